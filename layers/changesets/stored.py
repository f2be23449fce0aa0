"""Đối tượng đã lưu. Features as change sets compare them: JSON values by field name, shape in the storage CRS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple
from uuid import UUID

import orjson
import shapely
from django.db import connection, models
from psycopg import sql
from shapely import Geometry

from geo.feature import DERIVED_COLUMNS, GEOMETRY_COLUMN
from geo.named_sql import load
from layers import rights
from layers.changesets.domain.merging import Version
from layers.spec import LayerSpec

#: Columns that the database or the publication fills, never an edit.
NOT_EDITED = frozenset(
    {"id", "version", "valid_from", "recorded_at", "change_set", GEOMETRY_COLUMN, *DERIVED_COLUMNS.values()}
)
#: jsonb_build_object takes at most 100 arguments.
_PAIRS = 50


class Column(NamedTuple):
    """A column that edits fill: the key under which they hold it (the field's name), its name in the table."""

    key: str
    name: str


@lru_cache(maxsize=128)
def columns(spec: LayerSpec) -> tuple[Column, ...]:
    """Columns that an edit of the layer can carry, those that no form shows included (source key)."""
    found: list[models.Field] = spec.model._meta.concrete_fields  # type: ignore[attr-defined]
    return tuple(Column(one.name, one.column) for one in found if one.column not in NOT_EDITED)


@lru_cache(maxsize=128)
def defaults(spec: LayerSpec) -> Mapping[str, object]:
    """Values of columns that admit no null, where a new feature says nothing."""
    found: dict[str, object] = {}
    for one in spec.model._meta.concrete_fields:  # type: ignore[attr-defined]
        if one.column in NOT_EDITED or one.null:
            continue
        default = one.get_default() if one.has_default() else None
        if default is None and isinstance(one, (models.CharField, models.TextField)):
            default = ""
        if default is not None:
            found[one.name] = default
    return found


def blank(spec: LayerSpec, key: str) -> object:
    """What an empty value of a field is stored as: null, or the default of a column that admits none."""
    return defaults(spec).get(key)


def values_sql(spec: LayerSpec, alias: str) -> sql.Composed:
    """SQL expression, jsonb: the values of a row by key."""
    pairs = [
        sql.SQL("{}, {}").format(sql.Literal(one.key), sql.Identifier(alias, one.name))
        for one in columns(spec)
    ]
    parts = [
        sql.SQL("jsonb_build_object({})").format(sql.SQL(", ").join(pairs[start : start + _PAIRS]))
        for start in range(0, len(pairs), _PAIRS)
    ]
    return sql.SQL(" || ").join(parts)


def named(key: str, spec: LayerSpec, **parts: sql.Composable) -> sql.Composed:
    """A statement of `sql/stored.sql` for one layer."""
    names = [one.column for one in spec.model._meta.concrete_fields]  # type: ignore[attr-defined]
    shape = sql.SQL("ST_AsBinary(held.geom)" if spec.is_spatial else "NULL::bytea")
    return sql.SQL(load("layers.changesets", "stored")[key]).format(  # type: ignore[arg-type]
        table=sql.Identifier(spec.table),
        kept=sql.Identifier("history", spec.table),
        columns=sql.SQL(", ").join(map(sql.Identifier, names)),
        values=values_sql(spec, "held"),
        shape=shape,
        **parts,
    )


def held(spec: LayerSpec, ids: Iterable[UUID], user: rights.User | None) -> dict[UUID, Version]:
    """Live features that `user` may see; what is hidden from him is not there."""
    condition = rights.row_condition(user, spec).replace("%", "%%") or "true"
    visible = sql.SQL(condition)  # type: ignore[arg-type]
    return _read(named("held", spec, visible=visible), {"ids": list(ids)})


def held_by_anybody(spec: LayerSpec, ids: Iterable[UUID]) -> dict[UUID, Version]:
    """Live features, whoever asks: for decisions, never for an answer."""
    return _read(named("held", spec, visible=sql.SQL("true")), {"ids": list(ids)})


def of_version(spec: LayerSpec, wanted: Sequence[tuple[UUID, int]]) -> dict[UUID, Version]:
    """Features in the version named for each, live or out of the history; what was never recorded is left out."""
    ids, versions = [one[0] for one in wanted], [one[1] for one in wanted]
    return _read(named("of_version", spec), {"ids": ids, "versions": versions})


def versions(spec: LayerSpec, ids: Iterable[UUID]) -> dict[UUID, int]:
    """Version in which each feature is live; what is not live is left out."""
    statement = sql.SQL(load("layers.changesets", "stored")["versions"])  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(table=sql.Identifier(spec.table)), {"ids": list(ids)})
        return dict(cursor.fetchall())


def linked_shapes(
    spec: LayerSpec,
    rows: Iterable[Mapping[str, object]],
    drafted: Mapping[str, Geometry] = MappingProxyType({}),
) -> list[Geometry]:
    """Shapes of the features that rows of a layer without shape describe; none where nothing is linked.

    Args:
        drafted: shapes of features that are not live yet, by id.
    """
    found: list[Geometry] = []
    links = [one for one in spec.model._meta.concrete_fields if isinstance(one, models.ForeignKey)]  # type: ignore[attr-defined]
    rows = list(rows)
    for link in links:
        related = link.related_model._meta  # type: ignore[union-attr]
        ids = {row.get(link.name) for row in rows} - {None}
        found += [drafted[str(one)] for one in ids if str(one) in drafted]
        if not ids or not any(one.column == GEOMETRY_COLUMN for one in related.concrete_fields):
            continue
        statement = sql.SQL(load("layers.changesets", "stored")["places_of_linked"])  # type: ignore[arg-type]
        with connection.cursor() as cursor:
            cursor.execute(
                statement.format(table=sql.Identifier(related.db_table)),
                {"ids": [UUID(str(one)) for one in ids]},
            )
            found += [shapely.from_wkb(bytes(row[1])) for row in cursor.fetchall() if row[1] is not None]
    return found


def missing_links(spec: LayerSpec, key: str, ids: Iterable[str]) -> set[str]:
    """Which of these ids the table that a foreign key points to does not hold."""
    wanted = set(ids)
    link = spec.model._meta.get_field(key)  # type: ignore[attr-defined]
    statement = sql.SQL(load("layers.changesets", "stored")["exist"]).format(  # type: ignore[arg-type]
        table=sql.Identifier(link.related_model._meta.db_table)
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {"ids": [UUID(one) for one in wanted]})
        return wanted - {str(row[0]) for row in cursor.fetchall()}


def is_link(spec: LayerSpec, key: str) -> bool:
    """Whether a field points to features of another layer."""
    return any(
        one.name == key and isinstance(one, models.ForeignKey)
        for one in spec.model._meta.concrete_fields  # type: ignore[attr-defined]
    )


def _read(statement: sql.Composed, parameters: Mapping[str, object]) -> dict[UUID, Version]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows = cursor.fetchall()
    return {
        identifier: Version(
            version, orjson.loads(values), None if shape is None else shapely.from_wkb(bytes(shape))
        )
        for identifier, version, values, shape in rows
    }
