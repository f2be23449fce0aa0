"""Lấy ý kiến cộng đồng. Plans in their statutory consultation window: public facts only, never what is in force.

The one door through which anything of a plan that is not announced leaves the house (Law 47/2024/QH15 Art. 36, 37):
name, level, body, window, boundary and address of the page; nothing of zones, documents or decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import quote

from geo.named_sql import load
from geo.reading import rows
from layers.registry import registry
from layers.rights import User, may
from planning.domain.catalogue import PlanSearch
from planning.domain.functions import PLAN_LEVELS
from planning.domain.themes import plan_theme_of

_LEVELS = {code: (vi, en) for code, vi, en in PLAN_LEVELS}


def select() -> str:
    """The SELECT over the relation `subject` for a statement with the parameters `as_of` and `today`."""
    return load("planning", "consultations")["meeting_subject"]


def present(found: Iterable[Mapping[str, Any]], lang: str) -> list[dict[str, Any]]:
    """Consultations as the extract tells them; days in ISO form, `closes_on` is the last day for opinions."""
    return [
        {
            "plan_code": row["plan_code"],
            "name": row["name"],
            "theme": plan_theme_of(row["level"]).key,
            "level": row["level"],
            "level_name": _LEVELS.get(row["level"], (row["level"], row["level"]))[lang == "en"],
            "adjusts_plan_code": row["base_plan_code"] or None,
            "responsible_body": row["responsible_body"] or None,
            "opens_on": row["opens_on"],
            "closes_on": row["closes_on"],
            "area_m2": round(row["area_m2"], 1),
            "url": f"/plans/{quote(row['plan_code'], safe='')}/",
            "in_force": False,
        }
        for row in found
    ]


def open_on(
    today: date, user: User | None, *, asked: PlanSearch | None = None, code: str = "", base: str = ""
) -> list[dict[str, Any]]:
    """Rows for `present` of the plans that are in consultation today; those that close first come first.

    Each has `bbox` (degrees WGS 84) too, and with a `code` its `boundary` (GeoJSON text, the same).

    Args:
        asked: only those that this search of the catalogue would find by words, level, theme and ward.
        code, base: only the plan of this code; only those that adjust this plan.
    """
    if not may(user, "read", registry.get("plans")):
        return []
    values = (asked or PlanSearch()).parameters(today) | {"code": code, "base": base}
    found = rows(load("planning", "consultations")["open_today"], values)
    return sorted(found, key=lambda one: (one["closes_on"], one["plan_code"]))
