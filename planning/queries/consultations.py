"""Lấy ý kiến cộng đồng. Plans in their statutory consultation window: public facts only, never what is in force.

The one door through which anything of a plan that is not announced leaves the house (Law 47/2024/QH15 Art. 36, 37):
name, level, body, window and address of the page; nothing of zones, documents or decisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geo.named_sql import load
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
            "url": f"/plans/{row['plan_code']}/",
            "in_force": False,
        }
        for row in found
    ]
