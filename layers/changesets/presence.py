"""Hiện diện. Which features others are working on, so that two officers do not draw the same boundary unawares."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import connection
from psycopg import sql

from geo.domain.crs import Crs, by_srid
from geo.domain.values import BBox
from geo.named_sql import load
from layers import rights
from layers.changesets import access
from layers.changesets.domain.states import Status
from layers.spec import LayerSpec

#: Edits that one answer tells of.
MOST = 1000
_AT_WORK = (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.APPROVED)


def display_name(user: User) -> str:
    """The name that colleagues see: full name, else the login; no address, no mail."""
    return user.get_full_name() or user.get_username()


def drafts(user: User, layers: Sequence[LayerSpec], box: BBox) -> list[dict[str, Any]]:
    """Drafts of others that touch these layers inside a box, boxes of the features in the CRS of `box`."""
    storage = by_srid(settings.STORAGE_SRID)
    inside = box.to(storage)
    statement = sql.SQL(load("layers.changesets", "presence")["drafts_on_layer"]).format(  # type: ignore[arg-type]
        users=sql.Identifier(get_user_model()._meta.db_table)
    )
    values = {
        "statuses": [one.value for one in _AT_WORK], "user": user.pk, "layers": [spec.name for spec in layers],
        "west": inside.min_x, "south": inside.min_y, "east": inside.max_x, "north": inside.max_y,
        "srid": storage.srid, "limit": MOST,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
    shown = {spec.name: _visible(user, spec, [row for row in rows if row[6] == spec.name]) for spec in layers}
    return [
        {
            "changeset": str(change_set), "title": title, "author": f"{first} {last}".strip() or login,
            "status": status, "layer": layer, "feature": str(feature),
            "bbox": _in(box.crs, BBox(west, south, east, north, storage)),
        }
        for change_set, title, first, last, login, status, layer, feature, west, south, east, north in rows
        if feature in shown[layer]
    ]  # fmt: skip


def _visible(user: User, spec: LayerSpec, rows: Sequence[tuple[Any, ...]]) -> set[UUID]:
    """Features that the reader may know of: stored rows that he may read, and new ones where he is at work."""
    condition = rights.row_condition(user, spec)
    features = {row[7] for row in rows}
    if not condition or not features:
        return features
    statement = sql.SQL(load("layers.changesets", "presence")["readable_rows"]).format(  # type: ignore[arg-type]
        table=sql.Identifier(spec.table),
        visible=sql.SQL(condition.replace("%", "%%")),  # type: ignore[arg-type]
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"ids": list(features)})
        stored = dict(cursor.fetchall())
    fresh = {row[7] for row in rows if row[7] not in stored and _is_at_work(user, spec, row[8:12])}
    return {feature for feature, readable in stored.items() if readable} | fresh


def _is_at_work(user: User, spec: LayerSpec, box: Iterable[float]) -> bool:
    return any(
        access.within_reach(user, action, spec, [shapely.box(*box)]) for action in ("write", "approve")
    )


def _in(crs: Crs, box: BBox) -> list[float]:
    """Corners in the axis order of the CRS, as the request gave its own."""
    moved = box.to(crs)
    decimals = 3 if crs.is_projected else 7
    west, south, east, north = (round(value, decimals) for value in moved.as_tuple())
    return [south, west, north, east] if crs.north_first else [west, south, east, north]
