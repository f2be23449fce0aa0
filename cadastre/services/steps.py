"""Các bước của một biến động. Which operations of a change set are one event: those of which one takes up what another
makes of a parcel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from shapely import Geometry

from cadastre.services.operations.parents import PARCELS
from layers.changesets import standing, stored
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.models import ChangeSet, Edit
from layers.registry import registry

#: Ground by which a shape changes when it only gets a vertex on a straight edge, m².
SAME_M2 = 1e-4
#: With another one of these a parcel has another key, or passes to the State.
_STATE = frozenset(
    {"ward_code", "ward_name", "sheet_number", "parcel_number", "holder_name", "land_use_codes"}
)


def together(change_set: ChangeSet) -> Iterator[tuple[list[Edit], list[Edit]]]:
    """Operations that are one event, in their order, with the edits of parcels that are published of them.

    A parcel that only gets a vertex from one operation does not join it with another one that changes the parcel.
    """
    leaders = {
        one.pk: one
        for one in Edit.objects.filter(change_set=change_set, layer=PARCELS, expanded_from=None)
        .exclude(operation__in=PRIMITIVES)
        .order_by("seq")
    }
    spec = registry.get(PARCELS)
    chains = standing.chains(change_set, spec)
    heads: dict[int, int] = {one: one for one in leaders}

    def first(leader: int) -> int:
        while heads[leader] != leader:
            leader = heads[leader]
        return leader

    parts: dict[int, list[Edit]] = defaultdict(list)
    for chain in chains:
        changing = _changing(chain)
        owners = [one.expanded_from_id for one in changing or chain[-1:]]
        for one in owners[1:]:
            heads[first(one)] = first(owners[0])
    for chain in chains:
        owner = (_changing(chain) or chain[-1:])[-1].expanded_from_id
        if chain[-1].operation in PRIMITIVES:
            parts[first(owner)].append(chain[-1])
    groups: dict[int, list[Edit]] = defaultdict(list)
    for pk, leader in leaders.items():
        groups[first(pk)].append(leader)
    for one, group in groups.items():
        if parts[one]:
            yield group, sorted(parts[one], key=lambda part: part.seq)


def another_state(edit: Edit) -> bool:
    """Whether a parcel gets another key (ward, sheet, number), holder or use, whatever its ground."""
    return edit.geometry is None or not _STATE.isdisjoint(edit.properties)


def same_ground(old: Geometry, new: Geometry | None) -> bool:
    """Whether a shape covers what it did before; None leaves it as it is."""
    return new is None or old.symmetric_difference(new).area <= SAME_M2


def _changing(chain: Sequence[Edit]) -> list[Edit]:
    """Those edits of one parcel that do more to it than put a vertex on its boundary."""
    if len(chain) == 1:
        return list(chain)
    spec = registry.get(PARCELS)
    first = chain[0]
    base = None
    if standing.net(first) == "update":
        base = stored.of_version(spec, [(first.feature, first.base_version)]).get(first.feature)
    before = None if base is None else base.geometry
    told: dict[str, object] = {}
    found = []
    for one in chain:
        shape = standing.shape_of(one)
        key = {name: one.properties[name] for name in sorted(_STATE & one.properties.keys())}
        if standing.meant(one) != "update" or key != told or before is None or not same_ground(before, shape):
            found.append(one)
        before, told = (before if shape is None else shape), key
    return found
