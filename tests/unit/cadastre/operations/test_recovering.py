"""Part of a parcel recovered along a red line."""

from __future__ import annotations

import pytest

from cadastre.domain import operation_errors as errors
from cadastre.domain.operations.balance import require
from cadastre.domain.operations.recovering import recover
from tests.unit.cadastre.operations.ground import both, corners_of, plot, rectangle

PLOT = rectangle(0, 0, 20, 30)


def test_a_road_takes_its_strip():
    found = recover(PLOT, plot((-500, -5), (500, -5), (500, 3), (-500, 4)))
    assert require([PLOT], [found.remainder, found.recovered]).holds
    assert found.recovered.area == pytest.approx(69.8, abs=1e-6) and len(found.ends) == 2


def test_a_line_within_a_millimetre_of_a_corner_runs_through_it():
    found = recover(PLOT, plot((-5, 30.0007), (20.0005, -0.0004), (20, -9), (-5, -9)))
    assert (20, 0) in corners_of(found.recovered) & corners_of(found.remainder)


def test_courtyards_and_several_polygons():
    parcel = both(
        plot((0, 0), (20, 0), (20, 20), (0, 20), holes=(((8, 8), (8, 12), (12, 12), (12, 8)),)),
        rectangle(50, 0, 60, 10),
    )
    found = recover(parcel, rectangle(-10, -10, 100, 10))
    assert found.recovered.area == pytest.approx(20 * 10 - 8 + 100, abs=1e-6)
    assert (
        found.remainder.area == pytest.approx(192, abs=1e-6)
        and require([parcel], [found.remainder, found.recovered]).holds
    )


def test_ground_inside_the_parcel_leaves_a_hole():
    found = recover(PLOT, rectangle(5, 5, 10, 10))
    assert len(found.remainder.geoms[0].interiors) == 1 and len(found.ends) == 0


@pytest.mark.parametrize(
    ("ground", "reason"),
    [
        (rectangle(20, 0, 40, 30), errors.NothingRecovered),
        (rectangle(19.9995, 0, 40, 30), errors.NothingRecovered),
        (rectangle(-1, -1, 21, 31), errors.WholeParcelRecovered),
        (PLOT, errors.WholeParcelRecovered),
        (rectangle(0.0006, 0, 40, 31), errors.WholeParcelRecovered),
    ],
)
def test_recoveries_that_divide_nothing(ground, reason):
    with pytest.raises(reason):
        recover(PLOT, ground)
