"""Mảnh bản đồ địa chính: the kilometre grid of cadastral maps (TT 25/2014/TT-BTNMT Art. 5.5, kept by TT 26/2024).

The grid lies in the provincial VN-2000 zone, from X = 0 (equator) and Y = 500 km, in steps of 6 km (1:10000)
and 3 km (1:5000). A sheet is named by the last three digits of the kilometres of its top-left corner, X (north)
before Y (east); the thousands are left out, so a name is unique within a province only. Sheets that overlap
this frame exist on paper: the polygon of a delivered sheet is data, this is the frame.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from shapely import Polygon

from geo.domain.crs import Crs
from geo.domain.errors import BadSheetName, CrsMismatch, CrsNotMetric, UnknownMapScale
from geo.domain.values import BBox

_ORIGIN_EAST_M = 500_000
_SIZES_M: dict[int, int] = {10000: 6000, 5000: 3000, 2000: 1000, 1000: 500, 500: 250, 200: 100}
CADASTRAL_SCALES = tuple(_SIZES_M)
"""Denominators of the map scales that have cadastral sheets."""
_QUARTERS = "abcd"
_NAME = re.compile(
    r"^(?P<ten>10-)?(?P<x>\d{3})(?P<y>\d{3})"
    r"(?:-(?P<km>[1-9])(?:-(?:(?P<quarter>[a-d])|\((?P<sixteenth>\d{1,2})\)|(?P<hundredth>\d{1,3})))?)?$"
)
_DIRECTIONS = {"nw": (-1, 1), "n": (0, 1), "ne": (1, 1), "w": (-1, 0), "e": (1, 0), "sw": (-1, -1), "s": (0, -1),
               "se": (1, -1)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CadastralSheet:
    """One frame of the kilometre grid. Its left and top edges belong to it, right and bottom to its neighbours."""

    scale: int
    """Denominator: 2000 for 1:2000."""
    left_m: int
    """Y (east) of the left edge, metres in `crs`."""
    top_m: int
    """X (north) of the top edge, metres in `crs`."""
    crs: Crs

    @property
    def size_m(self) -> int:
        """Length of an edge in metres."""
        return _SIZES_M[self.scale]

    @property
    def bounds(self) -> BBox:
        """The frame in `crs`."""
        return BBox(self.left_m, self.top_m - self.size_m, self.left_m + self.size_m, self.top_m, self.crs)

    @property
    def polygon(self) -> Polygon:
        """The frame as a polygon in `crs`."""
        return self.bounds.polygon()

    @property
    def name(self) -> str:
        """Phiên hiệu mảnh, for example `194602-8-(10)` at 1:500."""
        if self.scale == 10000:
            return f"10-{_kilometres(self.top_m)}{_kilometres(self.left_m)}"
        parent_top, parent_left = _frame(self.top_m, self.left_m, _SIZES_M[5000])
        name = f"{_kilometres(parent_top)}{_kilometres(parent_left)}"
        if self.scale == 5000:
            return name
        name += f"-{_cell(self.top_m, self.left_m, parent_top, parent_left, 1000, 3)}"
        if self.scale == 2000:
            return name
        parent_top, parent_left = _frame(self.top_m, self.left_m, 1000)
        number = _cell(self.top_m, self.left_m, parent_top, parent_left, self.size_m, 1000 // self.size_m)
        suffix = {1000: _QUARTERS[(number - 1) % 4], 500: f"({number})", 200: str(number)}[self.scale]
        return f"{name}-{suffix}"

    def neighbours(self) -> dict[str, CadastralSheet]:
        """The eight sheets around, by direction: nw, n, ne, w, e, sw, s, se."""
        return {
            direction: CadastralSheet(
                self.scale, self.left_m + dx * self.size_m, self.top_m + dy * self.size_m, self.crs
            )
            for direction, (dx, dy) in _DIRECTIONS.items()
        }


def cadastral_sheet(*, east_m: float, north_m: float, scale: int, crs: Crs) -> CadastralSheet:
    """The cadastral sheet of a point.

    Args:
        east_m: Y of the survey papers, metres in `crs`.
        north_m: X of the survey papers, metres in `crs`.
        scale: denominator, one of `CADASTRAL_SCALES`.
        crs: the provincial VN-2000 zone whose grid is meant.
    Raises:
        UnknownMapScale: no cadastral sheets at this scale.
        CrsNotMetric: `crs` is not a VN-2000 TM 3° zone.
    """
    size = _size(scale, crs)
    top, left = _frame(north_m, east_m, size)
    return CadastralSheet(scale, left, top, crs)


def parse_cadastral_sheet(name: str, *, near: BBox) -> CadastralSheet:
    """The sheet of a name.

    Args:
        name: `10-194602`, `194602`, `194602-8`, `194602-8-c`, `194602-8-(10)` or `194602-8-55`.
        near: where it is to be looked for, in the provincial zone (the city's extent); supplies the thousands
            of kilometres that the name omits.
    Raises:
        BadSheetName: not of these forms, or a number beyond its grid, or a corner off the grid.
        CrsNotMetric: `near` is not in a VN-2000 TM 3° zone.
    """
    match = _NAME.match(name.strip())
    if match is None or (match["ten"] and match["km"]):
        raise BadSheetName(given=name, why_en="expected 194602-8-(10).", why_vi="cần dạng 194602-8-(10).")
    scale = 10000 if match["ten"] else 5000
    size = _size(scale, near.crs)
    top = _completed(int(match["x"]), near.center[1])
    left = _completed(int(match["y"]), near.center[0])
    if top % size or (left - _ORIGIN_EAST_M) % size:
        raise BadSheetName(
            given=name, why_en="its corner is not on the grid.", why_vi="góc mảnh không nằm trên lưới."
        )
    for key, scale_of_key, columns, count in (
        ("km", 2000, 3, 9), ("quarter", 1000, 2, 4), ("sixteenth", 500, 4, 16), ("hundredth", 200, 10, 100),
    ):  # fmt: skip
        if match[key] is None:
            continue
        scale = scale_of_key
        number = _QUARTERS.index(match[key]) + 1 if key == "quarter" else int(match[key])
        if not 1 <= number <= count:
            raise BadSheetName(
                given=name,
                why_en=f"the number goes from 1 to {count}.",
                why_vi=f"số thứ tự từ 1 đến {count}.",
            )
        row, column = divmod(number - 1, columns)
        top, left = top - row * _SIZES_M[scale], left + column * _SIZES_M[scale]
    return CadastralSheet(scale, left, top, near.crs)


def cadastral_sheets(bbox: BBox, scale: int) -> Iterator[CadastralSheet]:
    """The sheets whose interior meets `bbox`, row by row from the north-west; one for a point.

    Raises:
        UnknownMapScale, CrsNotMetric: as `cadastral_sheet`.
    """
    size = _size(scale, bbox.crs)
    top, left = _frame(bbox.max_y, bbox.min_x, size)
    while True:
        column = left
        while True:
            yield CadastralSheet(scale, column, top, bbox.crs)
            column += size
            if column >= bbox.max_x:
                break
        top -= size
        if top <= bbox.min_y:
            return


def _size(scale: int, crs: Crs) -> int:
    if scale not in _SIZES_M:
        raise UnknownMapScale(scale=scale, known=", ".join(f"1:{known}" for known in _SIZES_M))
    if not crs.is_zone:
        raise CrsNotMetric(crs=crs) if not crs.is_projected else CrsMismatch(got=crs, expected="VN-2000 TM-3")
    return _SIZES_M[scale]


def _frame(north_m: float, east_m: float, size: int) -> tuple[int, int]:
    """Top (north) and left (east) of the square of `size` that holds the point, in metres."""
    top = math.ceil(north_m / size) * size
    left = _ORIGIN_EAST_M + math.floor((east_m - _ORIGIN_EAST_M) / size) * size
    return top, left


def _cell(north_m: int, east_m: int, top: int, left: int, size: int, columns: int) -> int:
    """Number of a cell in a square, from 1, left to right and top to bottom."""
    return (top - north_m) // size * columns + (east_m - left) // size + 1


def _kilometres(metres: int) -> str:
    return f"{metres // 1000 % 1000:03d}"


def _completed(last_digits_km: int, near_m: float) -> int:
    """The metres that end in these three digits of kilometres, closest to `near_m`."""
    thousands = round((near_m / 1000 - last_digits_km) / 1000)
    return (last_digits_km + 1000 * thousands) * 1000
