"""Tra cứu nhật ký. Who may look into the record, what is looked for, and pages of entries, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTransform

from layers import rights
from layers.audit.models import AuditEntry
from layers.registry import registry

#: Entries of one page, at most.
MOST = 500
#: Entries that an export reads from the database at once.
_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Scope:
    """What a person may see of the record: all of it, or the entries about some layers."""

    everything: bool
    layers: frozenset[str]

    def __bool__(self) -> bool:
        return self.everything or bool(self.layers)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; empty = anything. `begin` is included, `end` is not."""

    actor: str = ""
    action: str = ""
    layer: str = ""
    feature: UUID | None = None
    change_set: UUID | None = None
    begin: datetime | None = None
    end: datetime | None = None

    def as_detail(self) -> dict[str, str]:
        """The search as its own audit entry tells it."""
        given = {
            "actor": self.actor,
            "action": self.action,
            "layer": self.layer,
            "feature": self.feature,
            "change_set": self.change_set,
            "from": self.begin,
            "to": self.end,
        }
        return {name: str(value) for name, value in given.items() if value}


def scope_of(user: rights.User | None) -> Scope:
    """Entries that `user` may see: those about layers that the user answers for in the whole city; who answers for
    all of them also sees what belongs to no layer (sign-in, tokens, roles)."""
    owned = frozenset(spec.name for spec in registry if rights.reach(user, "audit", spec).everywhere)
    return Scope(len(owned) == len(registry) > 0, owned)


def entries(scope: Scope, search: Search) -> QuerySet[AuditEntry]:
    """Entries that match, the latest first; not yet read."""
    rows = AuditEntry.objects.order_by("-seq")
    if not scope.everything:
        rows = rows.filter(layer__in=sorted(scope.layers))
    if search.actor:
        rows = rows.filter(actor_name=search.actor)
    if search.action:
        rows = rows.filter(Q(action=search.action) | Q(action__startswith=f"{search.action}."))
    if search.layer:
        rows = rows.filter(layer=search.layer)
    if search.change_set:
        rows = rows.filter(change_set=search.change_set)
    if search.feature:
        rows = rows.annotate(named=KeyTransform("features", "detail")).filter(
            Q(feature=search.feature) | Q(detail__has_key="features", named__contains=[str(search.feature)])
        )
    if search.begin:
        rows = rows.filter(at__gte=search.begin)
    if search.end:
        rows = rows.filter(at__lt=search.end)
    return rows


def page(
    scope: Scope, search: Search, *, before: int | None, limit: int
) -> tuple[list[AuditEntry], int | None]:
    """One page and the `before` of the next one, if there is one.

    Args:
        before: entries with a smaller number only.
        limit: at most `MOST`.
    """
    rows = entries(scope, search)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    limit = min(limit, MOST)
    found = list(rows[: limit + 1])
    return found[:limit], found[limit - 1].seq if len(found) > limit else None


def every(scope: Scope, search: Search) -> Iterator[AuditEntry]:
    """All entries that match, read in chunks."""
    return entries(scope, search).iterator(chunk_size=_CHUNK)
