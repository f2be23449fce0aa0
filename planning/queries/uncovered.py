"""Nơi chưa có quy hoạch trong dữ liệu. Ground of the city that no plan on file covers."""

from __future__ import annotations

from datetime import date

from geo.named_sql import load
from geo.reading import rows
from layers.visible_rows import moment_of, visible_rows
from planning.domain.themes import PLAN_THEMES

#: Levels whose zones give ground its function.
LEVELS = sorted({level for theme in PLAN_THEMES if theme.exclusive for level in theme.levels})


def uncovered(day: date) -> str | None:
    """GeoJSON geometry, degrees WGS 84, of ground without a plan in force whose zones are on file; None = none.

    What a citizen may see decides, for everybody: the shape is one of the public map.
    """
    statement = visible_rows(load("planning", "uncovered")["uncovered"], moment=moment_of(day))
    found = rows(statement, {"as_of": day, "levels": LEVELS})
    return found[0]["shape"] if found else None


def latest_publication() -> int:
    """Number of the last publication: with the day, what the answer depends on."""
    return int(rows(load("planning", "uncovered")["publication"])[0]["latest"])
