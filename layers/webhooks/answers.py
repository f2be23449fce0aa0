"""Trả lời thay đổi. "The answer for this parcel changed": computed by whoever knows the answers, told by the webhooks.

Layers know no plan. The app that answers for parcels asks `is_wanted` while a change set is published and hands what it
found to `keep`; both belong to the transaction of the publication.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

import orjson
import shapely
from django.conf import settings
from django.db import connection
from psycopg import sql
from shapely import Geometry

from geo.named_sql import load
from layers import rights
from layers.registry import registry
from layers.webhooks.models import AnswerChange, Subscription

ANSWER_CHANGED = "answer_changed"
PARCELS = "parcels"


def is_wanted() -> bool:
    """Whether anybody subscribes to changed answers; nothing is computed for nobody."""
    return Subscription.objects.filter(
        state__in=(Subscription.State.ACTIVE, Subscription.State.PAUSED), events__contains=[ANSWER_CHANGED]
    ).exists()


def keep(change_set: UUID, changes: Iterable[tuple[UUID | None, Mapping[str, Any]]]) -> None:
    """Keep what a publication changes: parcel and, as JSON, what applies before and after (m²).

    Args:
        changes: a parcel of None says that answers in the area of the change set may differ, nobody knows which.
    """
    rows = (
        AnswerChange(change_set=change_set, parcel=parcel, detail=dict(detail)) for parcel, detail in changes
    )
    AnswerChange.objects.bulk_create(rows, batch_size=2000)


def told(user: rights.User | None, area: Geometry | None, since: int, until: int) -> list[dict[str, Any]]:
    """Changed answers of the publications `since` ≤ number < `until`, of parcels that the reader may see."""
    spec = registry.get(PARCELS)
    if spec not in rights.readable_layers(user):
        return []
    condition = rights.row_condition(user, spec)
    inside = _sql("inside").removeprefix("SELECT ").rstrip(";")
    statement = sql.SQL(_sql("told")).format(  # type: ignore[arg-type]
        table=sql.Identifier(spec.table),
        visible=sql.SQL(f"({condition})".replace("%", "%%") if condition else "TRUE"),  # type: ignore[arg-type]
        inside=sql.SQL(inside if area is not None else "TRUE"),  # type: ignore[arg-type]
    )
    values: dict[str, object] = {"since": since, "until": until}
    if area is not None:
        values |= {"area": shapely.to_wkb(area), "srid": settings.STORAGE_SRID}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    return [
        {"change_set": str(change_set), "published_at": published_at, "parcel": parcel and str(parcel)}
        | orjson.loads(detail)
        for change_set, published_at, parcel, detail in rows
    ]


def _sql(key: str) -> str:
    return load("layers.webhooks", "answers")[key]
