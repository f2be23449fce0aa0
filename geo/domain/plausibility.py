"""Do coordinates agree with the CRS that was declared for them? The city's extent is the judge. Pure.

Vietnamese survey tables give X = north, Y = east, so exchanged axes are the commonest mistake; a foreign
central meridian and degrees declared as metres come next. Nothing is corrected here: the finding names the
remedy.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.domain.crs import CRS84, WGS84, Crs
from geo.domain.crs_recognition import Finding, Severity
from geo.domain.errors import BadBBox, OutsideProjection
from geo.domain.transform import transform_point
from geo.domain.values import BBox


@dataclass(frozen=True, slots=True)
class Placement:
    """One reading of a coordinate pair under which it lies in the city."""

    crs: Crs
    swapped: bool
    """True when the first number is the northing (X of the survey papers)."""
    x: float
    """Easting in metres or longitude in degrees, in `crs`."""
    y: float
    """Northing in metres or latitude in degrees, in `crs`."""


def placements(first: float, second: float, candidates: Iterable[Crs], extent: BBox) -> list[Placement]:
    """Every reading of two numbers that puts the point into `extent`.

    Args:
        first: first number as it was given, easting or northing.
        second: second number as it was given.
        candidates: CRSs in which the city's data come, in order of preference.
        extent: the city, in its storage CRS (metres).
    """
    found = []
    for crs in candidates:
        for swapped, (x, y) in ((False, (first, second)), (True, (second, first))):
            if _inside(x, y, crs, extent):
                found.append(Placement(crs, swapped, x, y))
    return found


def examine_extent(
    bounds: tuple[float, float, float, float], declared: Crs, candidates: Iterable[Crs], extent: BBox
) -> Finding | None:
    """Check the extent of a file, or of one feature, against the CRS declared for it.

    Args:
        bounds: min x, min y, max x, max y as read, in `declared`.
        declared: what the file says.
        candidates: CRSs that the city's data come in; tried when `declared` puts the data elsewhere.
        extent: the city, in its storage CRS (metres).
    Returns:
        None when the data meet the city; otherwise one refusal, with the remedy if there is exactly one.
    """
    min_x, min_y, max_x, max_y = bounds
    if _meets(bounds, declared, extent):
        return None
    x, y = (min_x + max_x) / 2, (min_y + max_y) / 2
    found = placements(x, y, [declared, *(crs for crs in candidates if crs != declared)], extent)
    place_vi = f"tọa độ khoảng x={x:.6g}, y={y:.6g} khai là {declared.code}"
    place_en = f"coordinates around x={x:.6g}, y={y:.6g} declared as {declared.code}"
    if any(place.crs == declared and place.swapped for place in found):
        return Finding(
            "crs-axes-swapped", Severity.REFUSE,
            f"{place_vi} bị đảo trục: X là hướng bắc, Y là hướng đông. Hãy nhập lại với tùy chọn đảo trục.",
            f"{place_en} have exchanged axes: X is north, Y is east. Load again with the axes swapped.",
        )  # fmt: skip
    if declared.is_projected and _looks_like_degrees(bounds):
        swap_vi = " và đảo trục" if any(place.swapped for place in found) else ""
        swap_en = " and swap the axes" if any(place.swapped for place in found) else ""
        return Finding(
            "crs-degrees-declared-metres", Severity.REFUSE,
            f"{place_vi} (mét), nhưng giá trị là độ: khai sai hệ tọa độ. "
            f"Hãy nhập lại và chỉ rõ {WGS84.code}{swap_vi}.",
            f"{place_en} (metres), but the values are degrees: the declaration is false. "
            f"Load again and name {WGS84.code}{swap_en}.",
        )  # fmt: skip
    if found:
        readings = sorted({place.crs.code for place in found})
        return Finding(
            "crs-other-zone", Severity.REFUSE,
            f"{place_vi} nằm ngoài thành phố; nếu là {' hoặc '.join(readings)} thì nằm trong. "
            "Hãy kiểm tra kinh tuyến trục rồi nhập lại và chỉ rõ hệ tọa độ.",
            f"{place_en} lie outside the city; read as {' or '.join(readings)} they lie inside. "
            "Check the central meridian, then load again and name the CRS.",
        )  # fmt: skip
    return Finding(
        "crs-outside-city", Severity.REFUSE,
        f"{place_vi} nằm ngoài thành phố, theo mọi hệ tọa độ đã biết.",
        f"{place_en} lie outside the city in every known CRS.",
    )  # fmt: skip


def _inside(x: float, y: float, crs: Crs, extent: BBox) -> bool:
    if not _possible(x, y, crs):
        return False
    try:
        return extent.contains(*transform_point(x, y, crs, extent.crs))
    except OutsideProjection:
        return False


def _meets(bounds: tuple[float, float, float, float], crs: Crs, extent: BBox) -> bool:
    if not (_possible(bounds[0], bounds[1], crs) and _possible(bounds[2], bounds[3], crs)):
        return False
    box_crs = CRS84 if crs == WGS84 else crs
    try:
        return extent.to(box_crs).intersects(BBox(*bounds, box_crs))
    except (BadBBox, OutsideProjection):
        return False


def _possible(x: float, y: float, crs: Crs) -> bool:
    """Within the numbers that a projection can hold at all; beyond them PROJ answers nonsense or errors."""
    if crs.is_projected:
        return abs(x) < 2.1e7 and abs(y) < 2.1e7
    return abs(x) <= 180 and abs(y) <= 90


def _looks_like_degrees(bounds: tuple[float, float, float, float]) -> bool:
    return all(abs(value) <= 180 for value in bounds)
