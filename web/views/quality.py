"""Chất lượng dữ liệu địa chính. Counts of all wards, and the page of one: rules, trend, map of findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from cadastre.domain.quality_rules import BY_ID
from cadastre.queries import quality
from cadastre.queries.sheets import works_in
from geo.http.language import language_of
from layers import rights
from layers.registry import registry
from web.views.security import page

SEVERITIES = ("error", "warning")
#: Size of the trend in units of its drawing, and the room for its figures.
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 190, 56, 26, 14


@dataclass(frozen=True)
class Dot:
    """The figure of one day and its place in the drawing."""

    x: float
    y: float
    day: date
    count: int


@dataclass(frozen=True)
class Trend:
    """Findings day by day as lines of a drawing; `lines` by severity; `most` is the figure at the top."""

    lines: dict[str, list[Dot]]
    most: int
    first: date
    last: date

    def paths(self) -> list[tuple[str, str, list[Dot]]]:
        """Severity, points of its line, and its dots."""
        return [
            (severity, " ".join(f"{dot.x:.1f},{dot.y:.1f}" for dot in dots), dots)
            for severity, dots in self.lines.items()
        ]


@require_safe
@page
def quality_pages(request: HttpRequest) -> HttpResponse:
    """`/data/quality/`: every ward that holds parcels with the counts of its latest check."""
    found = quality.latest()
    rows = [
        (
            code,
            name,
            latest,
            latest.of_severity("error"),
            latest.of_severity("warning"),
            works_in(request.user, code),
        )
        for code, name in quality.wards(request.user)
        for latest in (found.get(code, quality.NEVER),)
    ]
    rows.sort(key=lambda row: (row[2].finished_at is None, -row[3], -row[4], row[1]))
    return render(request, "web/quality.html", {"rows": rows})


@require_safe
@ensure_csrf_cookie
@page
def ward_page(request: HttpRequest, ward: str) -> HttpResponse:
    """`/data/quality/{ward}/`: rules with their counts, how they developed, and where the findings lie."""
    name = ward_name(request, ward)
    latest = quality.latest(ward).get(ward, quality.NEVER)
    rules = sorted(
        quality.rules_with_counts(latest, language_of(request)),
        key=lambda rule: SEVERITIES.index(rule["severity"]),
    )
    reach = rights.reach(request.user, "approve", registry.get("parcels"))
    context = {
        "ward": ward,
        "name": name,
        "works_here": works_in(request.user, ward),
        "latest": latest,
        "errors": latest.of_severity("error"),
        "warnings": latest.of_severity("warning"),
        "rules": rules,
        "trend": trend_of(quality.trend(ward)),
        "size": {"width": WIDTH, "height": HEIGHT, "left": LEFT, "top": TOP, "floor": HEIGHT - BOTTOM},
        "may_run": reach.everywhere or ward in reach.units,
        "data": {
            "ward": ward,
            "rules": [{key: rule[key] for key in ("id", "title", "count")} for rule in rules],
        },
    }
    return render(request, "web/quality_ward.html", context)


def ward_name(request: HttpRequest, ward: str) -> str:
    """Name of a ward that holds parcels which the reader may see. Raises Http404 when there is none."""
    known = quality.wards(request.user, ward) if ward.isascii() and ward.isdigit() and len(ward) <= 5 else []
    if not known:
        raise Http404(ward)
    return known[0][1]


def trend_of(days: Sequence[dict[str, Any]]) -> Trend | None:
    """The last 90 days with a check as a drawing; None before the first."""
    if not days:
        return None
    counts = {severity: [_count(day["counts"], severity) for day in days] for severity in SEVERITIES}
    most = max(1, *(count for line in counts.values() for count in line))
    first, last = days[0]["date"], days[-1]["date"]
    span = max((last - first).days, 1)

    def dot(day: date, count: int) -> Dot:
        along = (day - first).days / span if last > first else 0.5
        up = count / most
        return Dot(
            LEFT + along * (WIDTH - LEFT - 20), HEIGHT - BOTTOM - up * (HEIGHT - BOTTOM - TOP), day, count
        )

    lines = {
        severity: [dot(day["date"], count) for day, count in zip(days, line, strict=True)]
        for severity, line in counts.items()
    }
    return Trend(lines, most, first, last)


def _count(counts: dict[str, int], severity: str) -> int:
    return sum(count for rule, count in counts.items() if BY_ID[rule].severity == severity)
