"""Việc hằng ngày. What follows from the day alone: silence, expiry, the end of publication, days of open cases.

Nothing waits for this job to be true: the deadlines are counted when they are read, and the rows of permits past their
publication are hidden by the condition of their layer. The job writes down what has come to pass.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app as jobs

from geo.http.problems import Problem
from geo.named_sql import load
from geo.reading import rows
from layers.audit.recording import record as audit
from layers.changesets.outbox import DRAIN_TASK
from layers.changesets.preparing import EditInput
from layers.changesets.retrying import in_transaction
from permits.domain.statuses import OPEN
from permits.models import PermitCase
from permits.queries.case_access import LAYER, layer
from permits.services.register import deadlines, life, silence
from permits.services.register.accounts import clock_account
from permits.services.register.recording import write

logger = logging.getLogger(__name__)

#: Permits that one change set declares expired.
CHUNK = 200
_LEGAL_BASIS = "NĐ 217/2026/NĐ-CP Điều 49"
#: Days back for which the end of publication is told again, should the job have been missed.
_TOLD_AGAIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Tidied:
    """What one run did: silent agencies, expired permits, permits no longer in the open (told to the tiles)."""

    silent: int
    expired: int
    hidden: int


def tidy(today: date | None = None) -> Tidied:
    """Write down what has come to pass by a day; running again changes nothing."""
    today = today or timezone.localdate()
    silent = sum(_settle(one, today) for one in _ids(status="lay_y_kien"))
    expired = _expire_all(today)
    for one in _ids(status__in=OPEN):
        _renew_day(one)
    return Tidied(silent, expired, _tell_hidden(today))


def _ids(**conditions: Any) -> list[UUID]:
    return list(PermitCase.objects.filter(**conditions).order_by("pk").values_list("pk", flat=True))


@in_transaction
def _settle(case_id: UUID, today: date) -> int:
    case = PermitCase.objects.select_for_update().get(pk=case_id)
    return len(silence.settle(case, today))


@in_transaction
def _renew_day(case_id: UUID) -> None:
    """The calendar or the rules may have changed since the last event."""
    deadlines.keep(PermitCase.objects.select_for_update().get(pk=case_id))


def _expire_all(today: date) -> int:
    """Declare permits expired, many in one change set; where one of them is refused, each in one of its own."""
    done, tried = 0, set[UUID]()
    while True:
        values = {"today": today, "open": sorted(OPEN), "limit": CHUNK + len(tried)}
        due = rows(load("permits", "tidying")["expired"], values)
        chunk = [one for one in due if one["id"] not in tried][:CHUNK]
        if not chunk:
            return done
        tried |= {one["id"] for one in chunk}
        done += _expired(chunk, today)


def _expired(chunk: Sequence[dict[str, Any]], today: date) -> int:
    try:
        _expire(chunk, today)
    except Problem as problem:
        if len(chunk) == 1:
            logger.warning("permit %s stays as it is: %s", chunk[0]["id"], problem)
            return 0
        return sum(_expired([one], today) for one in chunk)
    return len(chunk)


@in_transaction
def _expire(chunk: Sequence[dict[str, Any]], today: date) -> None:
    edits = [
        EditInput(
            layer=LAYER, operation="update", feature=one["id"], base_version=one["version"],
            properties={"status": "het_hieu_luc"},
        )
        for one in chunk
    ]  # fmt: skip
    account = clock_account()
    ids = [one["case_id"] for one in chunk if one["case_id"]]
    held = list(PermitCase.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    title = f"Giấy phép hết hạn khởi công trước ngày {today:%d/%m/%Y}"
    change_set = life.publish(account, edits, title=title, document=_LEGAL_BASIS, on=today)
    for case in held:
        write(case, "expire", today, "het_hieu_luc", account, change_set=change_set)


def _tell_hidden(today: date) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            load("permits", "tidying")["tell_hidden"], {"since": today - _TOLD_AGAIN, "today": today}
        )
        count = int(cursor.rowcount)
        if count:
            jobs.configure_task(DRAIN_TASK, queue="tiles").defer()
            audit(None, "permit.unpublished", layer=layer(), row_count=count)
    return count
