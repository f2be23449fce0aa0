"""A small drawn city, real MapServer processes and the tile server in process. Data are committed, because the
renderers have connections of their own."""

from __future__ import annotations

import shutil
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.contrib.gis.geos import LineString, MultiLineString, MultiPolygon, Point, Polygon
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker
from werkzeug.test import Client

from cadastre.models import Parcel
from geo.models import AdminUnit, Building, Place, Road, Water
from permits.models import BuildingPermit
from planning.models import BuildingLine, Plan, PlanningZone, RedLine, SafetyCorridor
from tests.integration.tiles.servers import S3, Redis
from tiles import access, pool, workspace
from tiles.application import TileServer
from tiles.generalised.models import GeneralisedShape
from tiles.keeping import chosen, numbers, session
from tiles.keeping.chosen import shared
from tiles.renderers import Renderers, listen
from tiles.workspace import Workspace

SRID = 9210
EAST, NORTH = 603_000.0, 1_191_000.0
"""South-west corner of the drawn city, metres of EPSG:9210."""


def box(x: float, y: float, width: float, height: float) -> MultiPolygon:
    """Rectangle, metres from the corner of the drawn city."""
    ring = Polygon.from_bbox((EAST + x, NORTH + y, EAST + x + width, NORTH + y + height))
    return MultiPolygon(ring, srid=SRID)


def draw() -> None:
    """Two parcels (one classified), a house, a street, a pond, a zone, a permit, a ward before and after July 2025."""
    Parcel.objects.create(
        source="test", geom=box(20, 20, 30, 40), sheet_number="3", parcel_number="118", official_area_m2=1200,
        computed_area_m2=1200, land_use_codes="ODT+CLN", holder_name="NGUYỄN THỊ BÍ MẬT",
        certificate_serial="BM 123456", ward_code="26740",
    )  # fmt: skip
    Parcel.objects.create(
        source="test", geom=box(60, 20, 30, 40), sheet_number="3", parcel_number="9999", computed_area_m2=1200,
        land_use_codes="CQP",
    )  # fmt: skip
    Building.objects.create(source="test", geom=box(200, 200, 20, 30), building_class="house")
    Road.objects.create(
        source="test", road_class="primary", name="Đường Lê Lợi",
        geom=MultiLineString(
            LineString((EAST, NORTH + 100), (EAST + 400, NORTH + 100)), srid=SRID
        ),
    )  # fmt: skip
    Water.objects.create(source="test", geom=box(100, 300, 150, 80), water_class="pond", name="Hồ Con Rùa")
    Place.objects.create(
        source="test",
        geom=Point(EAST + 300, NORTH + 300, srid=SRID),
        name="Chợ Bến Thành",
        place_class="town",
    )
    PlanningZone.objects.create(
        source="test", geom=box(0, 400, 200, 100), plan_code="79QPK0010001", zone_code="I.1",
        function_code="DAT_CayXanhCC", function_name="Đất cây xanh sử dụng công cộng",
    )  # fmt: skip
    BuildingPermit.objects.create(
        source="test", geom=box(25, 25, 10, 10), permit_number="12/GPXD", permit_kind="nha_o", status="cap",
        investor_name="TRẦN VĂN GIẤU", investor_address="12 Đường Kín",
    )  # fmt: skip
    old = {"code": "26740", "kind": "phuong", "level": "commune", "province_code": "79", "source": "test"}
    AdminUnit.objects.create(
        **old, name="Bến Nghé", full_name="Phường Bến Nghé", geom=box(-500, -500, 1500, 1500),
        valid_from=date(1976, 7, 2), valid_to=date(2025, 7, 1),
    )  # fmt: skip
    AdminUnit.objects.create(
        **old, name="Sài Gòn", full_name="Phường Sài Gòn", geom=box(-500, -500, 2000, 2000), valid_from=date(2025, 7, 1)
    )  # fmt: skip


def draw_hidden_plan() -> None:
    """A plan in preparation with a zone, a red line, a building line and a corridor, south-west of everything else."""
    plan = Plan.objects.create(
        source="test", geom=box(-400, -400, 100, 100), plan_code="79QPK7QZX01", name="QZX", level="phan_khu"
    )
    mine = {"source": "test", "plan": plan, "plan_code": "79QPK7QZX01"}
    PlanningZone.objects.create(
        **mine, geom=box(-400, -400, 100, 100), zone_code="QZX", function_code="DAT_CayXanhCC"
    )
    RedLine.objects.create(**mine, geom=box(-400, -400, 100, 100), street_name="QZX", row_width_raw="QZX")
    BuildingLine.objects.create(
        **mine, street_name="QZX",
        geom=MultiLineString(
            LineString((EAST - 400, NORTH - 350), (EAST - 300, NORTH - 350)), srid=SRID
        ),
    )  # fmt: skip
    SafetyCorridor.objects.create(**mine, geom=box(-400, -400, 100, 100), kind="power", name="QZX")


