"""The table of shares equals an independent computation, and what is refreshed in part equals the whole."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
import shapely
from django.core.management import call_command
from django.db import connection

from cadastre.models import Parcel
from layers.changesets import deciding, drafting, publishing
from layers.changesets.preparing import EditInput
from planning.models import Plan, PlanningZone
from planning.queries import overlay as reading
from planning.services import overlay
from tests import drawing
from tests.integration.changesets.conftest import Office, geojson, office, officer
from tests.integration.planning.test_extract_equals_shapely import fabric

__all__ = ["fabric", "office"]
Shares = dict[tuple[uuid.UUID, uuid.UUID], tuple[Any, ...]]


def shares() -> Shares:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT parcel, zone, parcel_version, zone_version, plan_code, area_m2, governing_m2, share "
            "FROM parcel_zone_shares"
        )
        return {(row[0], row[1]): row[2:] for row in cursor.fetchall()}


def independent() -> dict[tuple[uuid.UUID, uuid.UUID], float]:
    """Areas in common, one pair after the other."""
    zones = [(one.pk, shapely.from_wkb(bytes(one.geom.wkb))) for one in PlanningZone.objects.all()]
    tree = shapely.STRtree([shape for _, shape in zones])
    found = {}
    for parcel in Parcel.objects.all():
        shape = shapely.from_wkb(bytes(parcel.geom.wkb))
        for at in tree.query(shape):
            if (area := shape.intersection(zones[at][1]).area) > 1e-6:
                found[parcel.pk, zones[at][0]] = area
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("tile", [100_000, 90])
def test_every_pair_is_there_with_its_area(fabric: None, tile: int) -> None:
    run = overlay.refresh_all(tile=tile)
    told, expected = shares(), independent()
    assert told.keys() == expected.keys()
    assert run.pairs == len(told) > 500
    assert run.parcels == Parcel.objects.count()
    assert max(abs(told[key][3] - expected[key]) for key in expected) < 1e-6
    assert sum(one[3] for one in told.values()) == pytest.approx(sum(expected.values()), abs=0.01)
    areas = {one.pk: shapely.from_wkb(bytes(one.geom.wkb)).area for one in Parcel.objects.all()}
    governing = dict.fromkeys(areas, 0.0)
    for (parcel, _zone), row in told.items():
        governing[parcel] += row[4]
        assert row[5] == pytest.approx(row[3] / areas[parcel])
    # The zoning plan covers everything, and one zone governs each place.
    assert max(abs(governing[parcel] - areas[parcel]) for parcel in areas) < 1e-3


@pytest.mark.django_db
def test_the_command_fills_the_table_again_and_again(fabric: None) -> None:
    call_command("overlay_plans", verbosity=0)
    first = shares()
    call_command("overlay_plans", verbosity=0)
    assert shares() == first
    assert reading.last_run()[0] is not None


@pytest.mark.django_db
def test_only_what_a_citizen_may_see_is_in_the_table() -> None:
    parcel = drawing.draw_parcel((0, 0, 10, 20))
    drawing.draw_parcel((10, 0, 20, 20), parcel_number="46", land_use_codes="CQP")
    plan = drawing.draw_plan((-50, -50, 90, 90))
    seen = drawing.draw_zone(plan, (-40, -40, 80, 80), "SEEN")
    for status, announced in (("preparing", None), ("approved", None), ("superseded", plan.announced_on)):
        other = drawing.draw_plan((-50, -50, 90, 90), status=status, announced_on=announced)
        drawing.draw_zone(other, (-40, -40, 80, 80), status)
    overlay.refresh_all()
    assert set(shares()) == {(parcel.pk, seen.pk)}


def zones_of(plan: Plan) -> tuple[PlanningZone, PlanningZone]:
    return drawing.draw_zone(plan, (0, 0, 50, 100), "A1"), drawing.draw_zone(plan, (50, 0, 100, 100), "A2")


def test_a_publication_refreshes_what_it_touches(office: Office) -> None:
    planner, chief = officer("khanh", "editor", "planning"), officer("tam", "approver", "planning")
    parcels = [
        drawing.draw_parcel((x, 0, x + 20, 20), parcel_number=str(x)) for x in (0, 20, 40, 60, 80, 200)
    ]
    west, east = zones_of(drawing.draw_plan((0, 0, 100, 100)))
    overlay.refresh_all()
    before = shares()
    draft = drafting.begin(planner, title="Điều chỉnh")
    for zone, shape in ((west, (0, 0, 45, 100)), (east, (45, 0, 100, 100))):
        edit = EditInput("planning_zones", "update", zone.pk, zone.version, geojson(shape), "EPSG:9210")
        drafting.add(planner, draft.pk, edit)
    deciding.submit(planner, draft.pk)
    deciding.approve(chief, draft.pk)
    publishing.publish(chief, draft.pk)
    assert shares() == before
    assert set(reading.touched_by(draft.pk)) == {one.pk for one in parcels[:5]}
    assert queued() == [str(draft.pk)]
    overlay.refresh_touched(draft.pk)
    partly = shares()
    assert partly[parcels[2].pk, west.pk][3] == pytest.approx(100.0)
    overlay.refresh_all()
    assert shares() == partly


def test_parcels_that_hold_no_longer_lose_their_shares(office: Office) -> None:
    parcel, neighbour = (
        drawing.draw_parcel((0, 0, 10, 20)),
        drawing.draw_parcel((10, 0, 20, 20), parcel_number="46"),
    )
    west, _east = zones_of(drawing.draw_plan((0, 0, 100, 100)))
    overlay.refresh_all()
    draft = office.begin()
    office.delete(draft, parcel)
    office.edit(draft, neighbour, (10, 0, 30, 20))
    office.publish(draft)
    overlay.refresh_touched(draft.pk)
    assert {key: row[3] for key, row in shares().items()} == {(neighbour.pk, west.pk): pytest.approx(400.0)}
    partly = shares()
    overlay.refresh_all()
    assert shares() == partly


def queued() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args->>'change_set' FROM procrastinate_jobs WHERE task_name = %s", [overlay.TASK]
        )
        return [row[0] for row in cursor.fetchall()]
