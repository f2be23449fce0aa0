"""Areas out of lines whose corners were rounded to the millimetre, at any angle."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from layers.importing.drawings.polygons import RESOLUTION_M, areas

COUNT, WIDTH, DEPTH = 40, 7.3, 20.0


def placed(corners: list[tuple[float, float]], turn: float) -> shapely.LineString:
    """A line on ground turned by `turn` degrees, to the millimetre."""
    angle = np.deg2rad(turn)
    x, y = np.array(corners).T
    east = 603_000 + x * np.cos(angle) - y * np.sin(angle)
    north = 1_191_000 + x * np.sin(angle) + y * np.cos(angle)
    return shapely.LineString(np.round(np.column_stack([east, north]), 3))


def two_rows(turn: float) -> np.ndarray:
    """Parcels back to back along one long line that has no vertex but its ends."""
    end = COUNT * WIDTH
    lines = [placed([(0, y), (end, y)], turn) for y in (-DEPTH, 0, DEPTH)]
    for place in range(COUNT + 1):
        x = place * WIDTH
        lines += [placed([(x, 0), (x, DEPTH)], turn), placed([(x, 0), (x, -DEPTH)], turn)]
    return np.array(lines, dtype=object)


@pytest.mark.parametrize("turn", [0.0, 3.0, 17.0, 31.4, 45.0, 61.7, 89.9])
def test_every_parcel_closes_at_every_angle(turn):
    found = areas(two_rows(turn))
    assert len(found.polygons) == 2 * COUNT and not len(found.loose)
    assert shapely.area(found.polygons) == pytest.approx(WIDTH * DEPTH, abs=0.05)
    union = shapely.union_all(found.polygons)
    assert union.geom_type == "Polygon" and not union.interiors


def test_no_vertex_moves_farther_than_the_resolution():
    lines = two_rows(17.0)
    drawn = shapely.points(np.unique(shapely.get_coordinates(lines), axis=0))
    corners = shapely.points(np.unique(shapely.get_coordinates(areas(lines).polygons), axis=0))
    distance = shapely.distance(corners, drawn[shapely.STRtree(drawn).nearest(corners)])
    assert distance.max() <= RESOLUTION_M
    assert len(corners) == len(drawn), "nothing but the drawn corners"


def test_lines_that_cross_meet_where_they_cross():
    cross = np.array([placed([(0, 5), (10, 5)], 10), placed([(5, 0), (5, 10)], 10)], dtype=object)
    ring = placed([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], 10)
    found = areas(np.array([*cross, ring], dtype=object))
    assert sorted(np.round(shapely.area(found.polygons))) == [25, 25, 25, 25]


def test_a_line_drawn_twice_and_one_in_pieces_bound_once():
    ring = placed([(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)], 33)
    again = placed([(10, 0), (10, 4), (10, 10)], 33)
    found = areas(np.array([ring, ring, again], dtype=object))
    assert len(found.polygons) == 1 and found.joined == 0


def test_nothing_drawn_bounds_nothing():
    found = areas(np.array([placed([(0, 0), (10, 0)], 0)], dtype=object))
    assert not len(found.polygons) and len(found.loose) == 1
