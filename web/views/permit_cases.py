"""Hồ sơ cấp phép. For officers: the list with its map, one dossier with what can happen next, the deadlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from geo.domain.figures import figure
from geo.http.language import language_of
from layers import rights
from layers.audit.recording import sensitive_read
from layers.changesets.attachments import KINDS as FILE_KINDS
from permits.domain.board import COLUMNS
from permits.domain.case_search import ANY_OPEN, CaseFilters
from permits.domain.deadlines import STATES
from permits.domain.kinds import KINDS
from permits.domain.statuses import ANSWERS, BY_CODE, STATUSES, possible
from permits.domain.works import CLASSES
from permits.queries import public
from permits.queries.board import board
from permits.queries.case_access import LAYER, layer, reads_cases
from permits.queries.cases import CaseFile, CaseUnknown, case, case_counts, cases
from permits.services import telling
from permits.services.register.given import DESIGN_FIELDS
from planning.domain.catalogue import LONGEST_TEXT
from web.templatetags.nen import day
from web.texts import text
from web.views.security import page

#: Cards of a column that are drawn at once.
MOST_CARDS = 60
DUE: tuple[tuple[str, str, str], ...] = (
    ("overdue", "Quá hạn", "Overdue"),
    ("today", "Đến hạn hôm nay", "Due today"),
    ("week", "Đến hạn trong 7 ngày", "Due within 7 days"),
)
TURNS: tuple[tuple[str, str, str], ...] = (
    ("authority", "Cơ quan cấp phép", "The authority"),
    ("agencies", "Cơ quan được lấy ý kiến", "Consulted agencies"),
    ("applicant", "Người nộp hồ sơ", "The applicant"),
    ("nobody", "Không còn ai", "Nobody"),
)
ROLES = {
    "investor": ("Chủ đầu tư", "Investor"), "representative": ("Người đại diện", "Representative"),
    "designer": ("Đơn vị thiết kế", "Designer"), "builder": ("Đơn vị thi công", "Builder"),
}  # fmt: skip
PAPERS = {
    "don": ("Đơn đề nghị", "Application form"), "giay_to_dat": ("Giấy tờ về đất", "Land paper"),
    "du_an": ("Phê duyệt dự án, thẩm định", "Project approval, appraisal"), "ban_ve": ("Bản vẽ", "Drawings"),
    "y_kien": ("Ý kiến của cơ quan", "Opinion of an agency"), "giay_phep": ("Giấy phép", "Permit"),
    "quyet_dinh": ("Quyết định", "Decision"), "khac": ("Tài liệu khác", "Other"),
}  # fmt: skip
_PERSONAL = ("investor_name", "investor_address")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
View = Callable[..., HttpResponse]


def for_officers(view: View) -> View:
    """A page for who holds a role on permits; for everybody else it is not there."""

    @require_safe
    @login_required
    @ensure_csrf_cookie
    @page
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **values: object) -> HttpResponse:
        if not reads_cases(request.user):
            raise Http404("permits")
        return view(request, *args, **values)

    return guarded


@for_officers
def case_list(request: HttpRequest) -> HttpResponse:
    """`/permits/cases/?q=&status=&kind=&ward=&due=&cursor=`: open ones unless asked otherwise."""
    lang, today = language_of(request), timezone.localdate()
    asked, given = _asked(request)
    counts = case_counts(request.user, _asked(request, status="")[0], today)
    found = cases(request.user, asked, request.GET.get("cursor", ""), today=today)
    told = [telling.told_line(one, lang) | _how(one.standing) for one in found.cases]
    every = sum(one["cases"] for one in counts.values())
    states = [(code, word, counts.get(code, {}).get("cases", 0)) for code, word in _words(STATUSES, lang)]
    in_hand = sum(counts.get(code, {}).get("cases", 0) for code in CaseFilters((ANY_OPEN,)).status_codes)
    status_choices = [
        (ANY_OPEN, "Being handled" if lang == "en" else "Đang giải quyết", in_hand),
        ("all", "All" if lang == "en" else "Tất cả", every),
        *(one for one in states if one[2]),
    ]
    context = {
        "cases": told,
        "today": today,
        "found": {code: count for code, _word, count in status_choices}.get(given["status"], 0),
        "given": given,
        "status_choices": status_choices,
        "kinds": _words(KINDS, lang),
        "dues": _words(DUE, lang),
        "wards": public.wards(request.user),
        "narrowed": any(value for name, value in given.items() if name != "status")
        or given["status"] != ANY_OPEN,
        "next": urlencode(_full(given) | {"cursor": found.next}) if found.next else "",
        "first": urlencode(_full(given)) if request.GET.get("cursor") else "",
        "ward_names": dict(public.wards(request.user)),
        "map": {"asked": {}, "page": "/permits/cases/{id}/", "fixed": [_place(one) for one in told]},
    }
    return render(request, "web/permit_cases.html", context)


@for_officers
def dossier(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """`/permits/cases/{id}/?show=parties`: all on file; who the parties are only on demand, and recorded."""
    lang, today = language_of(request), timezone.localdate()
    try:
        held = case(request.user, case_id, today)
    except CaseUnknown as error:
        raise Http404(str(case_id)) from error
    may_show = held.parties is not None
    shown = may_show and request.GET.get("show") == "parties"
    if shown:
        sensitive_read(request, LAYER, [held.row["permit"]], _PERSONAL)
    told = telling.told_case(held, None, lang)
    context = {
        "case": told | _how(held.standing),
        "row": held.row,
        "may_show": may_show,
        "shown": shown,
        "parties": [one | {"role_name": _one(ROLES, one["role"], lang)} for one in held.parties or []],
        "documents": [one | {"kind_name": _one(PAPERS, one["kind"], lang)} for one in held.documents],
        "events": [
            one | {"status_name": telling.named({code: (vi, en) for code, vi, en in STATUSES}, one["to"], lang),
                   "answer_name": dict(_words(ANSWERS, lang)).get(one["data"].get("answer", ""), ""),
                   "changes": [
                       {"name": text(lang, f"case.w.{name}"), "before": _figure(changed[name]["from"], lang),
                        "after": _figure(changed[name]["to"], lang)}
                       for changed in [one["data"].get("changed", {})]
                       for name in (*DESIGN_FIELDS, "footprint_area_m2", "works") if name in changed
                   ]}
            for one in told["events"]
        ],
        "turns": dict(_words(TURNS, lang)),
        "step_states": dict(_words(STATES, lang)),
        "others": [
            one | {"kind_name": dict(_words(KINDS, lang)).get(one["kind"], one["kind"]),
                   "status_name": dict(_words(STATUSES, lang)).get(one["status"], one["status"])}
            for one in told["cases_of_permit"] if one["id"] != held.row["id"]
        ],
        "on_register": any(one["change_set"] for one in held.events),
        "shapes": {
            "footprint": _shape(held.row["footprint_json"]),
            "parcels": [_shape(held.row["site_json"])],
            "bbox": held.row["bbox"],
        },
        "recording": _recording(request, held, lang),
        "papers": _papers(request, held, lang),
        "today": today,
    }  # fmt: skip
    return render(request, "web/permit_case.html", context)


@for_officers
def deadlines(request: HttpRequest) -> HttpResponse:
    """`/permits/deadlines/?ward=&kind=&officer=&turn=`: open cases in columns by the day on which they are due."""
    lang, today = language_of(request), timezone.localdate()
    asked, given = _asked(request, status=ANY_OPEN)
    officer, turn = request.GET.get("officer", "")[:150], request.GET.get("turn", "")
    turn = turn if turn in {code for code, *_ in TURNS} else ""
    found = board(request.user, asked, today, officer=officer, waits_for=turn)
    columns = [
        {
            "code": code,
            "name": word,
            "count": len(found.columns[code]),
            "cards": [
                telling.told_line(one.line, lang) | _how(one.line.standing) | {"officer": one.officer}
                for one in found.columns[code][:MOST_CARDS]
            ],
            "more": max(0, len(found.columns[code]) - MOST_CARDS),
        }
        for code, word in _words(COLUMNS, lang)
    ]
    context = {
        "columns": columns,
        "count": sum(one["count"] for one in columns),
        "whole": found.whole,
        "given": given | {"officer": officer, "turn": turn},
        "officers": sorted({*found.officers, *([officer] if officer else [])}),
        "kinds": _words(KINDS, lang),
        "turns": _words(TURNS[:3], lang),
        "turn_names": dict(_words(TURNS, lang)),
        "wards": public.wards(request.user),
        "ward_names": dict(public.wards(request.user)),
        "narrowed": bool(given["ward"] or given["kind"] or officer or turn),
        "today": today,
    }
    return render(request, "web/permit_deadlines.html", context)


def _asked(request: HttpRequest, status: str | None = None) -> tuple[CaseFilters, dict[str, str]]:
    """What the address asks for; what is not understood is left out. `status` counts instead of the address's."""
    given = {name: request.GET.get(name, "") for name in ("q", "status", "kind", "ward", "due")}
    known = {
        "status": {ANY_OPEN, "all", *(code for code, *_ in STATUSES)},
        "kind": {code for code, *_ in KINDS},
        "due": {code for code, *_ in DUE},
    }
    for name, codes in known.items():
        given[name] = given[name] if given[name] in codes else ""
    given["q"] = given["q"].replace("\0", "").strip()[:LONGEST_TEXT]
    given["ward"] = given["ward"] if given["ward"].isascii() and given["ward"].isdigit() else ""
    given["status"] = given["status"] or ANY_OPEN
    wanted = given["status"] if status is None else status
    filters = CaseFilters(
        statuses=() if wanted in ("", "all") else (wanted,),
        kinds=(given["kind"],) if given["kind"] else (),
        ward=given["ward"],
        q=given["q"],
        due=given["due"],  # type: ignore[arg-type] # one of DUE
        order="due" if wanted == ANY_OPEN or given["due"] else "filed",
    )
    return filters, given


