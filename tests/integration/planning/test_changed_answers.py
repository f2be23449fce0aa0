"""Who subscribes to an area is told for which parcels the public answer changed, with m² before and after."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User

from layers.changesets import deciding, publishing
from layers.changesets.models import ChangeSet
from layers.changesets.preparing import EditInput
from layers.webhooks import following, managing
from layers.webhooks.models import AnswerChange, Delivery
from planning.services import changed_answers
from tests import drawing
from tests.integration.planning.test_impact import GREEN, Bureau, bureau, update

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["bureau"]


def subscribe(area: Any = None) -> User:
    user = User.objects.create_user("cap-phep")
    wanted = managing.Wanted("Cấp phép", "https://nhan.example.vn/", (), ("answer_changed",), area, "")
    managing.create(user, wanted, "", None)
    return user


def publish(bureau: Bureau, draft: ChangeSet) -> None:
    deciding.submit(draft.author, draft.pk)
    deciding.approve(bureau.chief, draft.pk)
    publishing.publish(bureau.chief, draft.pk)


def told() -> dict[str, dict[str, Any]]:
    """Answers by number of the parcel, out of the messages that were made."""
    following.follow()
    bodies = [json.loads(one.body) for one in Delivery.objects.all()]
    assert {one["type"] for one in bodies} <= {"answers.changed"}
    return {answer["number"]: answer for body in bodies for answer in body["data"]["answers"]}


def areas(answer: dict[str, Any]) -> dict[str | None, tuple[float, float]]:
    return {one["function"]: (one["before_m2"], one["after_m2"]) for one in answer["functions"]}


def test_a_shifted_border(bureau: Bureau) -> None:
    """The third parcel lies half in each zone; now it is all green."""
    subscribe()
    code = bureau.west.function_code
    publish(
        bureau, bureau.draft(update(bureau.west, (0, 0, 40, 100)), update(bureau.east, (40, 0, 100, 100)))
    )
    found = told()
    assert set(found) == {"3"}
    assert areas(found["3"]) == {code: (200.0, 0.0), GREEN["function_code"]: (200.0, 400.0)}
    assert found["3"]["parcel"] == str(bureau.parcels[2].pk)
    assert found["3"]["road_reserve"] == {"before_m2": 0.0, "after_m2": 0.0}


def test_the_announcement_of_a_plan_changes_answers_the_draft_does_not(bureau: Bureau) -> None:
    subscribe()
    plan = drawing.draw_plan(
        (190, 0, 230, 40), plan_code="DRAFT-1", status="preparing", announced_on=None, name="Đồ án mới"
    )
    zone = drawing.draw_zone(plan, (200, 0, 220, 10), "M1", **GREEN)
    publish(bureau, bureau.draft(update(zone, (200, 0, 220, 12))))
    assert told() == {}
    plan.refresh_from_db()
    announce = {"status": "announced", "announced_on": "2026-04-01"}
    publish(bureau, bureau.draft(EditInput("plans", "update", plan.pk, plan.version, None, "", announce)))
    found = told()
    assert set(found) == {"6"}
    assert areas(found["6"]) == {None: (400.0, 160.0), GREEN["function_code"]: (0.0, 240.0)}


def test_a_red_line_takes_ground(bureau: Bureau) -> None:
    subscribe()
    line = drawing.draw_red_line((0, 0, 100, 5), plan=bureau.plan)
    from tests.integration.changesets.conftest import geojson

    edit = EditInput("red_lines", "update", line.pk, line.version, geojson((0, 0, 60, 7)), "EPSG:9210", {})
    publish(bureau, bureau.draft(edit))
    found = told()
    reserves = {
        number: (one["road_reserve"]["before_m2"], one["road_reserve"]["after_m2"])
        for number, one in found.items()
    }
    assert reserves == {
        "1": (100.0, 140.0), "2": (100.0, 140.0), "3": (100.0, 140.0), "4": (100.0, 0.0), "5": (100.0, 0.0)
    }  # fmt: skip


def test_area_and_rights_of_the_subscriber(bureau: Bureau) -> None:
    """Only the second parcel lies in the area; the third is classified and told to nobody."""
    from shapely.geometry import box

    east, north = drawing.ORIGIN_EAST, drawing.ORIGIN_NORTH
    subscribe(box(east + 25, north + 1, east + 50, north + 5))
    bureau.parcels[2].__class__.objects.filter(pk=bureau.parcels[2].pk).update(land_use_codes="CQP")
    publish(bureau, bureau.draft(update(bureau.west, None, **GREEN)))
    assert set(told()) == {"2"}


def test_nothing_is_computed_for_nobody(bureau: Bureau) -> None:
    publish(bureau, bureau.draft(update(bureau.west, None, **GREEN)))
    assert AnswerChange.objects.count() == 0


def test_a_comparison_that_fails_stops_no_publication(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscribe()

    def fail(*arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(changed_answers, "impact", fail)
    draft = bureau.draft(update(bureau.west, None, **GREEN))
    publish(bureau, draft)
    draft.refresh_from_db()
    assert draft.status == "published"
    following.follow()
    [answer] = json.loads(Delivery.objects.get().body)["data"]["answers"]
    assert (answer["parcel"], answer["reason"]) == (None, "not-computed")
