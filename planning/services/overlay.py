"""Chồng thửa với ô quy hoạch. The shares of all live parcels in all zones in force: computed in bulk, kept in a table.

Only what a citizen may see goes into the table, so everything drawn from it is public.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from time import monotonic
from typing import NamedTuple
from uuid import UUID

import numpy as np
import pyarrow as pa
from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from numpy.typing import NDArray
from procrastinate.contrib.django import app as worker

from geo.named_sql import load
from geo.side_by_side import in_threads, processes
from layers.changesets.hooks import Publication
from layers.importing import tuples
from planning.domain.outlines import Packed
from planning.domain.overlay import Shares, Zoning, shares_of
from planning.queries.overlay import TILE, Parcels, Zones, parcels, touched_by, zones

logger = logging.getLogger(__name__)
TASK, TASK_ALL = "planning.overlay_touched", "planning.overlay_all"
#: Layers whose publication changes shares.
LAYERS = frozenset({"parcels", "planning_zones", "plans"})
#: One refresh at a time: the lock that all of them take.
_LOCK = 5_600_311
_COLUMNS = "parcel, parcel_version, zone, zone_version, plan_code, area_m2, governing_m2, share"
_BLOCK = 50_000
#: Threads that compute; more would wait for the reading.
MOST_THREADS = 4
#: Tiles that are read beyond those that are computed.
_AHEAD = 2


class Run(NamedTuple):
    """What a refresh did."""

    parcels: int
    zones: int
    pairs: int
    seconds: float


class _Shares(NamedTuple):
    """Shares of the parcels of one tile as columns."""

    parcel: NDArray[np.void]
    parcel_version: NDArray[np.int32]
    zone: NDArray[np.int64]
    area_m2: NDArray[np.float64]
    governing_m2: NDArray[np.float64]
    share: NDArray[np.float64]


@transaction.atomic
def refresh_all(day: date | None = None, tile: int = TILE) -> Run:
    """Compute all shares anew and put them in the place of the old ones; readers see the old table until it is done.

    Args:
        day: parcels, plans and zones as they hold on it; today by default.
        tile: parcels in memory with their shapes at a time.
    """
    started, day = monotonic(), day or timezone.localdate()
    with connection.cursor() as cursor:
        _begin(cursor)
        found = zones(day)
        tiles, count = _shares(parcels(cursor, day, tile=tile), found)
        _script(cursor, "next_table")
        _write(cursor, "parcel_zone_shares_next", tiles, found)
        _script(cursor, "swap")
        return _note(cursor, "full", count, found, tiles, started)


@transaction.atomic
def refresh_parcels(touched: Sequence[UUID], day: date | None = None) -> Run:
    """Compute the shares of some parcels anew; those that hold no longer lose theirs."""
    started, day = monotonic(), day or timezone.localdate()
    with connection.cursor() as cursor:
        _begin(cursor)
        found = zones(day, near=touched)
        tiles, count = _shares(parcels(cursor, day, touched), found)
        cursor.execute(load("planning", "overlay")["forget"], {"parcels": list(touched)})
        _write(cursor, "parcel_zone_shares", tiles, found)
        return _note(cursor, "some", count, found, tiles, started)


def refresh_touched(change_set: UUID) -> Run:
    """Follow a published change set; one that touches no parcel is noted too: the shares are up to date then."""
    return refresh_parcels(touched_by(change_set))


def follow(publication: Publication) -> None:
    """Hook of publications: has the worker refresh what a change set touched, once it is committed."""
    if LAYERS & set(publication.change_set.layers):
        worker.configure_task(TASK, queue="imports").defer(change_set=str(publication.change_set.pk))


def _begin(cursor: CursorWrapper) -> None:
    cursor.execute("SET LOCAL statement_timeout = 0")
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _script(cursor: CursorWrapper, key: str) -> None:
    cursor.execute(load("planning", "overlay")[key])


def _shares(tiles: Iterable[Parcels], found: Zones) -> tuple[list[_Shares], int]:
    """Shares of all tiles, computed while the next are read; the zones are prepared while the first are."""
    held: list[Parcels] = []

    def shapes() -> Iterator[Packed]:
        for tile in tiles:
            held.append(tile)
            yield tile.wkb

    def work(wkb: Packed) -> Shares:
        return shares_of(wkb, zoning.result(), threads=1)

    with ThreadPoolExecutor(1) as aside:
        zoning = aside.submit(Zoning, found.shapes, found.ranks)
        computed = in_threads(work, shapes(), processes(MOST_THREADS), ahead=_AHEAD)
        made = [_columns(held, at, one) for at, one in enumerate(computed)]
    return made, sum(len(tile) for tile in held)


def _columns(held: list[Parcels], at: int, one: Shares) -> _Shares:
    tile = held[at]
    held[at] = replace(tile, wkb=Packed.of(()))  # its shapes are not needed again
    return _Shares(
        tile.ids[one.parcel], tile.versions[one.parcel], one.zone, one.area_m2, one.governing_m2, one.share
    )


def _write(cursor: CursorWrapper, table: str, tiles: Sequence[_Shares], found: Zones) -> None:
    plan_codes = pa.array(found.plan_codes, pa.large_string())
    with cursor.copy(f"COPY {table} ({_COLUMNS}) FROM STDIN (FORMAT binary)") as stream:
        stream.write(tuples.HEADER)
        for tile in tiles:
            for start in range(0, len(tile.zone), _BLOCK):
                part = _Shares(*(column[start : start + _BLOCK] for column in tile))
                columns = [
                    ("uuid", _uuids(part.parcel)),
                    ("integer", pa.array(part.parcel_version)),
                    ("uuid", _uuids(found.ids[part.zone])),
                    ("integer", pa.array(found.versions[part.zone])),
                    ("varchar", plan_codes.take(pa.array(part.zone))),
                    *(("double precision", pa.array(one)) for one in part[3:]),
                ]
                stream.write(memoryview(tuples.rows(columns)))
        stream.write(tuples.TRAILER)


def _uuids(ids: NDArray[np.void]) -> pa.Array:
    data = pa.py_buffer(np.ascontiguousarray(ids))
    return pa.Array.from_buffers(pa.binary(ids.dtype.itemsize), len(ids), [None, data])


def _note(
    cursor: CursorWrapper, kind: str, count: int, found: Zones, tiles: Sequence[_Shares], started: float
) -> Run:
    run = Run(count, len(found), sum(len(tile.zone) for tile in tiles), monotonic() - started)
    cursor.execute(load("planning", "overlay")["note"], {"kind": kind, **run._asdict()})
    logger.info("overlay %s: %s", kind, run)
    return run
