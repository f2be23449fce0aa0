"""Ground before and after: differences are found, measured and placed."""

from __future__ import annotations

import pytest

from cadastre.domain import operation_errors as errors
from cadastre.domain.operations.balance import balance, require
from cadastre.domain.operations.ground import is_hair, require_valid, widest
from tests.unit.cadastre.operations.ground import both, plot, rectangle

PLOT = rectangle(0, 0, 20, 30)


def test_an_exact_division_holds():
    found = require([PLOT], [rectangle(0, 0, 20, 10), rectangle(0, 10, 20, 30)])
    assert found.holds and found.gap.is_empty and found.before_m2 == pytest.approx(600)


def test_a_sliver_of_two_centimetres_is_lost_ground():
    children = [rectangle(0, 0, 20, 10), rectangle(0, 10.02, 20, 30)]
    found = balance([PLOT], children)
    assert found.gap_width_m == pytest.approx(0.02, abs=1e-4) and not found.fits
    with pytest.raises(errors.UnionChanged) as refused:
        require([PLOT], children)
    assert refused.value.geometry is not None and refused.value.geometry.area == pytest.approx(0.4, abs=1e-6)


def test_a_hair_fits_and_does_not_hold():
    found = require([PLOT], [rectangle(0, 0, 20, 10), rectangle(0, 10.0008, 20, 30)])
    assert found.fits and not found.holds and 0 < found.gap_width_m <= 0.001


def test_overlapping_children_are_refused():
    with pytest.raises(errors.PartsOverlap):
        require([PLOT], [rectangle(0, 0, 20, 10.01), rectangle(0, 10, 20, 30)])


def test_ground_outside_counts_too():
    with pytest.raises(errors.UnionChanged):
        require([PLOT], [rectangle(0, 0, 20, 30.002)])


def test_widths_of_wedges_blobs_and_hairs():
    assert widest(plot((0, 0), (100, 0), (100, 0.0009))) <= 0.001
    assert widest(PLOT) == pytest.approx(20, rel=0.02)
    blob = both(rectangle(0, 0, 1000, 0.0001), rectangle(0, 1, 0.005, 1.005))
    assert not is_hair(blob) and widest(blob) == pytest.approx(0.005, rel=0.05)


def test_empty_and_broken_shapes_are_refused():
    for shape in (both(), plot((0, 0), (1, 1), (1, 0), (0, 1)), plot((0, 0), (1, 0), (1, float("inf")))):
        with pytest.raises(errors.ParcelShapeInvalid):
            require_valid(shape)
