"""Making of a snapshot: every tile of a layer at the zooms of the file, as it stood at one moment.

The read-only role of the maps reads it in one transaction, so a file holds public columns of public rows only and no
publication by halves. Where a tile has no row below it nothing is asked any further.
"""

from __future__ import annotations

import datetime
import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from geo.named_sql import load
from layers.spec import LayerSpec
from tiles import access, vector
from tiles.maps import UnknownMap, get_layer, public_layers
from tiles.pmtiles import withholding
from tiles.pmtiles.kept import Snapshot, file_of, found, only_one
from tiles.source_sql import base_conditions, identifier
from tiles.tilejson import ATTRIBUTION, city_bounds, field_texts
from tiles.workspace import Workspace, workspace

logger = logging.getLogger(__name__)
LAST_ZOOM = 17
"""Nothing is simplified from here on: maps enlarge these tiles, and nearer ones would only repeat them."""


class Overtaken(Exception):
    """While the file was made a publication hid something that is in it; there is none until it is made anew."""


class NothingToShow(Exception):
    """The layer has no vector tiles, or no row that may be shown; then there is no file."""


def zooms(spec: LayerSpec) -> tuple[int, int]:
    """First and last zoom of the file of a layer with vector tiles."""
    assert spec.tiles is not None
    return spec.tiles.first_zoom, max(spec.tiles.min_zoom, min(spec.tiles.max_zoom, LAST_ZOOM))


def layers_with_snapshots() -> list[LayerSpec]:
    """Layers that get a file: public, with vector tiles."""
    return [spec for spec in public_layers() if spec.tiles is not None]


def make(layer: str, place: Workspace | None = None) -> Snapshot:
    """Make the file of a public layer anew; readers see the old file or the new one.

    Raises:
        tiles.maps.UnknownMap: no such layer, or not one that everybody may see; a file of it is removed.
        NothingToShow: no tile has a feature, or the layer has no tiles; a file of it is removed.
        Overtaken: something that it shows was hidden meanwhile; a file of it is removed.
        tiles.access.NotPrepared: the role of the maps was never made.
    """
    place = place or workspace()
    target = file_of(layer, place)
    try:
        spec = get_layer(layer)
        if spec.tiles is None:
            raise NothingToShow(layer)
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            state = withholding.state(spec)
            with os.fdopen(handle, "wb") as file:
                made_at = _write(spec, Writer(file), access.conninfo(place), state)
            os.utime(temporary, (made_at.timestamp(), made_at.timestamp()))
            Path(temporary).chmod(0o644)
            with only_one(layer, place):
                if not withholding.may_be_shown(spec, {**state}):
                    raise Overtaken(layer)
                Path(temporary).replace(target)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except (UnknownMap, NothingToShow, Overtaken):
        target.unlink(missing_ok=True)
        raise
    made = found(layer, place)
    assert made is not None
    logger.info("%s: snapshot of %s bytes", layer, made.size)
    return made


def _write(spec: LayerSpec, writer: Writer, conninfo: str, state: dict[str, str]) -> datetime.datetime:
    """Write all tiles; returns the moment of the data."""
    first, last = zooms(spec)
    with psycopg.connect(conninfo) as connection:
        connection.read_only = True
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        row = connection.execute("SELECT now()").fetchone()
        assert row is not None
        made_at: datetime.datetime = row[0].astimezone(datetime.UTC).replace(microsecond=0)

        def query(statement: str, params: dict[str, object]) -> bytes:
            found_row = connection.execute(statement, params, binary=True).fetchone()
            return bytes(found_row[0]) if found_row and found_row[0] is not None else b""

        written = 0
        for address in _with_features(spec, connection, first, last):
            body = vector.build(spec, address, query)
            if body != vector.EMPTY:
                writer.write_tile(zxy_to_tileid(address.z, address.x, address.y), body)
                written += 1
    if not written:
        raise NothingToShow(spec.name)
    writer.finalize(_header(), _metadata(spec, made_at, state))
    return made_at


def _with_features(
    spec: LayerSpec, connection: psycopg.Connection, first: int, last: int
) -> Iterator[vector.TileAddress]:
    """Tiles of the city with a row that may be shown, zoom after zoom in the order of the format."""
    statement = load("tiles", "vector")["any_row"].format(
        table=identifier(spec.table), conditions=base_conditions(spec).replace("%", "%%")
    )

    def filled(address: vector.TileAddress) -> bool:
        row = connection.execute(statement, {"z": address.z, "x": address.x, "y": address.y}).fetchone()
        return bool(row and row[0])

    at = _tiles_of_city(first)
    for zoom in range(first, last + 1):
        kept = [address for address in at if filled(address)]
        yield from sorted(kept, key=lambda one: zxy_to_tileid(one.z, one.x, one.y))
        at = [
            vector.TileAddress(zoom + 1, 2 * one.x + right, 2 * one.y + down)
            for one in kept
            for right in (0, 1)
            for down in (0, 1)
        ]


def _tiles_of_city(zoom: int) -> list[vector.TileAddress]:
    west, south, east, north = city_bounds()
    left, top = vector.tile_with(zoom, west, north)
    right, bottom = vector.tile_with(zoom, east, south)
    return [vector.TileAddress(zoom, x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _header() -> dict[str, object]:
    west, south, east, north = (round(value * 1e7) for value in city_bounds())
    return {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": west,
        "min_lat_e7": south,
        "max_lon_e7": east,
        "max_lat_e7": north,
        "center_zoom": 0,
        "center_lon_e7": (west + east) // 2,
        "center_lat_e7": (south + north) // 2,
    }


def _metadata(spec: LayerSpec, made_at: datetime.datetime, state: dict[str, str]) -> dict[str, object]:
    first, last = zooms(spec)
    return {
        "name": spec.name,
        "description": f"{spec.title.vi} / {spec.title.en}",
        "attribution": ATTRIBUTION,
        "version": made_at.isoformat(),
        **state,
        "type": "overlay",
        "vector_layers": [{"id": spec.name, "minzoom": first, "maxzoom": last, "fields": field_texts(spec)}],
    }
