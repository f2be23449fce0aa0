"""Hồ sơ cấp phép: lists and one case, with the deadlines as they stand today. For readers with a role on permits.

Personal data (parties, notes of events) are read only for who works on the record; everybody else gets None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.utils import timezone

from geo.domain.folding import fold
from geo.named_sql import load
from geo.reading import like_patterns, rows
from geo.working_calendar import working_calendar
from layers.rights import ALL_ROWS, User
from permits.domain.case_search import CaseFilters, CaseMark
from permits.domain.deadlines import CaseStanding, Dossier, Happened, Rule, standing
from permits.domain.statuses import possible
from permits.models import PermitDeadline
from permits.queries.case_access import case_condition, party_condition
from permits.queries.works import works_of_case

PAGE_SIZE, MOST_PER_PAGE = 25, 200
_WEEK = timedelta(days=7)


class CaseUnknown(LookupError):
    """No case with this id that the reader may see."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case in a list.

    Attributes:
        row: columns of `permit_cases`, with lon, lat (degrees WGS 84) and `parties_shown`.
        parcels: rows parcel, version, national_id, name, area_m2.
        standing: how its deadlines stand today.
    """

    row: Mapping[str, Any]
    parcels: Sequence[Mapping[str, Any]]
    standing: CaseStanding


@dataclass(frozen=True, slots=True)
class CasePage:
    """Cases of a page; `next` = cursor of the page after it, None at the end."""

    cases: list[CaseLine]
    next: str | None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """All that is on file about one case.

    Attributes:
        row: as in `CaseLine`, with ward_name, filed_by, site_json, footprint_json (GeoJSON, degrees), areas, bbox.
        events: in their order; `note` is None for who may not read personal data.
        parties: None for who may not read personal data; titles and names of documents are empty for him.
        works: those that it lists; none where it is about one work.
        cases_of_permit: this case and the others of its permit.
        possible: events that can be recorded now.
    """

    row: Mapping[str, Any]
    standing: CaseStanding
    events: list[dict[str, Any]]
    parties: list[dict[str, Any]] | None
    documents: list[dict[str, Any]]
    parcels: list[dict[str, Any]]
    plans: list[dict[str, Any]]
    works: list[dict[str, Any]]
    cases_of_permit: list[dict[str, Any]]
    possible: tuple[str, ...]


def rules() -> list[Rule]:
    """Every deadline on file, of today's law and of other days."""
    names = ("kind", "work_group", "step", "days", "counting", "basis", "valid_from", "valid_to")
    return [Rule(*values) for values in PermitDeadline.objects.values_list(*names)]


def dossier_of(row: Mapping[str, Any], events: Iterable[Mapping[str, Any]]) -> Dossier:
    """What the deadlines of a case depend on, from its row and its events."""
    return Dossier(row["kind"], row["work_group"], row["filed_on"], tuple(_happened(one) for one in events))


def cases(
    user: User | None,
    filters: CaseFilters = CaseFilters(),  # noqa: B008 - frozen
    cursor: str = "",
    limit: int = PAGE_SIZE,
    today: date | None = None,
) -> CasePage:
    """Cases that `user` may see, from a cursor on; none for who has no role on permits."""
    today = today or timezone.localdate()
    mark = CaseMark.read(cursor) if cursor else None
    urgent = filters.order == "due"
    no_day = date.max if urgent else date.min
    values = _parameters(filters, today) | {
        "marked": mark is not None,
        "mark_day": "infinity" if mark and mark.day is None else (mark.day if mark else no_day),
        "mark_case": mark.case if mark else None,
        "limit": min(limit, MOST_PER_PAGE) + 1,
    }
    found = rows(_statement("most_urgent" if urgent else "newest", user), values)
    page, more = found[: min(limit, MOST_PER_PAGE)], len(found) > min(limit, MOST_PER_PAGE)
    lines = _lines(page, today)
    last = page[-1] if more else None
    following = CaseMark(last["due_on" if urgent else "filed_on"], last["id"]).text() if last else None
    return CasePage(lines, following)


def case_counts(
    user: User | None, filters: CaseFilters, today: date | None = None
) -> dict[str, dict[str, int]]:
    """For each status how many cases pass the filters (`cases`), and how many of these are overdue (`overdue`)."""
    today = today or timezone.localdate()
    found = rows(_statement("counts", user), _parameters(filters, today) | {"today": today})
    return {one["status"]: {"cases": one["cases"], "overdue": one["overdue"]} for one in found}


