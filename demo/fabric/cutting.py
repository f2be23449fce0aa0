"""Cutting many polygons at once along jogged lines. All coordinates EPSG:9210, metres.

A cut is a polyline across each polygon; it is made by intersecting and subtracting a polygon that lies on
one side of that polyline. Both halves get the same vertices on the cut.
"""

from dataclasses import dataclass

import numpy as np
import shapely

from demo.fabric.parallel import elementwise


@dataclass(frozen=True)
class Frame:
    """Oriented boxes of n polygons: centre (n, 2), unit vector of the long side (n, 2), sizes (n)."""

    centre: np.ndarray
    along: np.ndarray
    length_m: np.ndarray
    width_m: np.ndarray

    def take(self, index: np.ndarray) -> "Frame":
        return Frame(self.centre[index], self.along[index], self.length_m[index], self.width_m[index])

    def turned(self, radians: np.ndarray) -> "Frame":
        """The same boxes with the long direction turned by an angle each."""
        c, s = np.cos(radians), np.sin(radians)
        x, y = self.along.T
        return Frame(
            self.centre, np.column_stack((c * x - s * y, s * x + c * y)), self.length_m, self.width_m
        )


def frames(polygons: np.ndarray) -> Frame:
    """Smallest oriented box of each polygon."""
    corners = shapely.get_coordinates(elementwise(shapely.oriented_envelope, polygons)).reshape(-1, 5, 2)
    side_a, side_b = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 1]
    a, b = np.hypot(*side_a.T), np.hypot(*side_b.T)
    longest = np.where((a >= b)[:, None], side_a, side_b)
    length, width = np.maximum(a, b), np.minimum(a, b)
    # A fixed direction (pointing east, or north when upright) keeps the result independent of ring order.
    flip = (longest[:, 0] < -1e-9) | ((np.abs(longest[:, 0]) <= 1e-9) & (longest[:, 1] < 0))
    longest = np.where(flip[:, None], -longest, longest)
    return Frame(corners[:, :4].mean(axis=1), longest / length[:, None], length, width)


def frames_along(polygons: np.ndarray, angle: np.ndarray) -> Frame:
    """Box of each polygon in a given direction (radians from east): length is measured along it."""
    xy, index = shapely.get_coordinates(polygons, return_index=True)
    c, s = np.cos(angle), np.sin(angle)
    starts = np.searchsorted(index, np.arange(len(polygons)))
    u = xy[:, 0] * c[index] + xy[:, 1] * s[index]
    v = xy[:, 1] * c[index] - xy[:, 0] * s[index]
    low_u, high_u = np.minimum.reduceat(u, starts), np.maximum.reduceat(u, starts)
    low_v, high_v = np.minimum.reduceat(v, starts), np.maximum.reduceat(v, starts)
    mid_u, mid_v = (low_u + high_u) / 2.0, (low_v + high_v) / 2.0
    centre = np.column_stack((mid_u * c - mid_v * s, mid_u * s + mid_v * c))
    return Frame(centre, np.column_stack((c, s)), high_u - low_u, high_v - low_v)


def sides(
    origin: np.ndarray, along: np.ndarray, reach: np.ndarray, t: np.ndarray, offset: np.ndarray
) -> np.ndarray:
    """Polygons left of the polylines origin + t·along + offset·normal, closed `reach` metres away.

    Args:
        origin, along: (n, 2) points and unit vectors.
        reach: (n) metres, larger than the polygon to cut.
        t, offset: (n, k) positions along the line and distances left of it, metres, t ascending.
    """
    normal = np.column_stack((-along[:, 1], along[:, 0]))
    ends = np.stack((reach, -reach), axis=1)
    t = np.concatenate((-reach[:, None], t, ends, -reach[:, None]), axis=1)
    first, last = offset[:, :1], offset[:, -1:]
    offset = np.concatenate((first, offset[:, :-1], last, reach[:, None], reach[:, None], first), axis=1)
    t[:, -4] = reach
    points = origin[:, None] + t[:, :, None] * along[:, None] + offset[:, :, None] * normal[:, None]
    return shapely.polygons(points)


def parts(polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Non-empty polygon parts and, for each, the index of the geometry it came from."""
    pieces, index = shapely.get_parts(polygons, return_index=True)
    good = (shapely.get_type_id(pieces) == 3) & (shapely.area(pieces) > 0)
    nested = shapely.get_type_id(pieces) > 3
    if nested.any():  # a collection inside a collection does not come out of GEOS overlays
        raise ValueError("unexpected nested geometry collection")
    return pieces[good], index[good]


def cut(polygons: np.ndarray, left: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Both halves of each polygon at the edge of `left`; returns pieces and the index of their polygon."""
    a, index_a = parts(elementwise(shapely.intersection, polygons, left))
    b, index_b = parts(elementwise(shapely.difference, polygons, left))
    return np.concatenate((a, b)), np.concatenate((index_a, index_b))


def jogs(
    rng: np.random.Generator,
    n: int,
    reach: np.ndarray,
    step_m: tuple[float, float],
    size_m: float,
    steps: int,
):
    """Stair-shaped offsets of n rear lines: every few metres the line jumps sideways, as lot by lot in a row.

    Returns t and offset, both (n, 2·steps), for `sides`.
    """
    spacing = rng.uniform(*step_m, size=(n, steps))
    t = np.cumsum(spacing, axis=1)
    t = t - t[:, -1:] / 2.0
    level = rng.normal(0.0, size_m, size=(n, steps)).clip(-2.2 * size_m, 2.2 * size_m)
    level[:, 1:] = np.where(rng.random((n, steps - 1)) < 0.45, level[:, :-1], level[:, 1:])
    limit = 0.98 * reach[:, None]
    t2 = np.repeat(t, 2, axis=1)[:, 1:]
    offset2 = np.repeat(level, 2, axis=1)[:, :-1]
    return np.clip(t2, -limit, limit), offset2


def bends(rng: np.random.Generator, n: int, width: np.ndarray, size_m: float, points: int):
    """Slightly bent side lines across boxes of `width` metres: t and offset, both (n, points)."""
    base = np.linspace(-0.5, 0.5, points)[None, :] + rng.uniform(-0.12, 0.12, size=(n, points)) / points
    return base * width[:, None] * 1.1, rng.normal(0.0, size_m, size=(n, points))
