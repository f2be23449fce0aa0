"""Làm lại ô. Reads features and writes the squares of all levels; every transaction takes a piece of work of its own.

A piece of work is done under a lock and read anew there, so the last one to write has seen everything committed before.
Making a square again changes nothing, whoever does it and however often.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import psycopg
import shapely
from psycopg import sql
from shapely import Geometry

from geo.named_sql import load
from layers.spec import LayerSpec
from tiles.generalised.cells import Cell, Levels, levels_of, meeting, zoom_of
from tiles.generalised.dissolving import Piece, dissolved, grouping, merged, simplified
from tiles.source_sql import base_conditions, public_column


def touched_by(spec: LayerSpec, shapes: Iterable[Geometry], most: int) -> set[Cell] | None:
    """Squares of the finest level that shapes (EPSG:3857) meet; None when there are more than `most`."""
    return meeting(shapes, zoom_of(_levels(spec).base), most)


def make(connection: psycopg.Connection, spec: LayerSpec, cells: Iterable[Cell]) -> int:
    """Make squares of the finest level anew, and the coarser ones above them; returns the number of the former.

    Args:
        connection: in no transaction.
    """
    chosen = set(cells)
    blocks = blocks_of(spec, chosen)
    for block, inside in blocks.items():
        make_block(connection, spec, block, inside)
    make_rest(connection, spec, blocks)
    return len(chosen)


def blocks_of(spec: LayerSpec, cells: Iterable[Cell]) -> dict[Cell, list[Cell]]:
    """The squares by the piece of work that they are part of."""
    found: dict[Cell, list[Cell]] = {}
    zoom = zoom_of(_levels(spec).block)
    for cell in sorted(cells):
        found.setdefault(cell.at(zoom), []).append(cell)
    return found


def make_block(connection: psycopg.Connection, spec: LayerSpec, block: Cell, cells: Iterable[Cell]) -> None:
    """Make squares of the finest level that lie in one piece of work, and what is above them in it."""
    levels = _levels(spec)
    with connection.transaction():
        _lock(connection, spec, block)
        changed = set(cells)
        for cell in sorted(changed):
            pieces = simplified(cell, _from_features(connection, spec, cell), levels.base)
            _write(connection, spec, levels.base, cell, pieces)
        for level in levels.to_block():
            changed = _ascend(connection, spec, level, changed)


def make_rest(connection: psycopg.Connection, spec: LayerSpec, blocks: Iterable[Cell]) -> None:
    """Make the coarse squares above pieces of work that are done."""
    levels = _levels(spec)
    tops: dict[Cell, set[Cell]] = {}
    for block in blocks:
        tops.setdefault(block.at(zoom_of(levels.coarsest)), set()).add(block)
    for top, inside in sorted(tops.items()):
        with connection.transaction():
            _lock(connection, spec, top)
            changed = inside
            for level in levels.coarser(levels.block):
                changed = _ascend(connection, spec, level, changed)


def squares(connection: psycopg.Connection, spec: LayerSpec) -> set[Cell]:
    """Squares of the finest level that hold something, or held it when they were made."""
    base = _levels(spec).base
    zoom = zoom_of(base)
    west, _south, east, _north = Cell(zoom, 0, 0).bounds
    statement = _on_rows("squares_of_features", spec)
    rows = connection.execute(statement, {"half": -west, "side": east - west}).fetchall()
    rows += connection.execute(_sql("squares_kept"), {"layer": spec.name, "level": base}).fetchall()
    return {Cell(zoom, x, y) for x, y in rows}


def _ascend(connection: psycopg.Connection, spec: LayerSpec, level: int, below: Iterable[Cell]) -> set[Cell]:
    """Make the squares of a level above those of the finer one; returns them."""
    parents = {cell.at(zoom_of(level)) for cell in below}
    for parent in sorted(parents):
        rows = connection.execute(
            _sql("quarters"), {"layer": spec.name, "level": level + 1, "x": parent.x, "y": parent.y}
        )
        pieces = merged(
            Piece(group, features, area, shapely.MultiPolygon() if shape is None else shapely.from_wkb(shape))
            for group, features, area, shape in rows
        )
        _write(connection, spec, level, parent, simplified(parent, pieces, level))
    return parents


def _from_features(connection: psycopg.Connection, spec: LayerSpec, cell: Cell) -> list[Piece]:
    group_of = grouping(spec)
    west, south, east, north = cell.bounds
    place = {"west": west, "south": south, "east": east, "north": north}
    rows = connection.execute(_on_rows("features_in", spec), place, binary=True).fetchall()
    return dissolved(cell, [group_of(row[0]) for row in rows], shapely.from_wkb([row[1] for row in rows]))


def _write(
    connection: psycopg.Connection, spec: LayerSpec, level: int, cell: Cell, pieces: list[Piece]
) -> None:
    place = {"layer": spec.name, "level": level, "x": cell.x, "y": cell.y}
    connection.execute(_sql("forget"), place)
    with connection.cursor() as cursor:
        cursor.executemany(_sql("write"), list(_rows(place, pieces)))


def _rows(place: dict[str, object], pieces: list[Piece]) -> Iterator[dict[str, object]]:
    for one in pieces:
        shape = None if one.shape.is_empty else shapely.to_wkb(one.shape)
        yield place | {"code": one.group, "features": one.features, "area_m2": one.area_m2, "shape": shape}


def _lock(connection: psycopg.Connection, spec: LayerSpec, cell: Cell) -> None:
    connection.execute(_sql("locked"), {"name": f"nen generalised {spec.name} {cell.z}/{cell.x}/{cell.y}"})


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
