"""Gộp và đơn giản. Ground by group within one square, and its outlines drawn with fewer corners.

The ground of a square is a coverage: the groups, and between them what belongs to nobody (streets). All edges inside
it are shared by two of these and are simplified once for both (GEOS's coverage simplification, which never lets edges
cross); the edge of the square stays as it is. So there is no gap and no overlap, neither inside nor between squares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry

from layers.field_types import Coded
from layers.spec import MIXED, OTHER, LayerSpec
from tiles.generalised.cells import Cell, pixel_m

#: Corners whose triangles measure less than a pixel go.
TOLERANCE_PX = 1.0
#: Parts below this side of a square are not drawn, pixels.
LEAST_PX = 0.7
_POLYGON = 3


@dataclass(frozen=True)
class Piece:
    """Ground of one group in a square.

    Attributes:
        features: each of them counted once, where a point inside it lies.
        area_m2: on the ground (ellipsoid WGS 84), before anything is simplified.
        shape: MultiPolygon, EPSG:3857; empty when nothing of it is large enough to be seen.
    """

    group: str
    features: int
    area_m2: float
    shape: Geometry


def grouping(spec: LayerSpec) -> Callable[[str | None], str]:
    """Function that tells the group of a value of the field by which a layer is shown."""
    assert spec.tiles is not None and spec.tiles.generalised is not None
    coded = spec.by_name[spec.tiles.generalised.by].type
    assert isinstance(coded, Coded) and coded.codes is not None
    groups = {code.value: code.group or code.value for code in coded.codes.codes}
    separator = coded.separator

    def group_of(value: str | None) -> str:
        codes = (value or "").split(separator) if separator else [value or ""]
        found = {groups.get(code.strip(), OTHER) for code in codes}
        return found.pop() if len(found) == 1 else MIXED

    return group_of


def dissolved(cell: Cell, groups: Sequence[str], shapes: Sequence[Geometry]) -> list[Piece]:
    """Ground of features in a square by group, in alphabetical order, with every corner.

    Args:
        groups: of each feature.
        shapes: of each feature, EPSG:3857; what lies outside the square is cut off.
    """
    whole = np.asarray(shapes, dtype=object)
    told = np.asarray(groups, dtype=object)
    broken = ~shapely.is_valid(whole)
    if broken.any():
        whole[broken] = shapely.make_valid(whole[broken])
    inside, counted = _cut(cell, whole)
    pieces = []
    for group in sorted(set(told)):
        mine = told == group
        ground = shapely.disjoint_subset_union_all(_areas(inside[mine]))
        if not ground.is_empty:
            area = float(ground.area) * cell.ground_ratio
            pieces.append(Piece(group, int(counted[mine].sum()), area, _multi(ground)))
    return pieces


def merged(parts: Iterable[Piece]) -> list[Piece]:
    """Pieces of several squares as those of the square that holds them."""
    by_group: dict[str, list[Piece]] = {}
    for part in parts:
        by_group.setdefault(part.group, []).append(part)
    return [
        Piece(
            group,
            sum(one.features for one in mine),
            sum(one.area_m2 for one in mine),
            _multi(shapely.disjoint_subset_union_all([one.shape for one in mine])),
        )
        for group, mine in sorted(by_group.items())
    ]


def simplified(cell: Cell, pieces: Sequence[Piece], level: int) -> list[Piece]:
    """The pieces of a square with as many corners as the tiles of a level can show."""
    shapes = [one.shape for one in pieces]
    nobody = shapely.difference(cell.box, shapely.disjoint_subset_union_all(shapes))
    pixel = pixel_m(level)
    fewer = shapely.coverage_simplify([*shapes, nobody], pixel * TOLERANCE_PX, simplify_boundary=False)
    least = (pixel * LEAST_PX) ** 2
    return [
        Piece(one.group, one.features, one.area_m2, _multi(shape, least))
        for one, shape in zip(pieces, fewer, strict=False)
    ]


def _cut(cell: Cell, shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What of the shapes lies in the square, and which of them are counted there."""
    box = shapely.bounds(shapes)
    west, south, east, north = cell.bounds
    across = (box[:, 0] < west) | (box[:, 1] < south) | (box[:, 2] > east) | (box[:, 3] > north)
    counted = ~across
    inner = shapely.point_on_surface(shapes[across])
    x, y = shapely.get_x(inner), shapely.get_y(inner)
    counted[across] = (x >= west) & (x < east) & (y > south) & (y <= north)
    kept = shapes.copy()
    kept[across] = shapely.intersection(shapes[across], cell.box)
    return kept, counted


def _areas(shapes: np.ndarray) -> np.ndarray:
    """Polygons alone: a cut leaves lines where a shape ends at the edge."""
    parts = shapely.get_parts(shapely.get_parts(shapes))
    return parts[shapely.get_type_id(parts) == _POLYGON]


def _multi(shape: Geometry, least: float = 0.0) -> Geometry:
    parts = shapely.get_parts(shapely.get_parts([shape]))
    areas = parts[shapely.get_type_id(parts) == _POLYGON]
    return shapely.multipolygons(areas[shapely.area(areas) > least])
