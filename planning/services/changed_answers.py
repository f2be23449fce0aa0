"""Trả lời thay đổi. What a publication changes in the public answer for each parcel, for whoever subscribed to it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import numpy as np
from django.db import transaction

from layers.changesets.hooks import Preparation
from layers.webhooks import answers
from planning.domain.impact import Entries, Impact, impact
from planning.queries import impact as reading
from planning.queries.extract import limits_of_city
from planning.services.impact import LAYERS, titles

logger = logging.getLogger(__name__)
#: Names of parcels are read so many at a time.
_PAGE = 2000


def look(preparation: Preparation) -> None:
    """Compare before and after, if anybody wants to know. A comparison that fails stops no publication: those who
    subscribed are told that answers may have changed, not which."""
    change_set = preparation.change_set
    if not any(name in change_set.layers for name in LAYERS) or not answers.is_wanted():
        return
    try:
        with transaction.atomic():
            answers.keep(change_set.pk, _changes(preparation))
    except Exception:
        logger.exception("changed answers of change set %s were not computed", change_set.pk)
        answers.keep(change_set.pk, [(None, {"reason": "not-computed"})])


def _changes(preparation: Preparation) -> Iterator[tuple[UUID, Mapping[str, Any]]]:
    around = reading.surroundings(
        preparation.change_set.pk, preparation.day, preparation.user, announced=False
    )
    if not len(around.parcels):
        return
    limits = limits_of_city()
    found = impact(
        around.parcels.shapes, around.zones, around.reserves, (limits["planning_zones"], limits["red_lines"])
    )
    ids = [UUID(bytes=bytes(one)) for one in around.parcels.ids]
    changed = np.flatnonzero(found.changed).tolist()
    names = titles("vi"), titles("en")
    functions, plans = _by_parcel(found.functions), _by_parcel(found.plans)
    for start in range(0, len(changed), _PAGE):
        page = changed[start : start + _PAGE]
        named = reading.names_of_parcels([ids[at] for at in page])
        for at in page:
            yield (
                ids[at],
                _detail(found, at, named[ids[at]], functions.get(at, []), plans.get(at, []), names),
            )


def _detail(
    found: Impact,
    at: int,
    named: Mapping[str, Any],
    functions: list[tuple[str, float, float]],
    plans: list[tuple[str, float, float]],
    names: tuple[Mapping[str, str], Mapping[str, str]],
) -> dict[str, Any]:
    vi, en = names
    return {
        "national_id": named["national_id"] or None, "ward": named["ward_code"],
        "sheet": named["sheet_number"], "number": named["parcel_number"],
        "functions": [
            {"function": name or None, "name": vi.get(name, ""), "name_en": en.get(name, "")} | _m2(before, after)
            for name, before, after in functions
        ],
        "plans": [{"plan": name or None} | _m2(before, after) for name, before, after in plans],
        "indicators_change": bool(found.by_indicators[at]),
        "road_reserve": _m2(found.reserve_before_m2[at], found.reserve_after_m2[at]),
    }  # fmt: skip


def _by_parcel(entries: Entries) -> dict[int, list[tuple[str, float, float]]]:
    """Name, m² before and after of what differs to 0.1 m², by place of the parcel."""
    found: dict[int, list[tuple[str, float, float]]] = {}
    differs = np.round(entries.before_m2, 1) != np.round(entries.after_m2, 1)
    for at in np.flatnonzero(differs).tolist():
        one = (entries.names[int(entries.key[at])], float(entries.before_m2[at]), float(entries.after_m2[at]))
        found.setdefault(int(entries.parcel[at]), []).append(one)
    return found


def _m2(before: float, after: float) -> dict[str, float]:
    return {"before_m2": round(float(before), 1) + 0.0, "after_m2": round(float(after), 1) + 0.0}
