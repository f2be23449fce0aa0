"""Đồ án. The public catalogue of plans, the page of one plan, and of one in its window of consultation."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from geo.http.language import language_of
from planning.domain.catalogue import ORDERS, PlanSearch
from planning.domain.functions import FUNCTION_COLOURS
from planning.queries.catalogue import PAGE_SIZE, PlansClosed
from planning.queries.packages import PlanUnknown
from planning.queries.plan_page import MOST_SHAPES, ZONES_PER_PAGE
from planning.services import plan_pages
from web.views.security import page

HIGHEST_PAGE = 4000
#: Map on which a link shows a plan: pixels that its extent may take, and the pixels of the world at zoom 0.
_SHOWN_PX, _WORLD_PX = (700, 420), 256
_CLOSEST, _FARTHEST = 18.5, 10.0
_FILTERS = ("level", "infrastructure_theme", "ward", "state", "year")


@require_safe
@page
def plans(request: HttpRequest) -> HttpResponse:
    """`/plans/?q=&level=&infrastructure_theme=&ward=&state=&year=&order=&page=`; consultations stand apart."""
    asked, lang = PlanSearch.of_address(request.GET.dict()), language_of(request)
    number = _number(request.GET.get("page", "1"))
    try:
        found = plan_pages.catalogue(asked, request.user, timezone.localdate(), lang, page=number)
    except PlansClosed as error:
        raise Http404("plans") from error
    given = asked.address()
    filters = [
        (name, _with_chosen(found["filters"][name], given.get(name, ""), lang, name)) for name in _FILTERS
    ]
    context = {
        "found": found,
        "asked": asked,
        "filters": [(name, given.get(name, ""), choices) for name, choices in filters if choices],
        "orders": [(code, en if lang == "en" else vi) for code, vi, en in ORDERS],
        "narrowed": set(given) - {"order"},
        "plans": [one | {"map": map_address(one["bbox"], lang)} for one in found["plans"]],
        "consultations": found["consultations"] if number == 1 else [],
        "page": {"number": number, "has_next": number * PAGE_SIZE < found["found"]},
        "query": urlencode(given),
        "previous": number - 1,
        "next": number + 1,
    }  # fmt: skip
    return render(request, "web/plans.html", context)


@require_safe
@page
def plan_page(request: HttpRequest, plan_code: str) -> HttpResponse:
    """`/plans/{plan_code}/?version=&zones=`: 404 for what the reader may not see."""
    today, lang = timezone.localdate(), language_of(request)
    version = request.GET.get("version", "")
    wanted = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else None
    try:
        found = plan_pages.plan(plan_code, request.user, today, lang, wanted)
    except PlanUnknown:
        return _consultation(request, plan_code, today, lang)
    table = _number(request.GET.get("zones", "1"))
    zones, _onwards = plan_pages.zone_table(plan_code, request.user, today, lang, page=table, version=wanted)
    own = f"?version={wanted}" if wanted else ""
    related = {
        name: [one | {"swipe": swipe_address(one, today, lang)} for one in of]
        for name, of in found["relations"].items()
    }
    changes = found["adjustment"] == "local" or bool(related["replaced"])
    context = {
        "plan": found,
        "related": related,
        "swipe": swipe_address(found, today, lang) if changes else "",
        "map_address": map_address(found["bbox"], lang),
        "functions": [
            one | {"colour": FUNCTION_COLOURS.get(one["code"] or "", "")} for one in found["functions"]
        ],
        "zones": zones,
        "zone_pages": range(1, math.ceil(found["zone_count"]["on_file"] / ZONES_PER_PAGE) + 1),
        "zone_page": table,
        "first_zone": (table - 1) * ZONES_PER_PAGE + 1,
        "last_zone": (table - 1) * ZONES_PER_PAGE + len(zones),
        "version_query": f"&version={wanted}" if wanted else "",
        "own": own,
        "map": drawn(found) | {"zones": f"{found['zones_url']}.geojson{own}", "most": MOST_SHAPES},
    }
    return render(request, "web/plan.html", context)


def _consultation(request: HttpRequest, code: str, today: date, lang: str) -> HttpResponse:
    try:
        found = plan_pages.consulted(code, request.user, today, lang)
    except PlanUnknown as error:
        raise Http404(code) from error
    context = {"plan": found, "days_left": (found["closes_on"] - today).days, "map": drawn(found)}
    return render(request, "web/plan_consultation.html", context)


def drawn(found: Mapping[str, Any]) -> dict[str, Any]:
    """What the script draws of a plan; degrees WGS 84."""
    boundary = found["boundary"]
    return {"boundary": orjson.loads(orjson.dumps(boundary)) if boundary else None, "bbox": found["bbox"]}


def _with_chosen(
    choices: Sequence[Mapping[str, Any]], chosen: str, lang: str, name: str
) -> list[Mapping[str, Any]]:
    """The choices of a filter; what is chosen is among them even where it finds nothing."""
    if not chosen or any(one["code"] == chosen for one in choices):
        return list(choices)
    known = plan_pages.word(name, chosen, lang) if name not in ("ward", "year") else chosen
    return [*choices, {"code": chosen, "name": known, "plans": 0}]


def zoom_of(bbox: Sequence[float]) -> float:
    """Zoom of the public map at which an extent in degrees WGS 84 fills the picture."""
    west, south, east, north = bbox
    tall = _mercator(north) - _mercator(south)
    parts = [(_SHOWN_PX[0], (east - west) / 360), (_SHOWN_PX[1], tall)]
    zooms = [math.log2(pixels / _WORLD_PX / part) for pixels, part in parts if part > 0]
    return max(_FARTHEST, min([_CLOSEST, *zooms]))


def _mercator(lat: float) -> float:
    """Part of the height of the world in Web Mercator."""
    return math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)


def map_address(
    bbox: Sequence[float], lang: str, show: str = "plans,planning_zones,red_lines", **shown: str
) -> str:
    """Address of the public map with an extent in view; plans and zones shown unless told otherwise."""
    west, south, east, north = bbox
    place = f"{zoom_of(bbox):.2f}/{(south + north) / 2:.6f}/{(west + east) / 2:.6f}"
    more = "".join(f"&{name}={value}" for name, value in shown.items())
    return f"/?lang={lang}#map={place}&show={show}{more}"


def swipe_address(plan: Mapping[str, Any], today: date, lang: str) -> str:
    """The map with the day before a plan took effect beside today; "" while it has not, or nobody knows when."""
    since = plan["valid_from"] or plan["announced_on"]
    if since is None or since > today or not plan["public"]:
        return ""
    return map_address(plan["bbox"], lang, swipe=(since - timedelta(days=1)).isoformat())


def _number(given: str) -> int:
    return (
        min(max(int(given), 1), HIGHEST_PAGE) if given.isascii() and given.isdigit() and len(given) < 9 else 1
    )
