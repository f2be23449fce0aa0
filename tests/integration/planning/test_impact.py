"""What an approver is told before a plan is published, and the statistics of a ward, through their addresses."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from layers.changesets import deciding, drafting, publishing
from layers.changesets.models import ChangeSet
from layers.changesets.preparing import EditInput
from planning.models import Plan, PlanningZone
from planning.services import overlay
from tests import drawing
from tests.integration.changesets.conftest import geojson, officer

pytestmark = pytest.mark.django_db(transaction=True)
GREEN = {"function_code": "DAT_CayXanhCC", "function_name": "Đất cây xanh sử dụng công cộng"}


class Bureau:
    """Planners and what they draw on: a street of six parcels, 20 × 20 m, halfway over two zones."""

    def __init__(self) -> None:
        drawing.draw_ward((-50, -50, 400, 400))
        self.planner = officer("khanh", "editor", "planning")
        self.chief = officer("tam", "approver", "planning")
        self.stranger = officer("an", "editor", "land")
        self.parcels = [
            drawing.draw_parcel((x, 0, x + 20, 20), parcel_number=str(at + 1))
            for at, x in enumerate((0, 20, 40, 60, 80, 200))
        ]
        self.plan = drawing.draw_plan((0, 0, 100, 100))
        self.west = drawing.draw_zone(self.plan, (0, 0, 50, 100), "A1")
        self.east = drawing.draw_zone(self.plan, (50, 0, 100, 100), "A2", **GREEN)

    def draft(self, *edits: EditInput) -> ChangeSet:
        draft = drafting.begin(self.planner, title="Điều chỉnh")
        for one in edits:
            drafting.add(self.planner, draft.pk, one)
        return draft

    def impact(self, draft: ChangeSet, user: User | None = None, lang: str = "vi") -> dict[str, Any]:
        answer = ask(draft, user or self.chief, lang)
        assert answer.status_code == 200, answer.content
        return answer.json()


def ask(draft: ChangeSet, user: User | None, lang: str = "vi") -> Any:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client.get(f"/api/v1/changesets/{draft.pk}/impact", {"lang": lang})


def update(zone: PlanningZone, shape: Any = None, **values: Any) -> EditInput:
    return EditInput(
        "planning_zones",
        "update",
        zone.pk,
        zone.version,
        geojson(shape) if shape else None,
        "EPSG:9210",
        values,
    )


@pytest.fixture
def bureau(transactional_db: None) -> Bureau:
    return Bureau()


def by_code(found: list[dict[str, Any]]) -> dict[str | None, dict[str, Any]]:
    return {one["code"]: one for one in found}


def test_a_shifted_border_tells_who_gains_and_who_loses(bureau: Bureau) -> None:
    draft = bureau.draft(update(bureau.west, (0, 0, 35, 100)), update(bureau.east, (35, 0, 100, 100)))
    found = bureau.impact(draft)
    assert (found["layers"], found["parcels_changed"]) == (["planning_zones"], 2)
    assert found["parcels_by"] == {"function": 2, "plan": 0, "indicators": 0, "road_reserve": 0}
    functions = by_code(found["functions"])
    housing, green = functions["DAT_O_Nhomnhao"], functions["DAT_CayXanhCC"]
    assert (housing["before_m2"], housing["after_m2"], housing["lost_m2"], housing["gained_m2"]) == (
        1000,
        700,
        300,
        0,
    )
    assert (green["before_m2"], green["after_m2"], green["gained_m2"]) == (1000, 1300, 300)
    assert (housing["parcels_losing"], green["parcels_gaining"]) == (2, 2)
    assert found["function_changed_m2"] == 300
    # x 35 to 40 of the second parcel, x 40 to 50 of the third.
    assert [(one["number"], one["changes"][0]["change_m2"]) for one in found["parcels"]] in (
        [("3", -200.0), ("2", -100.0)],
        [("3", 200.0), ("2", 100.0)],
    )
    third = {one["function"]: one["change_m2"] for one in found["parcels"][0]["changes"]}
    assert third == {"DAT_O_Nhomnhao": -200.0, "DAT_CayXanhCC": 200.0}
    assert found["road_reserve"] is None
    assert bureau.impact(draft, lang="en")["parcels"][0]["changes"][0]["name"] in (
        "Housing",
        "Public green space",
    )


def test_what_was_told_is_what_publication_brings(bureau: Bureau) -> None:
    draft = bureau.draft(update(bureau.west, (0, 0, 35, 100)), update(bureau.east, (35, 0, 100, 100)))
    overlay.refresh_all()
    before = use_of_ward()
    told = by_code(bureau.impact(draft)["functions"])["DAT_CayXanhCC"]
    deciding.submit(bureau.planner, draft.pk)
    deciding.approve(bureau.chief, draft.pk)
    publishing.publish(bureau.chief, draft.pk)
    overlay.refresh_touched(draft.pk)
    after = use_of_ward()
    assert after["DAT_CayXanhCC"] - before["DAT_CayXanhCC"] == pytest.approx(
        told["gained_m2"] - told["lost_m2"]
    )
    gone = ask(draft, bureau.chief)
    assert gone.status_code == 409
    assert gone.json()["errors"][0]["code"] == "decided"


def test_a_deleted_zone_leaves_ground_without_one(bureau: Bureau) -> None:
    draft = bureau.draft(EditInput("planning_zones", "delete", bureau.east.pk, bureau.east.version))
    found = bureau.impact(draft)
    assert found["parcels_changed"] == 3
    functions = by_code(found["functions"])
    assert functions[None]["gained_m2"] == functions["DAT_CayXanhCC"]["lost_m2"] == 1000
    assert functions[None]["name"] == "Chưa có quy hoạch chi phối"


def test_new_indicators_change_the_answer_without_moving_ground(bureau: Bureau) -> None:
    found = bureau.impact(bureau.draft(update(bureau.west, storeys_raw="≤9")))
    assert found["parcels_by"] == {"function": 0, "plan": 0, "indicators": 3, "road_reserve": 0}
    assert (found["parcels_changed"], found["functions"], found["function_changed_m2"]) == (3, [], 0)


def test_a_zone_that_a_detailed_plan_overrides_changes_nothing(bureau: Bureau) -> None:
    detailed = drawing.draw_plan((0, 0, 100, 100), level="chi_tiet")
    drawing.draw_zone(detailed, (0, 0, 100, 100), "CT1")
    draft = bureau.draft(update(bureau.west, (0, 0, 35, 100)), update(bureau.east, (35, 0, 100, 100)))
    found = bureau.impact(draft)
    assert (found["parcels_changed"], found["parcels_looked_at"]) == (0, 5)


def test_a_plan_that_is_not_announced_counts_as_if_it_were_and_is_named(bureau: Bureau) -> None:
    hidden = drawing.draw_plan((0, 0, 20, 20), level="chi_tiet", status="approved", announced_on=None)
    new = EditInput(
        "planning_zones", "create", None, None, geojson((0, 0, 20, 20)), "EPSG:9210",
        {"plan": str(hidden.pk), "plan_code": hidden.plan_code, "zone_code": "CT1", **GREEN},
    )  # fmt: skip
    draft = bureau.draft(new)
    found = bureau.impact(draft)
    assert found["not_announced"] == [hidden.plan_code]
    assert [one["number"] for one in found["parcels"]] == ["1"]
    assert found["parcels_by"]["plan"] == 1
    assert by_code(found["plans"])[hidden.plan_code]["gained_m2"] == 400
    assert by_code(found["plans"])[bureau.plan.plan_code]["lost_m2"] == 400


def test_announcing_a_plan_brings_the_zones_it_has_already(bureau: Bureau) -> None:
    hidden = drawing.draw_plan((0, 0, 20, 20), level="chi_tiet", status="approved", announced_on=None)
    drawing.draw_zone(hidden, (0, 0, 20, 20), "CT1", **GREEN)
    edit = EditInput(
        "plans", "update", hidden.pk, hidden.version, None, "EPSG:9210",
        {"status": "announced", "announced_on": "2026-11-20"},
    )  # fmt: skip
    found = bureau.impact(bureau.draft(edit))
    assert (found["parcels_changed"], found["not_announced"]) == (1, [])
    assert found["parcels"][0]["plan_changes"]


def test_an_expired_plan_takes_its_zones_along(bureau: Bureau) -> None:
    held = Plan.objects.get(pk=bureau.plan.pk)
    edit = EditInput("plans", "update", held.pk, held.version, None, "EPSG:9210", {"status": "expired"})
    found = bureau.impact(bureau.draft(edit))
    assert found["parcels_changed"] == 5
    assert by_code(found["functions"])[None]["gained_m2"] == 2000


def test_a_wider_street_takes_ground(bureau: Bureau) -> None:
    line = drawing.draw_red_line((0, 0, 100, 5), plan=bureau.plan, plan_code=bureau.plan.plan_code)
    crossing = drawing.draw_red_line((10, -20, 14, 40))
    wider = EditInput("red_lines", "update", line.pk, line.version, geojson((0, 0, 100, 8)), "EPSG:9210", {})
    found = bureau.impact(bureau.draft(wider))
    reserve = found["road_reserve"]
    # The crossing street holds 4 m of each metre of depth already: overlaps count once.
    assert (reserve["before_m2"], reserve["after_m2"]) == (500 + 4 * 15, 800 + 4 * 12)
    assert (reserve["taken_m2"], reserve["given_back_m2"]) == (288.0, 0.0)
    assert (reserve["parcels_losing"], found["parcels_by"]["road_reserve"]) == (5, 5)
    assert found["parcels_by"]["function"] == 0
    assert {one["road_reserve_m2"] for one in found["parcels"]} == {60.0, 48.0}
    assert crossing.pk


def test_the_list_is_capped_and_the_count_is_not(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planning.services.impact.LISTED", 2)
    draft = bureau.draft(EditInput("planning_zones", "delete", bureau.east.pk, bureau.east.version))
    found = bureau.impact(draft)
    assert (len(found["parcels"]), found["parcels_changed"], found["listed_at_most"]) == (2, 3, 2)


def test_other_change_sets_touch_no_answer(bureau: Bureau) -> None:
    draft = drafting.begin(bureau.stranger, title="Tách thửa")
    parcel = bureau.parcels[0]
    drafting.add(
        bureau.stranger,
        draft.pk,
        EditInput("parcels", "update", parcel.pk, parcel.version, None, "EPSG:9210", {"sheet_number": "9"}),
    )
    found = bureau.impact(draft, bureau.stranger)
    assert (found["layers"], found["parcels_changed"], found["parcels"]) == ([], 0, [])


def test_nobody_else_learns_of_a_draft(bureau: Bureau) -> None:
    draft = bureau.draft(update(bureau.west, (0, 0, 35, 100)))
    assert ask(draft, None).status_code == 401
    assert ask(draft, bureau.stranger).status_code == 404
    assert ask(draft, officer("lan", "editor", "planning")).status_code == 404
    assert ask(draft, bureau.planner).status_code == 200


def use_of_ward(client: Client | None = None) -> dict[str | None, float]:
    answer = (client or Client()).get("/api/v1/statistics/land-use", {"ward": "26740"})
    assert answer.status_code == 200, answer.content
    return {one["function"]["code"]: one["area_m2"] for one in answer.json()["rows"]}


def test_planned_against_actual_use_of_a_ward(bureau: Bureau) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM overlay_runs")
    asked = Client().get("/api/v1/statistics/land-use", {"ward": "26740"})
    assert (asked.status_code, asked.headers["Retry-After"]) == (503, "60")
    bureau.parcels[0].land_use_codes = "CLN"
    bureau.parcels[0].save()
    hidden = drawing.draw_plan((0, 0, 100, 100), level="chi_tiet", status="preparing", announced_on=None)
    drawing.draw_zone(hidden, (0, 0, 100, 100), "CT1", **GREEN)
    overlay.refresh_all()
    found = Client().get("/api/v1/statistics/land-use", {"ward": "26740", "lang": "en"}).json()
    told = {
        (one["function"]["code"], one["land_use"]["code"]): (one["parcels"], one["area_m2"], one["share_pct"])
        for one in found["rows"]
    }
    assert told == {
        ("DAT_CayXanhCC", "ODT"): (3, 1000.0, 41.7),
        ("DAT_O_Nhomnhao", "ODT"): (2, 600.0, 25.0),
        ("DAT_O_Nhomnhao", "CLN"): (1, 400.0, 16.7),
        (None, "ODT"): (1, 400.0, 16.7),
    }
    assert (found["parcels"], found["area_m2"]) == (6, 2400.0)
    assert found["rows"][0]["land_use"]["name"] == "Urban residential"
    assert found["computed_at"] <= found["refreshed_at"]
    assert Client().get("/api/v1/statistics/land-use", {"ward": "1"}).status_code == 404
    assert Client().get("/api/v1/statistics/land-use").status_code == 400
