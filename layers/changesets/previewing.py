"""Xem trước. What an edit would mean and what the rules say of it, without a trace in the change set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User

from layers.changesets import access, drafting, findings, refusals, standing
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput, Prepared, prepare
from layers.changesets.reading_shapes import as_geojson
from layers.checks.situation import MARGIN_M
from layers.registry import registry


def preview(user: User, given: EditInput, change_set_id: UUID | None, lang: str) -> dict[str, Any]:
    """The edits that would be saved and the findings about them.

    Args:
        change_set_id: the draft it is meant for: other edits of it are taken as done. None = none yet.
    Returns:
        `edits`: what becomes of each feature, shapes in the storage CRS, values that are public only; `findings`.
    Raises:
        Problem: as adding the edit would.
    """
    change_set = access.find(user, change_set_id) if change_set_id is not None else None
    if change_set is not None and change_set.author_id != user.pk:
        raise refusals.not_found()
    created = drafting.created_here(change_set, [given]) if change_set else frozenset()
    (prepared,) = prepare(user, [given], created, change_set=change_set.pk if change_set else None)
    parts = prepared.expansion or [prepared]
    rows = [drafting.fill(Edit(pk=-number), one) for number, one in enumerate(parts, start=1)]
    found = _said(user, change_set, rows, given.id)
    if prepared.expansion:
        leader = drafting.fill(Edit(pk=0), prepared)
        found = findings.of_operation(user, change_set, leader, rows) + found
    return {
        "edits": [_shown(one) for one in parts],
        "findings": [findings.in_words(one, lang) for one in found],
    }


def _said(
    user: User, change_set: ChangeSet | None, rows: Sequence[Edit], replaced: int | None
) -> list[findings.Kept]:
    by_layer: dict[str, list[Edit]] = defaultdict(list)
    for row in rows:
        by_layer[row.layer].append(row)
    found: list[findings.Kept] = []
    for layer, every in by_layer.items():
        around = list(_around(change_set, layer, every, replaced)) if change_set else []
        group = [row for row in every if row.operation in PRIMITIVES]
        said = findings.look_at(user, registry.get(layer), group, around)
        found += [one for row in group for one in said.get(row.pk, [])]
    return found


def _around(change_set: ChangeSet, layer: str, rows: Sequence[Edit], replaced: int | None) -> Iterable[Edit]:
    """Other edits of the draft next to these, without what the previewed one would replace."""
    extents = [row.extent for row in rows if row.extent is not None]
    if not extents:
        return ()
    box = extents[0].clone()
    for extent in extents[1:]:
        box = box.union(extent)
    near = Edit.objects.filter(
        change_set=change_set, layer=layer, operation__in=PRIMITIVES,
        extent__bboverlaps=box.envelope.buffer(MARGIN_M),
    ).exclude(feature__in=[row.feature for row in rows])  # fmt: skip
    return near if replaced is None else near.exclude(pk=replaced).exclude(expanded_from=replaced)


def _shown(one: Prepared) -> dict[str, Any]:
    public = {field.name for field in one.spec.all_fields if field.is_public}
    return {
        "layer": one.spec.name,
        "operation": one.params.get(standing.STEP, one.operation),
        "feature": str(one.feature),
        "base_version": one.params.get(standing.FROM, one.base_version),
        "geometry": as_geojson(one.changes.geometry),
        "crs": f"EPSG:{settings.STORAGE_SRID}",
        "properties": {name: value for name, value in one.changes.properties.items() if name in public},
    }
