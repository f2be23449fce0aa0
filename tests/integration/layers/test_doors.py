"""The same doors in process, for what the demo city does not have: a whole layer of the office, an export, a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest
import shapely
from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import connection
from django.test import Client

from layers.changesets import drafting
from layers.changesets.preparing import EditInput
from layers.exporting import rows, writing
from layers.labels import Label
from layers.models import RoleAssignment
from layers.registry import registry
from layers.spec import LayerSpec, Rights
from tests import drawing
from tests.doors.asking import DOORS, Ask, Door
from tests.doors.canaries import Canary
from tests.doors.judging import Answer, judge
from tests.doors.people import LAND, PEOPLE, WARD, Person
from tiles.maps import UnknownMap, all_maps, get_layer

pytestmark = pytest.mark.django_db
OFFICE = "toy_of_the_office"
ROLES: dict[str, tuple[str, ...]] = {
    "agency_reader": ("reader:*",), "ward_editor": (f"editor:land@{WARD}",), "land_editor": ("editor:land",),
    "land_approver": ("approver:land",), "plan_editor": ("editor:planning",), "plan_approver": ("approver:planning",),
    "steward": ("owner:*",), "office_reader": ("reader:office",), "office_ward": (f"reader:office@{WARD}",),
    "permit-system": ("reader:*", "editor:permits"),
}  # fmt: skip


@pytest.fixture
def users() -> dict[str, User | AnonymousUser]:
    """Logins with the roles of the demo city, and two that read the layer of the office."""
    made: dict[str, User | AnonymousUser] = {"anonymous": AnonymousUser()}
    for name, roles in ROLES.items():
        user = made[name] = User.objects.create(username=name)
        for text in roles:
            role, _, scope = text.partition(":")
            scope, _, unit = scope.partition("@")
            RoleAssignment.objects.create(user=user, role=role, scope=scope, unit_code=unit)
    made["admin"] = User.objects.create_superuser("admin")
    return made


@pytest.fixture
def ask(users: dict[str, Any], tmp_path: Path) -> Iterator[Callable[[Person, Ask], Answer]]:
    """A request of one of them, by a session."""
    clients = {name: Client(raise_request_exception=False) for name in users}
    for name, user in users.items():
        if user.is_authenticated:
            clients[name].force_login(user)

    def send(person: Person, ask: Ask) -> Answer:
        body = {} if ask.body is None else {"data": ask.body, "content_type": "application/json"}
        answer = getattr(clients[person.name], ask.method.lower())(ask.path, **body)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if answer.headers.get("Content-Encoding") == "gzip":
            import gzip

            content = gzip.decompress(content)
        return Answer(answer.status_code, dict(answer.headers), content)

    yield send


@pytest.fixture
def office() -> Iterator[LayerSpec]:
    """A layer with tiles that only the office reads."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {OFFICE} (LIKE road_segments INCLUDING ALL)")
        cursor.execute(f"CREATE TABLE history.{OFFICE} (LIKE history.road_segments INCLUDING ALL)")
    spec = replace(
        registry.get("road_segments"), title=Label("Lớp kín QZX", "Secret QZX layer"), base_map_check=None,
        rights=Rights(read="reader:office", write="editor:office", approve="approver:office"),
    )  # fmt: skip
    object.__setattr__(spec, "name", OFFICE)
    registry.register(spec)
    yield spec
    registry.unregister(OFFICE)


def road_of_the_office() -> Canary:
    """A road in the ward of the ward officer."""
    drawing.draw_ward((-200, -200, 500, 500))
    x, y = drawing.ORIGIN_EAST + 31.4159, drawing.ORIGIN_NORTH + 27.1828
    line = shapely.MultiLineString([[(x, y), (x + 60.6, y + 5.5)]])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {OFFICE} (id, geom, geom_4326, geom_3857, source, name, road_number, management_class) "
            "SELECT gen_random_uuid(), g, ST_Transform(g, 4326), ST_Transform(g, 3857), 'drawn', 'Đường QZX', 'QZX-1', "
            "'x' "
            "FROM (SELECT ST_GeomFromWKB(%s, 9210) AS g) AS one RETURNING id::text",
            [shapely.to_wkb(line)],
        )
        identity = cursor.fetchone()[0]
    return Canary(OFFICE, "of the office", identity, line, "QZX", hidden=True, inside=True, alone=True)


def doors_of_the_office() -> list[Door]:
    """Doors of the web process; whoever may read the layer may find it at each, and its vector tiles as well."""
    ours = [door for door in DOORS if not door.name.startswith(("wms", "wmts"))]
    return [
        replace(
            door, asks=_without_maps(door.asks), shared=False,
            rows="may" if door.rows == "never" else door.rows,
        )
        for door in ours
    ]  # fmt: skip


