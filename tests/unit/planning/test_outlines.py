"""Outlines read straight out of WKB are those that GEOS reads, whatever the shape."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from planning.domain.common_area import common_areas, strips_of
from planning.domain.outlines import Outlines, Packed, outlines_of, outlines_of_wkb

SHAPES = {
    "a box": "POLYGON((0 0,4 0,4 3,0 3,0 0))",
    "a box of a multipolygon": "MULTIPOLYGON(((0 0,4 0,4 3,0 3,0 0)))",
    "against the clock, a corner in a side": "MULTIPOLYGON(((0 0,2 0,4 0,4 3,0 3,0 0)))",
    "with the clock": "MULTIPOLYGON(((0 0,0 3,4 3,4 0,0 0)))",
    "an angle": "MULTIPOLYGON(((0 0,4 0,4 1,1 1,1 3,0 3,0 0)))",
    "a spike": "MULTIPOLYGON(((0 0,4 0,4 3,4 5,4 3,0 3,0 0)))",
    "a spike upright at the beginning": "MULTIPOLYGON(((4 5,4 3,0 3,0 0,4 0,4 3,4 5)))",
    "a bow": "MULTIPOLYGON(((0 0,4 4,4 0,0 4,0 0)))",
    "a star of five points": "MULTIPOLYGON(((0 10,6 -8,-10 3,10 3,-6 -8,0 10)))",
    "a point twice": "MULTIPOLYGON(((0 0,4 0,4 0,4 3,0 3,0 0)))",
    "a courtyard": "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(2 2,2 4,4 4,4 2,2 2)))",
    "two parts": "MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))",
    "a line there and back": "MULTIPOLYGON(((0 0,4 0,8 0,0 0)))",
    "nothing": "MULTIPOLYGON EMPTY",
}


def common(parcels: Outlines, zone: str) -> float:
    zones = outlines_of(np.array([shapely.from_wkt(zone)], dtype=object))
    edges, nought = zones.edges(np.array([0])), np.array([0])
    return float(common_areas(parcels, edges, strips_of(edges), nought, nought)[0])


def test_all_columns_are_those_of_the_shapes_that_geos_reads() -> None:
    shapes = shapely.from_wkt(list(SHAPES.values()))
    told, expected = outlines_of_wkb(Packed.of(shapely.to_wkb(shapes))), outlines_of(shapes)
    assert len(told.rings) == len(expected.rings) == len(SHAPES)
    assert told.bounds == pytest.approx(expected.bounds)
    assert told.area_m2 == pytest.approx(expected.area_m2)
    assert told.given_m2 == pytest.approx(expected.given_m2)
    for at in range(len(SHAPES)):
        ours, theirs = told.edges(np.array([at])), expected.edges(np.array([at]))
        assert (ours.left == theirs.left).all()
        assert (ours.right == theirs.right).all()
        assert (ours.sign == theirs.sign).all()


def test_edges_stand_in_the_order_they_are_asked_for() -> None:
    outlines = outlines_of_wkb(Packed.of(shapely.to_wkb(shapely.from_wkt(list(SHAPES.values())))))
    which = np.array([10, 0, 13, 4])
    edges = outlines.edges(which)
    alone = [outlines.edges(which[[at]]) for at in range(len(which))]
    assert edges.number.tolist() == [int(one.number[0]) for one in alone]
    assert (edges.left == np.concatenate([one.left for one in alone])).all()
    assert (edges.west == outlines.bounds[which, 0]).all()


def test_none_at_all() -> None:
    assert len(outlines_of_wkb(Packed.of([])).rings) == 0


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("POLYGON((-9 -9,2 -9,2 9,-9 9,-9 -9))", 6.0),  # only an upright edge meets the box
        ("POLYGON((-9 -9,9 -9,9 9,-9 9,-9 -9))", 12.0),
        ("POLYGON((-9 -9,9 -9,9 9,-9 9,-9 -9),(-8 -8,8 -8,8 8,-8 8,-8 -8))", 0.0),
        ("POLYGON((-9 3,9 3,9 9,-9 9,-9 3))", 0.0),  # along its upper side
        ("POLYGON((0 0,4 0,4 3,0 3,0 0))", 12.0),
        ("POLYGON((-9 -9,9 -9,9 -1,-9 -1,-9 -9))", 0.0),
        ("MULTIPOLYGON(((-9 -9,1 -9,1 9,-9 9,-9 -9)),((3 -9,9 -9,9 9,3 9,3 -9)))", 6.0),
    ],
)
def test_a_box_that_no_edge_meets_is_inside_or_outside(zone: str, expected: float) -> None:
    parcels = outlines_of_wkb(
        Packed.of([shapely.to_wkb(shapely.from_wkt(SHAPES["a box of a multipolygon"]))])
    )
    assert common(parcels, zone) == pytest.approx(expected)
