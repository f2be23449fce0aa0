"""Nguồn gốc thửa. What became of parcels, as a graph of their versions (DC_BD_THUA_THUA)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from uuid import UUID

#: A version of a parcel: a corrected parcel is its own child.
Node = tuple[UUID, int]
Edge = tuple[Node, Node]


def ancestors(edges: Iterable[Edge], start: Node, depth: int) -> set[Node]:
    """Versions from which `start` came, in at most `depth` steps; edges lead from parent to child."""
    return _reached([(child, parent) for parent, child in edges], start, depth)


def descendants(edges: Iterable[Edge], start: Node, depth: int) -> set[Node]:
    """Versions that came of `start`, in at most `depth` steps."""
    return _reached(edges, start, depth)


def is_acyclic(edges: Iterable[Edge]) -> bool:
    """Whether nothing is its own ancestor.

    >>> a, b = (UUID(int=1), 1), (UUID(int=1), 2)
    >>> is_acyclic([(a, b)]), is_acyclic([(a, b), (b, a)]), is_acyclic([])
    (True, False, True)
    """
    sorter: TopologicalSorter[Node] = TopologicalSorter()
    for parent, child in edges:
        sorter.add(child, parent)
    try:
        sorter.prepare()
    except CycleError:
        return False
    return True


def _reached(edges: Iterable[Edge], start: Node, depth: int) -> set[Node]:
    leads: dict[Node, set[Node]] = defaultdict(set)
    for origin, target in edges:
        leads[origin].add(target)
    reached: set[Node] = set()
    edge_of_search = {start}
    for _step in range(depth):
        edge_of_search = {node for one in edge_of_search for node in leads[one]} - reached - {start}
        reached |= edge_of_search
    return reached
