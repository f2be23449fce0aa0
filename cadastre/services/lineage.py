"""Nguồn gốc thửa. Written in the transaction of a publication, out of what was applied: which parcel became which.

Shares come from the shapes of both sides, never from the parameters of an operation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import timezone
from shapely import MultiPolygon

from cadastre.domain.operation_names import SEVERAL, operations_name
from cadastre.domain.operations.resurveying import Link, match
from cadastre.models import ParcelEvent, ParcelLineage
from cadastre.services import steps
from cadastre.services.operations.parents import PARCELS
from layers.changesets import stored
from layers.changesets.findings import to_shapely
from layers.changesets.hooks import Publication
from layers.changesets.models import Edit
from layers.registry import registry

#: Ground in common that says no parcel came from another: a shared edge moved within its accuracy.
_LEAST_M2 = 0.05
_MADE = ("create", "update")

State = tuple[UUID, int, MultiPolygon]


class Sides(NamedTuple):
    """Parcels before and after, each in its version; `stays` are those whose ground does not change, on both sides."""

    before: list[State]
    after: list[State]
    stays: list[tuple[State, State]]


def record(publication: Publication) -> None:
    """Write an event with its links for each operation of a change set, one for operations that build on each other,
    and note which events a revert undoes."""
    change_set = publication.change_set
    for leaders, parts in steps.together(change_set):
        _record(publication, leaders, parts)
    if change_set.reverts_id is not None:
        ParcelEvent.objects.filter(change_set=change_set.reverts_id, reverted_by__isnull=True).update(
            reverted_by=change_set.pk, reverted_at=timezone.now()
        )


def _record(publication: Publication, leaders: Sequence[Edit], parts: Sequence[Edit]) -> None:
    change_set = publication.change_set
    last = leaders[-1]
    done = [one.operation for one in leaders]
    before, after, stays = _states(parts)
    document, document_date = _document(
        [one.params for one in leaders], change_set.legal_document, change_set.legal_date
    )
    event = ParcelEvent.objects.create(
        operation=last.operation if len(leaders) == 1 else SEVERAL, title=operations_name(done, "vi")[:200],
        document=document[:200], document_date=document_date, effective_on=publication.day,
        change_set=change_set.pk, edit=last.pk,
        summary={
            "operations": done,
            "parents": len(before) + len(stays), "children": len(after) + len(stays),
            "area_before_m2": round(sum(one[2].area for one in (*before, *(pair[0] for pair in stays))), 4),
            "area_after_m2": round(sum(one[2].area for one in (*after, *(pair[1] for pair in stays))), 4),
        },
    )  # fmt: skip
    links = _links(before, after, 0.01 if "resurvey" in done else 0.0)
    ParcelLineage.objects.bulk_create(
        [
            ParcelLineage(
                event=event, parent=before[one.old][0], parent_version=before[one.old][1],
                child=after[one.new][0], child_version=after[one.new][1], overlap_m2=one.area_m2,
                share_of_parent=min(one.share_of_old, 1.0), share_of_child=min(one.share_of_new, 1.0),
            )
            for one in links
        ]
        + [
            ParcelLineage(
                event=event, parent=old[0], parent_version=old[1], child=new[0], child_version=new[1],
                overlap_m2=old[2].area, share_of_parent=1.0, share_of_child=1.0,
            )
            for old, new in stays
        ],
        batch_size=1000,
    )  # fmt: skip


def _states(parts: Sequence[Edit]) -> Sides:
    """What becomes of which parcels; a neighbour that only got a vertex is on neither side, a parcel with another key,
    holder or use stays."""
    spec = registry.get(PARCELS)
    given = [one for one in parts if one.operation != "create"]
    held = stored.of_version(spec, [(one.feature, one.base_version) for one in given])
    found = Sides([], [], [])
    for one in parts:
        shape = to_shapely(one.geometry)
        old = held[one.feature].geometry if one.feature in held else None
        if one.operation == "update" and old is not None and steps.same_ground(old, shape):
            if steps.another_state(one):
                new = (one.feature, one.base_version + 1, shape or old)
                found.stays.append(((one.feature, one.base_version, old), new))
            continue
        if old is not None:
            found.before.append((one.feature, one.base_version, old))
        if one.operation in _MADE and shape is not None:
            found.after.append((one.feature, one.base_version + 1, shape))
    return found


def _links(before: Sequence[State], after: Sequence[State], least_share: float) -> list[Link]:
    """Common ground worth a link: more than 0.05 m² and that share of either side, or the most that a child has.

    Two surveys of one boundary differ by a hair on both sides; where boundaries are the same ones, all ground counts.
    """
    found = match([one[2] for one in before], [one[2] for one in after], least_share=0.0)
    best: dict[int, Link] = {}
    for one in found:
        if one.new not in best or one.area_m2 > best[one.new].area_m2:
            best[one.new] = one
    return [
        one
        for one in found
        if (best[one.new] is one and one.area_m2 > steps.SAME_M2)
        or (one.area_m2 > _LEAST_M2 and max(one.share_of_old, one.share_of_new) >= least_share)
    ]


def _document(params: Sequence[Mapping[str, Any]], number: str, day: Any) -> tuple[str, Any]:
    """The paper on which operations rest: the decision or document that one of them names, else the legal basis of the
    change set."""
    for one in params:
        decision = one.get("decision")
        if isinstance(decision, Mapping) and decision.get("number"):
            return str(decision["number"]), decision.get("date")
        if isinstance(one.get("document"), str):
            return str(one["document"]), None
    return number, day
