"""Bản nháp phủ lên dữ liệu. A layer as open change sets would leave it, for those who may see these change sets.

What is asked of it is a relation with the columns of the live table, as `layers.history.relation` gives one for a day:
live rows without those that a draft touches, and what the drafts make of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
import orjson
import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from psycopg import sql
from shapely import Geometry

from geo.domain.crs import CRS84, WEB_MERCATOR, Crs, by_srid
from geo.domain.errors import OutsideProjection
from geo.domain.transform import transform_geometries
from geo.feature import DERIVED_COLUMNS, GEOMETRY_COLUMN
from geo.http.problems import FieldError, Problem
from geo.named_sql import load
from layers import rights
from layers.changesets import access, drafting, own_drafts, standing, stored
from layers.changesets.domain.states import FINAL, PRIMITIVES
from layers.changesets.models import ChangeSet, Edit
from layers.history import relation
from layers.spec import LayerSpec

#: Edits of one layer that can be laid over it; a change set with more is looked at on its own page.
MOST_EDITS = 2000


@dataclass(frozen=True)
class Overlay:
    """What drafts make of one layer.

    Attributes:
        change_sets: where it is drafted, newest first; the one that was named, also when nothing is laid over.
        features: every feature that a draft changes, ends or makes.
        rows: JSON array of the rows as they would be, by column; those that lie in the box that was asked for.
        unplaced: how many of these rows have a shape without a place in degrees: no map shows it.
        may_draft: False where the user may not write the layer, so that there are no drafts of his to look for.
    """

    change_sets: tuple[ChangeSet, ...]
    features: tuple[UUID, ...] = ()
    rows: str = "[]"
    unplaced: int = 0
    may_draft: bool = True


def of_author(user: User, spec: LayerSpec, box: Geometry | None = None) -> Overlay:
    """What this officer's own open change sets out of programs (QGIS) make of a layer: what the next save goes on from.

    Args:
        box: rows are made only where a draft changes something in it (storage CRS); None = everywhere.
    Raises:
        Problem: 413, they hold more edits of the layer than are laid over it.
    """
    if not rights.may(user, "write", spec):
        return Overlay((), may_draft=False)
    edits = own_drafts.edits(user, spec)
    change_sets = ChangeSet.objects.filter(pk__in=edits.values("change_set")).order_by("-created_at")
    return _overlay(user, spec, edits, tuple(change_sets), box)


def of_change_set(user: User, spec: LayerSpec, change_set_id: UUID, box: Geometry | None = None) -> Overlay:
    """What one change set makes of a layer; nothing once it is published or withdrawn. Arguments as `of_author`.

    Raises:
        Problem: 404 for a change set that the user does not see, 413 as `of_author`.
    """
    change_set = access.find(user, change_set_id)
    if change_set.status in FINAL:
        return Overlay((change_set,))
    edits = Edit.objects.filter(change_set=change_set, layer=spec.name, operation__in=PRIMITIVES)
    return _overlay(user, spec, edits, (change_set,), box)


def visible_edits(user: User, spec: LayerSpec, edits: Iterable[Edit]) -> list[Edit]:
    """Those that leave a feature which the user may see: a change of a live feature that is hidden from him stays
    hidden, and so does one of a feature that is gone."""
    edits = [one for one in edits if one.operation != "delete"]
    changed = [one.feature for one in edits if one.operation == "update"]
    live = stored.held(spec, changed, user) if changed else {}
    return [one for one in edits if one.operation == "create" or one.feature in live]


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


def _overlay(
    user: User,
    spec: LayerSpec,
    edits: QuerySet[Edit],
    change_sets: tuple[ChangeSet, ...],
    box: Geometry | None,
) -> Overlay:
    in_order = edits.order_by("change_set__created_at", "seq")
    found = list(in_order.values_list("feature", "pk")[: MOST_EDITS + 1])
    if len(found) > MOST_EDITS:
        raise _too_many()
    latest = dict(found)  # of two drafts of a feature the newer one, as at its address
    wanted = Edit.objects.filter(pk__in=latest.values())
    if box is not None and spec.is_spatial:
        wanted = wanted.filter(Q(extent=None) | Q(extent__bboverlaps=drafting.geos(box)))
    seen = visible_edits(user, spec, wanted)
    states = standing.states(spec, seen)
    made = [(one, state) for one in seen if (state := states.get(one.feature)) is not None]
    shapes, unplaced = _shapes([state.geometry for _edit, state in made])
    columns = stored.columns(spec)
    rows = [
        {one.name: state.properties.get(one.key) for one in columns}
        | {"id": str(edit.feature), "version": edit.base_version}
        | {name: values[nth] for name, values in shapes.items() if values[nth] is not None}
        for nth, (edit, state) in enumerate(made)
    ]
    return Overlay(change_sets, tuple(latest), orjson.dumps(rows).decode(), unplaced)


def _shapes(geometries: Sequence[Geometry | None]) -> tuple[dict[str, list[str | None]], int]:
    """Shapes by column, as EWKB, None where there is none; and how many have a place in the storage CRS only."""
    storage = by_srid(settings.STORAGE_SRID)
    found = {GEOMETRY_COLUMN: _ewkb(geometries, storage.srid)}
    unplaced = 0
    for crs in (CRS84, WEB_MERCATOR):
        moved = _moved(geometries, storage, crs)
        found[DERIVED_COLUMNS[crs.srid]] = _ewkb(moved, crs.srid)
        lost = sum(new is None for new in moved) - sum(old is None for old in geometries)
        unplaced = max(unplaced, lost)
    return found, unplaced


def _moved(geometries: Sequence[Geometry | None], source: Crs, target: Crs) -> Sequence[Geometry | None]:
    try:
        return list(transform_geometries(geometries, source, target))
    except OutsideProjection:
        if len(geometries) == 1:
            return [None]
        middle = len(geometries) // 2
        halves = geometries[:middle], geometries[middle:]
        return [one for half in halves for one in _moved(half, source, target)]


def _ewkb(geometries: Sequence[Geometry | None], srid: int) -> list[str | None]:
    shapes = np.array(geometries, dtype=object)
    return list(shapely.to_wkb(shapely.set_srid(shapes, srid), hex=True, include_srid=True))


def _too_many() -> Problem:
    message = (
        f"Bộ thay đổi có hơn {MOST_EDITS} thay đổi trên lớp này: không phủ lên dữ liệu được.",
        f"The change set has more than {MOST_EDITS} edits of this layer: it cannot be laid over the data.",
    )
    remedy = ("Xem tại trang của bộ thay đổi.", "Look at it on the page of the change set.")
    errors = [FieldError("changeset", "too-many-edits", *message, *remedy)]
    return Problem("too-large", *message, errors=errors)
