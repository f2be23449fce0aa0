"""Im lặng là đồng ý. A consulted agency that lets its days pass has consented; the case says so as an event."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User

from layers.audit.recording import record as audit
from permits.models import PermitCase, PermitEvent
from permits.queries.case_access import layer
from permits.services.register.accounts import clock_account
from permits.services.register.deadlines import standing_of


def open_agencies(case: PermitCase, day: date) -> list[str]:
    """Agencies whose answer is still awaited at the end of a day."""
    steps = standing_of(case, day).steps
    return [one.subject for one in steps if one.step == "consult" and one.ended_on is None]


def settle(case: PermitCase, day: date) -> list[str]:
    """Put the silence of agencies on file whose days had passed before a day; the caller holds the case.

    Returns:
        the agencies; the case goes back to appraisal when none is left to answer.
    """
    if case.status != "lay_y_kien":
        return []
    noted = {
        one["agency"]
        for one in case.events.filter(event="consulted").values_list("data", flat=True)
        if one.get("answer") == "silence"
    }
    steps = [one for one in standing_of(case, day).steps if one.step == "consult" and one.silent]
    fresh = [one for one in steps if one.subject not in noted and one.state == "done"]
    account: User | None = clock_account() if fresh else None
    last = case.events.order_by("-seq").values_list("seq", flat=True).first() or 0
    for number, one in enumerate(fresh, 1):
        left = open_agencies(case, day) or number < len(fresh)
        after = "lay_y_kien" if left else "tham_dinh"
        PermitEvent.objects.create(
            case=case, seq=last + number, event="consulted", on=day, from_status=case.status, to_status=after,
            data={"agency": one.subject, "answer": "silence", "consent_on": str(one.due_on)}, actor=account,
        )  # fmt: skip
        case.status = after
    if fresh:
        case.version += len(fresh)
        case.save(update_fields=["status", "version"])
        audit(
            account, "permit.silence", layer=layer(), feature=case.permit,
            detail={"case": str(case.pk), "agencies": len(fresh)},
        )  # fmt: skip
    return [one.subject for one in fresh]
