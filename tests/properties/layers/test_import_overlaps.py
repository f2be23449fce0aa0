"""The shortcut to overlaps finds what comparing all neighbours finds."""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_geometries
from layers.importing.overlaps import find_overlaps, suspects

REAL = os.environ.get("NEN_REAL_DATA", "")
BOX = st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4), st.integers(1, 4))
TRIANGLE = st.tuples(*(st.integers(0, 8) for _ in range(6)))


def _mesh() -> list[shapely.Geometry]:
    """Parcels that fit together, so that most edges cancel."""
    return [
        shapely.box(600_000.1 + x, 1_200_000.2 + y, 600_000.1 + x + 1, 1_200_000.2 + y + 1)
        for x in range(9)
        for y in range(9)
    ]


def _moved(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda xy: xy + np.array([600_000.1, 1_200_000.2]))


def _meeting(shapes: np.ndarray) -> set[tuple[int, int]]:
    """Every two neighbours compared."""
    first, second = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    first, second = first[first < second], second[first < second]
    met = shapely.area(shapely.intersection(shapes[first], shapes[second])) > 1e-6
    return set(zip(first[met].tolist(), second[met].tolist(), strict=True))


def _met(shapes: np.ndarray) -> set[int]:
    return {index for pair in _meeting(shapes) for index in pair}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(BOX, max_size=4), st.lists(TRIANGLE, max_size=3), st.booleans(), st.booleans(),
    st.randoms(use_true_random=True),
)  # fmt: skip
def test_every_polygon_that_overlaps_another_is_suspect(boxes, triangles, mesh, turned, random):
    shapes = [shapely.box(x, y, x + w, y + h) for x, y, w, h in boxes]
    shapes += [
        shapely.box(x, y, x + w, y + h).difference(shapely.box(x, y, x + w / 2, y + h))
        for x, y, w, h in boxes[:1]
    ]
    shapes += [
        shapely.Point(x + 0.5, y + 0.5).buffer(3).difference(shapely.Point(x + 0.5, y + 0.5).buffer(1))
        for x, y, _w, _h in boxes[1:2]
    ]
    shapes += [one for t in triangles if (one := shapely.Polygon([t[:2], t[2:4], t[4:]])).area > 0]
    shapes = [_moved(one) for one in shapes] + (_mesh() if mesh else [])
    if turned:
        shapes = [shapely.reverse(one) if random.random() < 0.5 else one for one in shapes]
    random.shuffle(shapes)
    array = np.array(shapes, dtype=object)
    found = set(suspects(array, loose=1.0).tolist())
    assert _met(array) <= found
    listed = {index for one in find_overlaps(array) for index in (one.first, one.second)}
    assert listed == _met(array)


def test_parcels_that_fit_together_are_no_suspects_and_twins_are():
    mesh = np.array(_mesh(), dtype=object)
    assert len(suspects(mesh)) == 0
    twice = np.append(mesh, [mesh[40], shapely.buffer(mesh[40], -0.2)])
    assert {40, 81, 82} <= set(suspects(twice).tolist())
    pairs = {(one.first, one.second) for one in find_overlaps(twice)}
    assert pairs == {(40, 81), (40, 82), (81, 82)}


def test_stacked_blocks_are_found_though_their_inner_edges_cancel():
    mesh = np.array(_mesh(), dtype=object)
    above = shapely.transform(mesh, lambda xy: xy + 0.5)
    both = np.append(mesh, above)
    assert set(suspects(both).tolist()) >= _met(both)
    assert len(find_overlaps(both)) == sum(
        shapely.area(shapely.intersection(a, b)) > 1e-6 for a, b in combinations(both, 2)
    )


@pytest.mark.real_data
@pytest.mark.skipif(not REAL, reason="NEN_REAL_DATA is not set: no real data to run on")
def test_the_37_overlaps_of_a_real_cadastre_are_found_by_its_edges_alone():
    path = Path(REAL) / "05_vn_cadastre_vietmong_hanoi" / "vietmong.gpkg"
    drawn = pyogrio.read_dataframe(path, layer="parcel", columns=[]).geometry.to_numpy()
    parcels = transform_geometries(drawn, CRS84, by_srid(5897))
    suspect = suspects(parcels, loose=1.0)
    assert len(suspect) < len(parcels) / 20
    by_edges = {(int(suspect[a]), int(suspect[b])) for a, b in _meeting(parcels[suspect])}
    assert by_edges == _meeting(parcels)
    assert len(by_edges) == 37
    assert {(one.first, one.second) for one in find_overlaps(parcels)} == by_edges
