"""Hoàn tác. The inverse of a published change set as a new draft; it is decided and published like any other."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpRequest
from psycopg import sql

from geo.named_sql import load
from layers.audit.recording import record
from layers.changesets import access, drafting, findings, refusals, stored
from layers.changesets.deciding import require_right
from layers.changesets.domain.states import PRIMITIVES, Status
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.retrying import in_transaction
from layers.registry import registry
from layers.spec import LayerSpec

#: Drafts up to this size are looked at when they are made; larger ones when they are submitted.
_LOOKED_AT = 2000
_TITLE = 200


@in_transaction
def revert(user: User, change_set_id: UUID, request: HttpRequest | None = None) -> ChangeSet:
    """A draft that undoes a published change set. What was changed again since is a conflict, as in any other.

    Raises:
        Problem: 404, 403 without right or reach to write; 409 when it is not published or the past is not on record.
    """
    published = access.find(user, change_set_id)
    if published.status != Status.PUBLISHED:
        message = (
            "Chỉ hoàn tác được bộ thay đổi đã công bố.",
            "Only a published change set can be reverted.",
        )
        remedy = ("Rút bộ thay đổi này (withdraw).", "Withdraw this one instead.")
        raise refusals.conflict("not-published", message, remedy, status_now=published.status)
    require_right(user, "write", published)
    draft = drafting.begin(
        user, title=f"Hoàn tác: {published.title}"[:_TITLE], kind=ChangeSet.Kind.REVERT, reverts=published
    )
    written = sum(_invert(published, draft, registry.get(layer)) for layer in published.layers)
    if written != published.edit_count:
        message = (
            "Không đủ lịch sử để hoàn tác bộ thay đổi này.",
            "The history does not hold all that is needed to revert this change set.",
        )
        raise refusals.conflict("past-unknown", message, ("Sửa bằng tay.", "Correct it by hand."))
    drafting.count(draft)
    if written <= _LOOKED_AT:
        findings.refresh(user, draft, list(Edit.objects.filter(change_set=draft, operation__in=PRIMITIVES)))
    record(
        user, "changeset.reverting", change_set=draft.pk, detail={"reverts": published.pk}, request=request
    )
    return draft


def _invert(published: ChangeSet, draft: ChangeSet, spec: LayerSpec) -> int:
    statement = sql.SQL(load("layers.changesets", "reverting")["invert"]).format(  # type: ignore[arg-type]
        kept=sql.Identifier("history", spec.table),
        values=stored.values_sql(spec, "held"),
        shape=sql.SQL("held.geom" if spec.is_spatial else "NULL::geometry"),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"draft": draft.pk, "published": published.pk, "layer": spec.name})
        return cursor.rowcount
