"""Three-way merge of one feature: base, theirs, mine."""

from __future__ import annotations

import pytest
from shapely import Point, box

from layers.changesets.domain.merging import (
    Changes,
    ChoiceMissing,
    Collision,
    Version,
    applied,
    collision,
    differing,
    merged,
    same_shape,
)

BASE = Version(1, {"number": "45", "use": "ODT", "area": 200.0}, box(0, 0, 10, 20))


def theirs(**properties: object) -> Version:
    return Version(2, {**BASE.properties, **properties}, BASE.geometry)


def test_different_fields_merge_by_themselves() -> None:
    found = merged(BASE, theirs(use="CLN"), Changes({"number": "46"}), fields={})
    assert found == Changes({"number": "46"}, None)
    assert applied(theirs(use="CLN"), found).properties == {"number": "46", "use": "CLN", "area": 200.0}


def test_the_same_field_needs_a_choice() -> None:
    mine = Changes({"use": "TMD", "number": "46"})
    assert collision(BASE, theirs(use="CLN"), mine) == Collision(("use",), False)
    with pytest.raises(ChoiceMissing) as refusal:
        merged(BASE, theirs(use="CLN"), mine, fields={})
    assert "use" in refusal.value.message("vi")
    assert merged(BASE, theirs(use="CLN"), mine, fields={"use": "mine"}).properties == mine.properties
    assert merged(BASE, theirs(use="CLN"), mine, fields={"use": "theirs"}).properties == {"number": "46"}


def test_the_same_value_on_both_sides_is_no_collision_and_no_change() -> None:
    mine = Changes({"use": "CLN"})
    assert collision(BASE, theirs(use="CLN"), mine) == Collision((), False)
    assert merged(BASE, theirs(use="CLN"), mine, fields={}).nothing


def test_shapes_collide_only_when_both_moved() -> None:
    moved = Changes({"area": 220.0}, box(0, 0, 11, 20))
    elsewhere = Version(2, BASE.properties, box(0, 0, 10, 21))
    assert collision(BASE, theirs(use="CLN"), moved) == Collision((), False)
    assert collision(BASE, elsewhere, moved).geometry
    with pytest.raises(ChoiceMissing):
        merged(BASE, elsewhere, moved, fields={})
    kept = merged(BASE, elsewhere, moved, fields={}, geometry="mine", derived=frozenset({"area"}))
    assert kept == Changes({}, moved.geometry)
    assert merged(BASE, elsewhere, moved, fields={}, geometry="theirs", derived=frozenset({"area"})).nothing


def test_a_shape_is_the_same_from_any_first_vertex_and_to_a_tenth_of_a_millimetre() -> None:
    turned = box(0, 0, 10, 20, ccw=False)
    assert same_shape(BASE.geometry, turned)
    assert same_shape(Point(1, 1), Point(1.00004, 1))
    assert not same_shape(Point(1, 1), Point(1.001, 1))
    assert not same_shape(None, Point(1, 1)) and same_shape(None, None)


def test_differing_names_every_field_that_is_not_equal() -> None:
    assert differing({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}) == ("b", "c")
