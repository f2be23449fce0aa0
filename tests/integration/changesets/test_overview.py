"""Tổng quan, hàng chờ: figures, grid, sample and counts of what a reviewer sees."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.changesets.models import ChangeSet
from tests.drawing import draw_parcel
from tests.integration.changesets.conftest import Office, officer

pytestmark = pytest.mark.django_db


def _get(user: User, path: str, **values: Any) -> dict[str, Any]:
    client = Client()
    client.force_login(user)
    answer = client.get(f"/api/v1/changesets{path}", values)
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


@pytest.fixture
def mixed(office: Office) -> ChangeSet:
    """One parcel made smaller by 20 m², one renumbered, one deleted, one new of 100 m², 900 m apart."""
    small, plain, gone = (draw_parcel((at, 0, at + 10, 20), parcel_number=str(at)) for at in (0, 30, 60))
    draft = office.begin()
    office.edit(draft, small, (0, 0, 9, 20))
    office.edit(draft, plain, parcel_number="31")
    office.delete(draft, gone)
    office.edit(draft, None, (900, 0, 910, 10), sheet_number="12", parcel_number="900")
    draft.refresh_from_db()
    return draft


def test_a_change_set_in_figures(office: Office, mixed: ChangeSet) -> None:
    told = _get(office.approver, f"/{mixed.pk}/overview")
    (parcels,) = told["layers"]
    assert parcels["update"] == {
        "count": 2, "reshaped": 1, "area_before_m2": 400.0, "area_after_m2": 380.0,
    }  # fmt: skip
    assert parcels["delete"]["area_before_m2"] == 200.0
    assert parcels["delete"]["area_after_m2"] is None
    assert parcels["create"]["area_after_m2"] == 100.0
    cells = told["cells"]
    assert sum(one["create"] + one["update"] + one["delete"] for one in cells) == 4
    assert [one["create"] for one in cells if one["create"]] == [1]
    assert told["step_m"] == 50.0


def test_the_difference_of_some_edits(office: Office, mixed: ChangeSet) -> None:
    path = f"/{mixed.pk}/diff"
    assert [one["operation"] for one in _get(office.approver, path)["edits"]] == [
        "update", "update", "delete", "create",
    ]  # fmt: skip
    assert len(_get(office.approver, path, operation="update")["edits"]) == 2
    assert len(_get(office.approver, path, layer="red_lines")["edits"]) == 0
    cell = next(one for one in _get(office.approver, f"/{mixed.pk}/overview")["cells"] if one["create"])
    box = ",".join(str(one) for one in cell["bbox"])
    assert [one["operation"] for one in _get(office.approver, path, bbox=box)["edits"]] == ["create"]
    drawn = _get(office.approver, path, sample=2)["edits"]
    assert len(drawn) == 2
    assert drawn == _get(office.approver, path, sample=2)["edits"]
    first = _get(office.approver, path, limit=1)
    assert [one["seq"] for one in first["edits"]] == [first["next"]]
    assert {"findings", "comments"} <= first["edits"][0].keys()


def test_the_queue_counts_what_waits_for_whom(office: Office, mixed: ChangeSet) -> None:
    parcel = draw_parcel((0, 100, 10, 120), parcel_number="7")
    office.change(parcel, address="1 Lê Lợi")
    assert _tabs(office.approver) == {"waiting": 0, "mine": 0, "published": 1, "all": 2}
    waiting = office.begin(office.colleague)
    office.edit(waiting, parcel, address="2 Lê Lợi")
    _post(office.colleague, f"/{waiting.pk}/submit")
    assert _tabs(office.approver) == {"waiting": 1, "mine": 0, "published": 1, "all": 3}
    assert _tabs(office.colleague) == {"waiting": 0, "mine": 1, "published": 1, "all": 2}
    assert _tabs(office.approver, author="minh") == {"waiting": 1, "mine": 0, "published": 0, "all": 1}
    assert _tabs(officer("xa", "reader")) == dict.fromkeys(("waiting", "mine", "published", "all"), 0)
    listed = _get(office.approver, "", waiting="true")["changesets"]
    assert [one["id"] for one in listed] == [str(waiting.pk)]


def _tabs(user: User, **values: str) -> dict[str, int]:
    return {name: tab["count"] for name, tab in _get(user, "/counts", **values)["tabs"].items()}


def _post(user: User, path: str) -> None:
    client = Client()
    client.force_login(user)
    assert client.post(f"/api/v1/changesets{path}").status_code == 200