def case(user: User | None, case_id: UUID, today: date | None = None) -> CaseFile:
    """One case with all that is on file. Raises CaseUnknown, also for who may not see it."""
    today = today or timezone.localdate()
    row = row_seen(user, case_id)
    named = load("permits", "cases")
    happened = rows(named["events"], {"cases": [case_id]})
    shown = bool(row["parties_shown"])
    return CaseFile(
        row=row,
        standing=standing(dossier_of(row, happened), rules(), working_calendar(), today),
        events=[one | {"data": data_of(one)} | ({} if shown else {"note": None}) for one in happened],
        parties=rows(named["parties"], {"dossier": case_id}) if shown else None,
        documents=[
            one if shown else one | {"title": "", "file_name": ""}
            for one in rows(named["documents"], {"dossier": case_id})
        ],
        parcels=rows(named["parcels"], {"cases": [case_id]}),
        plans=rows(named["plans"], {"dossier": case_id}),
        works=works_of_case(case_id),
        cases_of_permit=rows(_statement("of_permit", user), {"permit": row["permit"]}),
        possible=possible(row["status"]),
    )


def row_seen(user: User | None, case_id: UUID) -> Mapping[str, Any]:
    """The row of one case. Raises CaseUnknown, also for who may not see it."""
    found = rows(_statement("one", user), {"dossier": case_id})
    if not found:
        raise CaseUnknown(str(case_id))
    return found[0]


def _lines(page: Sequence[Mapping[str, Any]], today: date) -> list[CaseLine]:
    ids = [one["id"] for one in page]
    named = load("permits", "cases")
    events, parcels = defaultdict(list), defaultdict(list)
    for happened in rows(named["events"], {"cases": ids}) if ids else ():
        events[happened["case_id"]].append(happened)
    for ground in rows(named["parcels"], {"cases": ids}) if ids else ():
        parcels[ground["case_id"]].append(ground)
    known, calendar = rules() if ids else [], working_calendar() if ids else None
    return [
        CaseLine(
            one,
            parcels[one["id"]],
            standing(dossier_of(one, events[one["id"]]), known, calendar, today),  # type: ignore[arg-type]
        )
        for one in page
    ]


def _happened(row: Mapping[str, Any]) -> Happened:
    data = data_of(row)
    agencies = data.get("agencies") or ([data["agency"]] if data.get("agency") else [])
    return Happened(
        row["event"],
        row["happened_on"],
        tuple(agencies),
        silent=data.get("answer") == "silence",
        told_on=timezone.localdate(row["recorded_at"]) if row["event"] == "revoke" else None,
    )


def data_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """What an event holds besides day and note; Django hands JSON of raw statements on as text."""
    data = row["data"]
    return dict(orjson.loads(data) if isinstance(data, str | bytes) else data)


def _parameters(filters: CaseFilters, today: date) -> dict[str, Any]:
    west, south, east, north = filters.bbox or (None, None, None, None)
    text = fold(filters.q)
    due = {
        "": (None, None),
        "overdue": (None, today - timedelta(days=1)),
        "today": (today, today),
        "week": (today, today + _WEEK),
    }[filters.due]
    return {
        "statuses": filters.status_codes or None, "kinds": list(filters.kinds) or None, "ward": filters.ward,
        "permit": filters.permit, "parcel": filters.parcel, "srid": settings.STORAGE_SRID, "q": text,
        "pattern": f"%{like_patterns(text)['prefix']}", "due_from": due[0], "due_to": due[1],
        "west": west, "south": south, "east": east, "north": north,
    }  # fmt: skip


def _statement(which: str, user: User | None) -> str:
    """A statement of `cases.sql` over the rows that `user` may see."""
    parts = load("permits", "cases")
    seen = (
        parts["seen"]
        .replace("{parties_shown}", _condition(party_condition(user)))
        .replace("{seen}", _condition(case_condition(user)))
    )
    return parts[which].replace("{matching}", parts["matching"]).replace("{cases}", seen)


def _condition(condition: str) -> str:
    """A condition of the module of rights, true or false for every row, inside a statement with parameters."""
    return "true" if condition == ALL_ROWS else f"COALESCE(({condition.replace('%', '%%')}), false)"
