"""The compiled loops find what a look at every pair finds, and vouch for no ring that GEOS refuses."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.domain import kernels
from planning.domain.box_search import BoxSearch
from planning.domain.common_area import common_areas, strips_of
from planning.domain.outlines import outlines_of

EMPTY = [np.inf, np.inf, -np.inf, -np.inf]
#: A coarse grid, so that corners fall on edges and edges on each other.
COARSE = st.tuples(st.integers(0, 6), st.integers(0, 6))


def boxes(count: int, extent: float, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    corner = rng.uniform(0, 100, (count, 2)).round(1)
    return np.hstack([corner, corner + rng.uniform(0, extent, (count, 2)).round(1)])


def every_pair(asked: np.ndarray, over: np.ndarray) -> list[tuple[int, int]]:
    apart = (asked[:, None, :2] > over[None, :, 2:]).any(axis=2) | (
        asked[:, None, 2:] < over[None, :, :2]
    ).any(axis=2)
    return [(int(one), int(other)) for one, other in np.argwhere(~apart)]


@pytest.mark.parametrize(
    "over",
    [
        boxes(60, 8, 1),
        np.vstack(
            [boxes(60, 8, 2), [[-50, -50, 200, 200], [40, 40, 40, 40], EMPTY]]
        ),  # all of it, a point, nothing
        np.repeat([[0.0, 0.0, 100.0, 100.0]], 40, axis=0),  # plans over the whole city
        np.array([[0.0, 0.0, 100.0, 0.0], [0.0, 0.0, 0.0, 100.0]]),  # lines
        np.array([EMPTY]),
    ],
)
def test_boxes_that_meet_or_touch_are_found_once_in_order(over: np.ndarray) -> None:
    asked = np.vstack([boxes(80, 12, 3), over, [EMPTY, [-900, -900, -800, -800], [-900, -900, 900, 900]]])
    one, other = BoxSearch(over).meeting(asked)
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == every_pair(asked, over)


@settings(deadline=None)  # the first example compiles
@given(st.lists(COARSE, min_size=3, max_size=9))
def test_no_ring_is_vouched_for_that_geos_refuses(corners: list[tuple[int, int]]) -> None:
    ring = np.array([*corners, corners[0]], dtype=float)
    vouched = kernels.surely_simple(ring, np.array([0]), np.array([len(ring)]))[0]
    assert not vouched or shapely.is_valid(shapely.Polygon(ring))


def test_rings_as_drawn_are_vouched_for() -> None:
    angle = np.linspace(0, 2 * np.pi, 21)[:-1]
    star = np.column_stack([np.cos(angle), np.sin(angle)]) * np.where(np.arange(20) % 2, 30, 10)[:, None]
    far = star + np.array([590_000, 1_170_000])
    rings = [np.vstack([one, one[:1]]) for one in (star, far, far[::-1])]
    size = np.array([len(one) for one in rings])
    assert kernels.surely_simple(np.vstack(rings), np.cumsum(size) - size, size).all()


@settings(deadline=None)
@given(st.lists(COARSE, min_size=3, max_size=6), st.lists(COARSE, min_size=3, max_size=6))
def test_shapes_that_share_corners_and_edges_have_the_area_of_geos_in_common(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    small, large = shapely.MultiPoint(one).convex_hull, shapely.MultiPoint(other).convex_hull
    if small.geom_type != "Polygon" or large.geom_type != "Polygon":
        return
    parcels, zones = (outlines_of(np.array([side], dtype=object)) for side in (small, large))
    edges, nought = zones.edges(np.array([0])), np.array([0])
    told = common_areas(parcels, edges, strips_of(edges), nought, nought)[0]
    assert told == pytest.approx(small.intersection(large).area, abs=1e-9)
