"""Tra cứu sổ chia sẻ. What was given in a period, by receiver and service, with the agreements that covered it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from django.conf import settings
from django.db import connection
from django.utils import timezone

from geo.named_sql import load
from layers.audit.search import scope_of
from layers.rights import User
from layers.sharing.counting import write
from layers.sharing.models import Receiver, SharingAgreement

#: Lines that a page or an answer holds at most; an export holds all.
MOST = 500
#: Days that are shown when none are asked for.
USUAL_DAYS = 30
_ALL = 2**31
Grouping = Literal["period", "day"]


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; empty = any. Both days are included."""

    begin: date
    end: date
    kind: str = ""
    receiver: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What one receiver was given by one service in the period, or on one day of it.

    Attributes:
        rows_without_ground: records given on days that no agreement covers; 0 for the public, which needs none.
        personal_without_ground: records with personal data on days that no agreement on personal data covers.
    """

    kind: str
    receiver: str
    service: str
    first_day: date
    last_day: date
    requests: int
    rows_given: int
    personal_rows: int
    errors: int
    rows_without_ground: int
    personal_without_ground: int
    agreements: tuple[SharingAgreement, ...] = ()


def may_see(user: User | None) -> bool:
    """Whether somebody sees what all receivers were given: who answers for every layer."""
    return scope_of(user).everything


def usual_period() -> tuple[date, date]:
    """The last thirty days, today included."""
    today = timezone.localdate()
    return today - timedelta(days=USUAL_DAYS - 1), today


def lines(search: Search, *, by: Grouping = "period", limit: int | None = MOST) -> list[Line]:
    """Lines that match: by period those with the most personal data first, by day the latest first.

    What this process has counted is written first, so that a reader finds his own requests.

    Args:
        limit: None = all.
    """
    write()
    values = {
        "first": search.begin, "last": search.end, "kind": search.kind, "receiver": search.receiver,
        "service": search.service, "limit": _ALL if limit is None else limit,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(load("layers", "sharing")[f"by_{by}"], values)
        rows = cursor.fetchall()
    known = {one.pk: one for one in _agreements({number for row in rows for number in row[-1]})}
    found = [Line(*row[:-1], tuple(known[one] for one in row[-1] if one in known)) for row in rows]
    return [_without_need(one) if one.kind == Receiver.PUBLIC else one for one in found]


def receivers() -> list[tuple[str, str]]:
    """(kind, name) of everybody who was given anything as far as the record goes back, without the public."""
    write()
    with connection.cursor() as cursor:
        cursor.execute(load("layers", "sharing")["receivers"], {"first": date.min})
        return cursor.fetchall()


def agreements_of(kind: str, receiver: str) -> list[SharingAgreement]:
    """Agreements with a receiver, past and coming ones included, by their beginning."""
    return list(SharingAgreement.objects.filter(receiver_kind=kind, receiver=receiver).order_by("valid_from"))


def forget(today: date) -> int:
    """Remove what is older than `SHARING_KEEP_DAYS` days; returns the number of rows. 0 days = keep for good."""
    days = settings.SHARING_KEEP_DAYS
    if not days:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(load("layers", "sharing")["forget"], {"before": today - timedelta(days=days)})
        return int(cursor.rowcount)


def _agreements(numbers: Iterable[int]) -> Iterable[SharingAgreement]:
    wanted = set(numbers)
    return SharingAgreement.objects.filter(pk__in=wanted) if wanted else ()


def _without_need(line: Line) -> Line:
    return replace(line, rows_without_ground=0, personal_without_ground=0)
