"""Lấy ý kiến cộng đồng: HTTP. Opinions on a plan in consultation, their answers, their export."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Schema
from pydantic import ConfigDict, Field

from geo.domain.errors import DomainError
from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.parameters import Lang
from geo.http.problem_schemas import PROBLEMS, ProblemDocument
from geo.http.problems import FieldError, Problem
from geo.http.rate_limit import charge
from layers.changesets.api_edits import signed_in
from planning.domain.opinion_errors import (
    ConsultationClosed,
    ConsultationNotOpen,
    OpinionEmpty,
    PlaceNotFound,
)
from planning.services import opinions
from planning.services.opinions import MOST_TEXT, Opinion

router = Router(tags=["planning"])
Code = Annotated[str, Path(max_length=60)]
T = TypeVar("T")
#: What an opinion costs of a caller's rate: nobody writes twenty a minute.
_TOKENS = 20.0
_FIELDS = {
    ConsultationClosed: "plan",
    ConsultationNotOpen: "plan",
    OpinionEmpty: "text",
    PlaceNotFound: "parcel",
}


class OpinionIn(Schema):
    """An opinion; only `text` is needed. The place by a parcel (id or text as in the lookup) or by a point."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=MOST_TEXT)]
    name: Annotated[str, Field(max_length=200)] = ""
    contact: Annotated[str, Field(max_length=200)] = ""
    parcel: Annotated[str, Field(max_length=200)] = ""
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None


class AnswerIn(Schema):
    """An answer, and whether opinion and answer are shown to everybody, without the name."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=MOST_TEXT)]
    publish: bool = False


class ReceivedOut(Schema):
    """Receipt of an opinion."""

    id: UUID
    received_at: datetime


class OpinionsOut(Schema):
    """Opinions on a plan; planners read names and what is not published."""

    plan_code: str
    opens_on: Any
    closes_on: Any
    open: bool
    opinions: list[dict[str, Any]]


@router.post(
    "/plans/{plan_code}/opinions",
    response={201: ReceivedOut, 409: ProblemDocument, **PROBLEMS},
    summary="Góp ý về đồ án · Give an opinion on a plan",
)
def give(request: HttpRequest, plan_code: Code, payload: OpinionIn, lang: Lang = None) -> HttpResponse:
    """While the window is open, to the last minute of its last day; afterwards 409."""
    charge(request, _TOKENS)
    given = Opinion(**payload.model_dump())
    kept = _checked(lambda: opinions.give(plan_code, given, request.user))
    kept.refresh_from_db(fields=["received_at"])
    return json_answer(request, {"id": kept.pk, "received_at": kept.received_at}, status=201)


@router.get(
    "/plans/{plan_code}/opinions",
    response={200: OpinionsOut, **PROBLEMS},
    summary="Ý kiến về đồ án và trả lời · Opinions on a plan, with answers",
)
def listed(request: HttpRequest, plan_code: Code, lang: Lang = None) -> HttpResponse:
    """Published opinions with their answers, without names; planners read all of them."""
    asked = opinions.window(plan_code, request.user)
    body = {
        "plan_code": asked.code,
        "opens_on": asked.opens_on,
        "closes_on": asked.closes_on,
        "open": opinions.is_open_now(asked),
        "opinions": opinions.opinions(plan_code, request.user),
    }
    return json_answer(request, body)


@router.get(
    "/plans/{plan_code}/opinions.csv",
    response={200: None, 401: ProblemDocument, 403: ProblemDocument, **PROBLEMS},
    openapi_extra={"responses": {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}},
    summary="Xuất ý kiến và trả lời · Export opinions with answers",
)
def exported(request: HttpRequest, plan_code: Code, lang: Lang = None) -> HttpResponse:
    """For planners, also after the window closed; CSV with a BOM."""
    data = opinions.as_csv(plan_code, language_of(request), signed_in(request))
    headers = {
        "Content-Disposition": 'attachment; filename="y-kien.csv"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(data, content_type="text/csv; charset=utf-8", headers=headers)


@router.post(
    "/plans/{plan_code}/opinions/{uuid:opinion}/answer",
    response={200: dict[str, Any], 401: ProblemDocument, 403: ProblemDocument, **PROBLEMS},
    summary="Trả lời ý kiến · Answer an opinion",
)
def answer(
    request: HttpRequest, plan_code: Code, opinion: UUID, payload: AnswerIn, lang: Lang = None
) -> HttpResponse:
    """For planners; a second answer takes the place of the first."""
    user = signed_in(request)
    body = opinions.answer(plan_code, opinion, payload.text, publish=payload.publish, user=user)
    return json_answer(request, body)


def _checked(act: Callable[[], T]) -> T:
    try:
        return act()
    except (ConsultationClosed, ConsultationNotOpen, OpinionEmpty, PlaceNotFound) as error:
        raise problem_of(error) from error


def problem_of(error: DomainError) -> Problem:
    """The refusal of an opinion: a closed window is a conflict, the rest a wrong request."""
    vi, en = error.message("vi"), error.message("en")
    kind = "conflict" if isinstance(error, ConsultationClosed | ConsultationNotOpen) else "invalid-request"
    return Problem(kind, vi, en, errors=[FieldError(_FIELDS[type(error)], error.code(), vi, en)])
