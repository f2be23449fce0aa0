"""Quy tắc ngăn chặn. What is blocked keeps its ground: it is neither deleted nor given another boundary."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast

import shapely

from layers.checks.findings import Finding
from layers.checks.situation import Change, Situation
from layers.checks.wording import say

#: Ground that moves by less was only rounded, metres: neighbours get vertices on their straight edges that way.
_ROUNDING_M = 0.001


def locked_features(situation: Situation) -> Iterator[Finding]:
    """Rule `locked`: a feature of which one of the named fields is true as it is stored. Its values may be changed,
    or no block could ever be lifted."""
    for rule in situation.spec.rules:
        if rule.id != "locked":
            continue
        fields = cast(Collection[str], rule.parameter("fields"))
        for change in situation.changes:
            if change.watched and _is_locked(change, fields) and _moves_ground(change):
                yield Finding(
                    rule.id, rule.severity, *say("locked"), feature=change.candidate.feature,
                    edit=change.candidate.edit, geometry=change.before,
                )  # fmt: skip


def _is_locked(change: Change, fields: Collection[str]) -> bool:
    return change.stored is not None and any(change.stored.values.get(name) for name in fields)


def _moves_ground(change: Change) -> bool:
    if change.candidate.operation == "delete":
        return True
    if not change.moved or change.before is None or change.after is None:
        return False
    if shapely.get_dimensions(change.before) < 2:
        return True
    return not change.before.symmetric_difference(change.after).buffer(-_ROUNDING_M / 2).is_empty
