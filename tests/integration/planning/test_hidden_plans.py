"""Đồ án chưa công bố: no door tells the public of it or of what belongs to it; who plans finds everything."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import orjson
import pytest
import shapely
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.gis.geos import GEOSGeometry
from django.db import connection
from django.test import Client

from layers.exporting import rows
from layers.models import RoleAssignment
from layers.registry import registry
from layers.rights import row_condition
from planning.models import BuildingLine, Plan, PlanDocument, PlanningZone, PlanStage, RedLine, SafetyCorridor
from tests import drawing
from tests.doors.asking import DOORS, TOLD_IN_CONSULTATION, Ask
from tests.doors.canaries import Canary
from tests.doors.judging import Answer, judge
from tests.doors.people import PLANNING, Person
from tiles import vector

pytestmark = pytest.mark.django_db
SQUARE = (31.4159, 27.1828, 61.4159, 57.1828)
NUMBER = "79QPK7QZX01"
PEOPLE = (
    Person("anonymous"), Person("land_editor"), Person("plan_editor", PLANNING),
)  # fmt: skip
STATES = ("preparing", "consultation", "appraisal", "approved", "announced without a day")
OF_A_PLAN: dict[str, type] = {
    "plans": Plan, "planning_zones": PlanningZone, "red_lines": RedLine, "building_lines": BuildingLine,
    "safety_corridors": SafetyCorridor, "plan_stages": PlanStage, "plan_documents": PlanDocument,
}  # fmt: skip


def draw(status: str, *, linked: bool = True) -> dict[str, Any]:
    """A plan in a state with one thing of each kind; rows with a code may know their plan by the code alone."""
    plan = drawing.draw_plan(
        SQUARE, plan_code=NUMBER, name=f"Đồ án kín {NUMBER}", status=status.split()[0], announced_on=None,
        decision_number=f"{NUMBER}/QĐ", consultation_from=date(2020, 1, 1), consultation_to=date(2099, 1, 1),
    )  # fmt: skip
    mine = {"plan": plan if linked else None, "plan_code": NUMBER, "source": "drawn"}
    line = shapely.MultiLineString([shapely.boundary(drawing.drawn(SQUARE).geoms[0])])
    return {
        "plans": plan,
        "planning_zones": PlanningZone.objects.create(
            geom=drawing.stored(drawing.drawn(SQUARE)), zone_code=f"{NUMBER}-Z", **mine
        ),
        "red_lines": drawing.draw_red_line(SQUARE, street_name=f"Đường {NUMBER}", **mine),
        "building_lines": BuildingLine.objects.create(
            geom=GEOSGeometry(line.wkb_hex, srid=drawing.SRID),
            street_name=f"Đường {NUMBER}",
            setback_raw="3m",
            **mine,
        ),
        "safety_corridors": SafetyCorridor.objects.create(
            geom=drawing.stored(drawing.drawn(SQUARE)), kind="power", name=f"Lưới {NUMBER}", **mine
        ),
        "plan_stages": PlanStage.objects.create(plan=plan, stage="lap", note=NUMBER, source="drawn"),
        "plan_documents": PlanDocument.objects.create(
            plan=plan, kind="text", number=NUMBER, title=f"Thuyết minh {NUMBER}", source="drawn"
        ),
    }


def canary(layer: str, row: Any) -> Canary:
    shape = shapely.from_wkb(bytes(row.geom.wkb)) if registry.get(layer).is_spatial else None
    return Canary(layer, "of a hidden plan", str(row.pk), shape, NUMBER, hidden=True, alone=True)


@pytest.fixture
def users() -> dict[str, User | AnonymousUser]:
    made: dict[str, User | AnonymousUser] = {"anonymous": AnonymousUser()}
    for name, scope in (("land_editor", "land"), ("plan_editor", "planning")):
        made[name] = User.objects.create(username=name)
        RoleAssignment.objects.create(user=made[name], role="editor", scope=scope)
    return made


@pytest.fixture
def ask(users: dict[str, Any]) -> Iterator[Callable[[Person, Ask], Answer]]:
    clients = {name: Client(raise_request_exception=False) for name in users}
    for name, user in users.items():
        if user.is_authenticated:
            clients[name].force_login(user)

    def send(person: Person, one: Ask) -> Answer:
        body = {} if one.body is None else {"data": one.body, "content_type": "application/json"}
        answer = getattr(clients[person.name], one.method.lower())(one.path, **body)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        return Answer(answer.status_code, dict(answer.headers), content)

    yield send


@pytest.mark.parametrize("status", ["preparing", "consultation"])
def test_no_door_tells_of_a_plan_that_is_not_announced(
    ask: Callable[[Person, Ask], Answer], status: str
) -> None:
    """Every door of the web process, for everybody, for every kind of thing that a plan has."""
    known: dict[tuple[str, str], Answer] = {}

    def answer(person: Person, one: Ask) -> Answer:
        """Asked once by each person: pages about a layer are the same for all that a plan has."""
        if one.method != "GET":
            return ask(person, one)
        key = person.name, one.path
        if key not in known:
            known[key] = ask(person, one)
        return known[key]

    wrong, shown = [], 0
    # tiles and pictures have connections of their own: tests/integration/tiles/test_hidden_plan.py
    doors = [door for door in DOORS if not door.name.startswith(("wms", "wmts", "tilejson", "mvt"))]
    if status == "consultation":  # its window is open: tests/api/test_plans.py says what may be told
        doors = [door for door in doors if door.name not in TOLD_IN_CONSULTATION]
    for layer, row in draw(status).items():
        thing = canary(layer, row)
        for door in doors:
            for person in PEOPLE:
                if door.serves(thing):
                    tally = judge(
                        person, door, thing, [(one, answer(person, one)) for one in door.asks(thing)]
                    )
                    wrong += tally.leaks + tally.missing
                    shown += tally.rows_shown
    assert wrong == [], "\n".join(wrong)
    assert shown > 7 * 2 * 3


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize("status", STATES)
def test_other_ways_out_hold_nothing_either(
    client: Client, users: dict[str, Any], status: str, linked: bool
) -> None:
    """Past days, versions, exports, raster maps, the extract; rows that know their plan by its code alone."""
    parcel = drawing.draw_parcel((30, 25, 50, 50))
    drawn = draw(status, linked=linked)
    x, y = drawing.ORIGIN_EAST + 40, drawing.ORIGIN_NORTH + 40
    box = f"{x - 100},{y - 100},{x + 100},{y + 100}"
    for name, row in drawn.items():
        spec = registry.get(name)
        for when in ("", "&datetime=2026-01-01", "&datetime=2014-01-01"):
            place = (
                f"&bbox={box}&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/9210" if spec.is_spatial else ""
            )
            found = client.get(f"/ogc/collections/{name}/items?f=json&limit=10{place}{when}")
            assert found.status_code == 200 and found.json()["features"] == [], (name, when)
        for version in ("", "?version=1"):
            assert client.get(f"/api/v1/layers/{name}/features/{row.pk}{version}").status_code == 404, name
        for user, count in ((users["anonymous"], 0), (users["land_editor"], 0), (users["plan_editor"], 1)):
            srid = settings.STORAGE_SRID
            chosen = rows.select(spec, user, srid=srid, storage_srid=srid)
            assert sum(batch.num_rows for batch in rows.batches(chosen)) == count, name
    extract = client.get(f"/api/v1/parcels/{parcel.pk}/extract").content.decode()
    assert (NUMBER in extract) is (status == "consultation")  # told of as a consultation, never as what holds
    body = orjson.loads(extract)
    assert not [one for one in body["concerned"] if one["layer"] in OF_A_PLAN]
    assert body["road_reserve"]["area_m2"] == 0


def test_shared_tiles_and_pictures_are_drawn_without_it() -> None:
    """What the renderers run is asked for the reader None: vector tiles at any zoom, and the rule of the rasters."""
    drawn = draw("preparing")
    for name in drawn:
        spec = registry.get(name)
        condition = row_condition(None, spec)
        assert condition and condition in (vector.tile_sql(spec, 15) if spec.tiles else condition), name
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {name} WHERE {condition}")
            assert cursor.fetchone() == (0,), name


def test_announcing_shows_everything_and_withdrawing_hides_it_again(client: Client) -> None:
    drawn = draw("approved")
    plan = drawn["plans"]
    for status, announced_on, count in (
        ("announced", date(2026, 11, 20), 1), ("superseded", date(2026, 11, 20), 1), ("expired", date(2026, 11, 20), 1),
        ("announced", None, 0), ("approved", date(2026, 11, 20), 0), ("announced", date(2026, 11, 20), 1),
    ):  # fmt: skip
        Plan.objects.filter(pk=plan.pk).update(status=status, announced_on=announced_on)
        for name in OF_A_PLAN:
            page = client.get(f"/ogc/collections/{name}/items?f=json&limit=10").json()
            assert len(page["features"]) == count, (name, status)


def test_what_a_deleted_draft_leaves_in_the_history_stays_hidden(client: Client) -> None:
    drawn = draw("preparing")
    for name in (
        "plan_stages",
        "plan_documents",
        "planning_zones",
        "red_lines",
        "building_lines",
        "safety_corridors",
    ):
        drawn[name].delete()
    Plan.objects.filter(plan_code=NUMBER).delete()
    for name in OF_A_PLAN:
        for when in ("2014-01-01", "2026-11-01"):
            page = client.get(f"/ogc/collections/{name}/items?{urlencode({'f': 'json', 'datetime': when})}")
            assert page.json()["features"] == [], name


def test_reference_data_without_a_plan_are_public(client: Client) -> None:
    draw("preparing")
    drawing.draw_red_line((200, 0, 220, 20))
    drawing.draw_red_line((300, 0, 320, 20), plan_code="79QPK0000000")
    page = client.get("/ogc/collections/red_lines/items?f=json&limit=10").json()
    assert len(page["features"]) == 2
