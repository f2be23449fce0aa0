"""Nơi chưa có quy hoạch trong dữ liệu. What the map hatches, kept until the next publication or day."""

from __future__ import annotations

from datetime import date

import orjson
from django.core.cache import cache

from planning.queries.uncovered import latest_publication, uncovered

#: Seconds; data that came in without a change set show after this time at the latest.
_KEPT_S = 600


def uncovered_ground(day: date, today: date) -> tuple[bytes, str]:
    """GeoJSON Feature of the ground without plans on file, degrees WGS 84, and what it depends on as an ETag.

    The geometry is null where plans cover the whole city. Today's answer is kept; a past day is computed anew.
    """
    key = f"uncovered-{day.isoformat()}-{latest_publication()}"
    kept = cache.get(key) if day == today else None
    if kept is None:
        shape = uncovered(day)
        kept = orjson.dumps(
            {
                "type": "Feature",
                "geometry": orjson.Fragment(shape) if shape else None,
                "properties": {"as_of": day},
            }
        )
        if day == today:
            cache.set(key, kept, _KEPT_S)
    return kept, key
