"""Một phần của việc chồng lớp. What a process of the overlay does: it holds the zones and is given tiles of parcels."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import shapely

from planning.domain.overlay import Ints, Shapes, Shares, Zoning, shapes_of, shares_of

_held: list[Zoning] = []


def in_processes(
    tiles: Iterable[Sequence[bytes]], zones: Shapes, ranks: Ints, processes: int
) -> Iterator[Shares]:
    """Shares of tile after tile, in their order, computed while the next are read; one tile more than there are
    processes is under way.

    Args:
        tiles: parcels as WKB in the CRS of the zones.
        ranks: of each zone (`planning.domain.overlay.dense_ranks`).
    """
    # A fork would take the connection to the database along.
    pool = ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_hold, initargs=(list(shapely.to_wkb(zones)), ranks)
    )
    with pool:
        waiting: deque[Future[Shares]] = deque()
        for tile in tiles:
            waiting.append(pool.submit(_work, tile))
            if len(waiting) > processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _hold(zones: Sequence[bytes], ranks: Ints) -> None:
    _held[:] = [Zoning(shapes_of(zones), np.asarray(ranks))]


def _work(tile: Sequence[bytes]) -> Shares:
    return shares_of(shapes_of(tile), _held[0], threads=1)