_MODELS = (
    Parcel,
    Building,
    Road,
    Water,
    Place,
    PlanningZone,
    RedLine,
    BuildingLine,
    SafetyCorridor,
    Plan,
    BuildingPermit,
    AdminUnit,
)


def owner_conninfo() -> str:
    """Connection to the test database beside the test's own transaction, for edits that renderers must see."""
    database = connection.settings_dict
    return psycopg.conninfo.make_conninfo(
        host=database["HOST"], port=database["PORT"], dbname=database["NAME"], user=database["USER"],
        password=database["PASSWORD"],
    )  # fmt: skip


@dataclass
class Site:
    """The running tiles."""

    place: workspace.Workspace
    renderers: Renderers
    server: TileServer
    client: Client


@pytest.fixture(scope="package")
def site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Real renderers over the drawn city."""
    from django.conf import settings

    assert str(connection.settings_dict["NAME"]).startswith("test_"), (
        "no test of this folder asked for a database"
    )
    root: Path = tmp_path_factory.mktemp("tiles")
    before, settings.TILE_CACHE_DIR = settings.TILE_CACHE_DIR, root
    with django_db_blocker.unblock():
        draw()
        draw_hidden_plan()
        access.prepare()
    place = workspace.write_renderer_files()
    renderers = Renderers(workspace.MAPSERV, listen(place.socket), workspace.renderer_environment(place))
    thread = threading.Thread(target=renderers.run)
    thread.start()
    server = TileServer(place)
    try:
        yield Site(place, renderers, server, Client(server))
    finally:
        renderers.stop()
        thread.join()
        pool.close_all()
        with django_db_blocker.unblock():
            for model in _MODELS:
                model.objects.filter(source="test").delete()
            GeneralisedShape.objects.all().delete()
            _drop_role()
        settings.TILE_CACHE_DIR = before


def _drop_role() -> None:
    role = psycopg.sql.Identifier(access.role_name())
    with connection.cursor() as cursor:
        cursor.execute(psycopg.sql.SQL("DROP OWNED BY {role}").format(role=role))
        cursor.execute(psycopg.sql.SQL("DROP ROLE {role}").format(role=role))


@pytest.fixture(scope="module")
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis | S3]:
    """A server of kept tiles: Redis, unless the test asks for each kind."""
    server = getattr(request, "param", Redis)(tmp_path_factory.mktemp("kept"))
    try:
        server.start()
        yield server
    finally:
        server.kill()


@pytest.fixture
def machines(site: Site, kept: Redis | S3, settings: Any, tmp_path: Path) -> Iterator[tuple[Client, Client]]:
    """Two machines with locks and files of their own, one database and one server of kept tiles."""
    settings.TILE_CACHE, settings.TILE_CACHE_URL = kept.kind, kept.url
    settings.TILE_CACHE_WAIT_S = 60
    settings.TILE_CACHE_KEY, settings.TILE_CACHE_SECRET = "who", "secret"
    store = shared()
    assert store is not None
    for name in store.caches():
        store.delete_cache(name)
    numbers.remembered.cache_clear()
    second = Workspace(tmp_path)
    shutil.copy(site.place.service_file, second.service_file)
    try:
        yield Client(TileServer(site.place)), Client(TileServer(second))
    finally:
        session.session(site.place).close()
        session.session(second).close()
        chosen._store.cache_clear()
        with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
            owner.execute("DELETE FROM tile_generations")


@pytest.fixture
def second(machines: tuple[Client, Client], tmp_path: Path) -> Workspace:
    """The workspace of the second machine."""
    return Workspace(tmp_path)


@pytest.fixture
def parcel(machines: tuple[Client, Client], site: Site) -> Iterator[uuid.UUID]:
    """A parcel of its own, seen by the renderers of both machines."""
    with own_parcel() as identifier:
        yield identifier


@contextmanager
def own_parcel() -> Iterator[uuid.UUID]:
    """A parcel for the length of a block, seen by the renderers."""
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        (identifier,) = owner.execute(
            "INSERT INTO parcels (source, sheet_number, parcel_number, computed_area_m2, geom)"
            " VALUES ('test', '77', '1', 3600, ST_Multi(ST_MakeEnvelope(%s, %s, %s, %s, 9210))) RETURNING id",
            (EAST + 580, NORTH + 600, EAST + 640, NORTH + 660),
        ).fetchone() or (None,)
        assert identifier is not None
        yield identifier
        owner.execute("DELETE FROM parcels WHERE id = %s", (identifier,))
