"""Một đồ án: everything on file about one plan that the reader may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.named_sql import load
from geo.reading import rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows
from planning.domain.catalogue import ZonePlace, codes_in, zone_cursor
from planning.queries.catalogue import state_expression
from planning.queries.packages import PlanUnknown

RELATIONS = ("base", "adjustment", "replaced", "replaced_by")
#: Zones that one answer holds: as many as a browser draws, and a reader of the table scrolls through.
MOST_SHAPES, ZONES_PER_PAGE = 4000, 200
_PIECE = 2000


@dataclass(frozen=True, slots=True)
class PlanOnFile:
    """One row of a plan code with what belongs to it; rows as the statements of `plan_page.sql` give them.

    Attributes:
        versions: all rows of the code, `plan` among them.
        relations: rows by how they stand to the plan: `base` is what it adjusts, `adjustment` adjusts it.
    """

    plan: dict[str, Any]
    versions: list[dict[str, Any]]
    wards: list[dict[str, Any]]
    relations: dict[str, list[dict[str, Any]]]
    documents: list[dict[str, Any]]
    functions: list[dict[str, Any]]

    @property
    def zone_count(self) -> int:
        """Zones on file."""
        return sum(one["zones"] for one in self.functions)


def plan_versions(
    code: str, user: User | None, today: date, version: int | None = None
) -> list[dict[str, Any]]:
    """Rows of a plan code, the one asked for first: by `version`, else the one in force, else the latest.

    Raises:
        PlanUnknown: `user` may see none, or not that version.
    """
    if not may(user, "read", registry.get("plans")):
        raise PlanUnknown(code)
    found = _rows("versions", user, {"code": code, "today": today})
    chosen = [one for one in found if version in (None, one["version"])]
    if not chosen:
        raise PlanUnknown(code)
    return [chosen[0], *(one for one in found if one is not chosen[0])]


def plan_on_file(code: str, user: User | None, today: date, version: int | None = None) -> PlanOnFile:
    """A plan with what belongs to it. Raises PlanUnknown as `plan_versions`."""
    found = plan_versions(code, user, today, version)
    plan = found[0]
    values = {
        "plan": plan["id"], "code": code, "today": today, "base": plan["base_plan_code"],
        "replaces": codes_in(plan["replaces"]),
    }  # fmt: skip
    related = _rows("related", user, values)
    return PlanOnFile(
        plan,
        found,
        _rows("wards", user, values),
        {name: [one for one in related if one["relation"] == name] for name in RELATIONS},
        _rows("documents", user, values) if may(user, "read", registry.get("plan_documents")) else [],
        _rows("functions", user, values) if _zones_open(user) else [],
    )


def zones_of(
    plan: Mapping[str, Any],
    user: User | None,
    *,
    size: int,
    page: int = 1,
    after: ZonePlace = ZonePlace(),  # noqa: B008 a constant
    shapes: bool = False,
) -> list[dict[str, Any]]:
    """Zones of a row of `plan_versions`: a page from 1, counted from the place where it begins; with `shape` (GeoJSON
    text, WGS 84) when asked for."""
    if not _zones_open(user):
        return []
    values = {
        "plan": plan["id"], "code": plan["plan_code"], "shapes": shapes, "limit": size, "offset": (page - 1) * size,
    }  # fmt: skip
    return _rows("zones", user, values | after.parameters())


def zone_page(
    plan: Mapping[str, Any], user: User | None, *, page: int = 1, after: ZonePlace = ZonePlace()  # noqa: B008 a constant
) -> tuple[list[dict[str, Any]], str | None]:  # fmt: skip
    """`ZONES_PER_PAGE` zones, as `zones_of`, and the cursor of what follows them; None on the last page."""
    found = zones_of(plan, user, size=ZONES_PER_PAGE, page=page, after=after)
    if len(found) < ZONES_PER_PAGE:
        return found, None
    end = _place(found[-1])
    return found, zone_cursor(end) if zones_of(plan, user, size=1, after=end) else None


def all_zones(plan: Mapping[str, Any], user: User | None) -> Iterator[dict[str, Any]]:
    """Every zone of a row of `plan_versions`, in the same order, without shapes."""
    after = ZonePlace()
    while found := zones_of(plan, user, size=_PIECE, after=after):
        yield from found
        after = _place(found[-1])


def _place(zone: Mapping[str, Any]) -> ZonePlace:
    return ZonePlace(zone["block_code"], zone["zone_code"], str(zone["id"]))


def _zones_open(user: User | None) -> bool:
    return may(user, "read", registry.get("planning_zones"))


def _rows(which: str, user: User | None, values: Mapping[str, object]) -> list[dict[str, Any]]:
    catalogue = load("planning", "catalogue")
    statement = load("planning", "plan_page")[which].replace("{state}", state_expression())
    if which == "wards":
        statement = f"WITH ward AS ({catalogue['inner_wards']}) {statement}"
    return rows(visible_rows(statement, user), values)
