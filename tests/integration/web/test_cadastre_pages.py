"""Trang nguồn gốc thửa và trang chất lượng: lineage both ways, quality of wards, and what stays hidden."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cadastre.domain.quality import QualityFound
from cadastre.models import Parcel, ParcelEvent, ParcelLineage
from cadastre.services.quality import record_run
from tests.drawing import draw_parcel, draw_ward
from tests.integration.changesets.conftest import Office, office, officer  # noqa: F401

pytestmark = pytest.mark.django_db


def _page(address: str, user: User | None = None, status: int = 200, **asked: Any) -> str:
    client = Client()
    if user:
        client.force_login(user)
    answer = client.get(address, asked)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def _told(text: str, name: str) -> dict[str, Any]:
    found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', text, re.DOTALL)
    assert found
    return dict(json.loads(found[1]))


@pytest.fixture
def merged() -> tuple[Parcel, Parcel]:
    """Parcel 45 became parcel 99 on 2 March 2026."""
    before, after = draw_parcel((0, 0, 10, 20)), draw_parcel((30, 0, 40, 20), parcel_number="99")
    event = ParcelEvent.objects.create(
        operation="merge", document="12/QĐ-UBND", document_date=date(2026, 2, 27),
        effective_on=date(2026, 3, 2), change_set=uuid4(),
    )  # fmt: skip
    ParcelLineage.objects.create(
        event=event, parent=before.pk, parent_version=1, child=after.pk, child_version=1,
        overlap_m2=200.0, share_of_parent=1.0, share_of_child=1.0,
    )  # fmt: skip
    return before, after


def test_the_lineage_is_told_from_both_ends(merged: tuple[Parcel, Parcel]) -> None:
    before, after = merged
    for own, other in (merged, (after, before)):
        text = _page(f"/data/parcels/{own.pk}/lineage/")
        assert f"/data/parcels/{other.pk}/lineage/" in text
        assert "Hợp thửa" in text and "02/03/2026" in text and "12/QĐ-UBND, 27/02/2026" in text
        graph = _told(text, "lineage-data")
        assert graph["id"] == str(own.pk)
        assert {one["number"] for one in graph["nodes"]} == {"45", "99"}
        (edge,) = graph["edges"]
        assert (edge["parent"], edge["child"]) == (str(before.pk), str(after.pk))
        (event,) = graph["events"]
        assert f"/api/v1/parcel-events/{event['id']}/record.pdf" in text
    assert "Merge" in _page(f"/data/parcels/{before.pk}/lineage/", lang="en")


def test_a_parcel_without_changes_says_so_and_an_unknown_one_is_not_found() -> None:
    parcel = draw_parcel((0, 0, 10, 20))
    text = _page(f"/data/parcels/{parcel.pk}/lineage/", depth="99")
    assert "Chưa ghi nhận biến động" in text and '<option value="3" selected>' in text
    assert f"/data/parcels/{parcel.pk}/lineage/" in _page(f"/data/parcels/{parcel.pk}/")
    _page(f"/data/parcels/{uuid4()}/lineage/", status=404)


def test_classified_land_has_no_lineage_for_citizens(merged: tuple[Parcel, Parcel]) -> None:
    before, after = merged
    Parcel.objects.filter(pk=before.pk).update(land_use_codes="CQP")
    _page(f"/data/parcels/{before.pk}/lineage/", status=404)
    text = _page(f"/data/parcels/{after.pk}/lineage/")
    assert str(before.pk) not in text


def test_the_wards_are_listed_with_what_was_found(office: Office) -> None:  # noqa: F811
    draw_ward((-50, -50, 50, 50))
    parcel = draw_parcel((0, 0, 10, 20))
    assert "chưa kiểm tra" in _page("/data/quality/")
    found = QualityFound("required", "Thiếu số tờ.", "No sheet number.", parcel.pk)
    record_run("26740", "manual", 1, [found, found])
    text = _page("/data/quality/")
    assert re.search(r'data-ward="26740".*Phường Sài Gòn.*<td class="num">2</td>', text, re.DOTALL)
    ward = _page("/data/quality/26740/")
    assert '<b data-figure="errors">2</b>' in ward and "data-trend" in ward
    rules = {one["id"]: one["count"] for one in _told(ward, "quality-data")["rules"]}
    assert rules["required"] == 2 and rules["overlap"] == 0 and rules["register-book"] is None
    assert "Required attributes" in _page("/data/quality/26740/", lang="en")


def test_only_who_approves_parcels_there_may_have_them_checked(office: Office) -> None:  # noqa: F811
    draw_ward((-50, -50, 50, 50))
    draw_parcel((0, 0, 10, 20))
    offered = 'id="quality-run"'
    assert offered in _page("/data/quality/26740/", office.approver)
    assert offered not in _page("/data/quality/26740/", office.editor)
    assert offered not in _page("/data/quality/26740/")
    elsewhere = officer("phuong-khac", "approver", unit="26743")
    assert offered not in _page("/data/quality/26740/", elsewhere)


@pytest.mark.parametrize("ward", ["00000", "x", "267400", "٢٦٧٤٠"])
def test_a_ward_without_parcels_has_no_page(ward: str) -> None:
    _page(f"/data/quality/{ward}/", status=404)