def _recording(request: HttpRequest, held: CaseFile, lang: str) -> dict[str, Any] | None:
    """What the script needs to record an event; None for who may not."""
    if not rights.may(request.user, "write", layer()):
        return None
    open_agencies = [
        one.subject for one in held.standing.steps if one.step == "consult" and one.ended_on is None
    ]
    # agencies that let their days pass have consented: the register notes it with the next event
    settled = held.row["status"] == "lay_y_kien" and not open_agencies
    events = [
        {
            "event": one.code,
            "name": one.en if lang == "en" else one.vi,
            "needs": list(one.needs),
            "ends": one.code in ("grant", "refuse", "withdraw", "revoke", "cancel", "notify_exempt"),
        }
        for one in map(BY_CODE.__getitem__, possible("tham_dinh") if settled else held.possible)
        if not (one.once and any(happened["event"] == one.code for happened in held.events))
        and not (one.of_permit and held.row["permit"] != held.row["id"])
    ]
    return {
        "id": str(held.row["id"]),
        "number": held.row["number"],
        "version": held.row["version"],
        "kind": held.row["kind"],
        "today": timezone.localdate().isoformat(),
        "events": events,
        "agencies": open_agencies,
        "footprint": held.row["footprint_json"] is not None,
        "answers": [{"code": code, "name": word} for code, word in _words(ANSWERS[:2], lang)],
        "works": [one | {"footprint": _shape(one["footprint"])} for one in held.works],
        "classes": list(CLASSES),
        "documents": [
            {"id": str(one["id"]), "name": one["title"] or one["file_name"] or one["sha256"][:12]}
            for one in held.documents
        ],
    }


