"""Ô còn nợ. Squares that must be made anew, written down before anybody makes them and crossed out when it is done.

What is owed is a square with everything in it, up to the whole world for a whole layer, and is shared out by splitting
it. Rows are only added, and locked by whoever makes them, so an edit meanwhile is another row that is made after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import psycopg
from django.db.models.functions import Now

from geo.named_sql import load
from layers.registry import registry
from layers.spec import LayerSpec
from tiles.generalised import building
from tiles.generalised.cells import Cell, levels_of, zoom_of
from tiles.generalised.models import GeneralisedLayer, OwedSquare

#: A square whose ground could not be computed is made again after so long (s).
_AGAIN_S = 600
#: Squares of the finest level that are taken at once, and zooms that are split at once.
_MOST, _SPLIT = 64, 2
_WORLD = Cell(0, 0, 0)


@dataclass(frozen=True)
class Owed:
    """A square that is owed.

    Attributes:
        of_whole_layer: its layer is made as a whole; squares of edits go first.
    """

    id: int
    layer: str
    cell: Cell
    of_whole_layer: bool


def layers() -> list[LayerSpec]:
    """Layers that are shown by group before their features."""
    return [one for one in registry.spatial() if one.tiles is not None and one.tiles.generalised is not None]


def owe(connection: psycopg.Connection, spec: LayerSpec, cells: Iterable[Cell]) -> None:
    """Let squares of the finest level be made anew."""
    _add(connection, spec.name, sorted(cells), of_whole_layer=False)


def owe_whole(connection: psycopg.Connection, spec: LayerSpec) -> None:
    """Let everything of a layer be made anew; what is left of an earlier time is part of it."""
    with connection.transaction():
        connection.execute(_sql("supersede"), {"layer": spec.name})
        _add(connection, spec.name, [_WORLD], of_whole_layer=True)


def owe_missing(connection: psycopg.Connection) -> None:
    """Owe layers that were never made, or by another rule, and forget what is declared no more."""
    declared = layers()
    with connection.transaction():
        for (gone,) in connection.execute(
            _sql("forget_layers"), {"layers": [spec.name for spec in declared]}
        ).fetchall():
            connection.execute(_sql("forget_shapes"), {"layer": gone})
            connection.execute(_sql("forget_owed"), {"layer": gone})
        for spec in declared:
            note = {"layer": spec.name, "rule": building.rule(spec)}
            if connection.execute(_sql("note_rule"), note).fetchone():
                assert spec.tiles is not None
                levels = levels_of(spec.tiles)
                bounds = {"layer": spec.name, "base": levels.base, "coarsest": levels.coarsest}
                connection.execute(_sql("forget_levels"), bounds)
                owe_whole(connection, spec)


def take(queue: psycopg.Connection) -> tuple[LayerSpec, list[Owed]] | None:
    """Lock what is made next: some squares of the finest level, or a coarser one to be split; None when there is
    nothing, or others are at it."""
    known = {spec.name: spec for spec in layers()}
    row = queue.execute(_sql("next"), {"layers": list(known)}).fetchone()
    if row is None:
        return None
    first = _owed(row)
    spec = known[first.layer]
    if first.cell.z != _finest(spec):
        return spec, [first]
    more = {
        "id": first.id, "layer": first.layer, "zoom": first.cell.z, "whole": first.of_whole_layer, "most": _MOST - 1,
    }  # fmt: skip
    return spec, [first, *map(_owed, queue.execute(_sql("likewise"), more))]


def is_square(spec: LayerSpec, one: Owed) -> bool:
    """Whether it is a square of the finest level."""
    return one.cell.z == _finest(spec)


def split(queue: psycopg.Connection, spec: LayerSpec, one: Owed) -> None:
    """Owe the parts of a coarser square in its place: those of its quarters that hold something, or all its squares."""
    finest = _finest(spec)
    if finest - one.cell.z <= _SPLIT:
        parts = one.cell.within(finest)
    else:
        quarters = one.cell.within(one.cell.z + 1)
        parts = [part for part in quarters if building.holds_something(queue, spec, part)]
    _add(queue, one.layer, parts, of_whole_layer=one.of_whole_layer)
    queue.execute(_sql("pay"), {"ids": [one.id]})


def pay(queue: psycopg.Connection, spec: LayerSpec, done: Sequence[Owed], failed: Sequence[Owed]) -> None:
    """Cross out what is made and put off what could not be; the layer has changed when edits are among them, or when
    it was made as a whole and nothing of it is left."""
    told = {"layer": spec.name, "edited": not all(one.of_whole_layer for one in (*done, *failed))}
    queue.execute(_sql("pay"), {"ids": [one.id for one in done]})
    queue.execute(_sql("put_off"), {"ids": [one.id for one in failed], "seconds": _AGAIN_S})
    queue.execute(
        _sql("lock_layer"), told
    )  # of two who pay the last ones, the second sees that nothing is left
    queue.execute(_sql("note_change"), told)


def edits_wait() -> bool:
    """Whether squares of edits are owed, taken or not."""
    return OwedSquare.objects.filter(of_whole_layer=False, due_at__lte=Now()).exists()


def count() -> int:
    """Squares that are owed, those that are put off too; a coarser one counts as one."""
    return OwedSquare.objects.count()


def anything_waits(connection: psycopg.Connection, layers: Sequence[str]) -> bool:
    """Whether anything of some layers is owed, taken or not."""
    row = connection.execute(_sql("anything_waits"), {"layers": list(layers)}).fetchone()
    return bool(row and row[0])


def changed_at(layers: Iterable[str]) -> dict[str, datetime | None]:
    """When what is made of each layer last changed."""
    return dict(GeneralisedLayer.objects.filter(layer__in=list(layers)).values_list("layer", "changed_at"))


def _add(connection: psycopg.Connection, layer: str, cells: Sequence[Cell], *, of_whole_layer: bool) -> None:
    connection.execute(
        _sql("owe"),
        {
            "layer": layer, "whole": of_whole_layer,
            "zooms": [cell.z for cell in cells], "xs": [cell.x for cell in cells], "ys": [cell.y for cell in cells],
        },
    )  # fmt: skip


def _owed(row: tuple[int, str, int, int, int, bool]) -> Owed:
    identifier, layer, zoom, x, y, of_whole_layer = row
    return Owed(identifier, layer, Cell(zoom, x, y), of_whole_layer)


def _finest(spec: LayerSpec) -> int:
    assert spec.tiles is not None
    return zoom_of(levels_of(spec.tiles).base)


def _sql(key: str) -> str:
    return load("tiles", "generalised")[key]
