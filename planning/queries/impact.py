"""Đọc cho thông báo tác động. A change set's edits to plans, zones and red lines beside what is on file around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import numpy as np
import orjson
import shapely
from django.db import connection

from geo.named_sql import load
from geo.reading import rows
from layers.changesets.domain.states import PRIMITIVES
from layers.registry import registry
from layers.rights import User
from layers.visible_rows import visible_rows
from planning.domain.impact import UNMAPPED, ZoneStates
from planning.domain.outlines import Shapes
from planning.domain.overlay import dense_ranks, plan_rank
from planning.domain.records import unregistered_plan
from planning.domain.statuses import PUBLIC_STATUSES
from planning.queries import overlay

_INDICATORS = ("site_coverage", "storeys", "far", "height", "setback")
_OVER = frozenset({"superseded", "expired"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the comparison needs; shapes in the storage CRS (metres).

    Attributes:
        reserves: red lines before and after.
        plan_names: by code.
        not_announced: codes of plans that take part in the change set and are not public after it.
    """

    parcels: overlay.Parcels
    zones: ZoneStates
    reserves: tuple[Shapes, Shapes]
    plan_names: Mapping[str, str]
    not_announced: Sequence[str]


@dataclass(slots=True)
class _Plan:
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    edited: bool

    def governs_after(self, day: date) -> bool:
        """A plan that is not announced counts as if it were, unless this change set takes it back."""
        if not self.after or (_is_public(self.before) and not _is_public(self.after)):
            return False
        until = _day(self.after.get("valid_to"))
        if self.after.get("status") in _OVER and until is None:
            return False
        return until is None or until > day


@dataclass(slots=True)
class _Columns:
    shapes: list[bytes] = field(default_factory=list)
    plan_codes: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    in_before: list[bool] = field(default_factory=list)
    in_after: list[bool] = field(default_factory=list)
    before: list[tuple[int, int, int] | None] = field(default_factory=list)
    after: list[tuple[int, int, int] | None] = field(default_factory=list)
    indicators: list[bool] = field(default_factory=list)


def surroundings(change_set: UUID, day: date, user: User, *, announced: bool = True) -> Surroundings:
    """Everything around the edits of a change set that is not published.

    Args:
        user: reads the change set; parcels and drafts hidden from him take no part.
        announced: count plans that are not public after the change set as if they were; False: what the public is
            answered the moment it is published.
    """
    given: dict[str, Any] = {"change_set": change_set, "primitives": list(PRIMITIVES)}
    touched = [row["id"] for row in rows(visible_rows(_sql("touched"), user), given)]
    with connection.cursor() as cursor:
        tiles = list(overlay.parcels(cursor, day, touched, tile=max(len(touched), 1), user=user))
    found = tiles[0] if tiles else overlay.no_parcels()
    given["parcels"] = touched
    plans = {row["id"]: _plan(row) for row in rows(visible_rows(_sql("plans"), user), given)}
    zones, taking_part = _zones(visible_rows(_zones_sql(), user), given, plans, day, announced)
    codes = {plan.after["plan_code"] for plan in plans.values() if plan.edited and plan.after} | taking_part
    by_code = {str(plan.after["plan_code"]): plan for plan in plans.values() if plan.after}
    return Surroundings(
        parcels=found,
        zones=zones,
        reserves=_reserves(rows(visible_rows(_sql("red_lines")), given), day)
        if announced
        else _reserves_told(rows(visible_rows(_lines_sql(), user), given), plans, day),
        plan_names={code: str(plan.after.get("name") or "") for code, plan in by_code.items()},
        not_announced=sorted(
            code for code in codes if code in by_code and not _is_public(by_code[code].after)
        ),
    )


