"""Sang ngày. What begins or ends at midnight of the city changes the map though nobody publishes anything.

A zone in force from 1 July, a permit whose twelve months are over: their tiles are dropped by whoever first notices
the new day. Rows are found by asking the condition of the maps twice, as of the day that the caches show and as of
today.
"""

from __future__ import annotations

import logging
from datetime import date, timedelta

import shapely
from django.db import connection
from django.utils import timezone
from psycopg import sql

from geo.named_sql import load
from layers.spec import LayerSpec
from tiles.freshness import drain
from tiles.freshness.places import MOST_SHAPES, Place
from tiles.maps import public_layers
from tiles.source_sql import base_conditions
from tiles.workspace import Workspace, replace_file, workspace

logger = logging.getLogger(__name__)
_TODAY = "nen_today()"


def turn(place: Workspace | None = None, today: date | None = None) -> drain.Dropped | None:
    """Drop what the days since the last call have changed; None when it is still the same day. Harmless when two
    processes do it at once.

    Args:
        today: day of the city; of now when not given.
    """
    place, today = place or workspace(), today or timezone.localdate()
    shown = _shown(place)
    if shown == today:
        return None
    done = drain.refresh(turned(shown or today - timedelta(days=1), today), place)
    place.root.mkdir(parents=True, exist_ok=True)
    replace_file(place.day, f"{today.isoformat()}\n")
    logger.info("the maps show %s: %s", today, done)
    return done


def turned(since: date, today: date) -> dict[str, Place]:
    """Shapes (EPSG:3857) of the rows that the maps show on one of the two days only, by layer; None = too many."""
    found: dict[str, Place] = {}
    for spec in public_layers():
        if spec.is_spatial and (shapes := _changed(spec, since, today)) != []:
            found[spec.name] = shapes
    return found


def _changed(spec: LayerSpec, since: date, today: date) -> Place:
    condition = base_conditions(spec)
    statement = sql.SQL(load("tiles", "freshness")["turned"]).format(  # type: ignore[arg-type]
        table=sql.Identifier(spec.table),
        before=sql.SQL(_on(condition, since)),  # type: ignore[arg-type]
        now=sql.SQL(_on(condition, today)),  # type: ignore[arg-type]
        most=sql.Literal(MOST_SHAPES + 1),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        shapes = [shapely.from_wkb(bytes(row[0])) for row in cursor.fetchall()]
    return shapes if len(shapes) <= MOST_SHAPES else None


def _on(condition: str, day: date) -> str:
    """The condition, a text of declarations, as of a day."""
    return condition.replace(_TODAY, f"DATE '{day.isoformat()}'")


def _shown(place: Workspace) -> date | None:
    """The day that the caches show, None when nobody noted it."""
    try:
        return date.fromisoformat(place.day.read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        return None
