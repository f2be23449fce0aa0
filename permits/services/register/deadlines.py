"""Hạn của hồ sơ. The day by which a case is sorted in lists, as its events and the rules on file say."""

from __future__ import annotations

from datetime import date

from django.forms.models import model_to_dict
from django.utils import timezone

from geo.working_calendar import working_calendar
from permits.domain.deadlines import CaseStanding, standing
from permits.domain.statuses import OPEN
from permits.models import PermitCase
from permits.queries.cases import dossier_of, rules


def standing_of(case: PermitCase, today: date | None = None) -> CaseStanding:
    """How a case stands on a day, today unless told otherwise."""
    events = case.events.order_by("seq").values("event", "on", "data", "recorded_at")
    told = [{**one, "happened_on": one["on"]} for one in events]
    row = model_to_dict(case, ("kind", "work_group", "filed_on"))
    return standing(dossier_of(row, told), rules(), working_calendar(), today or timezone.localdate())


def keep(case: PermitCase) -> CaseStanding:
    """Note the day on which the case is due now; of a decided one the day stays."""
    how = standing_of(case)
    if case.status in OPEN or case.due_on is None:
        case.due_on = how.due_on
    case.save(update_fields=["due_on"])
    return how