def _figure(value: object, lang: str) -> str:
    """A value of the design as a reader writes it: figures to the hundredth, without needless zeros; days as days."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, list):
        return "; ".join(_work(one, lang) for one in value)
    if not isinstance(value, int | float):
        told = str(value)
        return day(date.fromisoformat(told)) if _DAY.fullmatch(told) else told
    digits = next(count for count in (0, 1, 2) if count == 2 or round(value, count) == round(value, 2))
    return figure(value, lang, digits)


def _work(one: Mapping[str, Any], lang: str) -> str:
    """A work of a list in short: its name, and what is known of class, storeys and floor area."""
    storeys = f"{text(lang, 'case.w.storeys')}: {one['storeys']}" if "storeys" in one else ""
    area = f"{_figure(one['floor_area_m2'], lang)} m²" if "floor_area_m2" in one else ""
    more = ", ".join(part for part in (one.get("work_class", ""), storeys, area) if part)
    return f"{one['work_name']} ({more})" if more else str(one["work_name"])


def _papers(request: HttpRequest, held: CaseFile, lang: str) -> dict[str, Any] | None:
    """What the script needs to add a document; None for who may not."""
    if not rights.may(request.user, "write", layer()):
        return None
    return {
        "id": str(held.row["id"]),
        "kinds": [{"code": code, "name": _one(PAPERS, code, lang)} for code in PAPERS],
        "accepted": sorted(FILE_KINDS),
        "today": timezone.localdate().isoformat(),
    }


def _how(standing: Any) -> dict[str, Any]:
    """What the templates say of the deadline of a case."""
    left = standing.days_left
    return {
        "stopped": standing.stopped,
        "days_kept": standing.days_kept,
        "expected": standing.expected,
        "days_over": -left if left is not None and left < 0 else None,
    }


def _place(told: Mapping[str, Any]) -> dict[str, Any]:
    """A case as a place of the map."""
    lon, lat = told["lon"], told["lat"]
    return {
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {
            "permits": 1, "bbox": [lon, lat, lon, lat], "id": str(told["id"]), "number": told["number"],
            "address": told["address"], "footprint": None, "late": told["state"] == "overdue",
        },
    }  # fmt: skip


def _shape(text: str | None) -> Any:
    return orjson.loads(text) if text else None


def _full(given: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in given.items() if value}


def _words(entries: Iterable[tuple[str, str, str]], lang: str) -> list[tuple[str, str]]:
    return [(code, en if lang == "en" else vi) for code, vi, en in entries]


def _one(words: Mapping[str, tuple[str, str]], code: str, lang: str) -> str:
    return words[code][lang == "en"] if code in words else code
