"""Bề rộng. How wide an area is inside, and where it is too narrow."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from layers.checks.shapes import GRID_M, ROUNDING_M
from layers.checks.shapes.windows import cut

#: A narrow piece shorter than this many times its width is the tip of a sharp corner, not a neck or a tail.
_LONG = 10.0
#: Of the widest place, metres.
_PRECISION_M = 0.001


@dataclass(frozen=True, slots=True)
class Narrow:
    """A part of an area that is too narrow: its shape and the width there, metres."""

    shape: shapely.Geometry
    width_m: float
    whole_part: bool


def mean_width(area: shapely.Geometry) -> float:
    """Width in metres of a strip of this area and perimeter: right for strips, half the side for a square."""
    return 2 * area.area / area.length if area.length else 0.0


def inner_width(part: shapely.Polygon) -> float:
    """Diameter in metres of the widest circle inside a polygon."""
    radius = shapely.maximum_inscribed_circle(part, tolerance=_PRECISION_M)
    return 2 * float(radius.length)


def narrow_places(
    area: shapely.Geometry, at_least_m: float, window: shapely.Polygon | None = None
) -> list[Narrow]:
    """Parts narrower than `at_least_m` as a whole, and necks and tails of wider ones.

    Args:
        area: valid polygon or multi-polygon in metres.
        window: look in there only; what runs out of it is not judged, unless all of the area lies inside.
    """
    if window is None or window.covers(area):
        return _narrow(area, at_least_m)
    found = [narrow for piece in cut([area], window) for narrow in _narrow(piece, at_least_m)]
    return [one for one in found if not one.shape.intersects(window.exterior)]


def _narrow(area: shapely.Geometry, at_least_m: float) -> list[Narrow]:
    found: list[Narrow] = []
    for part in shapely.get_parts(area):
        opened = _opened(part, at_least_m)
        if opened.is_empty:
            found.append(Narrow(part, inner_width(part), True))
            continue
        for piece in shapely.get_parts(without_hairs(shapely.difference(part, opened, grid_size=GRID_M))):
            width = mean_width(piece)
            if piece.length / 2 > _LONG * at_least_m and width > 0:
                found.append(Narrow(piece, width, False))
    return found


def without_hairs(ground: shapely.Geometry) -> shapely.Geometry:
    """Ground without what is no wider than rounding: a buffer there and back follows a boundary but for that."""
    thin = ROUNDING_M / 2
    shrunk = ground.buffer(-thin, join_style="mitre")
    return shrunk.buffer(thin, join_style="mitre")


def _opened(part: shapely.Polygon, width_m: float) -> shapely.Geometry:
    """What is left of a polygon where a disc of this diameter fits; corners stay (mitred)."""
    shrunk = part.buffer(-width_m / 2, join_style="mitre")
    return shrunk.buffer(width_m / 2, join_style="mitre", mitre_limit=10.0)
