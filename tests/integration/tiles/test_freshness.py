"""After a publication: what it touched is drawn anew at the next request, everything else stays as it is kept."""

from __future__ import annotations

import html
import uuid
from collections.abc import Iterator
from datetime import date

import psycopg
import pytest
import shapely

from layers.changesets.models import OutboxEntry
from planning.models import Plan, PlanningZone
from tests.integration.tiles.conftest import EAST, NORTH, Site, box, own_parcel, owner_conninfo
from tests.integration.tiles.looking import mercator, mvt, wmts
from tiles.freshness import day, drain
from tiles.freshness.places import places
from tiles.freshness.versions import versions
from tiles.maps import get_layer

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def parcel(site: Site) -> Iterator[uuid.UUID]:
    """A parcel of its own, seen by the renderers."""
    with own_parcel() as identifier:
        drain.drop({"parcels": None}, site.place)
        yield identifier


def test_an_edit_is_seen_at_the_next_request_and_other_tiles_keep_their_etag(
    site: Site, parcel: uuid.UUID
) -> None:
    at, far = mercator(610, 630), mercator(-2500, 2500)
    doors = [(wmts, "cadastre", 18), (wmts, "shared", 18), (mvt, "parcels", 17)]
    before = [ask(site.client, name, zoom, *at).headers["ETag"] for ask, name, zoom in doors]
    others = [ask(site.client, name, zoom, *far).headers["ETag"] for ask, name, zoom in doors]
    kept = {path: path.stat().st_ino for path in site.place.cache.rglob("*.*") if path.is_file()}
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        owner.execute("UPDATE parcels SET parcel_number = '4711' WHERE id = %s", (parcel,))
    assert [ask(site.client, name, zoom, *at).headers["ETag"] for ask, name, zoom in doors] == before
    shape = shapely.box(*mercator(580, 600), *mercator(640, 660))
    assert drain.drop({"parcels": [shape]}, site.place).caches == ()
    after = [ask(site.client, name, zoom, *at).headers["ETag"] for ask, name, zoom in doors]
    assert not set(after) & set(before)
    assert [ask(site.client, name, zoom, *far).headers["ETag"] for ask, name, zoom in doors] == others
    still = [path for path, inode in kept.items() if path.exists() and path.stat().st_ino == inode]
    assert len(still) >= 16 * 2 + 1, "the tiles far away were not even drawn anew"


def test_rows_that_are_shown_with_a_plan_are_touched_where_they_lie(site: Site) -> None:
    plan = Plan.objects.create(
        source="test", geom=box(0, 0, 50, 50), plan_code="79QPK7TST01", name="X", level="phan_khu"
    )
    mine = {"source": "test", "function_code": "DAT_CayXanhCC"}
    by_link = PlanningZone.objects.create(
        **mine, geom=box(700, 700, 10, 10), zone_code="A", plan=plan, plan_code=plan.plan_code
    )
    by_code = PlanningZone.objects.create(
        **mine, geom=box(900, 900, 10, 10), zone_code="B", plan_code=plan.plan_code
    )
    PlanningZone.objects.create(**mine, geom=box(1100, 1100, 10, 10), zone_code="C", plan_code="79QPK7TST02")
    for row in (plan, by_link, by_code):
        row.refresh_from_db()
    message = OutboxEntry(layer="plans", feature=plan.pk, operation="update", bounds=plan.geom_3857.envelope)
    found = places([message])
    assert found["plans"] is not None and len(found["plans"]) == 1
    zones = found["planning_zones"]
    assert zones is not None
    touched = shapely.union_all(zones)
    wanted = [shapely.from_wkb(bytes(one.geom_3857.wkb)) for one in (by_link, by_code)]
    assert touched.symmetric_difference(shapely.union_all(wanted)).area < 1e-6
    assert found["red_lines"] == []


def test_what_begins_or_ends_at_midnight_is_drawn_anew(site: Site) -> None:
    """Nobody publishes anything at midnight, and yet the map is another one."""
    monday, tuesday = date(2031, 3, 3), date(2031, 3, 4)
    day.turn(site.place, monday)
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        for number, (first, last) in enumerate(
            [(None, tuesday), (tuesday, None), (None, None), (monday, None)]
        ):
            owner.execute(
                "INSERT INTO parcels (source, sheet_number, parcel_number, computed_area_m2, valid_from, valid_to,"
                " geom) VALUES ('midnight', '78', %s, 100, %s, %s, ST_Multi(ST_MakeEnvelope(%s, %s, %s, %s, 9210)))",
                (str(number), first, last, EAST + 20 * number, NORTH, EAST + 20 * number + 10, NORTH + 10),
            )
        try:
            found = day.turned(monday, tuesday)
            touched = found["parcels"]
            assert touched is not None and len(touched) == 2
            assert shapely.union_all(touched).distance(shapely.Point(*mercator(45, 5))) > 5
            at = mercator(5, 5)
            wmts(site.client, "cadastre", 18, *at)
            kept = set(site.place.cache.rglob("18/**/*.png"))
            done = day.turn(site.place, tuesday)
            assert done is not None and done.metatiles > 0
            assert kept - set(site.place.cache.rglob("18/**/*.png")), "the tile is dropped"
            assert day.turn(site.place, tuesday) is None, "once a day"
        finally:
            owner.execute("DELETE FROM parcels WHERE source = 'midnight'")


def test_a_message_without_a_place_touches_everything(site: Site) -> None:
    assert places([OutboxEntry(layer="parcels", operation="import")]) == {
        "parcels": None, "parcel_legal_boundaries": None, "building_permits": None,
    }  # fmt: skip


def test_a_message_about_a_layer_of_the_office_drops_nothing_as_nothing_of_it_is_kept(site: Site) -> None:
    from layers.registry import registry
    from tiles.maps import public_layers

    hidden = [spec.name for spec in registry.spatial() if spec not in public_layers()]
    caches = drain._caches(site.place)
    assert not [level.key for name in hidden for level in caches.showing(registry.get(name))]


def test_the_version_of_a_layer_changes_with_what_was_carried_and_with_its_generation(site: Site) -> None:
    zones, parcels = get_layer("planning_zones"), get_layer("parcels")
    before = versions([zones, parcels], site.place)
    OutboxEntry.objects.create(layer="plans", feature=uuid.uuid4(), operation="update", bounds=None)
    assert versions([zones, parcels], site.place) == before, "nothing is dropped yet"
    drain.drain()
    after = versions([zones, parcels], site.place)
    assert after["planning_zones"] != before["planning_zones"] and after["parcels"] == before["parcels"]
    drain.drop({"parcels": None}, site.place)
    assert versions([parcels], site.place)["parcels"] != after["parcels"]


def test_open_maps_learn_versions_of_layers_they_may_see(site: Site, client: object) -> None:
    from django.test import Client

    assert isinstance(client, Client)
    answer = client.get("/tiles/versions.json")
    assert set(answer.json()) >= {"parcels", "planning_zones", "basemap_roads"}
    assert answer["Cache-Control"] == "no-cache"
    again = client.get("/tiles/versions.json", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    page = html.unescape(client.get("/").content.decode())
    assert f'data-words="{answer.content.decode()}"' in page, "the page brings the words it was made with"
