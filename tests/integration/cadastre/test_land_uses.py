"""A parcel with several uses, each with its own area and term and none with a shape: shown with all of them."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from cadastre.domain.code_lists import ORIGINS_OF_USE
from cadastre.models import Parcel
from cadastre.queries.parcels import parcel
from tests import drawing

pytestmark = pytest.mark.django_db


@pytest.fixture
def mixed() -> Parcel:
    """ODT 100 m² for good and CLN 250 m² for fifty years."""
    whole = drawing.draw_parcel((0, 0, 10, 35), land_use_codes="ODT+CLN", official_area_m2=350.0)
    drawing.draw_use(whole, "ODT", 100.0, origin_of_use="CNQ-CTT", term_kind="long_term")
    drawing.draw_use(
        whole, "CLN", 250.0, origin_of_use="Được tặng cho", term_kind="fixed", term_from=date(2014, 7, 1),
        term_to=date(2064, 7, 1),
    )  # fmt: skip
    return whole


def test_both_uses_are_shown_with_area_origin_and_term(mixed: Parcel) -> None:
    uses = {one["code"]: one for one in parcel(str(mixed.pk), lang="vi")["land_uses"]}
    assert {code: one["area_m2"] for code, one in uses.items()} == {"ODT": 100.0, "CLN": 250.0}
    assert uses["ODT"]["origin"] == "Công nhận quyền sử dụng đất như giao đất có thu tiền sử dụng đất"
    assert uses["CLN"]["origin"] == "Được tặng cho"
    assert uses["CLN"]["term"] == {"kind": "fixed", "since": "2014-07-01", "until": "2064-07-01"}
    english = {one["code"]: one for one in parcel(str(mixed.pk), lang="en")["land_uses"]}
    assert english["ODT"]["origin"] == "Recognised as if allocated with land-use fee"


def test_a_map_without_register_shows_the_codes_without_areas(mixed: Parcel) -> None:
    mixed.land_uses.all().delete()
    assert [(one["code"], one["area_m2"]) for one in parcel(str(mixed.pk), lang="vi")["land_uses"]] == [
        ("ODT", None), ("CLN", None),
    ]  # fmt: skip


def test_programs_are_told_both_and_their_sum_is_the_official_area(mixed: Parcel) -> None:
    told = Client().get(f"/api/v1/parcels/{mixed.pk}").json()
    assert sum(one["area_m2"] for one in told["land_uses"]) == told["official_area_m2"] == 350.0
    assert [one["code"] for one in told["land_uses"]] == ["CLN", "ODT"]


def test_origins_that_were_stored_by_name_get_their_code(mixed: Parcel) -> None:
    """Rows of before the code list; the migration names the codes of the list."""
    migration = import_module("cadastre.migrations.0010_origins_by_code")
    assert tuple((code, vi) for code, vi, _en in ORIGINS_OF_USE) == migration.NAMES
    first, *others = mixed.land_uses.order_by("land_use_code")
    name = "Công nhận quyền sử dụng đất như giao đất có thu tiền sử dụng đất"
    mixed.land_uses.filter(pk=first.pk).update(origin_of_use=name)
    kept = [one.origin_of_use for one in others]
    with connection.schema_editor() as editor:
        migration.by_code(apps, editor)
    first.refresh_from_db()
    assert first.origin_of_use == "CNQ-CTT"
    assert [
        one.origin_of_use for one in mixed.land_uses.exclude(pk=first.pk).order_by("land_use_code")
    ] == kept
