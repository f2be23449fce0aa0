"""Đồ án để xuất gói: a plan and everything that belongs to it, as far as the reader may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from geo.named_sql import load
from geo.reading import rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows

MEMBERS = ("planning_zones", "red_lines", "building_lines", "safety_corridors", "plan_documents")


class PlanUnknown(LookupError):
    """There is no such plan that the reader may see."""


@dataclass(frozen=True, slots=True)
class PlanRows:
    """A plan and its members by layer; `shape` of each is WKB in the storage CRS."""

    plan: dict[str, Any]
    members: dict[str, list[dict[str, Any]]]


def plan_rows(code: str, user: User | None, members: Sequence[str] = MEMBERS) -> PlanRows:
    """A plan and its rows in the layers `members`. Raises PlanUnknown."""
    if not may(user, "read", registry.get("plans")):
        raise PlanUnknown(code)
    found = rows(visible_rows(load("planning", "packages")["plan"], user), {"code": code})
    if not found:
        raise PlanUnknown(code)
    belonging = {
        layer: rows(visible_rows(load("planning", "packages")[layer], user), {"plan": found[0]["id"]})
        for layer in members
        if may(user, "read", registry.get(layer))
    }
    return PlanRows(found[0], belonging)
