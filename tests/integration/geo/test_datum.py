"""One datum operation in every component: control points, both seams, and proof that the check can fail.

At most 1 mm between any two components on 1,000 random points.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from geo import datum, gdal_pin, pin_proj, pinned_rows
from geo.domain.control_points import (
    CONTROL_POINTS,
    METRES_PER_DEGREE,
    TOLERANCE_M,
    ControlPoint,
    seam_points,
)
from geo.domain.crs import SHADOW_SRID, TM3_105_00, TM3_105_45, TM3_107_45, WEB_MERCATOR, WGS84, Crs, by_srid
from geo.domain.transform import browser_definitions, mapserver_projection, transform_xy
from geo.named_sql import load

ROOT = Path(__file__).resolve().parents[3]
WEB = ROOT / "web"
ROUTES = [
    (WGS84, TM3_105_45),
    (TM3_105_45, WGS84),
    (WGS84, TM3_107_45),
    (TM3_107_45, WGS84),
    (TM3_105_45, WEB_MERCATOR),
    (WEB_MERCATOR, TM3_105_45),
    (TM3_107_45, TM3_105_45),
    (TM3_105_45, TM3_105_00),
]
COMPONENTS: dict[str, datum.Component] = {**datum.LIBRARIES, "postgis": datum.through_postgis}


@pytest.fixture(autouse=True, scope="module")
def pinned_gdal() -> None:
    """What `GeoConfig.ready` does."""
    gdal_pin.pin()


@pytest.fixture
def other_session(django_db_setup: None) -> Iterator[psycopg.Connection]:
    """A second connection to the test database, rolled back: PostGIS remembers definitions for each session."""
    parameters = connection.get_connection_params()
    known = {
        key: parameters[key] for key in ("dbname", "user", "password", "host", "port") if parameters.get(key)
    }
    with closing(psycopg.connect(**known)) as session:
        yield session
        session.rollback()


def seam(crs: Crs) -> tuple[datum.Floats, datum.Floats]:
    """1,000 points around both seams, in `crs`."""
    return transform_xy(*seam_points(1000), WGS84, crs)


def distance_m(a: tuple[datum.Floats, datum.Floats], b: tuple[datum.Floats, datum.Floats], crs: Crs) -> float:
    """Largest distance between two answers in `crs`."""
    unit = 1.0 if crs.is_projected else METRES_PER_DEGREE
    return float(np.hypot(np.asarray(a[0]) - b[0], np.asarray(a[1]) - b[1]).max()) * unit


@pytest.mark.django_db
@pytest.mark.parametrize("name", COMPONENTS)
def test_control_points_through_each_component(name: str) -> None:
    result = datum.examine(name, COMPONENTS[name])
    assert result.ok, str(result)


@pytest.mark.django_db
@pytest.mark.parametrize(("source", "target"), ROUTES, ids=str)
def test_components_agree_across_the_seams(source: Crs, target: Crs) -> None:
    x, y = seam(source)
    answers = {name: component(x, y, source.srid, target.srid) for name, component in COMPONENTS.items()}
    far_apart = {
        f"{one} - {other}": distance_m(answers[one], answers[other], target)
        for one in answers
        for other in answers
        if one < other and not distance_m(answers[one], answers[other], target) <= TOLERANCE_M
    }
    assert far_apart == {}


@pytest.mark.django_db
def test_the_shadow_srid_transforms_like_its_twin() -> None:
    x, y = seam(TM3_105_45)
    twin = datum.through_postgis(x, y, TM3_105_45.srid, WGS84.srid)
    assert distance_m(datum.through_postgis(x, y, SHADOW_SRID, WGS84.srid), twin, WGS84) < 1e-6


def test_the_browser_agrees() -> None:
    """proj4js with the definitions that the server hands out."""
    if not (WEB / "node_modules").exists():
        pytest.skip("the front end's packages are not installed")
    # OpenLayers and proj4js keep EPSG:4326 and EPSG:3857 built in; the definitions must not change them.
    jobs = [[source.code, target.code, np.column_stack(seam(source)).tolist()] for source, target in ROUTES]
    script = Path(__file__).with_name("proj4js_transform.mjs")
    outcome = subprocess.run(
        ["node", str(script), str(WEB)],
        input=json.dumps({"definitions": browser_definitions(), "jobs": jobs}),
        capture_output=True,
        text=True,
        check=True,
    )
    for (source, target), answer in zip(ROUTES, json.loads(outcome.stdout), strict=True):
        got = np.array(answer)
        expected = transform_xy(*seam(source), source, target)
        assert distance_m((got[:, 0], got[:, 1]), expected, target) <= TOLERANCE_M, f"{source} -> {target}"


MAPFILE = """MAP
  SIZE {pixels} {pixels}
  EXTENT {west!r} {south!r} {east!r} {north!r}
  IMAGECOLOR 255 255 255
  OUTPUTFORMAT NAME "png" DRIVER "AGG/PNG" IMAGEMODE RGB END
  {map_projection}
  SYMBOL NAME "dot" TYPE ELLIPSE POINTS 1 1 END FILLED TRUE END
  LAYER
    NAME "point" TYPE POINT STATUS DEFAULT
    {layer_projection}
    FEATURE POINTS {x!r} {y!r} END END
    CLASS STYLE SYMBOL "dot" SIZE 9 COLOR 0 0 0 END END
  END
