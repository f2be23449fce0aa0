"""Khe hở. Slivers that no area of a layer covers although neighbours close in on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from layers.checks.shapes import GRID_M, ROUNDING_M
from layers.checks.shapes.width import mean_width, without_hairs

#: Share of a gap's boundary that neighbours must form for it to count as (nearly) enclosed.
ENCLOSED = 0.95
#: Below this a gap is the foot of the wedge between two diverging boundaries, m².
_LEAST_M2 = 0.001
#: How far the boundary of a gap may lie off the neighbour's for both to be one, metres.
_SAME_LINE_M = 0.003
_MITRE = 5.0
#: Beyond all roundings: what lies this far away has no part in a gap, metres.
_FAR_M = 0.1


@dataclass(frozen=True, slots=True)
class Gap:
    """Ground between neighbours that none covers: shape, m², mean width in metres, share of its boundary formed by
    neighbours (1 = enclosed)."""

    shape: shapely.Polygon
    area_m2: float
    width_m: float
    enclosed: float


def gaps(
    areas: Sequence[shapely.Geometry],
    window: shapely.Geometry,
    *,
    narrower_than_m: float,
    hole_below_m2: float,
) -> list[Gap]:
    """Gaps that meet `window`.

    Args:
        areas: valid areas around the window, all of them within a few widths of it.
        window: ground that changed; gaps elsewhere are not looked for.
        narrower_than_m: strips up to this width count when neighbours form nearly all of their boundary.
        hole_below_m2: enclosed holes up to this area count, however wide.
    """
    return gaps_between(covering(areas), window, narrower_than_m=narrower_than_m, hole_below_m2=hole_below_m2)


def covering(areas: Sequence[shapely.Geometry]) -> shapely.Geometry:
    """The ground that areas cover together."""
    return shapely.union_all(areas, grid_size=GRID_M)


def gaps_between(
    covered: shapely.Geometry, window: shapely.Geometry, *, narrower_than_m: float, hole_below_m2: float
) -> list[Gap]:
    """`gaps` of areas whose common ground is known already."""
    if covered.is_empty:
        return []
    candidates = [*_strips(covered, narrower_than_m), *_holes(covered, hole_below_m2)]
    if not candidates or not shapely.dwithin(candidates, window, _FAR_M).any():
        return []
    near = window.buffer(ROUNDING_M)
    outline = covered.boundary
    found = []
    for piece in shapely.get_parts(without_hairs(shapely.union_all(candidates))):
        width = mean_width(piece)
        if piece.area < _LEAST_M2 or width <= ROUNDING_M or not piece.intersects(near):
            continue
        enclosed = _enclosed(piece, outline)
        if enclosed >= ENCLOSED:
            found.append(Gap(piece, float(piece.area), width, min(1.0, enclosed)))
    return found


def uncovered(
    before: Sequence[shapely.Geometry], kept: shapely.Geometry, at_least_m2: float
) -> list[shapely.Polygon]:
    """Ground that areas covered before and that is not in `kept`, in pieces of `at_least_m2` and more."""
    lost = shapely.difference(shapely.union_all(before), kept, grid_size=GRID_M)
    return [
        piece
        for piece in shapely.get_parts(lost)
        if piece.area >= at_least_m2 and mean_width(piece) > ROUNDING_M
    ]


def known_before(gap: Gap, earlier: Sequence[Gap]) -> bool:
    """Whether nearly all of a gap was one before the change."""
    if not earlier:
        return False
    old = shapely.union_all([one.shape for one in earlier]).buffer(ROUNDING_M)
    return bool(gap.shape.intersection(old).area >= ENCLOSED * gap.area_m2)


def _enclosed(piece: shapely.Polygon, outline: shapely.Geometry) -> float:
    """Share of a piece's boundary that lies on the outline of the areas around it."""
    west, south, east, north = piece.bounds
    beside = shapely.clip_by_rect(outline, west - _FAR_M, south - _FAR_M, east + _FAR_M, north + _FAR_M)
    skin = beside.buffer(_SAME_LINE_M)
    return 1.0 - float(piece.boundary.difference(skin).length / piece.length)


def _strips(covered: shapely.Geometry, width_m: float) -> list[shapely.Geometry]:
    """What a closing by a disc of this diameter fills: narrow ground between areas."""
    grown = covered.buffer(width_m / 2, join_style="mitre", mitre_limit=_MITRE)
    closed = grown.buffer(-width_m / 2, join_style="mitre", mitre_limit=_MITRE)
    return [
        piece
        for piece in shapely.get_parts(shapely.difference(closed, covered, grid_size=GRID_M))
        if piece.area > 0
    ]


def _holes(covered: shapely.Geometry, below_m2: float) -> list[shapely.Geometry]:
    holes = [
        shapely.Polygon(ring)
        for part in shapely.get_parts(covered)
        for ring in getattr(part, "interiors", ())
    ]
    return [hole for hole in holes if hole.area <= below_m2]
