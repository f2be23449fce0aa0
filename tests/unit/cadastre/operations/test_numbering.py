"""Numbers of new parcels and the order in which they get them; lineage as a graph."""

from __future__ import annotations

from uuid import UUID

from cadastre.domain.operations.lineage import ancestors, descendants, is_acyclic
from cadastre.domain.operations.numbering import next_numbers, reading_order
from tests.unit.cadastre.operations.ground import rectangle


def test_numbers_follow_the_largest_ever_given():
    assert next_numbers(["3", "118", "45A", "7-1", "", "lô 900"], 3) == ["119", "120", "121"]
    assert next_numbers(["0012", " 13 "], 1) == ["14"]
    assert next_numbers(["٣", "²"], 1) == ["1"], "digits of other scripts are no parcel numbers"


def test_rows_from_north_go_east_and_back():
    shapes = [rectangle(x, y, x + 8, y + 8) for y in (0, 30, 60) for x in (0, 10, 20)]
    assert reading_order(shapes) == [6, 7, 8, 5, 4, 3, 0, 1, 2]
    assert reading_order([]) == []


def node(number: int, version: int = 1) -> tuple[UUID, int]:
    return UUID(int=number), version


def test_lineage_both_ways_to_a_depth():
    edges = [
        (node(1), node(3)),
        (node(2), node(3)),
        (node(3), node(3, 2)),
        (node(3, 2), node(4)),
        (node(3, 2), node(5)),
    ]
    assert ancestors(edges, node(4), 1) == {node(3, 2)}
    assert ancestors(edges, node(4), 10) == {node(3, 2), node(3), node(1), node(2)}
    assert descendants(edges, node(1), 3) == {node(3), node(3, 2), node(4), node(5)}
    assert is_acyclic(edges) and not is_acyclic([*edges, (node(5), node(2))])


def test_a_parcel_is_never_its_own_ancestor():
    assert ancestors([(node(1), node(2)), (node(2), node(1))], node(1), 9) == {node(2)}
    assert not is_acyclic([(node(1), node(1))])
