"""Tìm kiếm một ô: HTTP."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from cadastre.api import Lang, Word
from geo.http.answers import json_answer
from geo.http.language import language_of
from geo.http.problem_schemas import PROBLEMS
from geo.http.problems import FieldError, Problem
from web.search import completions, search

router = Router(tags=["search"])

#: Completions beside the results.
MOST_COMPLETIONS = 6


class ResultOut(Schema):
    """One result; lon, lat and bbox in degrees WGS 84."""

    kind: str
    title: str
    subtitle: str
    lon: float | None
    lat: float | None
    bbox: list[float] | None
    id: str | None
    href: str | None


class CompletionOut(Schema):
    """A way to go on with a half-typed parcel name; `insert` takes the place of the whole text."""

    text: str
    insert: str
    why: str


class SearchOut(Schema):
    """Results, best first, and what may be meant by a parcel name that is not typed to its end."""

    q: str
    results: list[ResultOut]
    completions: list[CompletionOut]


@router.get("/search", response={200: SearchOut, **PROBLEMS}, summary="Tìm kiếm một ô · One-box search")
def one_box(
    request: HttpRequest,
    q: Word = "",
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
    lang: Lang = None,
) -> HttpResponse:
    """Parcels (ward, sheet, number), streets, places, units present and former, plans, permits, coordinates."""
    if not q.strip():
        raise Problem(
            "invalid-request",
            errors=[
                FieldError(
                    "q",
                    "missing",
                    "Thiếu nội dung tìm kiếm.",
                    "There is nothing to search for.",
                    "Ví dụ: ?q=nguyen hue",
                    "For example ?q=nguyen hue",
                )
            ],
        )
    language = language_of(request)
    found = search(q, limit=limit, lang=language, user=request.user)
    going_on = completions(q, limit=min(limit, MOST_COMPLETIONS), lang=language, user=request.user)
    return json_answer(request, {"q": q, "results": found, "completions": going_on})
