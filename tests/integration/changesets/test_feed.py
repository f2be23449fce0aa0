"""The feed tells everything once, in order: by area, with a plan its zones, with a parcel its land uses, loads."""

from __future__ import annotations

import json
import uuid
from datetime import date
from typing import Any

from django.test import Client
from shapely.geometry import box, mapping

from cadastre.models import Parcel
from layers.changesets import deciding, drafting, feed, outbox, publishing
from layers.changesets.models import ChangeSet
from layers.changesets.preparing import EditInput
from layers.registry import registry
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, draw_plan, draw_use, draw_ward, draw_zone
from tests.integration.changesets.conftest import Office, officer

Pair = tuple[Parcel, Parcel]


def told(user: Any = None, since: str = "", *layers: str, **values: Any) -> list[tuple[str, str, str]]:
    """(layer, operation, feature) of everything that a reader is told."""
    specs = [registry.get(name) for name in layers or ("parcels",)]
    found, _place, more = feed.changes(user, since, specs, feed.MOST, **values)
    assert not more
    return [(one.layer, one.operation, str(one.feature or "")) for one in found]


def at_end() -> str:
    """Where a reader stands who knows everything so far."""
    return str(feed.changes(None, "", list(registry), feed.MOST)[1])


def west() -> Any:
    """The first ten metres of the street, in the storage CRS."""
    return box(ORIGIN_EAST - 5, ORIGIN_NORTH - 5, ORIGIN_EAST + 9, ORIGIN_NORTH + 25)


def test_a_feature_that_leaves_the_area_is_deleted_to_its_reader(office: Office, pair: Pair) -> None:
    start = at_end()
    first, second = pair
    office.change(second, address="ở phía đông")
    office.change(first, address="ở phía tây")
    assert told(None, start, area=west()) == [("parcels", "update", str(first.pk))]
    start = at_end()
    office.change(first, shape=(40, 0, 50, 20))
    assert told(None, start, area=west()) == [("parcels", "delete", str(first.pk))]
    assert told(None, start) == [("parcels", "update", str(first.pk))]
    start = at_end()
    office.change(first, shape=(0, 0, 10, 20))
    assert told(None, start, area=west()) == [("parcels", "create", str(first.pk))]


def test_the_announcement_of_a_plan_tells_each_zone(transactional_db: None) -> None:
    editor, approver = officer("ke", "editor", "planning"), officer("hoach", "approver", "planning")
    plan = draw_plan((0, 0, 50, 50), status="preparing", announced_on=None)
    zones = [draw_zone(plan, (0, 0, 25, 50), "A"), draw_zone(plan, (25, 0, 50, 50), "B")]
    both = ("plans", "planning_zones")
    expected = {("planning_zones", str(one.pk)) for one in zones}

    def change(**values: Any) -> None:
        plan.refresh_from_db()
        draft = drafting.begin(editor, title="Công bố")
        drafting.add(editor, draft.pk, EditInput("plans", "update", plan.pk, plan.version, None, "", values))
        deciding.submit(editor, draft.pk)
        deciding.approve(approver, draft.pk)
        publishing.publish(approver, draft.pk)

    change(name="Tên khác")
    assert told(None, "", *both) == []
    start = at_end()
    change(status="announced", announced_on="2026-04-01")
    shown = told(None, start, *both)
    assert {(layer, feature) for layer, operation, feature in shown if operation == "create"} == expected | {
        ("plans", str(plan.pk))
    }
    start = at_end()
    change(status="approved")
    hidden = told(None, start, *both)
    assert {(layer, feature) for layer, operation, feature in hidden if operation == "delete"} == expected | {
        ("plans", str(plan.pk))
    }
    assert told(approver, start, *both) == [("plans", "update", str(plan.pk))]


