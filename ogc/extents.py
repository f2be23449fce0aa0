"""Spatial extent of layers from the root of their spatial index: exact enough, and free."""

from __future__ import annotations

import math
import time
from threading import Lock

from django.db import connection
from psycopg import sql

from geo import named_sql
from layers.rights import ALL_ROWS, row_condition
from layers.spec import LayerSpec

Box = tuple[float, float, float, float]
KEPT_SECONDS = 60.0
#: The index knows hidden rows too. Where a layer has some, its box grows to whole hundredths of a degree (1.1 km), so
#: that it tells no coordinate of a hidden feature.
COARSE_DEGREES = 0.01
_lock = Lock()
_kept: dict[str, tuple[float, Box | None]] = {}


def boxes(specs: list[LayerSpec]) -> dict[str, Box]:
    """Boxes in degrees WGS 84 (west, south, east, north) of the layers that have features.

    Kept for a minute, because a description is asked for far more often than an extent grows.
    """
    now = time.monotonic()
    wanted = [spec for spec in specs if spec.is_spatial]
    missing = [spec for spec in wanted if now - _kept.get(spec.name, (-math.inf, None))[0] > KEPT_SECONDS]
    if missing:
        found = _read(missing)
        with _lock:
            _kept.update({spec.name: (now, found.get(spec.name)) for spec in missing})
    return {spec.name: box for spec in wanted if (box := _kept[spec.name][1]) is not None}


def forget() -> None:
    """Ask the database again next time."""
    with _lock:
        _kept.clear()


def _read(specs: list[LayerSpec]) -> dict[str, Box]:
    statement = named_sql.load("ogc", "extents")["box"]
    parts = [sql.SQL(statement).format(name=sql.Literal(spec.table)) for spec in specs]
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" UNION ALL ").join(parts))
        rows = cursor.fetchall()
    coarse = {spec.name for spec in specs if row_condition(None, spec) != ALL_ROWS}
    return {name: _outwards(box) if name in coarse else tuple(box) for name, *box in rows if None not in box}


def _outwards(box: list[float]) -> Box:
    west, south, east, north = (value / COARSE_DEGREES for value in box)
    low = (math.floor(west) * COARSE_DEGREES, math.floor(south) * COARSE_DEGREES)
    return (*low, math.ceil(east) * COARSE_DEGREES, math.ceil(north) * COARSE_DEGREES)
