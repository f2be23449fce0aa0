"""Cả lớp. A layer made anew from all its features: after an import, when a rule changed, on a new machine.

Pieces of work are shared out to processes and committed one by one; memory holds one square at a time. Whoever is
stopped in between begins again: nothing is marked, and what was made stays right.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

import psycopg

from geo.named_sql import load
from layers.registry import registry
from layers.spec import LayerSpec
from tiles import own_connection
from tiles.generalised import building
from tiles.generalised.cells import Cell, levels_of
from tiles.generalised.child import begin, work

#: Fewer pieces of work than this are not worth a process.
_WORTH_SHARING = 8


@dataclass(frozen=True)
class Level:
    """What one level holds: squares that are not empty, pieces in them, corners of the pieces."""

    level: int
    squares: int
    pieces: int
    corners: int


@dataclass(frozen=True)
class Made:
    """What was made of a layer; seconds by the clock."""

    squares: int
    seconds: float
    levels: tuple[Level, ...]


def layers() -> list[LayerSpec]:
    """Layers that are shown by group before their features."""
    return [one for one in registry.spatial() if one.tiles is not None and one.tiles.generalised is not None]


def is_made(spec: LayerSpec) -> bool:
    """Whether anything of a layer is there."""
    with psycopg.connect(own_connection.conninfo(), autocommit=True) as connection:
        row = connection.execute(_sql("any_kept"), {"layer": spec.name}).fetchone()
    return bool(row and row[0])


def make(spec: LayerSpec, processes: int = 1) -> Made:
    """Make every square of a layer anew, and forget levels and layers that are declared no more."""
    started = time.perf_counter()
    assert spec.tiles is not None
    levels = levels_of(spec.tiles)
    with psycopg.connect(own_connection.conninfo(), autocommit=True) as connection:
        connection.execute(_sql("forget_layers"), {"layers": [one.name for one in layers()]})
        bounds = {"layer": spec.name, "base": levels.base, "coarsest": levels.coarsest}
        connection.execute(_sql("forget_levels"), bounds)
        cells = building.squares(connection, spec)
        blocks = building.blocks_of(spec, cells)
        if processes > 1 and len(blocks) >= _WORTH_SHARING:
            _share(spec, blocks, processes)
        else:
            for block, inside in blocks.items():
                building.make_block(connection, spec, block, inside)
        building.make_rest(connection, spec, blocks)
        found = tuple(_counted(connection, spec, range(levels.base, levels.coarsest - 1, -1)))
    return Made(len(cells), time.perf_counter() - started, found)


def _share(spec: LayerSpec, blocks: dict[Cell, list[Cell]], processes: int) -> None:
    """Largest pieces first, so that no process is left alone with one at the end."""
    ordered = sorted(blocks.items(), key=lambda item: -len(item[1]))
    context = multiprocessing.get_context("spawn")  # connections of this process must not be shared
    with ProcessPoolExecutor(processes, context, begin, (own_connection.conninfo(),)) as pool:
        waiting: list[Future[None]] = [pool.submit(work, spec.name, *item) for item in ordered]
        for one in waiting:
            one.result()


def _counted(connection: psycopg.Connection, spec: LayerSpec, levels: Iterable[int]) -> Iterator[Level]:
    for level in levels:
        row = connection.execute(_sql("counted"), {"layer": spec.name, "level": level}).fetchone()
        assert row is not None
        yield Level(level, *(int(value) for value in row))


def _sql(key: str) -> str:
    return load("tiles", "generalised")[key]
