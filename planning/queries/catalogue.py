"""Danh mục đồ án: a page of plans that the reader may see, with what each filter would find."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.named_sql import load
from geo.reading import rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows
from planning.domain.catalogue import Place, PlanSearch, cursor_after

PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter and how many plans it would find; `name` only for wards."""

    code: str
    name: str
    plans: int


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Plans of a page as rows of `catalogue.page`, all found, the choices of each filter, and the cursor of the next
    page, None on the last."""

    plans: list[dict[str, Any]]
    found: int
    choices: dict[str, list[Choice]]
    onwards: str | None


class PlansClosed(LookupError):
    """The reader may not see the layer of plans at all."""


def find_plans(
    asked: PlanSearch,
    user: User | None,
    today: date,
    *,
    page: int = 1,
    size: int = PAGE_SIZE,
    after: Place = Place(),  # noqa: B008 a constant
) -> PlanPage:
    """A page of plans, from 1, counted from the place where it begins. Raises PlansClosed."""
    if not may(user, "read", registry.get("plans")):
        raise PlansClosed
    values = asked.parameters(today) | after.parameters()
    values |= {"limit": size + 1, "offset": (page - 1) * size}  # one more tells whether there is a next page
    choices: dict[str, list[Choice]] = {
        name: [] for name in ("level", "infrastructure_theme", "state", "year", "ward")
    }
    found = 0
    for row in rows(_statement("counts", user), values):
        if row["filter"] == "all":
            found = row["plans"]
        else:
            choices[row["filter"]].append(Choice(row["code"], row["name"], row["plans"]))
    plans = rows(_statement("page", user), values) if found else []
    onwards = None
    if len(plans) > size:
        onwards = cursor_after(json.loads(plans[size - 1]["place"]), asked.order)
    return PlanPage(plans[:size], found, choices, onwards)


def state_expression() -> str:
    """Expression over the row `plan` that tells its state on the day in the parameter `today`."""
    return load("planning", "catalogue")["state"].removeprefix("SELECT").strip()


def _statement(which: str, user: User | None) -> str:
    parts = load("planning", "catalogue")
    whole = (
        f"WITH ward AS MATERIALIZED ({parts['inner_wards']}), "
        f"reaching AS MATERIALIZED ({parts['reaching']}), "
        f"matching AS MATERIALIZED ({parts['matching'].replace('{state}', state_expression())}) {parts[which]}"
    )
    return visible_rows(whole, user)
