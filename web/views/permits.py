"""Giấy phép xây dựng. The public list with search and map, and the page of one permit; no personal data on either."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from geo.http.language import language_of
from geo.qr_code import qr_svg
from layers.field_types import Coded
from layers.registry import registry
from permits.domain.permit_search import ANY_STATE, STATES, Mark, PermitSearch
from permits.domain.statuses import BY_CODE
from permits.queries import public
from permits.queries.cases import CaseUnknown, row_seen
from planning.queries.packages import PlanUnknown
from planning.queries.plan_page import plan_versions
from web.views.plans import map_address
from web.views.security import page

_STATE_WORDS = {code: (vi, en) for code, vi, en in STATES}


@require_safe
@page
def permits(request: HttpRequest) -> HttpResponse:
    """`/permits/?q=&ward=&kind=&state=&year=&after=|before=`: permits in force unless asked otherwise, newest first."""
    lang, today = language_of(request), timezone.localdate()
    asked = PermitSearch.of_address(request.GET.dict(), list(_codes("permit_kind", lang)))
    after, before = (Mark.read(request.GET.get(name, "")) for name in ("after", "before"))
    try:
        found = public.find_permits(asked, request.user, today, after=after, before=before)
    except public.PermitsClosed as error:
        raise Http404("permits") from error
    given = asked.address()
    elsewhere = sum(found.choices["state"].values()) - found.found
    context = {
        "found": found.found,
        "permits": [told(one, lang) for one in found.permits],
        "asked": asked,
        "filters": _filters(asked, found, request, lang),
        "narrowed": set(given),
        "in_other_states": 0 if asked.state == ANY_STATE else elsewhere,
        "all_states": urlencode(given | {"state": ANY_STATE}),
        "newer": urlencode(given | {"before": found.before.text()}) if found.before else "",
        "older": urlencode(given | {"after": found.after.text()}) if found.after else "",
        "first": urlencode(given),
        "search": {"asked": given, "places": "/api/v1/permits/places", "page": "/permits/{id}/"},
    }
    return render(request, "web/permits.html", context)


@require_safe
@page
def permit_page(request: HttpRequest, permit: UUID) -> HttpResponse:
    """`/permits/{id}/`: what NĐ 217/2026 Art. 49, 66 make public of a permit; 404 for what the reader may not see."""
    lang, today = language_of(request), timezone.localdate()
    try:
        found = public.permit_on_file(permit, request.user, today)
    except public.PermitUnknown as error:
        raise Http404(str(permit)) from error
    ground = public.ground_of(found["parcel"], request.user)
    on_map = {"parcel": str(ground["id"])} if ground else {}
    address = f"{settings.PUBLIC_URL}{reverse('permit', args=[permit])}"
    context = {
        "permit": told(found, lang),
        "past_publication": found["published_until"] is not None and found["published_until"] < today,
        "ground": ground,
        "events": _events(found, lang),
        "plan": _plan(found["plan_code"], request),
        "map_address": map_address(found["bbox"], lang, "building_permits", **on_map),
        "dossier": _has_dossier(permit, request),
        "address": address,
        "qr": mark_safe(qr_svg(address)),  # noqa: S308 - drawn from an address of our own
        "shapes": {
            "footprint": orjson.loads(found["footprint"]),
            "parcels": [orjson.loads(ground["shape"])] if ground else [],
            "bbox": found["bbox"],
        },
    }
    return render(request, "web/permit.html", context)


def told(row: dict[str, Any], lang: str) -> dict[str, Any]:
    """A permit with the words for its codes."""
    words = {
        f"{name}_name": _codes(name, lang).get(row[name], row[name]) for name in ("permit_kind", "status")
    }
    return row | words | {"state_name": _word(row["state"], lang)}


def _events(permit: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    """What happened to the permit, in words of the register."""
    told = public.events_of(permit)
    return [
        one | {"name": BY_CODE[one["event"]].en if lang == "en" else BY_CODE[one["event"]].vi} for one in told
    ]


def _has_dossier(permit: UUID, request: HttpRequest) -> bool:
    """Whether the reader may see the case that began the permit."""
    try:
        row_seen(request.user, permit)
    except CaseUnknown:
        return False
    return True


def _plan(code: str, request: HttpRequest) -> dict[str, Any] | None:
    """The plan that a permit relied on, as it is today; None where none is named, or not for this reader."""
    if not code:
        return None
    try:
        return plan_versions(code, request.user, timezone.localdate())[0]
    except PlanUnknown:
        return None


def _filters(
    asked: PermitSearch, found: public.PermitPage, request: HttpRequest, lang: str
) -> list[dict[str, Any]]:
    """The choices of each filter with how many permits they find; those of the ward are not counted."""
    counts = found.choices
    states = [(code, _word(code, lang), counts["state"][code]) for code, _, _ in STATES]
    every = {"vi": "Tất cả đang công khai", "en": "All that are public"}[lang]
    states.append((ANY_STATE, every, sum(counts["state"].values())))
    kinds = [(code, word, counts["kind"][code]) for code, word in _codes("permit_kind", lang).items()]
    years = sorted({*counts["year"], *([asked.year] if asked.year else [])}, reverse=True)
    return [
        {"name": "state", "chosen": asked.state, "choices": states},
        {"name": "kind", "chosen": asked.kind, "choices": [
            one for one in kinds if one[2] or one[0] == asked.kind
        ]},
        {"name": "ward", "chosen": asked.ward, "choices": [
            (code, name, None) for code, name in public.wards(request.user)
        ]},
        {"name": "year", "chosen": str(asked.year or ""), "choices": [
            (str(year), str(year), counts["year"][year]) for year in years
        ]},
    ]  # fmt: skip


def _codes(field: str, lang: str) -> dict[str, str]:
    """Code and word of a code list of the layer."""
    (coded,) = (one.type for one in registry.get("building_permits").public_fields if one.name == field)
    codes = coded.codes if isinstance(coded, Coded) else None
    return {one.value: one.label.text(lang) for one in codes.codes} if codes else {}


def _word(state: str, lang: str) -> str:
    return _STATE_WORDS[state][lang == "en"]
