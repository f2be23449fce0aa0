"""Bản nháp phủ lên dữ liệu. A layer as open change sets would leave it, for those who may see these change sets.

What is asked of it is a relation with the columns of the live table, as `layers.history.relation` gives one for a day:
live rows without those that a draft touches, and what the drafts make of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

import orjson
import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import QuerySet
from psycopg import sql
from shapely import Geometry

from geo.domain.crs import CRS84, WEB_MERCATOR, by_srid
from geo.domain.transform import transform_geometry
from geo.feature import DERIVED_COLUMNS, GEOMETRY_COLUMN
from geo.http.problems import FieldError, Problem
from geo.named_sql import load
from layers import rights
from layers.changesets import access, own_drafts, standing, stored
from layers.changesets.domain.merging import Version
from layers.changesets.domain.states import EDITABLE, FINAL, PRIMITIVES
from layers.changesets.models import ChangeSet, Edit
from layers.history import relation
from layers.spec import LayerSpec

#: Edits of one layer that can be laid over it; a change set with more is looked at on its own page.
MOST_EDITS = 2000


@dataclass(frozen=True)
class Overlay:
    """What drafts make of one layer.

    Attributes:
        change_sets: where it is drafted, newest first.
        features: every feature that a draft changes, ends or makes.
        rows: JSON array of the rows as they would be, by column.
    """

    change_sets: tuple[ChangeSet, ...]
    features: tuple[UUID, ...]
    rows: str


def of_author(user: User, spec: LayerSpec) -> Overlay:
    """What this officer's own open change sets out of programs (QGIS) make of a layer: what the next save goes on from.

    Raises:
        Problem: 413, they hold more edits of the layer than are laid over it.
    """
    if not rights.may(user, "write", spec):
        return Overlay((), (), "[]")
    mine = Edit.objects.filter(
        change_set__author=user, change_set__kind=own_drafts.KIND, change_set__status__in=EDITABLE
    )
    return _overlay(user, spec, mine)


def of_change_set(user: User, spec: LayerSpec, change_set_id: UUID) -> Overlay:
    """What one change set makes of a layer; nothing once it is published or withdrawn.

    Raises:
        Problem: 404 for a change set that the user does not see, 413 as `of_author`.
    """
    change_set = access.find(user, change_set_id)
    if change_set.status in FINAL:
        return Overlay((change_set,), (), "[]")
    found = _overlay(user, spec, Edit.objects.filter(change_set=change_set))
    return Overlay((change_set,), found.features, found.rows)


def parts(
    spec: LayerSpec, features: sql.Composable, rows: sql.Composable, *, visible: str = ""
) -> list[sql.Composed]:
    """SELECT statements whose union is the layer with the drafts laid over it: the columns of the live table.

    Args:
        features: expression of type uuid[], `Overlay.features`.
        rows: expression of type jsonb, `Overlay.rows`.
        visible: SQL condition of the live rows that the reader may see (`layers.rights.row_condition`); "" = all.
    """
    given = {
        "columns": relation.columns(spec),
        "table": sql.Identifier(spec.table),
        "features": features,
        "rows": rows,
        "visible": sql.SQL(f"({visible})" if visible else "TRUE"),  # type: ignore[arg-type] # of the rights module
    }
    texts = load("layers.changesets", "drafted_rows")
    return [sql.SQL(texts[key]).format(**given) for key in ("untouched", "drafted")]  # type: ignore[arg-type]


def _overlay(user: User, spec: LayerSpec, edits: QuerySet[Edit]) -> Overlay:
    rows = edits.filter(layer=spec.name, operation__in=PRIMITIVES)
    found = list(
        rows.select_related("change_set").order_by("change_set__created_at", "seq")[: MOST_EDITS + 1]
    )
    if len(found) > MOST_EDITS:
        raise _too_many()
    latest = {
        one.feature: one for one in found
    }  # of two drafts the newer one, as at the address of the feature
    seen = _seen(user, spec, latest.values())
    states = standing.states(spec, seen)
    made = [_row(spec, one, state) for one in seen if (state := states.get(one.feature)) is not None]
    sets = {one.change_set_id: one.change_set for one in reversed(found)}
    return Overlay(tuple(sets.values()), tuple(latest), orjson.dumps(made).decode())


def _seen(user: User, spec: LayerSpec, edits: Iterable[Edit]) -> list[Edit]:
    """Those whose outcome the user may see: a change of a live feature that is hidden from him stays hidden."""
    edits = [one for one in edits if one.operation != "delete"]
    changed = [one.feature for one in edits if one.operation == "update"]
    live = stored.held(spec, changed, user) if changed else {}
    return [one for one in edits if one.operation == "create" or one.feature in live]


def _row(spec: LayerSpec, edit: Edit, state: Version) -> dict[str, object]:
    values: dict[str, object] = {one.name: state.properties.get(one.key) for one in stored.columns(spec)}
    values |= {"id": str(edit.feature), "version": edit.base_version}
    shape = state.geometry
    if shape is not None:
        values |= _shapes(shape)
    return values


def _shapes(shape: Geometry) -> dict[str, str]:
    storage = by_srid(settings.STORAGE_SRID)
    found = {GEOMETRY_COLUMN: _ewkb(shape, storage.srid)}
    for crs in (CRS84, WEB_MERCATOR):
        found[DERIVED_COLUMNS[crs.srid]] = _ewkb(transform_geometry(shape, storage, crs), crs.srid)
    return found


def _ewkb(shape: Geometry, srid: int) -> str:
    text: str = shapely.to_wkb(shapely.set_srid(shape, srid), hex=True, include_srid=True)
    return text


def _too_many() -> Problem:
    message = (
        f"Bộ thay đổi có hơn {MOST_EDITS} thay đổi trên lớp này: không phủ lên dữ liệu được.",
        f"The change set has more than {MOST_EDITS} edits of this layer: it cannot be laid over the data.",
    )
    remedy = ("Xem tại trang của bộ thay đổi.", "Look at it on the page of the change set.")
    errors = [FieldError("changeset", "too-many-edits", *message, *remedy)]
    return Problem("too-large", *message, errors=errors)
