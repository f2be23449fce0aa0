"""Dòng thời gian của một đối tượng. Every version of a feature, what changed in it, by which change set and why.

A version is shown as its reader may see it: fields that are masked in one of two versions do not appear in their
difference, and a feature that is hidden today has no history.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from psycopg import sql

from geo.feature import GEOMETRY_COLUMN
from geo.named_sql import load
from layers import rights
from layers.changesets.models import ChangeSet
from layers.field_types import Coded
from layers.history.relation import columns
from layers.models import ImportRun
from layers.spec import Field, LayerSpec

#: Told of each version on its own, so not part of what changed.
_OF_THE_VERSION = frozenset({"id", "version", "valid_from", "valid_to"})
_OFFICERS: tuple[rights.Action, ...] = ("write", "approve", "publish", "audit")


@dataclass(frozen=True)
class Change:
    """One field that differs from the version before; texts are the words of a code list, else ""."""

    field: Field
    before: object
    after: object

    def as_json(self, lang: str) -> dict[str, object]:
        """Form of the API."""
        return {
            "field": self.field.name,
            "label": self.field.label.text(lang),
            "unit": self.field.type.unit,
            "before": self.before,
            "after": self.after,
            "before_text": _words(self.field, self.before, lang),
            "after_text": _words(self.field, self.after, lang),
        }


@dataclass(frozen=True)
class Entry:
    """One version, or the end of the feature.

    Attributes:
        operation: `create`, `update` or `delete`.
        valid_until: first day on which it no longer holds, as known today; None = open, or never held.
        held: whether it counts, today, as having held at all; a corrected error does not.
        recorded_to: when it was replaced; None = present.
        geometry_changed: None where the shape before may not be seen.
        area_m2, area_delta_m2: square metres on the plane of the storage CRS; None for what has no area.
    """

    version: int
    operation: str
    valid_from: date | None
    valid_until: date | None
    held: bool
    recorded_at: datetime
    recorded_to: datetime | None
    change_set: UUID | None
    changes: tuple[Change, ...] = ()
    geometry_changed: bool | None = False
    area_m2: float | None = None
    area_delta_m2: float | None = None
    source: str = ""

    def as_json(self, lang: str) -> dict[str, object]:
        """Form of the API, without the change set."""
        plain = (
            "version", "operation", "valid_from", "valid_until", "held", "recorded_at", "recorded_to",
            "geometry_changed", "area_m2", "area_delta_m2", "source",
        )  # fmt: skip
        return {name: getattr(self, name) for name in plain} | {
            "changes": [change.as_json(lang) for change in self.changes]
        }


@dataclass(frozen=True)
class Timeline:
    """Entries, the latest first, and the fields that were looked at."""

    entries: tuple[Entry, ...]
    fields: tuple[Field, ...]

    def as_json(self, spec: LayerSpec, user: rights.User | None, lang: str) -> list[dict[str, object]]:
        """Form of the API; who made a change, and its title, are for the officers of the layer."""
        told = _change_sets(self.entries, officer=any(rights.reach(user, one, spec) for one in _OFFICERS))
        return [one.as_json(lang) | {"change_set": told.get(one.change_set)} for one in self.entries]


def timeline(spec: LayerSpec, user: rights.User | None, feature: UUID) -> Timeline | None:
    """The versions of a feature that `user` may read; None when there are none, or it is hidden today."""
    fields = rights.fields_in_reach(user, spec)
    states = _states(spec, user, fields, feature)
    if not states or not states[-1]["visible"]:
        return None
    entries: list[Entry] = []
    before: Mapping[str, Any] | None = None
    for state in states:
        if state["visible"]:
            entries.append(_entry(state, before, fields))
            if state["ended_how"] == "delete":
                entries.append(_end(state))
        before = state
    return Timeline(tuple(reversed(entries)), fields)


def _entry(state: Mapping[str, Any], before: Mapping[str, Any] | None, fields: Sequence[Field]) -> Entry:
    is_new = before is None or before["ended_how"] == "delete"
    compared = before if before is not None and not is_new and before["visible"] else None
    area, area_before = state["area_m2"], compared["area_m2"] if compared else None
    return Entry(
        version=state["version"],
        operation="create" if is_new else "update",
        valid_from=state["valid_from"],
        valid_until=state["reaches"],
        held=_held(state),
        recorded_at=state["recorded_at"],
        recorded_to=state["recorded_to"],
        change_set=state["change_set"],
        changes=_changes(state, compared, fields) if compared else (),
        geometry_changed=bool(state["shape_changed"]) if compared else (False if is_new else None),
        area_m2=_rounded(area),
        area_delta_m2=_rounded(area - area_before) if area is not None and area_before is not None else None,
        source=state["shown"]["source"],
    )


def _end(state: Mapping[str, Any]) -> Entry:
    return Entry(
        version=state["version"],
        operation="delete",
        valid_from=state["reaches"],
        valid_until=None,
        held=True,
        recorded_at=state["recorded_to"],
        recorded_to=None,
        change_set=state["ended_by"],
        area_m2=_rounded(state["area_m2"]),
        source=state["shown"]["source"],
    )


def _rounded(area: float | None) -> float | None:
    """Square metres to a decimetre, as the law shows areas."""
    return None if area is None else round(area, 1)


def _held(state: Mapping[str, Any]) -> bool:
    if state["recorded_to"] is None:
        return True
    starts, ends = state["valid_from"], state["reaches"]
    return ends is not None and (starts is None or starts < ends)


def _changes(
    state: Mapping[str, Any], before: Mapping[str, Any], fields: Sequence[Field]
) -> tuple[Change, ...]:
    hidden = {*state["hidden"], *before["hidden"]}
    return tuple(
        Change(one, before["shown"][one.name], state["shown"][one.name])
        for one in fields
        if one.name not in _OF_THE_VERSION
        and one.name not in hidden
        and before["shown"][one.name] != state["shown"][one.name]
    )


def _words(field: Field, value: object, lang: str) -> str:
    kind = field.type
    if not isinstance(kind, Coded) or kind.codes is None or not isinstance(value, str):
        return ""
    words = {code.value: code.label.text(lang) for code in kind.codes.codes}
    parts = value.split(kind.separator) if kind.separator else [value]
    return ", ".join(words.get(part.strip(), part.strip()) for part in parts if part.strip())


def _change_sets(entries: Sequence[Entry], *, officer: bool) -> dict[UUID | None, dict[str, object]]:
    ids = {one.change_set for one in entries if one.change_set is not None}
    found = ChangeSet.objects.filter(pk__in=ids).select_related("author", "approved_by") if ids else ()
    told: dict[UUID | None, dict[str, object]] = {one: {"id": one} for one in ids}
    for run in ImportRun.objects.filter(pk__in=ids - {one.pk for one in found}):
        told[run.pk] = {
            "id": run.pk,
            "title": f"{run.file_name} · {run.source}" if officer else None,
            "author": run.user_name or None if officer else None,
            "reason": "",
        }
    for one in found:
        told[one.pk] = {
            "id": one.pk,
            "title": one.title if officer else None,
            "author": one.author.get_username() if officer else None,
            "approver": one.approved_by.get_username() if officer and one.approved_by else None,
            "reason": one.legal_document,
            "reason_date": one.legal_date,
            "effective_date": one.effective_date,
        }
    return told


def _states(
    spec: LayerSpec, user: rights.User | None, fields: Sequence[Field], feature: UUID
) -> list[dict[str, Any]]:
    has_area = spec.geometry is not None and spec.geometry.kind.endswith("Polygon")
    visible = rights.row_condition(user, spec)
    masked = [(one, rights.field_condition(user, spec, one)) for one in fields]
    hidden = [
        sql.SQL("CASE WHEN {} THEN NULL ELSE {} END").format(_trusted(condition), sql.Literal(one.name))
        for one, condition in masked
        if condition
    ]
    statement = sql.SQL(load("layers", "history")["states"]).format(  # type: ignore[arg-type]
        columns=columns(spec),
        table=sql.Identifier(spec.table),
        kept=sql.Identifier("history", spec.table),
        id=sql.Literal(feature),
        visible=_trusted(f"({visible}) IS TRUE" if visible else "TRUE"),
        shown=sql.SQL("(SELECT row_to_json(r) FROM (SELECT {}) AS r)").format(
            sql.SQL(", ").join(_column(spec, one, condition) for one, condition in masked)
        ),
        hidden=sql.SQL("array_remove(ARRAY[{}]::text[], NULL)").format(sql.SQL(", ").join(hidden)),
        shape=sql.Identifier("t", GEOMETRY_COLUMN) if spec.is_spatial else sql.SQL("NULL::geometry"),
        shape_changed=sql.SQL("state.shape IS DISTINCT FROM lag(state.shape) OVER before"),
        area=sql.SQL("ST_Area(state.shape)" if has_area else "NULL::double precision"),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _column(spec: LayerSpec, one: Field, condition: str) -> sql.Composable:
    """A field, NULL where the reader may not see it."""
    column: sql.Composable = sql.Identifier("t", spec.column(one.name))
    if condition:
        column = sql.SQL("CASE WHEN {} THEN {} END").format(_trusted(condition), column)
    return sql.SQL("{} AS {}").format(column, sql.Identifier(one.name))


def _trusted(text: str) -> sql.SQL:
    """SQL of the rights module; nothing that a caller wrote."""
    return sql.SQL(text)  # type: ignore[arg-type]
