"""Rows that a public door may show: named SQL writes `visible.parcels` where it means "the public rows of parcels".

A layer's `public_where` (classified land, permits past their publication period) is thereby applied in one place;
the planner flattens the subquery, so no index is lost.
"""

from __future__ import annotations

import re
from functools import lru_cache

from layers.registry import registry
from layers.spec import LayerSpec

_TOKEN = re.compile(r"\bvisible\.(?P<layer>[a-z][a-z0-9_]*)")


def visible_rows(statement: str) -> str:
    """The statement with every `visible.<layer>` replaced by the public rows of that layer.

    Raises:
        UnknownLayer: a token names no layer.
    """
    return _resolved(statement, registry.generation)


@lru_cache(maxsize=256)
def _resolved(statement: str, _generation: int) -> str:
    return _TOKEN.sub(lambda match: _relation(registry.get(match["layer"])), statement)


def _relation(spec: LayerSpec) -> str:
    if not spec.public_where:
        return spec.table
    condition = spec.public_where.replace("%", "%%")
    return f"(SELECT * FROM {spec.table} WHERE {condition})"  # noqa: S608 - both come from the layer's declaration
