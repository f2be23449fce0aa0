"""Liên kết bằng tên: what a change set says of the features that its edits point to, to each reader."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from layers.changesets import drafting
from layers.changesets.models import ChangeSet
from layers.changesets.preparing import EditInput
from tests.drawing import draw_parcel, draw_permit, draw_plan, draw_use, draw_zone
from tests.integration.changesets.conftest import CRS, Office, geojson, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def planner(office: Office) -> User:
    """Somebody who edits plans, with an approver beside."""
    officer("duyet", "approver", "planning")
    return officer("ke", "editor", "planning")


def _update(draft: ChangeSet, layer: str, feature: Any, **values: object) -> None:
    drafting.add(
        draft.author, draft.pk, EditInput(layer, "update", feature.pk, feature.version, None, CRS, values)
    )


def _changes(user: User, draft: ChangeSet, lang: str = "vi") -> dict[str, tuple[str, str]]:
    client = Client()
    client.force_login(user)
    answer = client.get(f"/api/v1/changesets/{draft.pk}/diff", {"lang": lang})
    assert answer.status_code == 200, answer.content
    told = json.loads(answer.content)["edits"]
    return {one["field"]: (one["before_text"], one["after_text"]) for edit in told for one in edit["changes"]}


def test_a_link_is_told_by_name(planner: User) -> None:
    old, new = (draw_plan((0, 0, 90, 90), name=f"Phân khu {name}") for name in ("Cũ", "Mới"))
    zone = draw_zone(old, (0, 0, 10, 10), "A1")
    draft = drafting.begin(planner, title="Chuyển đồ án")
    _update(draft, "planning_zones", zone, plan=str(new.pk))
    assert _changes(planner, draft)["plan"] == ("Phân khu Cũ", "Phân khu Mới")
    assert str(new.pk) not in json.dumps(_changes(planner, draft))


def test_a_feature_of_the_same_draft_has_its_name_too(planner: User) -> None:
    zone = draw_zone(draw_plan((0, 0, 90, 90)), (0, 0, 10, 10), "A1")
    draft = drafting.begin(planner, title="Đồ án mới")
    born = uuid.uuid4()
    values = {"name": "Phân khu Chưa Có", "plan_code": "79QPK1999999", "level": "phan_khu"}
    drafting.add(
        planner, draft.pk, EditInput("plans", "create", born, None, geojson((0, 0, 50, 50)), CRS, values)
    )
    _update(draft, "planning_zones", zone, plan=str(born))
    assert _changes(planner, draft)["plan"] == ("Đồ án phân khu vẽ thử", "Phân khu Chưa Có")


def test_a_hidden_feature_is_not_named(office: Office) -> None:
    clerk, reviewer = officer("phep", "editor", "permits"), officer("duyetphep", "approver", "permits")
    plain = draw_parcel((0, 0, 10, 10), parcel_number="1")
    secret = draw_parcel((20, 0, 30, 10), parcel_number="88", land_use_codes="CQP")
    permit = draw_permit((0, 0, 5, 5), parcel=plain.pk)
    draft = drafting.begin(clerk, title="Sửa thửa của giấy phép")
    _update(draft, "building_permits", permit, parcel=str(secret.pk))
    for user in (clerk, reviewer):
        before, after = _changes(user, draft)["parcel"]
        assert before == "Số thửa 1 · Số tờ 12 · Phường Sài Gòn"
        assert after == "(không còn, hoặc bạn không được xem)"
    assert _changes(clerk, draft, "en")["parcel"][1] == "(gone, or not for you to see)"


def test_the_page_of_a_feature_names_what_it_points_to(office: Office) -> None:
    use = draw_use(draw_parcel((0, 0, 10, 10)), "ODT", 50.0)
    text = Client().get(f"/data/parcel_land_uses/{use.pk}/").content.decode()
    assert "<dd>Số thửa 45 · Số tờ 12 · Phường Sài Gòn</dd>" in text


def test_a_conflict_names_both_sides(planner: User) -> None:
    plans = [draw_plan((0, 0, 90, 90), name=f"Phân khu {name}") for name in ("Một", "Hai", "Ba")]
    zone = draw_zone(plans[0], (0, 0, 10, 10), "A1")
    draft = drafting.begin(planner, title="Chậm chân")
    _update(draft, "planning_zones", zone, plan=str(plans[1].pk))
    type(zone).objects.filter(pk=zone.pk).update(plan=plans[2])
    client = Client()
    client.force_login(planner)
    (conflict,) = client.get(f"/api/v1/changesets/{draft.pk}/conflicts").json()["conflicts"]
    assert set(conflict["names"].values()) == {"Phân khu Một", "Phân khu Hai", "Phân khu Ba"}