END
"""


def by_code(crs: Crs) -> str:
    """A PROJECTION block that leaves the definition to the PROJ database."""
    return f'PROJECTION "init=epsg:{crs.srid}" END'


@pytest.mark.parametrize("block", [mapserver_projection, by_code], ids=["by definition", "by code"])
@pytest.mark.parametrize("target", [WEB_MERCATOR, TM3_107_45], ids=str)
@pytest.mark.parametrize(
    "point", [point for point in CONTROL_POINTS if point.crs == TM3_105_45], ids=lambda p: p.name
)
def test_mapserver_draws_a_point_where_it_is(
    point: ControlPoint, target: Crs, block: Callable[[Crs], str], tmp_path: Path
) -> None:
    """A dot drawn by MapServer at 1 mm to the pixel stands within a pixel of the middle of a metre.

    By definition in any environment; by code with the pinned copy of PROJ's data, as the renderers have it.
    """
    import rasterio
    from rasterio.errors import NotGeoreferencedWarning

    x, y = point.easting, point.northing
    (east,), (north,) = transform_xy(np.array([x]), np.array([y]), TM3_105_45, target)
    half = 0.5
    mapfile, image = tmp_path / "point.map", tmp_path / "point.png"
    mapfile.write_text(
        MAPFILE.format(
            pixels=1001, west=float(east) - half, east=float(east) + half,
            south=float(north) - half, north=float(north) + half,
            map_projection=block(target), layer_projection=block(TM3_105_45), x=x, y=y,
        ),
        encoding="utf-8",
    )  # fmt: skip
    environment = {
        **os.environ,
        **({"PROJ_LIB": str(pin_proj.system_proj_dir())} if block is by_code else {}),
    }
    command = ["map2img", "-m", str(mapfile), "-o", str(image)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    with pytest.warns(NotGeoreferencedWarning), rasterio.open(image) as drawn:
        rows, columns = np.nonzero(drawn.read(1) < 128)
    assert rows.size > 0
    assert (columns.mean(), rows.mean()) == pytest.approx((500, 500), abs=1.0)


@pytest.mark.django_db
def test_the_trigger_derives_both_shapes_through_the_pinned_operation() -> None:
    statements = load("geo", "derive_geometry")
    point = CONTROL_POINTS[0]
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMP TABLE derived (id integer, geom geometry(Point, {TM3_105_45.srid}),"
            " geom_4326 geometry(Point, 4326), geom_3857 geometry(Point, 3857))"
        )
        cursor.execute(statements["attach"] % {"layer_table": "derived"})
        make = f"ST_SetSRID(ST_MakePoint(%s, %s), {TM3_105_45.srid})"
        cursor.execute(f"INSERT INTO derived (id, geom) VALUES (1, {make})", [point.easting, point.northing])
        cursor.execute("INSERT INTO derived (id) VALUES (2)")
        cursor.execute("UPDATE derived SET geom_4326 = NULL, geom_3857 = NULL WHERE id = 1")
        shapes = "SELECT ST_X(geom_4326), ST_Y(geom_4326), ST_X(geom_3857), ST_Y(geom_3857) FROM derived WHERE id = %s"
        cursor.execute(shapes, [1])
        lon, lat, east, north = cursor.fetchone()
        assert (lon, lat) == pytest.approx((point.lon, point.lat), abs=1e-9)
        expected = transform_xy(
            np.array([point.easting]), np.array([point.northing]), TM3_105_45, WEB_MERCATOR
        )
        assert (east, north) == pytest.approx((expected[0][0], expected[1][0]), abs=1e-4)
        cursor.execute(shapes, [2])
        assert cursor.fetchone() == (None, None, None, None)
        cursor.execute("UPDATE derived SET geom = NULL WHERE id = 1")
        cursor.execute(shapes, [1])
        assert cursor.fetchone() == (None, None, None, None)
        cursor.execute(statements["detach"] % {"layer_table": "derived"})


@pytest.mark.django_db
def test_the_rows_that_postgis_lacks_are_there() -> None:
    srids = [crs.srid for crs in map(by_srid, (*range(9205, 9219), *range(5896, 5900), 3405, 3406, 4756))]
    with connection.cursor() as cursor:
        cursor.execute(load("geo", "spatial_ref_sys")["pinned_rows"], {"srids": [*srids, SHADOW_SRID]})
        rows = {srid: (authority, wkt, text) for srid, authority, wkt, text in cursor.fetchall()}
    assert set(rows) == {*srids, SHADOW_SRID}
    assert {authority for authority, _, _ in rows.values()} == {pinned_rows.AUTHORITY, None}
    assert all("TOWGS84[-191.90441429" in wkt and "+towgs84=" in text for _, wkt, text in rows.values())


def transform_in(session: psycopg.Connection) -> datum.ComponentResult:
    """The control points through another session."""

    def component(
        x: datum.Floats, y: datum.Floats, source: int, target: int
    ) -> tuple[datum.Floats, datum.Floats]:
        moved = np.array(
            session.execute(
                load("geo", "spatial_ref_sys")["transform_points"],
                {"x": x.tolist(), "y": y.tolist(), "source_srid": source, "target_srid": target},
            ).fetchall()
        )
        return moved[:, 0], moved[:, 1]

    return datum.examine("postgis", component)


def test_an_unpinned_database_is_found_out(other_session: psycopg.Connection) -> None:
    """With the rows of EPSG, which a restore brings back, PROJ chooses and the check must fail."""
    other_session.execute(
        "UPDATE spatial_ref_sys SET auth_name = 'EPSG', auth_srid = srid WHERE auth_name = %s",
        [pinned_rows.AUTHORITY],
    )
    result = transform_in(other_session)
    assert not result.ok
    assert 0.7 < result.difference_m < 0.9


def test_unpinning_returns_to_the_rows_of_postgis(other_session: psycopg.Connection) -> None:
    with other_session.cursor() as cursor:
        pinned_rows.unpin(cursor)
        rows = cursor.execute(
            "SELECT srid, auth_name FROM spatial_ref_sys WHERE srid = ANY(%s) ORDER BY srid",
            [[TM3_105_45.srid, TM3_107_45.srid, SHADOW_SRID]],
        ).fetchall()
        assert rows == [(TM3_107_45.srid, "EPSG")]
        assert pinned_rows.pin(cursor) == 22
    assert transform_in(other_session).ok


@pytest.mark.django_db
def test_pin_datum_writes_again_and_prints_the_components(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("pin_datum")
    printed = capsys.readouterr().out
    assert "22 rows" in printed
    assert printed.count(": ok") == len(COMPONENTS)


def test_a_build_that_lets_proj_choose_fails(tmp_path: Path) -> None:
    """The wheels' database as it is delivered: pyproj takes EPSG:5194 and the check finds 0.80 m."""
    wheel = next(path for path in pin_proj.wheel_databases() if "pyproj" in path.parts)
    shutil.copyfile(wheel, tmp_path / "proj.db")
    with closing(sqlite3.connect(tmp_path / "proj.db")) as database, database:
        database.execute(
            "UPDATE helmert_transformation_table SET deprecated = 0 WHERE auth_name = 'EPSG' AND code = 5194"
        )
    program = (
        f"import pyproj; pyproj.datadir.set_data_dir({str(tmp_path)!r})\n"
        "from geo import datum\n"
        "for name in ('pipeline', 'pyproj', 'geopandas', 'mapproxy'):\n"
        "    result = datum.examine(name, datum.LIBRARIES[name])\n"
        "    print(name, result.ok, result.difference_m)\n"
    )
    outcome = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    answers = {
        name: (passed, float(metres)) for name, passed, metres in map(str.split, outcome.stdout.splitlines())
    }
    assert answers.pop("pipeline")[0] == "True", "our own pipelines name the operation and need no database"
    assert {passed for passed, _ in answers.values()} == {"False"}
    assert all(0.7 < metres < 0.9 for _, metres in answers.values())


@pytest.mark.django_db
def test_readiness_lists_every_component() -> None:
    results = datum.verify()
    assert {result.component for result in results} == set(COMPONENTS)
    datum.require()
    broken = datum.examine("broken", lambda x, y, source, target: (x * np.nan, y))
    assert not broken.ok
    failing = datum.examine("failing", lambda x, y, source, target: (x, y[:0]))
    assert not failing.ok
    assert "WRONG" in str(failing)


@pytest.mark.django_db
def test_the_system_checks_are_silent_when_all_is_pinned() -> None:
    from geo.checks import postgis_uses_the_pinned_operation, proj_databases_are_pinned

    assert proj_databases_are_pinned(None) == []
    assert postgis_uses_the_pinned_operation(None, databases=["default"]) == []
    assert postgis_uses_the_pinned_operation(None, databases=None) == []
