"""Tiến độ đồ án: the dated steps of a plan with the deadlines that the law sets for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from geo.named_sql import load
from geo.reading import rows
from geo.working_calendar import working_calendar
from layers.rights import User
from layers.visible_rows import visible_rows
from planning.domain.deadlines import Deadline, Standing, Step, standing
from planning.models import PlanDeadline


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a plan, what is on file about it, and how it stands."""

    id: UUID
    body: str
    document: UUID | None
    document_number: str
    note: str
    standing: Standing


def deadlines() -> list[Deadline]:
    """Every rule on file, of today's law and of before."""
    names = ("phase", "step", "days", "days_least", "counting", "basis", "valid_from", "valid_to")
    return [Deadline(*values) for values in PlanDeadline.objects.values_list(*names)]


def progress(plan_code: str, user: User | None, today: date) -> list[Stage]:
    """Steps of a plan that `user` may see, in the order of their days; none for a plan that is hidden from him."""
    statement = visible_rows(load("planning", "progress")["stages_of_plan"], user)
    found = rows(statement, {"plan_code": plan_code})
    if not found:
        return []
    steps = [
        Step(one["phase"], one["stage"], one["started_on"], one["due_on"], one["ended_on"]) for one in found
    ]
    stood = standing(steps, deadlines(), working_calendar(), today)
    return [
        Stage(one["id"], one["body"], one["document_id"], one["document_number"], one["note"], how)
        for one, how in zip(found, stood, strict=True)
    ]
