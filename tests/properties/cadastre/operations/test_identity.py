"""The national id: issued at an inner point through the pinned datum operation, and verified."""

from __future__ import annotations

import pytest
import shapely

from cadastre.domain import identity
from cadastre.domain.operation_errors import IdentityExhausted
from cadastre.domain.operations.cutting import split_by_lines
from geo.domain.crs import by_srid
from geo.domain.errors import BadGeohash
from tests.unit.cadastre.operations.ground import line, plot, rectangle

HCMC, DA_NANG = by_srid(9210), by_srid(5899)


def around(x: float, y: float, half_m: float = 6.0) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([shapely.box(x - half_m, y - half_m, x + half_m, y + half_m)])


@pytest.mark.parametrize(
    ("crs", "x", "y", "national_id"),
    [(HCMC, 603480.790, 1191454.566, "w3gv7cp477mz"), (DA_NANG, 550175.080, 1777138.321, "w6ugqt5cxrj0")],
)
def test_the_points_with_known_ids(crs, x, y, national_id):
    """Through EPSG:5194 the first would be w3gv7cp47ee1, 0.8 m away."""
    issued = identity.issue(around(x, y), crs, lambda taken: False)
    assert issued == national_id or identity.lies_in(issued, around(x, y, 0.02), crs, within_m=0.03)
    assert identity.lies_in(national_id, around(x, y), crs)
    assert not identity.lies_in("w3gv7cp47ee1", around(603480.790, 1191454.566, 0.3), HCMC)


def test_the_characteristic_point_is_far_from_every_edge():
    shape = plot((0, 0), (30, 0), (30, 4), (6, 4), (6, 20), (0, 20))
    point = identity.characteristic_point(shape)
    assert shape.contains(point) and point.distance(shape.boundary) == pytest.approx(10 - 48**0.5, abs=0.01)


def test_a_child_that_keeps_the_inner_point_of_its_parent_gets_another_id():
    parent = rectangle(0, 0, 20, 30)
    first = identity.issue(parent, HCMC, lambda taken: False)
    rest = split_by_lines(parent, [line((19, -1), (21, 2))]).children[0]
    second = identity.issue(rest, HCMC, {first}.__contains__)
    assert second != first and identity.lies_in(second, rest, HCMC, within_m=0)
    several = {first, second}
    for _turn in range(10):
        several.add(identity.issue(rest, HCMC, several.__contains__))
    assert len(several) == 12


def test_a_place_where_every_id_is_taken():
    with pytest.raises(IdentityExhausted):
        identity.issue(rectangle(0, 0, 2, 2), HCMC, lambda national_id: True)


def test_what_is_no_geohash_is_said():
    with pytest.raises(BadGeohash):
        identity.lies_in("ail", rectangle(0, 0, 1, 1), HCMC)
