"""Four fields over several squares, and what stands of them in the squares and in the tiles before the features."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import shapely

from layers.registry import registry
from tests.integration.tiles.conftest import EAST, NORTH, Site, owner_conninfo
from tests.integration.tiles.looking import mercator, mvt
from tiles.freshness import drain, ground
from tiles.freshness.places import Place
from tiles.generalised import owed

PARCELS = registry.get("parcels")
#: South-west corner of the fields, metres from the corner of the drawn city.
X = Y = 3000.0
INSERT = (
    "INSERT INTO parcels (source, sheet_number, parcel_number, computed_area_m2, land_use_codes, holder_name, geom)"
    " VALUES ('fields', '91', %s, 1, %s, 'PHẠM KÍN', ST_Multi(ST_MakeEnvelope(%s, %s, %s, %s, 9210)))"
)


@contextmanager
def fields_drawn(site: Site) -> Iterator[psycopg.Connection]:
    """Four fields side by side over several squares, one of them of the army, and the shapes made of them."""
    with psycopg.connect(owner_conninfo(), autocommit=True) as connection:
        for number, codes in enumerate(("ODT", "LUC", "CQP", "ODT+CLN")):
            west = EAST + X + 200 * number
            connection.execute(INSERT, (f"X{number}", codes, west, NORTH + Y, west + 200, NORTH + Y + 150))
        try:
            owed.owe_missing(connection)
            publish(site, None)
            yield connection
        finally:
            connection.execute("DELETE FROM parcels WHERE source = 'fields'")
            for table in ("generalised_shapes", "generalised_layers", "generalised_owed"):
                connection.execute(f"DELETE FROM {table}")


def publish(site: Site, place: Place) -> None:
    """What the carriers and the makers of the ground do after a publication of parcels."""
    drain.refresh({"parcels": place}, site.place)
    ground.work_off(owed.layers(), place=site.place)


def fields(connection: psycopg.Connection, condition: str = "TRUE") -> list[shapely.Geometry]:
    """Their shapes, EPSG:3857, west to east."""
    rows = connection.execute(
        f"SELECT ST_AsBinary(geom_3857) FROM parcels WHERE source = 'fields' AND {condition} ORDER BY parcel_number"
    )
    return [shapely.from_wkb(row[0]) for row in rows]


def kept(connection: psycopg.Connection) -> dict[tuple[int, int, int], set[int]]:
    """Rows of each square by level, column and row."""
    found: dict[tuple[int, int, int], set[int]] = {}
    for level, x, y, row in connection.execute("SELECT level, cell_x, cell_y, id FROM generalised_shapes"):
        found.setdefault((level, x, y), set()).add(row)
    return found


def shapes_of(connection: psycopg.Connection) -> list[tuple[object, ...]]:
    """Everything that is made, whatever the order it was made in."""
    return connection.execute(
        "SELECT level, cell_x, cell_y, group_code, features, ST_AsBinary(geom_3857) FROM generalised_shapes"
        " ORDER BY 1, 2, 3, 4"
    ).fetchall()


def tile(site: Site, zoom: int) -> bytes:
    """The vector tile in which the first field lies."""
    response = mvt(site.client, "parcels", zoom, *mercator(X + 100, Y + 70))
    assert response.status_code == 200
    return gzip.decompress(response.data)


def drawn(site: Site) -> dict[int, set[Path]]:
    """Kept vector tiles of parcels by zoom."""
    found: dict[int, set[Path]] = {}
    for path in site.place.cache.glob("mvt_parcels-*/*/*/**/*.*"):
        found.setdefault(int(path.relative_to(site.place.cache).parts[2]), set()).add(path)
    return found
