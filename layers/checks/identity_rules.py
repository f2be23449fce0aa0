"""Quy tắc mã định danh. A place code that a feature bears lies in its shape: verified, never recomputed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from django.conf import settings

from geo.domain.crs import by_srid
from layers.checks.findings import Finding
from layers.checks.shapes.identifiers import TOLERANCE_M, metres_outside
from layers.checks.situation import Change, Situation
from layers.checks.wording import Figure, say
from layers.rules import Rule


def place_codes(situation: Situation) -> Iterator[Finding]:
    """Rule `geohash-inside` of the layer, for the edits that give the code or move the shape."""
    for rule in situation.spec.rules:
        if rule.id == "geohash-inside":
            yield from _strayed(situation, rule)


def _strayed(situation: Situation, rule: Rule) -> Iterator[Finding]:
    field = str(rule.parameter("field"))
    asked = [change for change in situation.changes if _asks(change, field)]
    if not asked:
        return
    codes = [str(change.values[field]) for change in asked]
    away = metres_outside(codes, np.array([one.after for one in asked]), by_srid(settings.STORAGE_SRID))
    for change, code, distance in zip(asked, codes, away, strict=True):
        if distance <= TOLERANCE_M:
            continue
        words = (
            say("geohash-inside", code=code, distance=Figure(float(distance), 2))
            if np.isfinite(distance)
            else say("geohash-form", code=code)
        )
        yield Finding(
            rule.id, rule.severity, *words, feature=change.candidate.feature, edit=change.candidate.edit,
            geometry=change.after, field=field,
        )  # fmt: skip


def _asks(change: Change, field: str) -> bool:
    """A finding is wanted, the edit gives the code or moves the shape, and there are both."""
    if not change.watched or change.after is None or not change.values.get(field):
        return False
    return change.moved or field in change.candidate.properties
