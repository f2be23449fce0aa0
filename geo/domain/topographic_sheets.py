"""Mảnh bản đồ địa hình, nền địa lý: the degree grid of topographic and base maps (TT 973/2001/TT-TCĐC Art. 5).

Named from 1:1,000,000 (4° × 6°, `C-48`) down: 1:100,000 is 30′ and numbered 1 to 96, 1:5000 is one of its 256,
1:2000 one of nine of that, lettered a b c d e f g h k. All on VN-2000 latitude and longitude. A "1:2000 sheet" of
this grid is another polygon than a cadastral one (geo.domain.cadastral_sheets).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import Polygon

from geo.domain.crs import VN2000
from geo.domain.errors import BadSheetName, CrsMismatch, NotOnEarth, UnknownMapScale
from geo.domain.values import BBox

# Everything is counted in cells of 9.375″, the width of a 1:500 sheet: 384 to the degree, so that all sheet
# edges are whole numbers and no rounding moves a point across one.
_CELLS_PER_DEGREE = 384
_MILLION = (2304, 1536)
_HUNDRED_THOUSAND = 192
_FIVE_THOUSAND = 12
_TWO_THOUSAND = 4
_SIZES: dict[int, tuple[int, int]] = {
    1_000_000: _MILLION, 100_000: (192, 192), 50_000: (96, 96), 25_000: (48, 48), 10_000: (24, 24),
    5_000: (12, 12), 2_000: (4, 4), 1_000: (2, 2), 500: (1, 1),
}  # fmt: skip
TOPOGRAPHIC_SCALES = tuple(_SIZES)
"""Denominators of the map scales that have topographic sheets."""
_LETTERS = "abcdefghk"
_ROMAN = ("I", "II", "III", "IV")
_NAME = re.compile(
    r"^(?P<band>[A-V])-(?P<zone>\d{1,2})(?:-(?P<hundred>\d{1,2})(?:"
    r"-(?P<fifty>[A-D])(?:-(?P<twenty_five>[a-d])(?:-(?P<ten>[1-4]))?)?"
    r"|-\((?P<five>\d{1,3})(?:-(?P<two>[a-hk])(?:-(?:(?P<one>IV|I{1,3})|(?P<half>\d{1,2})))?)?\))?)?$"
)
_DIRECTIONS = {"nw": (-1, 1), "n": (0, 1), "ne": (1, 1), "w": (-1, 0), "e": (1, 0), "sw": (-1, -1), "s": (0, -1),
               "se": (1, -1)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TopographicSheet:
    """One sheet of the degree grid. Its left and bottom edges belong to it, right and top to its neighbours."""

    scale: int
    """Denominator: 5000 for 1:5000."""
    column: int
    """Left edge in cells of 9.375″ east of Greenwich."""
    row: int
    """Bottom edge in cells of 9.375″ north of the equator."""

    @property
    def bounds(self) -> BBox:
        """The sheet in VN-2000 longitude and latitude (EPSG:4756), degrees."""
        width, height = _SIZES[self.scale]
        west, south = self.column / _CELLS_PER_DEGREE, self.row / _CELLS_PER_DEGREE
        east = (self.column + width) / _CELLS_PER_DEGREE
        north = (self.row + height) / _CELLS_PER_DEGREE
        return BBox(west, south, east, north, VN2000)

    @property
    def polygon(self) -> Polygon:
        """The sheet as a polygon in VN-2000 longitude and latitude, degrees."""
        return self.bounds.polygon()

    @property
    def name(self) -> str:
        """Phiên hiệu mảnh: `C-48`, `C-48-34`, `C-48-34-A-b-3`, `C-48-34-(119)`, `C-48-34-(119-a)`."""
        band, zone = self.row // _MILLION[1], self.column // _MILLION[0] + 31
        name = f"{chr(ord('A') + band)}-{zone}"
        if self.scale == 1_000_000:
            return name
        name += f"-{self._number(_MILLION, _HUNDRED_THOUSAND)}"
        if self.scale in (50_000, 25_000, 10_000):
            return name + self._quarters()
        if self.scale == 100_000:
            return name
        inner = str(self._number((_HUNDRED_THOUSAND, _HUNDRED_THOUSAND), _FIVE_THOUSAND))
        if self.scale <= 2_000:
            inner += f"-{_LETTERS[self._number((_FIVE_THOUSAND, _FIVE_THOUSAND), _TWO_THOUSAND) - 1]}"
        if self.scale == 1_000:
            inner += f"-{_ROMAN[self._number((_TWO_THOUSAND, _TWO_THOUSAND), 2) - 1]}"
        if self.scale == 500:
            inner += f"-{self._number((_TWO_THOUSAND, _TWO_THOUSAND), 1)}"
        return f"{name}-({inner})"

    def neighbours(self) -> dict[str, TopographicSheet]:
        """The sheets around, by direction (nw, n, ne, w, e, sw, s, se); none beyond the equator."""
        width, height = _SIZES[self.scale]
        around = {
            direction: TopographicSheet(self.scale, self.column + dx * width, self.row + dy * height)
            for direction, (dx, dy) in _DIRECTIONS.items()
        }
        return {direction: sheet for direction, sheet in around.items() if sheet.row >= 0}

    def _number(self, parent: tuple[int, int], size: int) -> int:
        """Number, from 1, of the square of `size` in its parent, left to right and top to bottom."""
        columns, rows = parent[0] // size, parent[1] // size
        column = self.column % parent[0] // size
        row_from_top = rows - 1 - self.row % parent[1] // size
        return row_from_top * columns + column + 1

    def _quarters(self) -> str:
        name = f"-{'ABCD'[self._number((192, 192), 96) - 1]}"
        if self.scale <= 25_000:
            name += f"-{'abcd'[self._number((96, 96), 48) - 1]}"
        if self.scale == 10_000:
            name += f"-{self._number((48, 48), 24)}"
        return name


def topographic_sheet(*, lon: float, lat: float, scale: int) -> TopographicSheet:
    """The topographic sheet of a point.

    Args:
        lon: longitude on VN-2000 (EPSG:4756), degrees; not WGS 84, which is 200 m away.
        lat: latitude on VN-2000, degrees, north of the equator.
        scale: denominator, one of `TOPOGRAPHIC_SCALES`.
    Raises:
        UnknownMapScale: no topographic sheets at this scale.
        NotOnEarth: not degrees, or south of the equator.
    """
    width, height = _size(scale)
    if not (-180 <= lon < 180 and 0 <= lat < 88):
        raise NotOnEarth(lon=lon, lat=lat)
    column, row = math.floor(lon * _CELLS_PER_DEGREE), math.floor(lat * _CELLS_PER_DEGREE)
    return TopographicSheet(scale, column // width * width, row // height * height)


def topographic_names(lon: NDArray[np.float64], lat: NDArray[np.float64], scale: int) -> NDArray[np.str_]:
    """Names of the sheets of many points; each distinct sheet is named once.

    Args:
        lon: longitudes on VN-2000 (EPSG:4756), degrees.
        lat: latitudes on VN-2000, degrees, north of the equator.
        scale: denominator, one of `TOPOGRAPHIC_SCALES`.
    Returns:
        array of names in the order given; `""` where a coordinate is NaN.
    Raises:
        UnknownMapScale, NotOnEarth: as `topographic_sheet`.
    """
    width, height = _size(scale)
    lon, lat = np.asarray(lon, dtype=np.float64), np.asarray(lat, dtype=np.float64)
    known = ~(np.isnan(lon) | np.isnan(lat))
    off = known & ~((lon >= -180) & (lon < 180) & (lat >= 0) & (lat < 88))
    if off.any():
        first = int(np.flatnonzero(off)[0])
        raise NotOnEarth(lon=lon.flat[first], lat=lat.flat[first])
    names = np.full(lon.shape, "", dtype=object)
    columns = np.floor(lon[known] * _CELLS_PER_DEGREE).astype(np.int64) // width * width
    rows = np.floor(lat[known] * _CELLS_PER_DEGREE).astype(np.int64) // height * height
    cells, position = np.unique(np.stack([columns, rows]), axis=1, return_inverse=True)
    distinct = [TopographicSheet(scale, int(column), int(row)).name for column, row in cells.T]
    names[known] = np.array(distinct, dtype=object)[position.reshape(-1)] if distinct else ""
    return names.astype(np.str_)


def parse_topographic_sheet(name: str) -> TopographicSheet:
    """The sheet of a name such as `F-48-68-(251-c)`; the inverse of `TopographicSheet.name`.

    Raises:
        BadSheetName: not of the forms listed there, or a number beyond its grid.
    """
    match = _NAME.match(name.strip())
    if match is None or not 1 <= int(match["zone"]) <= 60:
        raise BadSheetName(given=name, why_en="expected C-48-34-(119-a).", why_vi="cần dạng C-48-34-(119-a).")
    scale = 1_000_000
    column = (int(match["zone"]) - 31) * _MILLION[0]
    row = (ord(match["band"]) - ord("A")) * _MILLION[1]
    parent = _MILLION
    for key, scale_of_key, labels in (
        ("hundred", 100_000, ()), ("fifty", 50_000, "ABCD"), ("twenty_five", 25_000, "abcd"), ("ten", 10_000, ()),
        ("five", 5_000, ()), ("two", 2_000, _LETTERS), ("one", 1_000, _ROMAN), ("half", 500, ()),
    ):  # fmt: skip
        if match[key] is None:
            continue
        number = labels.index(match[key]) + 1 if labels else int(match[key])
        size = _SIZES[scale_of_key][0]
        columns, rows = parent[0] // size, parent[1] // size
        if not 1 <= number <= columns * rows:
            raise BadSheetName(
                given=name,
                why_en=f"the number goes from 1 to {columns * rows}.",
                why_vi=f"số thứ tự từ 1 đến {columns * rows}.",
            )
        row_from_top, column_in_parent = divmod(number - 1, columns)
        column += column_in_parent * size
        row += (rows - 1 - row_from_top) * size
        scale, parent = scale_of_key, _SIZES[scale_of_key]
    return TopographicSheet(scale, column, row)


def topographic_sheets(bbox: BBox, scale: int) -> Iterator[TopographicSheet]:
    """The sheets whose interior meets `bbox`, row by row from the north-west; one for a point.

    Args:
        bbox: a box in EPSG:4756 (VN-2000 degrees); bring others there with `BBox.to`.
    Raises:
        CrsMismatch: the box is in another CRS.
        UnknownMapScale: no topographic sheets at this scale.
    """
    width, height = _size(scale)
    if bbox.crs != VN2000:
        raise CrsMismatch(got=bbox.crs, expected=VN2000)
    first = topographic_sheet(lon=bbox.min_x, lat=bbox.min_y, scale=scale)
    end_column = max(math.ceil(bbox.max_x * _CELLS_PER_DEGREE), first.column + 1)
    end_row = max(math.ceil(bbox.max_y * _CELLS_PER_DEGREE), first.row + 1)
    for row in reversed(range(first.row, end_row, height)):
        for column in range(first.column, end_column, width):
            yield TopographicSheet(scale, column, row)


def _size(scale: int) -> tuple[int, int]:
    if scale not in _SIZES:
        raise UnknownMapScale(scale=scale, known=", ".join(f"1:{known}" for known in _SIZES))
    return _SIZES[scale]