def _without_maps(asks: Callable[[Canary], list[Ask]]) -> Callable[[Canary], list[Ask]]:
    return lambda canary: [one for one in asks(canary) if not urlsplit(one.path).path.startswith("/map/")]


def test_a_layer_of_the_office_is_there_for_its_readers_and_for_nobody_else(
    ask: Callable[[Person, Ask], Answer], office: LayerSpec
) -> None:
    canary = road_of_the_office()
    readers = {"agency_reader", "steward", "admin", "office_reader", "office_ward", "permit-system"}
    people = [Person(name, frozenset({OFFICE}) if name in readers else frozenset()) for name in
              ("anonymous", "admin", *ROLES)]  # fmt: skip
    wrong: list[str] = []
    shown = 0
    for door in doors_of_the_office():
        for person in people:
            if door.serves(canary):
                tally = judge(person, door, canary, [(one, ask(person, one)) for one in door.asks(canary)])
                wrong += tally.leaks + tally.missing
                shown += tally.rows_shown
    assert wrong == [], "\n".join(wrong)
    assert shown >= 6 * len(readers)


def test_shared_maps_do_not_know_a_layer_of_the_office(office: LayerSpec) -> None:
    assert OFFICE not in {one.name for one in all_maps()}
    assert not any(spec.name == OFFICE for one in all_maps() for spec in one.specs)
    with pytest.raises(UnknownMap):
        get_layer(OFFICE)


def test_a_reader_of_one_ward_reads_its_rows_only(
    ask: Callable[[Person, Ask], Answer], office: LayerSpec
) -> None:
    inside = road_of_the_office()
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {OFFICE} (id, geom, source, name, management_class) SELECT gen_random_uuid(), "
            f"ST_Translate(geom, 2000, 0), 'drawn', 'xa', 'x' FROM {OFFICE}"
        )
    path = f"/api/v1/layers/{OFFICE}/features"
    for name, count in (("office_reader", 2), ("office_ward", 1)):
        page = orjson.loads(ask(Person(name), Ask(path)).body)
        assert page["numberReturned"] == count and inside.id in {one["id"] for one in page["features"]}


def test_an_export_holds_what_its_reader_may_see(users: dict[str, Any], tmp_path: Path) -> None:
    drawing.draw_ward((0, 0, 100, 100))
    drawing.draw_parcel((0, 0, 10, 10), holder_name="Công Khai", parcel_number="1")
    drawing.draw_parcel((20, 0, 30, 10), holder_name="Mật Trong", parcel_number="2", land_use_codes="CQP")
    drawing.draw_parcel((200, 0, 210, 10), holder_name="Mật Ngoài", parcel_number="3", land_use_codes="CAN")
    spec = registry.get("parcels")
    for person in PEOPLE:
        chosen = rows.select(
            spec, users[person.name], srid=settings.STORAGE_SRID, storage_srid=settings.STORAGE_SRID
        )
        path = tmp_path / f"{person.name}.json"
        writing.write(chosen, path)
        found = {one["parcel_number"]: one for one in orjson.loads(path.read_bytes())}
        at_work = "parcels" in person.works_on
        hidden = {"2"} if person.unit else {"2", "3"}
        assert set(found) == ({"1"} | hidden if at_work else {"1"}), person.name
        assert ("holder_name" in found["1"]) is (at_work and not person.unit), person.name
        assert ("Công Khai" in path.read_text()) is (at_work and not person.unit), person.name


def test_a_draft_on_hidden_land_is_told_to_those_who_may_see_the_land(
    ask: Callable[[Person, Ask], Answer], users: dict[str, Any]
) -> None:
    drawing.draw_ward((0, 0, 100, 100))
    hidden = [drawing.draw_parcel((east, 0, east + 10, 10), land_use_codes="CQP") for east in (20, 200)]
    colleague = User.objects.create(username="colleague")
    RoleAssignment.objects.create(user=colleague, role="editor", scope="land")
    draft = drafting.begin(colleague, title="Bản nháp")
    for parcel in hidden:
        drafting.add(
            colleague, draft.pk,
            EditInput("parcels", "update", parcel.pk, 1, None, "EPSG:9210", {"address": "Mới"}),
        )  # fmt: skip
    x, y = drawing.ORIGIN_EAST, drawing.ORIGIN_NORTH
    question = Ask(f"/api/v1/changesets/presence?bbox={x - 5},{y - 5},{x + 300},{y + 50}")
    told = {}
    for person in PEOPLE:
        answer = ask(person, question)
        told[person.name] = {str(one.pk) for one in hidden if str(one.pk) in answer.body.decode()}
    inside, everything = {str(hidden[0].pk)}, {str(one.pk) for one in hidden}
    assert told == {
        person.name: (inside if person.unit else everything)
        if person.works_on >= LAND and person.name not in ("steward",)
        else set()
        for person in PEOPLE
    }
