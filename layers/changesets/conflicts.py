"""Xung đột. Edits made on a version that is no longer the live one: base, theirs and mine, and what collides."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.db.backends.utils import CursorWrapper

from layers.changesets import applying, refusals, stored
from layers.changesets.domain.merging import (
    Changes,
    Collision,
    Version,
    applied,
    collision,
    differing,
    same_shape,
)
from layers.changesets.findings import to_shapely
from layers.changesets.link_names import linked_names
from layers.changesets.masking import Mask
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.reading_shapes import as_geojson
from layers.changesets.reading_values import is_computed
from layers.registry import registry
from layers.spec import LayerSpec

#: Conflicts that one answer tells in full.
MOST_TOLD = 200


def refuse_stale(
    user: User, cursor: CursorWrapper, change_set: ChangeSet, specs: Sequence[LayerSpec]
) -> None:
    """Raises Problem 412 with the conflicts when any edit is not based on the live version."""
    ids = [one for spec in specs for one in _stale(cursor, change_set, spec)]
    if ids:
        edits = Edit.objects.filter(pk__in=ids[:MOST_TOLD]).order_by("seq")
        raise refusals.stale(told(user, list(edits)), len(ids))


def listed(user: User, change_set: ChangeSet, lang: str = "vi") -> list[dict[str, Any]]:
    """Conflicts as they are now, before anybody tries to publish."""
    with connection.cursor() as cursor:
        ids = [one for layer in change_set.layers for one in _stale(cursor, change_set, registry.get(layer))]
    return told(user, list(Edit.objects.filter(pk__in=ids[:MOST_TOLD]).order_by("seq")), lang)


def told(user: User, edits: Sequence[Edit], lang: str = "vi") -> list[dict[str, Any]]:
    """Each edit with the three states of its feature."""
    found = []
    for layer in sorted({edit.layer for edit in edits}):
        spec = registry.get(layer)
        group = [edit for edit in edits if edit.layer == layer]
        bases = stored.of_version(spec, [(edit.feature, edit.base_version) for edit in group])
        live = stored.held(spec, [edit.feature for edit in group], user)
        mask = Mask(user, spec)
        of_layer = [
            _told(edit, spec, mask, bases.get(edit.feature), live.get(edit.feature)) for edit in group
        ]
        found += _with_names(of_layer, spec, user, {edit.change_set_id for edit in group}, lang)
    return found


def _with_names(
    conflicts: list[dict[str, Any]], spec: LayerSpec, user: User, change_sets: Collection[UUID], lang: str
) -> list[dict[str, Any]]:
    """`names`: what the features are called to which the three states point, by id."""
    sides = ("base", "theirs", "mine")
    states = [one[side]["properties"] for one in conflicts for side in sides if one[side]]
    linked = linked_names(spec, states, user, lang, change_sets=change_sets)
    names = {text: name for (_field, text), name in linked.items()}
    return [one | {"names": _pointed_to(one, spec, names, sides)} for one in conflicts]


def _pointed_to(
    one: Mapping[str, Any], spec: LayerSpec, names: Mapping[str, str], sides: Sequence[str]
) -> dict[str, str]:
    values = {str(one[side]["properties"].get(field)) for side in sides if one[side] for field in spec.links}
    return {text: names[text] for text in sorted(values & names.keys())}


def between(
    user: User, spec: LayerSpec, edit: Edit, base: Version | None, theirs: Version | None, lang: str
) -> dict[str, Any]:
    """One conflict of an edit that was never saved: the three states, and what both sides changed."""
    found = _told(edit, spec, Mask(user, spec), base, theirs)
    kept = {edit.change_set_id} - {None}
    return _with_names([found], spec, user, kept, lang)[0]


def changes_of(edit: Edit) -> Changes:
    """What an edit sets."""
    return Changes(edit.properties, to_shapely(edit.geometry))


def computed_fields(spec: LayerSpec) -> frozenset[str]:
    """Fields that follow from shape or from other fields: nobody is asked to choose among them."""
    derived = {one.name for one in spec.fields if is_computed(one)}
    return frozenset(derived | {"map_sheet", "source_srid"})


def collision_of(edit: Edit, spec: LayerSpec, base: Version | None, theirs: Version | None) -> Collision:
    """What both sides changed to different ends; nothing where one side has no such feature."""
    if edit.operation != "update" or base is None or theirs is None:
        return Collision((), False)
    found = collision(base, theirs, changes_of(edit))
    computed = computed_fields(spec)
    return Collision(tuple(name for name in found.fields if name not in computed), found.geometry)


def _stale(cursor: CursorWrapper, change_set: ChangeSet, spec: LayerSpec) -> list[int]:
    cursor.execute(applying.named("stale", spec), applying.parameters(change_set, spec))
    return [row[0] for row in cursor.fetchall()]


def _told(
    edit: Edit, spec: LayerSpec, mask: Mask, base: Version | None, theirs: Version | None
) -> dict[str, Any]:
    changes = changes_of(edit)
    places = [changes.geometry, *(one.geometry for one in (base, theirs) if one)]
    names = {one.name for one in mask.fields(places)}
    start = base if edit.operation != "create" else None
    mine = None
    if edit.operation != "delete":
        mine = applied(start or Version(edit.base_version, {}), changes)
    collided = collision_of(edit, spec, base, theirs)
    return {
        "edit": edit.pk,
        "layer": edit.layer,
        "operation": edit.operation,
        "feature": str(edit.feature),
        "base": _state(start, names),
        "theirs": _state(theirs, names),
        "mine": _state(mine, names),
        "fields": [name for name in collided.fields if name in names],
        "geometry_conflict": collided.geometry,
        "their_fields": _changed(start, theirs, names),
        "their_geometry_changed": bool(start and theirs and not same_shape(start.geometry, theirs.geometry)),
        "part_of_operation": edit.expanded_from_id,
        "crs": f"EPSG:{settings.STORAGE_SRID}",
    }


def _state(version: Version | None, names: set[str]) -> dict[str, Any] | None:
    """A state as the answer shows it; None where the feature is not there."""
    if version is None:
        return None
    return {
        "version": version.version,
        "properties": {name: value for name, value in version.properties.items() if name in names},
        "geometry": as_geojson(version.geometry),
    }


def _changed(base: Version | None, theirs: Version | None, names: set[str]) -> list[str]:
    if base is None or theirs is None:
        return []
    return [name for name in differing(base.properties, theirs.properties) if name in names]
