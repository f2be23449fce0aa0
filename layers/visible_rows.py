"""Rows that a reader may see: named SQL writes `visible.parcels` where it means "the rows of parcels I may read".

Classified land, permits past their publication period and whole layers of the office are thereby left out in one
place, by `layers.rights.row_condition`; the planner flattens the subquery, so no index is lost. The same statement
reads other days: with a `Moment` the rows are those that held in law on the day in its parameter `as_of`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from functools import lru_cache
from typing import Literal

from django.utils import timezone
from psycopg import sql

from layers.history.relation import as_of, parts_of_day, union
from layers.registry import registry
from layers.rights import ALL_ROWS, User, row_condition
from layers.spec import LayerSpec

_TOKEN = re.compile(r"\bvisible\.(?P<layer>[a-z][a-z0-9_]*)")


Moment = Literal["stored", "today", "past"]
_DAY = sql.Placeholder("as_of")


def moment_of(day: date | None) -> Moment:
    """Which rows a day asks for; None = what is stored. From today on the live tables alone know: what takes effect
    later is not in them yet, and what they replaced ended by today."""
    if day is None:
        return "stored"
    return "past" if day < timezone.localdate() else "today"


def visible_rows(
    statement: str,
    user: User | None = None,
    *,
    only: Collection[str] = (),
    moment: Moment = "stored",
) -> str:
    """The statement with every `visible.<layer>` replaced by the rows of that layer that `user` may read.

    Args:
        user: None = a citizen.
        only: replace these layers and leave the others for a second call.
        moment: see `moment_of`.
    Raises:
        UnknownLayer: a token names no layer.
    """
    layers = _named(statement)
    chosen = layers & set(only) if only else layers
    conditions = {name: row_condition(user, registry.get(name)) for name in sorted(chosen)}
    return _resolved(statement, tuple(conditions.items()), moment, registry.generation)


@lru_cache(maxsize=512)
def _named(statement: str) -> frozenset[str]:
    """Layers of which a statement wants the visible rows; statements are long, and asked all day."""
    return frozenset(match["layer"] for match in _TOKEN.finditer(statement))


@lru_cache(maxsize=512)
def _resolved(
    statement: str, conditions: tuple[tuple[str, str], ...], moment: Moment, _generation: int
) -> str:
    relations = {name: _relation(registry.get(name), condition, moment) for name, condition in conditions}
    return _TOKEN.sub(lambda match: relations.get(match["layer"], match[0]), statement)


def _relation(spec: LayerSpec, condition: str, moment: Moment) -> str:
    safe = condition.replace("%", "%%")
    if moment == "past":
        return as_of(spec, _DAY, visible=safe).as_string(None)
    if moment == "today":
        return union(parts_of_day(spec, _DAY, visible=safe)[:1]).as_string(None)
    if condition == ALL_ROWS:
        return spec.table
    return f"(SELECT * FROM {spec.table} WHERE {safe})"  # noqa: S608 - from the declaration and the rights module
