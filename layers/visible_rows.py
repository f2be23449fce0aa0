"""Rows that a reader may see: named SQL writes `visible.parcels` where it means "the rows of parcels I may read".

Classified land, permits past their publication period and whole layers of the office are thereby left out in one
place, by `layers.rights.row_condition`; the planner flattens the subquery, so no index is lost.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from layers.registry import registry
from layers.rights import ALL_ROWS, User, row_condition
from layers.spec import LayerSpec

_TOKEN = re.compile(r"\bvisible\.(?P<layer>[a-z][a-z0-9_]*)")


def visible_rows(statement: str, user: User | None = None, *, only: Collection[str] = ()) -> str:
    """The statement with every `visible.<layer>` replaced by the rows of that layer that `user` may read.

    Args:
        user: None = a citizen.
        only: replace these layers and leave the others for a second call.
    Raises:
        UnknownLayer: a token names no layer.
    """
    layers = {match["layer"] for match in _TOKEN.finditer(statement)}
    chosen = layers & set(only) if only else layers
    conditions = {name: row_condition(user, registry.get(name)) for name in sorted(chosen)}
    return _resolved(statement, tuple(conditions.items()), registry.generation)


@lru_cache(maxsize=512)
def _resolved(statement: str, conditions: tuple[tuple[str, str], ...], _generation: int) -> str:
    relations = {name: _relation(registry.get(name), condition) for name, condition in conditions}
    return _TOKEN.sub(lambda match: relations.get(match["layer"], match[0]), statement)


def _relation(spec: LayerSpec, condition: str) -> str:
    if condition == ALL_ROWS:
        return spec.table
    safe = condition.replace("%", "%%")
    return f"(SELECT * FROM {spec.table} WHERE {safe})"  # noqa: S608 - from the declaration and the rights module
