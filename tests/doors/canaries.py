"""Things to look for: features whose personal values, ids and coordinates cannot be mistaken for anything else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from shapely import Geometry

from geo.domain.crs import CRS84, WEB_MERCATOR, by_srid
from geo.domain.transform import transform_point
from layers.registry import registry
from layers.spec import LayerSpec
from tests.doors.people import Person

SRID = 9210
#: A box around a canary, metres.
AROUND_M = 25.0


@dataclass(frozen=True)
class Canary:
    """One feature.

    Attributes:
        label: how the table names it.
        shape: in EPSG:9210; None in a layer without shapes.
        number: what a person would type to find it.
        personal: values of its fields that are not public.
        columns: further values that requests need.
        hidden: no public door may tell of it.
        inside: it lies in the ward of the ward officer.
        alone: nothing else is drawn near it.
    """

    layer: str
    label: str
    id: str
    shape: Geometry | None
    number: str = ""
    personal: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    hidden: bool = False
    inside: bool = False
    alone: bool = False

    @property
    def spec(self) -> LayerSpec:
        """Its layer."""
        return registry.get(self.layer)

    @property
    def metres(self) -> tuple[float, float]:
        """A point inside, EPSG:9210."""
        assert self.shape is not None
        point = self.shape.representative_point()
        return point.x, point.y

    @property
    def degrees(self) -> tuple[float, float]:
        """The same point, longitude and latitude."""
        return transform_point(*self.metres, by_srid(SRID), CRS84)

    @property
    def mercator(self) -> tuple[float, float]:
        """The same point, EPSG:3857."""
        return transform_point(*self.metres, by_srid(SRID), WEB_MERCATOR)

    @property
    def is_secret(self) -> bool:
        """Whether there is anything about it that not everybody may know."""
        return self.hidden or bool(self.personal)

    def column(self, name: str) -> str:
        """A further value, or ""."""
        return dict(self.columns).get(name, "")

    def traces(self) -> tuple[str, ...]:
        """Patterns that give a hidden row away: its number, and its corners to a metre or finer, in either axis order.

        One coordinate alone is not enough: the parcel under a building has corners in the same line.
        """
        found = [re.escape(self.number)] if self.number else []
        for x, y in [] if self.shape is None else _corners(self.shape):
            lon, lat = transform_point(x, y, by_srid(SRID), CRS84)
            for one, other in ((_cut(lon, 5), _cut(lat, 5)), (_cut(x, 1), _cut(y, 1))):
                found += [_pair(one, other), _pair(other, one)]
        return tuple(found)


def sees_row(person: Person, canary: Canary) -> bool:
    """Whether this person may know that the feature exists."""
    return not canary.hidden or canary.layer in person.reads or _is_at_work(person, canary)


def sees_personal(person: Person, canary: Canary, *, by_row: bool) -> bool:
    """Whether this person may read its personal fields.

    Args:
        by_row: at a door that masks row by row; elsewhere only who may read a field everywhere may read it at all.
    """
    return _is_at_work(person, canary) and person.personal and (by_row or not person.unit)


def _is_at_work(person: Person, canary: Canary) -> bool:
    return canary.layer in person.works_on and (not person.unit or canary.inside)


def _corners(shape: Geometry) -> list[tuple[float, float]]:
    part: Any = shape.geoms[0] if hasattr(shape, "geoms") else shape
    ring = part.exterior if hasattr(part, "exterior") else part
    return list(ring.coords)[:3]


def _pair(first: str, second: str) -> str:
    return rf"{re.escape(first)}\d*[\s,]+{re.escape(second)}"


def _cut(value: float, decimals: int) -> str:
    """The digits as every notation with at least so many decimals begins; nothing is rounded."""
    whole, _, rest = f"{value:.10f}".partition(".")
    return f"{whole}.{rest[:decimals]}"
