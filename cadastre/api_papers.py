"""Trích lục: HTTP. Parcel extract and record of change, as figures and as PDF."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from cadastre.api_schemas import CadastralExtractOut
from cadastre.domain.plan_outline import GREATEST_SCALE, LEAST_SCALE, ScaleTooLarge
from cadastre.queries import lineage
from cadastre.services import papers
from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import charge

router = Router(tags=["cadastre"], by_alias=True)

#: Tokens that a paper costs: as much work as ten plain requests.
PAPER_TOKENS = 10.0
PDF: dict[str, Any] = {
    "responses": {200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}}
}
Scale = Annotated[
    int | None,
    Query(
        ge=LEAST_SCALE,
        le=GREATEST_SCALE,
        description="Mẫu số tỷ lệ · denominator of the scale; left out: the largest at which the parcel fits",
        examples=[500],
    ),
]


@router.get(
    "/parcels/{parcel_id}/cadastral-extract",
    response={200: CadastralExtractOut, **PROBLEMS},
    summary="Trích lục thửa đất: số liệu · Parcel extract, figures",
)
def extract(request: HttpRequest, parcel_id: str, scale: Scale = None, lang: Lang = None) -> HttpResponse:
    """Corners (X = north, Y = east, metres) and edge lengths in the VN-2000 zone of the record, adjoining parcels."""
    try:
        body = papers.extract(parcel_id, user=request.user, lang=language_of(request), scale=scale)
    except ScaleTooLarge as error:
        raise _of_scale(error) from error
    return json_answer(request, body)


@router.get(
    "/parcels/{parcel_id}/cadastral-extract.pdf",
    response={200: None, **PROBLEMS},
    openapi_extra=PDF,
    summary="Trích lục thửa đất: PDF · Parcel extract as PDF",
)
def extract_pdf(request: HttpRequest, parcel_id: str, scale: Scale = None, lang: Lang = None) -> HttpResponse:
    """A page drawn to scale, to be printed without fitting and signed. Never with personal data."""
    charge(request, PAPER_TOKENS)
    try:
        data = papers.extract_pdf(parcel_id, user=request.user, lang=language_of(request), scale=scale)
    except ScaleTooLarge as error:
        raise _of_scale(error) from error
    return _pdf(data, "trich-luc-thua-dat.pdf")


@router.get(
    "/parcel-events/{uuid:event_id}/record.pdf",
    response={200: None, **PROBLEMS},
    openapi_extra=PDF,
    summary="Trích lục biến động thửa đất: PDF · Record of a change as PDF",
)
def record_pdf(request: HttpRequest, event_id: UUID, lang: Lang = None) -> HttpResponse:
    """What was there before, what came out and which became which, drawn side by side at one scale."""
    charge(request, PAPER_TOKENS)
    language = language_of(request)
    event = lineage.event(event_id, request.user, language)
    data = papers.record_pdf(event, user=request.user, lang=language)
    return _pdf(data, "trich-luc-bien-dong.pdf")


def _of_scale(error: ScaleTooLarge) -> Problem:
    vi, en = error.message("vi"), error.message("en")
    fitting = error.details["fitting"]
    remedy = (f"Ví dụ: scale={fitting}", f"For example scale={fitting}")
    return Problem("invalid-request", vi, en, errors=[FieldError("scale", error.code(), vi, en, *remedy)])


def _pdf(data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type="application/pdf", headers=headers)
