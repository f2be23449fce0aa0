"""Quyền. The decisions; doors (API, OGC, tiles, pages, exports, editor) only ask.

Rights are data: a layer names which role of which dataset group may read, write or approve (`layers.spec.Rights`), a
field its sensitivity, `layers.rights.matrix` what a role brings, `RoleAssignment` who holds it where. Nobody approves
own work, the administrator neither: that depends on a change set and is decided there.
"""

from __future__ import annotations

from collections.abc import Iterable

import shapely
from django.db import connection
from psycopg import sql

from geo.feature import Feature
from layers.registry import registry
from layers.rights.matrix import CITIZEN, OPENED_BY, ROLES, Action, RoleRights
from layers.rights.reach import Reach, inside_units_sql, reach_of, within
from layers.rights.standing import EVERYTHING, LAYER_SCOPE, User, held_by, held_on, token_allows
from layers.spec import INTERNAL, PUBLIC, Field, LayerSpec

ALL_ROWS = ""
NO_ROWS = "false"


def may(
    user: User | None,
    action: Action,
    layer: LayerSpec,
    feature: Feature | None = None,
    field: Field | None = None,
) -> bool:
    """Whether `user` may do `action` on a layer, on one of its features, on one of its fields.

    Args:
        user: None stands for a citizen who is not signed in.
        feature: also ask for this stored row: is it one the user may read, does it lie where the user may act.
        field: also ask for this field's sensitivity; without `feature`, on every row.
    """
    if action == "read":
        if not any(True for _ in _viewers(user, layer)):
            return False
    elif not reach(user, action, layer):
        return False
    if feature is not None:
        if not _meets(row_condition(user, layer), layer, feature):
            return False
        if action != "read" and not within_reach(user, action, layer, _shapes(feature)):
            return False
    if field is None:
        return True
    condition = field_condition(user, layer, field)
    return condition == ALL_ROWS or (feature is not None and _meets(condition, layer, feature))


def readable_layers(user: User | None = None) -> list[LayerSpec]:
    """Layers that `user` may read, in drawing order."""
    return [spec for spec in registry if may(user, "read", spec)]


def readable_fields(user: User | None, layer: LayerSpec) -> tuple[Field, ...]:
    """Fields of `layer` that `user` may read on every row, and therefore filter by and sort by: the same set, or a
    filter would be an oracle."""
    fields = layer.all_fields
    # fields of one sensitivity share their condition: looked up once for each, not for each of thirty fields
    examples = {one.sensitivity: one for one in fields}
    told = {kind: field_condition(user, layer, one) == ALL_ROWS for kind, one in examples.items()}
    return tuple(one for one in fields if told[one.sensitivity])


def fields_in_reach(user: User | None, layer: LayerSpec) -> tuple[Field, ...]:
    """Fields that `user` may read on some rows at least; `field_condition` says on which."""
    return tuple(one for one in layer.all_fields if field_condition(user, layer, one) != NO_ROWS)


def row_condition(user: User | None, layer: LayerSpec) -> str:
    """SQL over the layer's columns: which rows `user` may read; "" = all, "false" = none."""
    conditions = set()
    for viewer, unit in _viewers(user, layer):
        parts = [inside_units_sql(layer, [unit])] if unit else []
        if layer.public_where and not viewer.hidden:
            parts.append(f"({layer.public_where})")
        conditions.add(" AND ".join(parts))
    return _either(conditions)


def field_condition(user: User | None, layer: LayerSpec, field: Field) -> str:
    """SQL over the layer's columns: on which rows `user` may read this field; "" = all, "false" = none.

    What this leaves out is masked: the value is NULL, and no filter, order or message may depend on it.
    """
    if not any(True for _ in _viewers(user, layer)):
        return NO_ROWS
    if field.sensitivity == PUBLIC:
        return ALL_ROWS
    if field.sensitivity == INTERNAL:
        units = {held.unit_code for held in _active(user, "read", layer) if held.rights.internal}
    else:
        units = {held.unit_code for held in _active(user, "personal", layer) if held.rights.personal}
    if "" in units:
        return ALL_ROWS
    return inside_units_sql(layer, sorted(units)) if units else NO_ROWS


def reach(user: User | None, action: Action, layer: LayerSpec) -> Reach:
    """Where `user` may do `action` on a layer; false in a condition when nowhere."""
    if action == "read":
        units = [unit for _viewer, unit in _viewers(user, layer)]
        return reach_of(units)
    opened_by = OPENED_BY.get(action)
    if opened_by is not None and not getattr(layer.rights, opened_by):
        return reach_of(())
    return reach_of(held.unit_code for held in _active(user, action, layer) if action in held.rights.actions)


def within_reach(
    user: User | None, action: Action, layer: LayerSpec, geometries: Iterable[shapely.Geometry]
) -> bool:
    """Whether every shape lies where `user` may do `action`.

    Args:
        geometries: old and new shapes, storage CRS; of a layer without shape, those of the features it describes.
            Who is limited to a unit must show at least one.
    """
    return within(reach(user, action, layer), geometries)


def grantable_scopes(user: User | None) -> frozenset[str]:
    """Scopes in which `user` may give and take roles, in the whole city; `*` = in all."""
    owned = {held.scope for held in held_by(user) if "grant" in held.rights.actions and not held.unit_code}
    scopes = getattr(user, "token_scopes", None)
    if scopes is not None and "grant" not in scopes:
        owned = {scope for scope in owned if f"grant:{scope}" in scopes}
    layers = {f"{LAYER_SCOPE}{spec.name}" for spec in registry if reach(user, "grant", spec).everywhere}
    return frozenset(owned | layers)


def may_grant(user: User | None, scope: str) -> bool:
    """Whether `user` may give and take roles in a scope."""
    scopes = grantable_scopes(user)
    return EVERYTHING in scopes or scope in scopes


def _viewers(user: User | None, layer: LayerSpec) -> Iterable[tuple[RoleRights, str]]:
    """Every capacity in which `user` reads the layer, with its unit ("" = the whole city)."""
    if layer.rights.read == PUBLIC:
        yield CITIZEN, ""
        needed = 1
    else:
        role = layer.rights.read.partition(":")[0]
        needed = ROLES[role].rank if role in ROLES else max(one.rank for one in ROLES.values())
    for held in _active(user, "read", layer):
        if held.rights.rank >= needed:
            yield held.rights, held.unit_code


def _active(user: User | None, action: Action | str, layer: LayerSpec):  # type: ignore[no-untyped-def]
    """Roles on the layer that the user's token leaves for `action`."""
    return held_on(user, layer) if token_allows(user, action, layer) else ()


def _either(conditions: set[str]) -> str:
    if not conditions:
        return NO_ROWS
    if ALL_ROWS in conditions:
        return ALL_ROWS
    if len(conditions) == 1:
        return conditions.pop()
    return " OR ".join(f"({one})" for one in sorted(conditions))


def _meets(condition: str, layer: LayerSpec, feature: Feature) -> bool:
    """Whether a stored row meets a condition of this module."""
    if condition in (ALL_ROWS, NO_ROWS):
        return condition == ALL_ROWS
    statement = sql.SQL("SELECT EXISTS (SELECT 1 FROM {} WHERE id = {} AND ({}))").format(
        sql.Identifier(layer.table),
        sql.Literal(str(feature.pk)),
        sql.SQL(condition),  # type: ignore[arg-type]
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return bool(cursor.fetchone()[0])


def _shapes(feature: Feature) -> list[shapely.Geometry]:
    shape = getattr(feature, "geom", None)
    return [] if shape is None else [shapely.from_wkb(bytes(shape.wkb))]
