"""Where the benchmarks ask: the same random parcels in every run."""

from __future__ import annotations

import math
from typing import NamedTuple

import psycopg

from geo.named_sql import load


class Place(NamedTuple):
    """A parcel and a point in it, degrees WGS 84."""

    id: str
    lon: float
    lat: float

    def bbox(self, half_degrees: float) -> tuple[float, float, float, float]:
        """Square around the point: min lon, min lat, max lon, max lat."""
        return (
            self.lon - half_degrees,
            self.lat - half_degrees,
            self.lon + half_degrees,
            self.lat + half_degrees,
        )

    def tile(self, zoom: int) -> tuple[int, int]:
        """Column and row of the Web Mercator tile at `zoom`, rows from the north."""
        size = 2**zoom
        column = int((self.lon + 180) / 360 * size)
        row = int((1 - math.asinh(math.tan(math.radians(self.lat))) / math.pi) / 2 * size)
        return column, row


def random_places(connection: psycopg.Connection, count: int) -> list[Place]:
    """`count` places; the process ends with a clear line when the city is not loaded."""
    found = connection.execute(load("bench", "floor")["places"], {"seed": "nen", "count": count}).fetchall()
    if len(found) < count:
        raise SystemExit(
            "Chưa có thành phố mẫu: chạy `make run` trước. The demo city is not there: `make run` first."
        )
    return [Place(str(identity), lon, lat) for identity, lon, lat in found]
