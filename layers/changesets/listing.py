"""Danh sách. Change sets that a reader may see, latest change first, page by page."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from layers.changesets import access, refusals
from layers.changesets.domain.states import Status
from layers.changesets.models import ChangeSet
from layers.registry import registry
from layers.rights import may

#: Change sets read in vain before a page ends early.
_BLOCKS = 10
#: States in which a second person has something to decide.
_WAITING = (Status.SUBMITTED.value, Status.APPROVED.value)


def listed(
    user: User,
    *,
    status: str = "",
    mine: bool = False,
    waiting: bool = False,
    layer: str = "",
    author: str = "",
    cursor: str = "",
    limit: int = 50,
) -> tuple[list[ChangeSet], str | None]:
    """One page, and the cursor of the next.

    Args:
        waiting: only those of others that wait for a decision which `user` may take.
        author: login of who wrote them.
    Raises:
        Problem: 400 for a cursor that is none.
    """
    rows = _filtered(user, status, mine, layer)
    if author:
        rows = rows.filter(author__username=author)
    if waiting:
        decided = [spec.name for spec in registry if may(user, "approve", spec)]
        rows = rows.filter(status__in=_WAITING, layers__contained_by=decided).exclude(author=user)
    found: list[ChangeSet] = []
    at = _read(cursor) if cursor else None
    for _block in range(_BLOCKS):
        page = rows
        if at is not None:
            page = rows.filter(Q(changed_at__lt=at[0]) | Q(changed_at=at[0], pk__lt=at[1]))
        block = list(page[: limit + 1])
        for one in block[:limit]:
            at = (one.changed_at, one.pk)
            if access.sees(user, one):
                found.append(one)
                if len(found) == limit:
                    break
        if len(block) <= limit and (not block or at == (block[-1].changed_at, block[-1].pk)):
            return found, None
        if len(found) == limit:
            break
    return found, f"{at[0].isoformat()}_{at[1]}" if at is not None else None


def _filtered(user: User, status: str, mine: bool, layer: str) -> QuerySet[ChangeSet]:
    """What may be the reader's to see; `access.sees` has the last word on each."""
    rows = ChangeSet.objects.select_related("author").order_by("-changed_at", "-pk")
    if mine:
        rows = rows.filter(author=user)
    elif not user.is_superuser:
        overseen = access.overseen_layers(user)
        written = [spec.name for spec in registry if may(user, "write", spec)]
        seen = Q(author=user) | (Q(layers__contained_by=overseen) & ~Q(layers=[]))
        seen |= Q(status=Status.PUBLISHED.value, layers__contained_by=list({*overseen, *written})) & ~Q(
            layers=[]
        )
        rows = rows.filter(seen)
    if status:
        rows = rows.filter(status__in=status.split(","))
    return rows.filter(layers__contains=[layer]) if layer else rows


def _read(cursor: str) -> tuple[datetime, UUID]:
    moment, _, identity = cursor.replace(" ", "+").rpartition("_")
    try:
        return datetime.fromisoformat(moment), UUID(identity)
    except ValueError as error:
        message = ("Không hiểu con trỏ trang.", "The page cursor is not understood.")
        remedy = ("Dùng giá trị next của trang trước.", "Use next of the page before.")
        raise refusals.invalid([refusals.error("cursor", "bad-cursor", message, remedy)]) from error
