"""Áp dụng. A layer's edits enter the live table as sets: one INSERT, at most two UPDATEs, one DELETE."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import orjson
from django.conf import settings
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from geo.named_sql import load
from layers.changesets import stored
from layers.changesets.models import ChangeSet
from layers.spec import LayerSpec

#: Source of features that were drawn here.
SOURCE = "changeset"
#: From this many edits in a layer on, one message tells of the whole area instead of one for each feature.
AREA_WIDE_FROM = 500
#: A shape with more corners is told by its box: it touches so many tiles that its exact outline saves none.
MOST_CORNERS = 20_000


class CountDiffers(RuntimeError):
    """Fewer rows were written than there are edits although all were locked and compared: nothing may be kept."""


@dataclass(frozen=True, slots=True)
class Work:
    """Number of features of one layer by what becomes of them."""

    created: int
    reshaped: int
    revalued: int
    deleted: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.created + self.reshaped + self.revalued + self.deleted


def work_of(cursor: CursorWrapper, change_set: ChangeSet, spec: LayerSpec) -> Work:
    """What a change set does to a layer."""
    cursor.execute(load("layers.changesets", "publishing")["count_of_layer"], parameters(change_set, spec))
    return Work(*cursor.fetchone())


def tell(cursor: CursorWrapper, change_set: ChangeSet, spec: LayerSpec, work: Work) -> None:
    """Write the messages about a layer into the outbox; the live table still holds the old shapes."""
    values = parameters(change_set, spec) | {"srid": settings.STORAGE_SRID, "corners": MOST_CORNERS}
    if work.total >= AREA_WIDE_FROM:
        cursor.execute(load("layers.changesets", "publishing")["tell_all"], values)
    else:
        cursor.execute(named("tell_each" if spec.is_spatial else "tell_each_row", spec), values)


def apply(cursor: CursorWrapper, change_set: ChangeSet, spec: LayerSpec, work: Work, day: date) -> None:
    """Write a layer's edits. The caller holds the locks and has compared the versions.

    Args:
        day: the day from which new features hold.
    Raises:
        CountDiffers: a row was not where it had to be.
    """
    values = parameters(change_set, spec) | {"day": day}
    cursor.execute(named("touched_fields", spec), values)
    touched = {row[0] for row in cursor.fetchall()}
    assignments = _assignments(spec, touched)
    for key, expected in (
        ("delete", work.deleted),
        ("update_values", work.revalued),
        ("update_shapes", work.reshaped),
        ("insert", work.created),
    ):
        if not expected:
            continue
        cursor.execute(named(key, spec, assignments=assignments), values)
        if cursor.rowcount != expected:
            raise CountDiffers(f"{spec.name}: {key} wrote {cursor.rowcount} of {expected}")


def parameters(change_set: ChangeSet, spec: LayerSpec) -> dict[str, object]:
    """Values that every statement on one layer of a change set takes."""
    return {"change_set": change_set.pk, "layer": spec.name}


def named(key: str, spec: LayerSpec, **parts: sql.Composable) -> sql.Composed:
    """A statement of `sql/publishing.sql` for one layer."""
    columns = stored.columns(spec)
    comma = sql.SQL(", ")
    return sql.SQL(load("layers.changesets", "publishing")[key]).format(  # type: ignore[arg-type]
        table=sql.Identifier(spec.table),
        kept=sql.Identifier("history", spec.table),
        columns=comma.join(sql.Identifier(one.name) for one in columns),
        given=comma.join(sql.Identifier("given", one.name) for one in columns),
        geometry_column=sql.SQL(", geom" if spec.is_spatial else ""),
        geometry_value=sql.SQL(", edit.geometry" if spec.is_spatial else ""),
        renamed=_renamed(spec, stored.defaults(spec) | {"source": SOURCE} if key == "insert" else {}),
        **parts,
    )


def _renamed(spec: LayerSpec, defaults: Mapping[str, object]) -> sql.Composable:
    """SQL expression, jsonb: an edit's values by column name, over the defaults of the layer."""
    names = {one.key: one.name for one in stored.columns(spec)}
    base = {names[key]: value for key, value in defaults.items()}
    expression: sql.Composable = sql.SQL("{}::jsonb || edit.properties").format(
        sql.Literal(orjson.dumps(base).decode())
    )
    for one in stored.columns(spec):
        if one.key != one.name:
            expression = sql.SQL(
                "({} || CASE WHEN edit.properties ? {key}"
                " THEN jsonb_build_object({name}, edit.properties -> {key}) ELSE '{{}}'::jsonb END)"
            ).format(expression, key=sql.Literal(one.key), name=sql.Literal(one.name))
    return expression


def _assignments(spec: LayerSpec, touched: set[str]) -> sql.Composable:
    """SET list of an update: each touched column from the edits that name it; one that changes nothing if none is."""
    parts = [
        sql.SQL(
            "{column} = CASE WHEN edit.properties ? {key} THEN given.{column} ELSE held.{column} END"
        ).format(column=sql.Identifier(one.name), key=sql.Literal(one.key))
        for one in stored.columns(spec)
        if one.key in touched
    ]
    return sql.SQL(", ").join(parts or [sql.SQL("source = held.source")])
