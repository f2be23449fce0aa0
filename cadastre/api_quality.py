"""Chất lượng địa chính: HTTP. Counts by ward, trend, findings; a check of one ward on demand."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cadastre import tasks
from cadastre.api_schemas_quality import FindingsPageOut, QualityJobOut, WardQualityOut, WardsOut
from cadastre.domain.quality_rules import BY_ID
from cadastre.queries import quality
from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import FieldError, Problem
from layers import rights
from layers.registry import registry

router = Router(tags=["cadastre"])


@router.get(
    "/cadastre/quality",
    response={200: WardsOut, **PROBLEMS},
    summary="Chất lượng địa chính theo xã, phường · Quality of the cadastre by ward",
)
def by_ward(request: HttpRequest, lang: Lang = None) -> HttpResponse:
    """Counts of the latest run in every ward that holds parcels. Classified land takes no part in any figure."""
    found = quality.latest()
    body = [
        {
            "ward": code,
            "name": name,
            "finished_at": latest.finished_at,
            "parcels": latest.parcels,
            "errors": latest.of_severity("error"),
            "warnings": latest.of_severity("warning"),
            "counts": latest.counts,
        }
        for code, name in quality.wards(request.user)
        for latest in (found.get(code, quality.NEVER),)
    ]
    return json_answer(request, {"wards": body})


@router.get(
    "/cadastre/quality/{ward}",
    response={200: WardQualityOut, **PROBLEMS},
    summary="Chất lượng của một xã, phường · Quality of one ward",
)
def of_ward(request: HttpRequest, ward: str, lang: Lang = None) -> HttpResponse:
    """The rules of Annex II of Circular 19/2026 with their counts, and the trend of the last 90 days with a run."""
    name, latest = _ward(request, ward)
    body = {
        "ward": ward,
        "name": name,
        "finished_at": latest.finished_at,
        "parcels": latest.parcels,
        "rules": quality.rules_with_counts(latest, language_of(request)),
        "trend": quality.trend(ward),
    }
    return json_answer(request, body)


@router.get(
    "/cadastre/quality/{ward}/findings",
    response={200: FindingsPageOut, **PROBLEMS},
    summary="Các phát hiện trong một xã, phường · Findings in one ward",
)
def findings_of_ward(
    request: HttpRequest,
    ward: str,
    rule: Annotated[str, Query(max_length=40, pattern="^[a-z-]*$")] = "",
    after: Annotated[int, Query(ge=0, le=2**62)] = 0,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
    lang: Lang = None,
) -> HttpResponse:
    """GeoJSON (degrees WGS 84) of the latest run; at most 2,000 findings of a rule are kept."""
    if rule and rule not in BY_ID:
        raise _unknown_rule(rule)
    _name, latest = _ward(request, ward)
    features, following = quality.findings(
        latest.runs, request.user, rule=rule, after=after, limit=limit, lang=language_of(request)
    )
    return json_answer(request, {"type": "FeatureCollection", "features": features, "next": following})


@router.post(
    "/cadastre/quality/{ward}/runs",
    response={202: QualityJobOut, 403: ProblemDocument, **PROBLEMS},
    summary="Kiểm tra lại một xã, phường · Check a ward again",
)
def check_again(request: HttpRequest, ward: str, lang: Lang = None) -> HttpResponse:
    """Queues a run of the rules over the ward, for those who approve parcels there."""
    _ward(request, ward)
    reach = rights.reach(request.user, "approve", registry.get("parcels"))
    if not (reach.everywhere or ward in reach.units):
        raise Problem(
            "forbidden",
            "Chỉ người phê duyệt thửa đất của xã, phường này được yêu cầu kiểm tra.",
            "Only who approves parcels of this ward may have it checked.",
        )
    return json_answer(request, {"job": tasks.ask_for(ward, "manual")}, status=202)


def _ward(request: HttpRequest, ward: str) -> tuple[str, quality.Latest]:
    known = quality.wards(request.user, ward) if ward.isdigit() and len(ward) <= 5 else []
    if not known:
        raise Problem(
            "not-found",
            "Không có xã, phường nào mang mã này và có thửa đất.",
            "No ward with parcels bears this code.",
        )
    return known[0][1], quality.latest(ward).get(ward, quality.NEVER)


def _unknown_rule(rule: str) -> Problem:
    known = ", ".join(BY_ID)
    error = FieldError(
        "rule",
        "unknown-rule",
        f"Không có quy tắc {rule}.",
        f"There is no rule {rule}.",
        f"Chọn một trong: {known}.",
        f"Choose one of: {known}.",
    )
    return Problem("invalid-request", errors=[error])
