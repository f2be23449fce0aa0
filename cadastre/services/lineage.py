"""Nguồn gốc thửa. Written in the transaction of a publication, out of what was applied: which parcel became which.

Shares come from the shapes of both sides, never from the parameters of an operation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone
from shapely import MultiPolygon

from cadastre.domain.operation_names import operation_name
from cadastre.domain.operations.resurveying import Link, match
from cadastre.models import ParcelEvent, ParcelLineage
from cadastre.services.operations.parents import PARCELS
from layers.changesets import stored
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.findings import to_shapely
from layers.changesets.hooks import Publication
from layers.changesets.models import Edit
from layers.registry import registry

#: Ground in common that says no parcel came from another: a shared edge moved within its accuracy.
_LEAST_M2 = 0.05
#: Ground by which a shape changes when it only gets a vertex on a straight edge, m².
_SAME_M2 = 1e-4
_MADE = ("create", "update")

State = tuple[UUID, int, MultiPolygon]


def record(publication: Publication) -> None:
    """Write an event with its links for each operation of a change set, and note which events a revert undoes."""
    change_set = publication.change_set
    leaders = Edit.objects.filter(change_set=change_set, layer=PARCELS).exclude(operation__in=PRIMITIVES)
    for leader in leaders.order_by("seq"):
        parts = list(Edit.objects.filter(expanded_from=leader, layer=PARCELS).order_by("seq"))
        if parts:
            _record(publication, leader, parts)
    if change_set.reverts_id is not None:
        ParcelEvent.objects.filter(change_set=change_set.reverts_id, reverted_by__isnull=True).update(
            reverted_by=change_set.pk, reverted_at=timezone.now()
        )


def _record(publication: Publication, leader: Edit, parts: Sequence[Edit]) -> None:
    change_set = publication.change_set
    before, after = _states(parts)
    document, document_date = _document(leader.params, change_set.legal_document, change_set.legal_date)
    event = ParcelEvent.objects.create(
        operation=leader.operation, title=operation_name(leader.operation, "vi"),
        document=document[:200], document_date=document_date, effective_on=publication.day,
        change_set=change_set.pk, edit=leader.pk,
        summary={
            "parents": len(before), "children": len(after),
            "area_before_m2": round(sum(one[2].area for one in before), 4),
            "area_after_m2": round(sum(one[2].area for one in after), 4),
        },
    )  # fmt: skip
    links = _links(before, after, 0.01 if leader.operation == "resurvey" else 0.0)
    ParcelLineage.objects.bulk_create(
        [
            ParcelLineage(
                event=event, parent=before[one.old][0], parent_version=before[one.old][1],
                child=after[one.new][0], child_version=after[one.new][1], overlap_m2=one.area_m2,
                share_of_parent=min(one.share_of_old, 1.0), share_of_child=min(one.share_of_new, 1.0),
            )
            for one in links
        ],
        batch_size=1000,
    )  # fmt: skip


def _states(parts: Sequence[Edit]) -> tuple[list[State], list[State]]:
    """Parcels before and after, each in its version; a neighbour that only got a vertex is on neither side."""
    spec = registry.get(PARCELS)
    given = [
        one for one in parts if one.operation == "delete" or (one.operation == "update" and one.geometry)
    ]
    held = stored.of_version(spec, [(one.feature, one.base_version) for one in given])
    before, after = [], []
    for one in parts:
        shape = to_shapely(one.geometry)
        old = held[one.feature].geometry if one.feature in held else None
        if old is not None and shape is not None and old.symmetric_difference(shape).area <= _SAME_M2:
            continue
        if old is not None:
            before.append((one.feature, one.base_version, old))
        if one.operation in _MADE and shape is not None:
            after.append((one.feature, one.base_version + 1, shape))
    return before, after


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
        if (best[one.new] is one and one.area_m2 > _SAME_M2)
        or (one.area_m2 > _LEAST_M2 and max(one.share_of_old, one.share_of_new) >= least_share)
    ]


def _document(params: Mapping[str, Any], number: str, day: Any) -> tuple[str, Any]:
    """The paper on which the operation rests: its own decision, else the legal basis of the change set."""
    decision = params.get("decision")
    if isinstance(decision, Mapping) and decision.get("number"):
        return str(decision["number"]), decision.get("date")
    return number, day