def names_of_parcels(parcels: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """Keys and national ids of parcels, by id."""
    return {row["id"]: row for row in rows(_sql("names_of_parcels"), {"parcels": list(parcels)})}


def _zones(
    statement: str, given: Mapping[str, Any], plans: Mapping[UUID, _Plan], day: date, announced: bool
) -> tuple[ZoneStates, set[str]]:
    found = rows(statement, given)
    by_code = {str(plan.after.get("plan_code")): plan for plan in plans.values() if plan.after}
    columns = _Columns()
    pending = [(row, _values(row)) for row in found]
    # Plans whose zones this change set draws or that it edits itself: theirs count as announced.
    meant = {str(after.get("plan_code")) for row, after in pending if row["operation"] and after}
    meant |= {str(plan.after["plan_code"]) for plan in plans.values() if plan.edited and plan.after}
    for row, after in pending:
        before_plan = plans.get(row["plan_id"]) or by_code.get(row["plan_code"] or "")
        is_before = bool(row["is_public"]) and _in_force(before_plan, row["plan_id"], day)
        is_before = is_before and not _ended(row["valid_to"], day)
        after_plan = plans.get(_uuid(after.get("plan"))) or by_code.get(str(after.get("plan_code") or ""))
        is_after = bool(after) and not _ended(_day(after.get("valid_to")), day)
        is_after = is_after and (after_plan is None or after_plan.governs_after(day))
        is_after = is_after and (is_before or str(after.get("plan_code")) in meant)
        is_after = is_after and (announced or after_plan is None or _is_public(after_plan.after))
        if not (is_before or is_after):
            continue
        before = (str(row["plan_code"] or ""), str(row["function_code"] or UNMAPPED))
        then = (str(after.get("plan_code") or ""), str(after.get("function_code") or UNMAPPED))
        told = row["operation"] == "update" and any(
            key.startswith(_INDICATORS) for key in _json(row["properties"])
        )
        same = row["new_shape"] is None and before == then
        if is_before:
            _put(columns, row["shape"], before, _rank(before_plan, before[0], "before"))
            columns.in_before[-1] = True
        if is_after:
            if not (is_before and same):
                _put(columns, row["new_shape"] or row["shape"], then, None)
            columns.in_after[-1] = True
            columns.after[-1] = _rank(after_plan, then[0], "after")
            columns.indicators[-1] = told
    return _states(columns), meant


def _put(
    columns: _Columns, shape: bytes, named: tuple[str, str], before: tuple[int, int, int] | None
) -> None:
    columns.shapes.append(bytes(shape))
    columns.plan_codes.append(named[0])
    columns.functions.append(named[1])
    columns.in_before.append(False)
    columns.in_after.append(False)
    columns.before.append(before)
    columns.after.append(None)
    columns.indicators.append(False)


def _states(columns: _Columns) -> ZoneStates:
    return ZoneStates(
        shapes=_shapes(columns.shapes),
        plan_codes=columns.plan_codes,
        functions=columns.functions,
        in_before=np.array(columns.in_before, dtype=bool),
        in_after=np.array(columns.in_after, dtype=bool),
        rank_before=dense_ranks(columns.before),
        rank_after=dense_ranks(columns.after),
        indicators=np.array(columns.indicators, dtype=bool),
    )


def _reserves(found: Sequence[Mapping[str, Any]], day: date) -> tuple[Shapes, Shapes]:
    before = [bytes(row["shape"]) for row in found if row["shape"] is not None]
    after = [
        bytes(row["new_shape"] or row["shape"])
        for row in found
        if row["operation"] != "delete"
        and (row["new_shape"] or row["shape"])
        and not _ended(_day((_json(row["properties"])).get("valid_to")), day)
    ]
    return _shapes(before), _shapes(after)


def _reserves_told(
    found: Sequence[Mapping[str, Any]], plans: Mapping[UUID, _Plan], day: date
) -> tuple[Shapes, Shapes]:
    """Red lines as the public is told of them before and after, with those that a plan shows or hides."""
    before = [bytes(row["shape"]) for row in found if row["is_public"]]
    after = []
    for row in found:
        values = _values(row)
        plan = plans.get(_uuid(values.get("plan"))) if values else None
        shown = (
            _is_public(plan.after) if plan is not None else row["is_public"] or row["operation"] == "create"
        )
        if values and shown and not _ended(_day(values.get("valid_to")), day):
            after.append(bytes(row["new_shape"] or row["shape"]))
    return _shapes(before), _shapes(after)


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a zone after the change set; empty for one that is gone."""
    if row["operation"] == "delete":
        return {}
    held = {
        "plan": row["plan_id"],
        "plan_code": row["plan_code"],
        "function_code": row.get("function_code"),
        "valid_to": row["valid_to"],
    }
    return held | _json(row["properties"])


def _plan(row: Mapping[str, Any]) -> _Plan:
    names = (
        "plan_code", "name", "level", "adjustment", "status", "announced_on", "valid_from", "decision_date", "valid_to",
    )  # fmt: skip
    before = {} if row["plan_code"] is None else {name: row[name] for name in names}
    after = {} if row["operation"] == "delete" else before | _json(row["properties"])
    return _Plan(before, after, row["operation"] is not None)


def _in_force(plan: _Plan | None, plan_id: UUID | None, day: date) -> bool:
    if plan is None:
        return plan_id is None
    if not plan.before:
        return False
    until = _day(plan.before["valid_to"])
    return (plan.before["status"] not in _OVER or until is not None) and not _ended(until, day)


def _rank(plan: _Plan | None, code: str, side: str) -> tuple[int, int, int] | None:
    known = getattr(plan, side) if plan is not None else {}
    if not known:
        return plan_rank(unregistered_plan(code).level, "", None)
    since = _day(known.get("valid_from")) or _day(known.get("decision_date"))
    return plan_rank(str(known.get("level") or ""), str(known.get("adjustment") or ""), since)


def _is_public(values: Mapping[str, Any]) -> bool:
    return values.get("status") in PUBLIC_STATUSES and bool(values.get("announced_on"))


def _ended(until: date | None, day: date) -> bool:
    return until is not None and until <= day


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def _uuid(value: Any) -> UUID | None:
    return UUID(value) if isinstance(value, str) and value else value or None


def _json(value: Any) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(value) if isinstance(value, str) else value or {}
    return found


def _shapes(found: Iterable[bytes]) -> Shapes:
    made: Shapes = shapely.from_wkb(np.array(list(found), dtype=object))
    return made


def _zones_sql() -> str:
    public = registry.get("planning_zones").public_where.replace("%", "%%") or "TRUE"
    return _sql("zones").replace("public_zone", public)


def _lines_sql() -> str:
    public = registry.get("red_lines").public_where.replace("%", "%%") or "TRUE"
    return _sql("red_lines_told").replace("public_line", public)


def _sql(key: str) -> str:
    return load("planning", "impact")[key]