def test_a_row_that_is_edited_with_what_hides_it_is_deleted(transactional_db: None) -> None:
    """The zone is changed in the very change set that takes its plan back; another was deleted before."""
    editor, approver = officer("ke", "editor", "planning"), officer("hoach", "approver", "planning")
    plan = draw_plan((0, 0, 50, 50))
    changed, deleted = draw_zone(plan, (0, 0, 25, 50), "A"), draw_zone(plan, (25, 0, 50, 50), "B")
    start = at_end()

    def publish(*edits: EditInput) -> None:
        draft = drafting.begin(editor, title="Thu hồi")
        for one in edits:
            drafting.add(editor, draft.pk, one)
        deciding.submit(editor, draft.pk)
        deciding.approve(approver, draft.pk)
        publishing.publish(approver, draft.pk)

    publish(EditInput("planning_zones", "delete", deleted.pk, deleted.version))
    publish(
        EditInput("planning_zones", "update", changed.pk, changed.version, None, "", {"zone_code": "A1"}),
        EditInput("plans", "update", plan.pk, plan.version, None, "", {"status": "approved"}),
    )
    told_of = told(None, start, "planning_zones")
    assert {(operation, feature) for _layer, operation, feature in told_of} == {
        ("delete", str(changed.pk)), ("delete", str(deleted.pk))
    }  # fmt: skip


def test_land_uses_are_hidden_with_their_parcel(office: Office, pair: Pair) -> None:
    use = draw_use(pair[0], "ODT", 100.0)
    start = at_end()
    office.change(pair[0], land_use_codes="CQP")
    layers = ("parcels", "parcel_land_uses")
    assert told(None, start, *layers) == [
        ("parcels", "delete", str(pair[0].pk)), ("parcel_land_uses", "delete", str(use.pk))
    ]  # fmt: skip
    assert told(office.approver, start, *layers) == [("parcels", "update", str(pair[0].pk))]


def test_what_was_hidden_is_told_from_what_was_changed_or_closed_in_the_open(
    office: Office, pair: Pair
) -> None:
    parcels, start = registry.get("parcels"), at_end()
    office.change(pair[1], address="chỗ khác")
    closing = office.begin()
    office.delete(closing, Parcel.objects.get(pk=pair[1].pk))
    office.publish(closing)
    assert ("parcels", "delete", str(pair[1].pk)) in told(None, start)
    assert not feed.hidden_since(None, start, parcels)
    office.change(pair[0], land_use_codes="CQP")
    assert feed.hidden_since(None, start, parcels)
    assert not feed.hidden_since(office.approver, start, parcels), "who sees it nevertheless lost nothing"
    assert not feed.hidden_since(None, at_end(), parcels)
    start = at_end()
    outbox.tell_whole_layer("parcels", uuid.uuid4(), "import")
    assert feed.hidden_since(None, start, parcels), "nobody knows what a load took out"


def test_a_load_by_command_asks_for_a_new_copy(office: Office, pair: Pair) -> None:
    office.change(pair[0], address="trước")
    outbox.tell_whole_layer("parcels", uuid.uuid4(), "import")
    office.change(pair[1], address="sau")
    assert [operation for _layer, operation, _feature in told()] == ["update", "resync", "update"]
    assert ChangeSet.objects.latest("published_at").publication == 3
    assert told(None, "", "planning_zones") == []


def test_a_reader_at_the_end_holds_the_cursor_of_everybody_at_the_end(office: Office, pair: Pair) -> None:
    office.change(pair[0], address="mới")
    of_zones = feed.changes(None, "", [registry.get("planning_zones")], 10)[1]
    of_parcels = feed.changes(None, "", [registry.get("parcels")], 10)[1]
    assert of_zones == of_parcels == feed.Place(2, 0)
    office.change(pair[0], address="mới hơn")
    assert told(None, str(of_zones)) == [("parcels", "update", str(pair[0].pk))]


def test_areas_over_http(office: Office, pair: Pair, client: Client) -> None:
    draw_ward((0, 0, 9, 20), code="26740", valid_from=date(2025, 7, 1))
    office.change(pair[0], address="một")
    office.change(pair[1], address="hai")
    west_end, south, east, north = west().bounds

    def ask(area: str, crs: str = "") -> Any:
        return client.get("/api/v1/changes", {"layer": "parcels", "area": area, "crs": crs})

    boxed = ask(f"{west_end},{south},{east},{north}", "EPSG:9210").json()["changes"]
    polygon = ask(json.dumps(mapping(west())), "EPSG:9210").json()["changes"]
    unit = ask("26740").json()["changes"]
    assert [one["feature"] for one in boxed] == [str(pair[0].pk)]
    assert polygon == boxed == unit
    for wrong in ("99999", "1,2,3", "{", '{"type":"Point","coordinates":[106.7,10.8]}'):
        answer = ask(wrong)
        assert answer.status_code == 400, wrong
        assert answer.json()["errors"][0]["field"] == "area" and answer.json()["errors"][0]["remedy"]
