"""Quy tắc khóa. Features that share a key with another, stored or in the same change set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import connection
from psycopg import sql

from geo.named_sql import load
from layers import rights
from layers.checks.findings import Finding
from layers.checks.situation import Change, Situation, visible
from layers.checks.wording import OTHER_EDIT, say
from layers.labels import Label
from layers.rules import Rule
from layers.spec import LayerSpec

Key = tuple[str, ...]


def shared_keys(situation: Situation, user: rights.User | None) -> Iterator[Finding]:
    """Rule `unique-key` of the layer, for the edits that give or change a key."""
    for rule in situation.spec.rules:
        if rule.id == "unique-key":
            yield from _shared(situation, rule, user)


def _shared(situation: Situation, rule: Rule, user: rights.User | None) -> Iterator[Finding]:
    fields = tuple(str(name) for name in rule.parameter("fields"))  # type: ignore[attr-defined]
    holders: dict[Key, list[Change]] = defaultdict(list)
    for change in situation.changes:
        if change.candidate.operation != "delete" and (key := _key(fields, change)):
            holders[key].append(change)
    asked = [key for key, changes in holders.items() if any(_asks(fields, change) for change in changes)]
    stored = _stored(situation, fields, asked, user) if asked else {}
    for key in asked:
        changes = holders[key]
        for change in changes:
            if not _asks(fields, change):
                continue
            if key in stored:
                other: str | Label = stored[key]
            elif len(changes) > 1:
                other = OTHER_EDIT
            else:
                continue
            yield _finding(situation.spec, change, rule, fields, key, other)


def _asks(fields: tuple[str, ...], change: Change) -> bool:
    """A finding is wanted and the edit gives a key or changes it."""
    if not change.watched:
        return False
    return change.stored is None or any(name in change.candidate.properties for name in fields)


def _key(fields: tuple[str, ...], change: Change) -> Key | None:
    """Key after the edit; None when its last part is missing, as in the check of the whole layer."""
    values = change.values
    key = tuple("" if values.get(name) is None else str(values[name]).strip() for name in fields)
    return key if key[-1] else None


def _stored(
    situation: Situation, fields: tuple[str, ...], keys: list[Key], user: rights.User | None
) -> dict[Key, str | Label]:
    """How a message names the first stored feature that holds each key."""
    spec = situation.spec
    titles = [name for name in spec.title_fields if spec.by_name[name].is_public]
    columns = [sql.Identifier(spec.column(name)) for name in fields]
    names = [sql.Identifier(f"part{number}") for number in range(len(fields))]
    statement = sql.SQL(load("layers", "checks")["same_keys"]).format(
        table=sql.Identifier(spec.table),
        columns=sql.SQL(", ").join(sql.Identifier(spec.column(name)) for name in [*titles, "id"]),
        given=sql.SQL(", ").join(
            sql.SQL("{}::{}[]").format(sql.Placeholder(f"part{number}"), sql.SQL(_type(spec, name)))
            for number, name in enumerate(fields)
        ),
        names=sql.SQL(", ").join(names),
        equal=sql.SQL(" AND ").join(
            sql.SQL("{} = wanted.{}").format(column, name)
            for column, name in zip(columns, names, strict=True)
        ),
        visible=visible(spec, user),
    )
    given: dict[str, Any] = {
        "numbers": list(range(len(keys))),
        "edited": [str(change.key) for change in situation.changes],
    }
    given |= {f"part{number}": [key[number] or None for key in keys] for number in range(len(fields))}
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows = cursor.fetchall()
    found: dict[Key, str | Label] = {}
    for number, identifier, *values in rows:
        title = " · ".join(str(value) for value in values[: len(titles)] if value not in (None, ""))
        found.setdefault(keys[number], title or identifier[:8])
    return found


def _type(spec: LayerSpec, name: str) -> str:
    """Type of the column without its length, for the cast of an array of keys."""
    for column in spec.model._meta.concrete_fields:  # type: ignore[attr-defined]
        if column.name == name:
            return str(column.db_type(connection)).split("(")[0]
    return "text"


def _finding(
    spec: LayerSpec, change: Change, rule: Rule, fields: tuple[str, ...], key: Key, other: str | Label
) -> Finding:
    shown = [
        (spec.by_name[name].label, part if spec.by_name[name].is_public else "…")
        for name, part in zip(fields, key, strict=True)
    ]
    named = Label(
        ", ".join(f"{label.vi} {part}" for label, part in shown),
        ", ".join(f"{label.en} {part}" for label, part in shown),
    )
    return Finding(
        rule.id, rule.severity, *say("unique-key", fields=named, other=other),
        feature=change.candidate.feature, edit=change.candidate.edit, geometry=change.after or change.before,
        field=fields[-1],
    )  # fmt: skip
