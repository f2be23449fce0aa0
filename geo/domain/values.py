"""Values that say what they are: a box with its CRS, a span of dates. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from shapely import Polygon

from geo.domain.crs import CRS84, Crs, lookup
from geo.domain.errors import BadBBox, BadValidity, CrsMismatch
from geo.domain.transform import transform_xy

_EDGE_POINTS = 21
"""Points per edge when a box changes CRS: its edges become curves (the same number as GDAL uses)."""


@dataclass(frozen=True, slots=True)
class BBox:
    """Khung bao. An axis-parallel box in `crs`; x = east or longitude, y = north or latitude."""

    min_x: float
    min_y: float
    max_x: float
    max_y: float
    crs: Crs

    def __post_init__(self) -> None:
        values = self.as_tuple()
        if not all(math.isfinite(value) for value in values):
            raise BadBBox(
                given=values, why_en="every value must be finite.", why_vi="mọi giá trị phải hữu hạn."
            )
        if self.min_x > self.max_x:
            raise BadBBox(
                given=values,
                why_en="west is greater than east.",
                why_vi="cạnh tây lớn hơn cạnh đông.",
            )
        if self.min_y > self.max_y:
            raise BadBBox(
                given=values, why_en="south is greater than north.", why_vi="cạnh nam lớn hơn cạnh bắc."
            )
        if not self.crs.is_projected and not (
            self.min_x >= -180 and self.max_x <= 180 and self.min_y >= -90 and self.max_y <= 90
        ):
            raise BadBBox(
                given=values,
                why_en="the values are not degrees; is the order longitude, latitude?",
                why_vi="giá trị không phải là độ; thứ tự có phải kinh độ, vĩ độ?",
            )

    @classmethod
    def from_ogc(cls, text: str, crs: Crs = CRS84) -> BBox:
        """Read the `bbox` parameter of OGC API Features (Part 1 §7.15.3, Part 2 `bbox-crs`).

        Args:
            text: four numbers, or six with heights, which are ignored; axis order of the official definition
                of `crs`, so latitude first for EPSG:4326.
            crs: the `bbox-crs`; CRS84 is what the standard prescribes when the parameter is absent.
        Raises:
            BadBBox: not four or six numbers, or minimum above maximum.
        """
        return cls(*_read_ogc(text, crs), crs)

    @classmethod
    def parts_from_ogc(cls, text: str, crs: Crs = CRS84) -> tuple[BBox, ...]:
        """As `from_ogc`, and a box in degrees may span the antimeridian (Part 1 §7.15.3): two parts.

        Its west lies in the eastern hemisphere, its east in the western one; other boxes whose west is greater than
        their east are corners that were mixed up.
        """
        west, south, east, north = _read_ogc(text, crs)
        if crs.is_projected or not -180 <= east < 0 < west <= 180:
            return (cls(west, south, east, north, crs),)
        return cls(west, south, 180.0, north, crs), cls(-180.0, south, east, north, crs)

    @classmethod
    def of(cls, values: tuple[float, float, float, float], crs: Crs | int | str) -> BBox:
        """A box from (min_x, min_y, max_x, max_y) in `crs`."""
        return cls(*values, lookup(crs))

    def as_tuple(self) -> tuple[float, float, float, float]:
        """(min_x, min_y, max_x, max_y)."""
        return (self.min_x, self.min_y, self.max_x, self.max_y)

    @property
    def width(self) -> float:
        """Extent in x, in the unit of the CRS."""
        return self.max_x - self.min_x

    @property
    def height(self) -> float:
        """Extent in y, in the unit of the CRS."""
        return self.max_y - self.min_y

    @property
    def center(self) -> tuple[float, float]:
        """(x, y) of the middle."""
        return ((self.min_x + self.max_x) / 2, (self.min_y + self.max_y) / 2)

    def polygon(self) -> Polygon:
        """The box as a shapely polygon in its CRS."""
        return shapely.box(*self.as_tuple())

    def contains(self, x: float, y: float) -> bool:
        """True when the point, in the CRS of the box, lies inside or on the edge."""
        return self.min_x <= x <= self.max_x and self.min_y <= y <= self.max_y

    def covers(self, other: BBox) -> bool:
        """True when `other` lies wholly inside. Raises CrsMismatch for different CRSs."""
        self._same_crs(other)
        return self.contains(other.min_x, other.min_y) and self.contains(other.max_x, other.max_y)

    def intersects(self, other: BBox) -> bool:
        """True when the boxes share at least a point. Raises CrsMismatch for different CRSs."""
        self._same_crs(other)
        return (
            self.min_x <= other.max_x
            and other.min_x <= self.max_x
            and self.min_y <= other.max_y
            and other.min_y <= self.max_y
        )

    def expanded(self, distance: float) -> BBox:
        """The box grown by `distance` on every side, in the unit of the CRS."""
        return BBox(
            self.min_x - distance,
            self.min_y - distance,
            self.max_x + distance,
            self.max_y + distance,
            self.crs,
        )

    def to(self, crs: Crs) -> BBox:
        """The smallest box in `crs` around this one, through the pinned operation, with densified edges.

        Raises:
            OutsideProjection: a point of the edge has no image in `crs`.
        """
        if crs == self.crs:
            return self
        xs = np.linspace(self.min_x, self.max_x, _EDGE_POINTS)
        ys = np.linspace(self.min_y, self.max_y, _EDGE_POINTS)
        x = np.concatenate([xs, xs, np.full_like(ys, self.min_x), np.full_like(ys, self.max_x)])
        y = np.concatenate([np.full_like(xs, self.min_y), np.full_like(xs, self.max_y), ys, ys])
        out_x, out_y = transform_xy(x, y, self.crs, crs)
        return BBox(float(out_x.min()), float(out_y.min()), float(out_x.max()), float(out_y.max()), crs)

    def _same_crs(self, other: BBox) -> None:
        if other.crs != self.crs:
            raise CrsMismatch(got=other.crs, expected=self.crs)


@dataclass(frozen=True, slots=True)
class Validity:
    """Thời hạn hiệu lực. Days on which a fact holds: from `valid_from` on, up to but not including
    `valid_to`.
    """

    valid_from: date
    valid_to: date | None = None

    def __post_init__(self) -> None:
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise BadValidity(valid_from=self.valid_from, valid_to=self.valid_to)

    def holds_on(self, day: date) -> bool:
        """True when the fact holds on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def overlaps(self, other: Validity) -> bool:
        """True when there is a day on which both hold."""
        starts_before = self.valid_to is None or other.valid_from < self.valid_to
        return starts_before and (other.valid_to is None or self.valid_from < other.valid_to)


def _read_ogc(text: str, crs: Crs) -> tuple[float, float, float, float]:
    """West, south, east, north of a `bbox` parameter in the axis order of `crs`. Raises BadBBox."""
    try:
        values = [float(part) for part in text.split(",")]
    except ValueError:
        values = []
    if len(values) not in (4, 6):
        raise BadBBox(given=text, why_en="give 4 or 6 numbers.", why_vi="cần 4 hoặc 6 số.")
    a, b, c, d = values if len(values) == 4 else (values[0], values[1], values[3], values[4])
    return (b, a, d, c) if crs.north_first else (a, b, c, d)
