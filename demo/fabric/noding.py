"""One shared-edge structure on the 1 mm grid: every corner of a lot is a vertex of its neighbours too."""

import numpy as np
import shapely

from demo.fabric.config import GRID_M
from demo.fabric.parallel import each, elementwise

SLIVER_M2 = 16.0
SLIVER_WIDTH_M = 1.3


def faces(polygons: np.ndarray, block: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Snap-rounded faces of the polygons' outlines, and for each the index of its polygon.

    Blocks never touch each other (a street lies between them), so each is noded by itself. Faces outside all
    polygons (holes of the blocks) are dropped. The faces are a coverage: no gaps, no overlaps, all common
    vertices present on both sides.
    """
    order = np.argsort(block, kind="stable")
    groups = np.split(order, np.flatnonzero(np.diff(block[order])) + 1)

    def noded(group: np.ndarray) -> np.ndarray:
        lines = shapely.union_all(shapely.boundary(polygons[group]), grid_size=GRID_M)
        return shapely.get_parts(shapely.polygonize(shapely.get_parts(lines)))

    face = np.concatenate(each(noded, groups))
    inside = shapely.point_on_surface(face)
    found, owner = shapely.STRtree(polygons).query(inside, predicate="within")
    owners = np.full(len(face), -1)
    owners[found[::-1]] = owner[::-1]
    kept = np.flatnonzero(owners >= 0)
    kept = kept[np.lexsort((shapely.get_x(inside)[kept], shapely.get_y(inside)[kept], owners[kept]))]
    return shapely.normalize(face[kept]), owners[kept]


def is_sliver(polygons: np.ndarray) -> np.ndarray:
    """Pieces too small or too thin to be a plot of land: left-overs at block corners."""
    area = shapely.area(polygons)
    return (area < SLIVER_M2) | (2.0 * area / shapely.length(polygons) < SLIVER_WIDTH_M)


def longest_neighbour(polygons: np.ndarray, chosen: np.ndarray, allowed: np.ndarray) -> np.ndarray:
    """For each index in `chosen` the allowed polygon sharing its longest edge, however short; -1 where it has none."""
    tree = shapely.STRtree(polygons)
    a, b = tree.query(polygons[chosen], predicate="intersects")
    keep = allowed[b] & (b != chosen[a])
    a, b = a[keep], b[keep]
    edges, others = shapely.boundary(polygons[chosen[a]]), shapely.boundary(polygons[b])
    shared = shapely.length(elementwise(shapely.intersection, edges, others))
    best = np.full(len(chosen), -1)
    order = np.lexsort((b, shared))
    order = order[shared[order] > 0]
    best[a[order]] = b[order]
    return best


def merged(polygons: np.ndarray, into: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Dissolve each polygon i into polygon into[i] (itself when kept).

    Returns the resulting polygons and the index of the polygon each stands for. Chains are followed; a union
    that is not one polygon is refused and its members stay as they were.
    """
    root = into.copy()
    for _ in range(32):
        step = root[root]
        if (step == root).all():
            break
        root = step
    cyclic = root[root] != root
    root[cyclic] = np.flatnonzero(cyclic)
    order = np.argsort(root, kind="stable")
    starts = np.flatnonzero(np.diff(root[order], prepend=-1))
    sizes = np.diff(np.append(starts, len(order)))
    result, names = [], []
    for start, size in zip(starts, sizes, strict=True):
        members = order[start : start + size]
        if size == 1:
            result.append(polygons[members[0]])
            names.append(root[members[0]])
            continue
        union = shapely.union_all(polygons[members])
        if union.geom_type == "Polygon":
            result.append(union)
            names.append(root[members[0]])
        else:
            result.extend(polygons[members])
            names.extend(members)
    return np.array(result, dtype=object), np.array(names)
