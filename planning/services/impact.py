"""Thông báo tác động. What publishing a change set would do to the answers for parcels, told before it is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from time import monotonic
from typing import Any
from uuid import UUID

import numpy as np
from django.utils import timezone

from layers.changesets import access, refusals
from layers.changesets.domain.states import Status
from layers.rights import User
from planning.domain.functions import function_titles
from planning.domain.impact import UNMAPPED, UNPLANNED, Entries, Impact, impact
from planning.queries import impact as reading
from planning.queries.extract import limits_of_city

#: Layers whose edits change what the answer for a parcel says.
LAYERS = ("planning_zones", "plans", "red_lines")
#: Parcels that are named; the counts are of all.
LISTED = 100
_UNPLANNED = ("Chưa có quy hoạch chi phối", "No governing zone")
_UNMAPPED = ("Chưa gán mã chức năng", "Function without code")
_OVER = (Status.PUBLISHED.value, Status.WITHDRAWN.value)


def impact_of(user: User, change_set_id: UUID, lang: str) -> dict[str, Any]:
    """The answer of `GET /changesets/{id}/impact`; areas in m² to 0.1.

    Raises:
        Problem: 404 for who may not see the change set; 409 when it is published or withdrawn.
    """
    change_set = access.find(user, change_set_id)
    if change_set.status in _OVER:
        raise refusals.conflict(
            "decided",
            ("Tác động chỉ tính trước khi công bố.", "The impact is computed before publication only."),
            ("Xem thống kê hoặc trích lục của thửa.", "See the statistics or the extract of a parcel."),
        )
    started, day = monotonic(), timezone.localdate()
    layers = [name for name in LAYERS if name in change_set.layers]
    body: dict[str, Any] = {"changeset": str(change_set.pk), "as_of": day.isoformat(), "layers": layers}
    if not layers:
        return body | _nothing()
    around = reading.surroundings(change_set.pk, day, user)
    limits = limits_of_city()
    found = impact(
        around.parcels.shapes, around.zones, around.reserves, (limits["planning_zones"], limits["red_lines"])
    )
    return body | {
        "parcels_looked_at": len(around.parcels),
        "parcels_changed": int(found.changed.sum()),
        "parcels_by": {
            "function": int(found.by_function.sum()),
            "plan": int(found.by_plan.sum()),
            "indicators": int(found.by_indicators.sum()),
            "road_reserve": int(found.by_reserve.sum()),
        },
        "function_changed_m2": _m2(found.moved_m2[found.by_function].sum()),
        "functions": _totals(found.functions, limits["planning_zones"].min_area_m2, titles(lang)),
        "plans": _totals(found.plans, limits["planning_zones"].min_area_m2, around.plan_names),
        "road_reserve": _reserve(found, limits["red_lines"].min_area_m2) if "red_lines" in layers else None,
        "not_announced": list(around.not_announced),
        "parcels": _listed(found, [UUID(bytes=bytes(one)) for one in around.parcels.ids], lang),
        "listed_at_most": LISTED,
        "seconds": round(monotonic() - started, 2),
    }


def _nothing() -> dict[str, Any]:
    return {
        "parcels_looked_at": 0,
        "parcels_changed": 0,
        "parcels_by": {"function": 0, "plan": 0, "indicators": 0, "road_reserve": 0},
        "function_changed_m2": 0.0,
        "functions": [],
        "plans": [],
        "road_reserve": None,
        "not_announced": [],
        "parcels": [],
        "listed_at_most": LISTED,
        "seconds": 0.0,
    }


def _totals(entries: Entries, least_m2: float, titles: Mapping[str, str]) -> list[dict[str, Any]]:
    change = entries.change_m2
    found = []
    for key, name in enumerate(entries.names):
        mine = entries.key == key
        if not mine.any() or np.abs(change[mine]).max() < least_m2:
            continue
        found.append(
            {
                "code": name or None,
                "name": titles.get(name, name),
                "before_m2": _m2(entries.before_m2[mine].sum()),
                "after_m2": _m2(entries.after_m2[mine].sum()),
                "gained_m2": _m2(change[mine & (change > 0)].sum()),
                "lost_m2": _m2(-change[mine & (change < 0)].sum()),
                "parcels_gaining": int((mine & (change >= least_m2)).sum()),
                "parcels_losing": int((mine & (change <= -least_m2)).sum()),
            }
        )
    return sorted(found, key=lambda one: (-(one["gained_m2"] + one["lost_m2"]), one["code"] or ""))


def _reserve(found: Impact, least_m2: float) -> dict[str, Any]:
    change = found.reserve_after_m2 - found.reserve_before_m2
    return {
        "before_m2": _m2(found.reserve_before_m2.sum()),
        "after_m2": _m2(found.reserve_after_m2.sum()),
        "taken_m2": _m2(change[change > 0].sum()),
        "given_back_m2": _m2(-change[change < 0].sum()),
        "parcels_losing": int((change >= least_m2).sum()),
        "parcels_gaining": int((change <= -least_m2).sum()),
    }


def _listed(found: Impact, ids: Sequence[UUID], lang: str) -> list[dict[str, Any]]:
    reserve = found.reserve_after_m2 - found.reserve_before_m2
    weight = np.maximum(found.moved_m2, np.abs(reserve))
    changed = np.flatnonzero(found.changed)
    top = changed[np.lexsort((changed, -weight[changed]))][:LISTED]
    named = reading.names_of_parcels([ids[at] for at in top])
    named_functions = titles(lang)
    listed = []
    for at in top.tolist():
        mine = found.functions.parcel == at
        row = named[ids[at]]
        listed.append(
            {
                "id": str(ids[at]),
                "national_id": row["national_id"] or None,
                "ward": {"code": row["ward_code"], "name": row["ward_name"]},
                "sheet": row["sheet_number"],
                "number": row["parcel_number"],
                "changes": _changes(found.functions, np.flatnonzero(mine), named_functions),
                "plan_changes": bool(found.by_plan[at]),
                "indicators_change": bool(found.by_indicators[at]),
                "road_reserve_m2": _m2(reserve[at]),
            }
        )
    return listed


def _changes(entries: Entries, mine: np.ndarray[Any, Any], titles: Mapping[str, str]) -> list[dict[str, Any]]:
    changes = []
    for at in mine.tolist():
        name = entries.names[int(entries.key[at])]
        before, after = float(entries.before_m2[at]), float(entries.after_m2[at])
        if round(after, 1) != round(before, 1):
            changes.append(
                {
                    "function": name or None,
                    "name": titles.get(name, name),
                    "before_m2": _m2(before),
                    "after_m2": _m2(after),
                    "change_m2": _m2(after - before),
                }
            )
    return sorted(changes, key=lambda one: -abs(one["change_m2"]))


def titles(lang: str) -> dict[str, str]:
    """Names of functions in a language, with those of ground without zone and of functions without code."""
    return function_titles(lang) | {UNPLANNED: _UNPLANNED[lang == "en"], UNMAPPED: _UNMAPPED[lang == "en"]}


def _m2(area: float) -> float:
    return round(float(area), 1) + 0.0
