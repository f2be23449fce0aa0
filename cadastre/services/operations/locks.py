"""Khóa thửa. Blocked parcels take part in no operation, nor do those that another change set under review touches."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from cadastre.domain.operation_errors import ParcelBlocked, PendingElsewhere
from cadastre.services.operations.parents import PARCELS, Parent
from cadastre.services.operations.questions import rows
from cadastre.services.operations.refusing import forbidden_now
from layers.changesets import standing
from layers.changesets.operations import Requested
from layers.registry import registry

#: States in which a change set is before its approvers.
UNDER_REVIEW = frozenset({"submitted", "approved"})


class Lock(NamedTuple):
    """What stands against dealing with a parcel: by its flags or by papers in force today."""

    blocked: bool
    in_dispute: bool


class Pending(NamedTuple):
    """Another open change set that touches a parcel."""

    status: str
    submitted_at: datetime | None

    def goes_first(self, submitted_at: datetime | None) -> bool:
        """Whether it is under review before one that was handed in at this time (None: not yet)."""
        if self.status not in UNDER_REVIEW:
            return False
        return submitted_at is None or self.submitted_at is None or self.submitted_at <= submitted_at


def locks_of(parcels: Iterable[UUID]) -> dict[UUID, Lock]:
    """Blocks and disputes by parcel; free ones are left out."""
    found = rows("locked", parcels=list(parcels), day=timezone.localdate())
    return {feature: Lock(blocked, in_dispute) for feature, blocked, in_dispute in found}


def pending_of(parcels: Iterable[UUID], change_set: UUID | None) -> dict[UUID, list[Pending]]:
    """Other open change sets by parcel."""
    found: dict[UUID, list[Pending]] = {}
    for feature, status, submitted_at in rows("pending", parcels=list(parcels), change_set=change_set):
        found.setdefault(feature, []).append(Pending(status, submitted_at))
    return found


def refuse_locked(
    asked: Requested, parents: Sequence[Parent], *, blocks: bool = True, field: str = "feature"
) -> None:
    """Refuse an operation on parcels that are blocked or under review elsewhere.

    Args:
        blocks: False for operations that leave ground and rights as they are.
        field: what in the request names the parcels.
    Raises:
        Problem: 409.
    """
    ids = [one.id for one in parents]
    locks = locks_of(ids) if blocks else {}
    pending = pending_of(ids, asked.change_set)
    for one in parents:
        if one.id in locks and locks[one.id].blocked:
            raise forbidden_now(field, ParcelBlocked(one.shape, **one.named()))
        if any(other.goes_first(None) for other in pending.get(one.id, ())):
            raise forbidden_now(field, PendingElsewhere(one.shape, **one.named()))


def free(asked: Requested, parcels: Sequence[UUID], of: Collection[UUID]) -> Iterator[UUID]:
    """Those parcels that may get a vertex without getting in anybody's way.

    Args:
        of: the parcels that the operation changes. What an operation has edited on whose result it builds there is
            free as well; of others it would only become dependent.
    """
    locks, pending = locks_of(parcels), pending_of(parcels, asked.change_set)
    edited = {
        row[0]
        for row in rows("edited_here", change_set=asked.change_set, parcels=list(parcels), edit=asked.edit)
    }
    spec = registry.get(PARCELS)
    heads = standing.heads(asked.change_set, spec, asked.edit)
    grounds = {heads[one].expanded_from_id for one in of if one in heads}
    edited -= {one for one, head in heads.items() if head.expanded_from_id in grounds}
    for one in parcels:
        blocked = one in locks and locks[one].blocked
        if (
            not blocked
            and one not in edited
            and not any(other.goes_first(None) for other in pending.get(one, ()))
        ):
            yield one
