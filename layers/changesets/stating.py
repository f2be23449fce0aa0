"""Nói tiếp về một đối tượng. One feature as a program states it, request after request; each goes on from what the one
before left in the change set. So QGIS works, which sends values and shape apart."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User

from geo.domain.errors import DomainError
from geo.http.problems import Problem
from layers.changesets import access, conflicts, drafting, standing
from layers.changesets.conflicts import computed_fields
from layers.changesets.domain.merging import Changes, Version
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput, Prepared, prepare
from layers.changesets.reading_shapes import as_geojson, like_held, read_shape
from layers.changesets.reading_values import derived_values, read_properties
from layers.changesets.retrying import in_transaction
from layers.spec import LayerSpec


@in_transaction
def state(user: User, change_set_id: UUID, given: EditInput) -> Edit | None:
    """Save what becomes of one feature; values and shape that `given` does not name stay as the change set has them.

    Returns:
        the edit; None where nothing of it is left: the feature is as it is stored, or the draft's own creation was
        deleted.
    Raises:
        Problem: as `layers.changesets.drafting.add`; 409 for a feature that a domain operation of the set changes.
    """
    change_set = access.find_editable(user, change_set_id)
    held = Edit.objects.filter(
        change_set=change_set, layer=given.layer, feature=given.feature, operation__in=PRIMITIVES
    ).first()
    if held is None:
        (first,) = _prepared(user, change_set, given)
        if _is_nothing(first):
            return None
        return drafting.put(user, change_set, [first])[0]
    drafting.refuse_expanded(held)
    if given.operation == "delete":
        return _deleted(user, change_set, held, given)
    return _amended(user, change_set, held, given)


def against(
    user: User, spec: LayerSpec, given: EditInput, base: Version | None, theirs: Version, lang: str
) -> dict[str, Any]:
    """Where a request that was made on an old version differs from what there is now: `base`, `theirs`, `mine`, and the
    fields and shape that both sides changed; what cannot be read of the request is left out.

    Args:
        base: the version that the request was made on, None where it is not known.
    """
    values, _errors = read_properties(spec, given.properties, user)
    if base is not None:
        values = {name: value for name, value in values.items() if base.properties.get(name) != value}
    shape = None
    with contextlib.suppress(Problem, DomainError):
        shape = read_shape(spec, given.geometry, given.crs).geometry if given.geometry is not None else None
    if shape is not None and base is not None:
        shape = like_held(shape, base.geometry)
    mine = Edit(
        layer=spec.name, operation=given.operation, feature=given.feature, base_version=base.version if base else 0,
        properties=values, geometry=drafting.geos(shape),
    )  # fmt: skip
    return conflicts.between(user, spec, mine, base, theirs, lang)


def _deleted(user: User, change_set: ChangeSet, held: Edit, given: EditInput) -> Edit | None:
    if held.operation == "create":
        access.layer_to_write(user, given.layer, "layer")
        drafting.take_out(held)
        drafting.count(change_set)
        return None
    goes = replace(given, id=held.pk, base_version=held.base_version)
    return drafting.put(user, change_set, _prepared(user, change_set, goes))[0]


def _amended(user: User, change_set: ChangeSet, held: Edit, given: EditInput) -> Edit | None:
    """The edit that is there, with what `given` names instead of what it said of it."""
    spec = access.layer_to_write(user, given.layer, "layer")
    has_shape = given.geometry is not None
    step = replace(given, id=held.pk, operation=held.operation, base_version=held.base_version)
    if held.operation == "create" and not has_shape and spec.is_spatial:
        # a creation is read with a shape; the one it has, unrounded, is put back below
        drawn = as_geojson(standing.shape_of(held))
        step = replace(step, geometry=drawn, crs=f"EPSG:{settings.STORAGE_SRID}")
    (now,) = _prepared(user, change_set, step)
    of_shape = computed_fields(spec)
    said = dict(now.changes.properties)
    named = {*given.properties, *(name for name, _value in derived_values(spec, dict(given.properties)))}
    kept = {
        name: value
        for name, value in held.properties.items()
        if (name not in of_shape and name not in named) or (name in of_shape and not has_shape)
    }
    new = {name: value for name, value in said.items() if has_shape or name not in of_shape}
    shape = now.changes.geometry if has_shape else standing.shape_of(held)
    now.changes = Changes({**kept, **new}, shape)
    if _is_nothing(now):
        drafting.take_out(held)
        drafting.count(change_set)
        return None
    return drafting.put(user, change_set, [now])[0]


def _prepared(user: User, change_set: ChangeSet, given: EditInput) -> list[Prepared]:
    return prepare(user, [given], drafting.created_here(change_set, [given]), change_set=change_set.pk)


def _is_nothing(one: Prepared) -> bool:
    return one.operation == "update" and one.changes.nothing
