"""Thống kê. Planned function against actual use of the parcels of a ward, as bars and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cadastre.queries import quality
from geo.http.language import language_of
from geo.http.problems import Problem
from planning.domain.land_use_sums import by_function, by_use
from planning.services import statistics
from web.views.security import page

#: Actual uses with a bar of their own; the others share one.
BARS = 12
#: Length of the longest bar in units of its drawing.
LENGTH = 1000.0


@dataclass(frozen=True)
class Part:
    """A piece of a bar: its place in the drawing, the colour of its function ("" = hatched), and what it stands for."""

    x: str
    width: str
    colour: str
    row: Mapping[str, Any]


@require_safe
@page
def statistics_page(request: HttpRequest) -> HttpResponse:
    """`/data/statistics/?ward=`: the wards to choose from, or the figures of one; 503 until they were computed once."""
    lang, ward = language_of(request), request.GET.get("ward", "")
    context: dict[str, Any] = {"wards": quality.wards(None), "ward": ward}
    if not ward:
        return render(request, "web/statistics.html", context)
    if not (ward.isascii() and ward.isdigit() and len(ward) <= 5):
        raise Http404(ward)
    try:
        found = statistics.land_use(ward, lang)
    except Problem as refusal:
        if refusal.kind == "not-found":
            raise Http404(ward) from refusal
        if refusal.kind != "unavailable":
            raise
        answer = render(request, "web/statistics.html", context | {"computing": True}, status=503)
        for name, value in refusal.headers.items():
            answer[name] = value
        return answer
    rows, whole = found["rows"], found["area_m2"]
    functions, uses = by_function(rows, whole), by_use(rows, whole, BARS)
    context |= {
        "found": found,
        "functions": list(bars(functions, [[one] for one in functions])),
        "uses": list(bars(uses, [one["parts"] for one in uses])),
        "csv": f"/api/v1/statistics/land-use.csv?{urlencode({'ward': ward, 'lang': lang})}",
    }
    return render(request, "web/statistics.html", context)


def bars(
    rows: Sequence[Mapping[str, Any]], parts: Sequence[Sequence[Mapping[str, Any]]]
) -> Iterator[tuple[Mapping[str, Any], list[Part]]]:
    """Each row with the pieces of its bar, to one scale; the longest fills the drawing."""
    most = max((row["area_m2"] for row in rows), default=0.0) or 1.0
    for row, pieces in zip(rows, parts, strict=True):
        x, drawn = 0.0, []
        for one in pieces:
            width = LENGTH * one["area_m2"] / most
            drawn.append(Part(f"{x:.1f}", f"{width:.1f}", one["function"]["colour"] or "", one))
            x += width
        yield row, drawn
