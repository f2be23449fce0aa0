"""Làm lại ô. Reads features and writes squares of all levels, each in a transaction of its own.

A square is made under its own lock from what is committed below it, so of several who make it the last one to write has
seen everything. Making a square again changes nothing, whoever does it and however often.
"""

from __future__ import annotations

import hashlib
import logging
import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import psycopg
import shapely
from psycopg import sql
from shapely import Geometry

from geo.named_sql import load
from layers.field_types import Coded
from layers.spec import LayerSpec
from tiles.generalised.cells import FINER, Cell, Levels, levels_of, meeting, zoom_of
from tiles.generalised.dissolving import (
    LEAST_PX,
    TOLERANCE_PX,
    Piece,
    dissolved,
    grouping,
    merged,
    simplified,
)
from tiles.source_sql import base_conditions, public_column

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Level:
    """What one level holds: squares that are not empty, pieces in them, corners of the pieces."""

    level: int
    squares: int
    pieces: int
    corners: int


@dataclass
class Made:
    """Squares of the finest level that were made with all above them, and which of them have empty ones among these
    because their ground could not be computed."""

    cells: set[Cell] = field(default_factory=set)
    failed: set[Cell] = field(default_factory=set)


def touched_by(spec: LayerSpec, shapes: Iterable[Geometry], most: int) -> set[Cell] | None:
    """Squares of the finest level that shapes (EPSG:3857) meet; None when there are more than `most`."""
    return meeting(shapes, zoom_of(_levels(spec).base), most)


def make(
    connection: psycopg.Connection, spec: LayerSpec, cells: Iterable[Cell], until: float = math.inf
) -> Made:
    """Make squares of the finest level anew, one after the other, and then the coarser ones above them.

    Args:
        connection: in no transaction.
        until: begin no further square after this moment (time.monotonic()); the first is made in any case.
    """
    levels, made = _levels(spec), Made()
    for cell in cells:
        if not _make(connection, spec, cell):
            made.failed.add(cell)
        made.cells.add(cell)
        if time.monotonic() >= until:
            break
    below = made.cells
    for level in levels.coarser():
        below = {cell.at(zoom_of(level)) for cell in below}
        for parent in sorted(below):
            if not _make(connection, spec, parent):
                made.failed |= {cell for cell in made.cells if cell.at(parent.z) == parent}
    return made


def holds_something(connection: psycopg.Connection, spec: LayerSpec, cell: Cell) -> bool:
    """Whether features lie in a square of any size, or did when its ground was made."""
    base = _levels(spec).base
    count = 2 ** (zoom_of(base) - cell.z)
    place = _box(cell) | {
        "layer": spec.name, "level": base,
        "first_x": cell.x * count, "last_x": (cell.x + 1) * count - 1,
        "first_y": cell.y * count, "last_y": (cell.y + 1) * count - 1,
    }  # fmt: skip
    row = connection.execute(_on_rows("holds_something", spec), place).fetchone()
    return bool(row and row[0])


def counted(connection: psycopg.Connection, spec: LayerSpec) -> Iterator[Level]:
    """What the levels of a layer hold, finest first."""
    levels = _levels(spec)
    for level in (levels.base, *levels.coarser()):
        row = connection.execute(_sql("counted"), {"layer": spec.name, "level": level}).fetchone()
        assert row is not None
        yield Level(level, *(int(value) for value in row))


def rule(spec: LayerSpec) -> str:
    """Changes when the squares of a layer would be others though no feature changed."""
    assert spec.tiles is not None and spec.tiles.generalised is not None
    coded = spec.by_name[spec.tiles.generalised.by].type
    assert isinstance(coded, Coded) and coded.codes is not None
    groups = sorted((code.value, code.group) for code in coded.codes.codes)
    features = _on_rows("features_in", spec).as_string()
    told = features, groups, coded.separator, _levels(spec), FINER, TOLERANCE_PX, LEAST_PX
    return hashlib.blake2b(repr(told).encode(), digest_size=6).hexdigest()


def _make(connection: psycopg.Connection, spec: LayerSpec, cell: Cell) -> bool:
    """Make one square of any level; False when its ground could not be computed. Then it is left empty, for what was
    there may show what nobody may see any more."""
    with connection.transaction():
        connection.execute(
            _sql("locked"), {"name": f"nen generalised {spec.name} {cell.z}/{cell.x}/{cell.y}"}
        )
        try:
            pieces, is_made = _pieces(connection, spec, cell), True
        except psycopg.Error:
            raise
        except Exception:
            logger.exception("%s %s: no ground", spec.name, cell)
            pieces, is_made = [], False
        _write(connection, spec, cell, pieces)
    return is_made


def _pieces(connection: psycopg.Connection, spec: LayerSpec, cell: Cell) -> list[Piece]:
    level = cell.z - FINER
    below = _from_features if level == _levels(spec).base else _from_quarters
    return simplified(cell, below(connection, spec, cell), level)


def _from_features(connection: psycopg.Connection, spec: LayerSpec, cell: Cell) -> list[Piece]:
    group_of = grouping(spec)
    rows = connection.execute(_on_rows("features_in", spec), _box(cell), binary=True).fetchall()
    return dissolved(cell, [group_of(row[0]) for row in rows], shapely.from_wkb([row[1] for row in rows]))


def _from_quarters(connection: psycopg.Connection, spec: LayerSpec, cell: Cell) -> list[Piece]:
    place = {"layer": spec.name, "level": cell.z - FINER + 1, "x": cell.x, "y": cell.y}
    return merged(
        Piece(group, features, area, shapely.MultiPolygon() if shape is None else shapely.from_wkb(shape))
        for group, features, area, shape in connection.execute(_sql("quarters"), place)
    )


def _write(connection: psycopg.Connection, spec: LayerSpec, cell: Cell, pieces: list[Piece]) -> None:
    place = {"layer": spec.name, "level": cell.z - FINER, "x": cell.x, "y": cell.y}
    connection.execute(_sql("forget"), place)
    with connection.cursor() as cursor:
        cursor.executemany(_sql("write"), list(_rows(place, pieces)))


def _rows(place: dict[str, object], pieces: list[Piece]) -> Iterator[dict[str, object]]:
    for one in pieces:
        shape = None if one.shape.is_empty else shapely.to_wkb(one.shape)
        yield place | {"code": one.group, "features": one.features, "area_m2": one.area_m2, "shape": shape}


def _box(cell: Cell) -> dict[str, object]:
    return dict(zip(("west", "south", "east", "north"), cell.bounds, strict=True))


def _on_rows(key: str, spec: LayerSpec) -> sql.Composed:
    """A statement on the rows of a layer that leave by every door."""
    assert spec.tiles is not None and spec.tiles.generalised is not None
    return sql.SQL(_sql(key)).format(  # type: ignore[arg-type]
        by=sql.SQL(public_column(spec, spec.tiles.generalised.by)),  # type: ignore[arg-type]
        table=sql.Identifier(spec.table),
        conditions=sql.SQL(base_conditions(spec).replace("%", "%%")),  # type: ignore[arg-type]
    )


def _levels(spec: LayerSpec) -> Levels:
    assert spec.tiles is not None
    return levels_of(spec.tiles)


def _sql(key: str) -> str:
    return load("tiles", "generalised")[key]
