"""HTTP around the documents: media types, ETag, language, cache rules, problems as pages for browsers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from geo.domain.crs import Crs
from geo.domain.errors import DomainError
from geo.http import problems
from geo.http.forgery import refuse_forged
from geo.http.problems import Problem
from ogc import documents, exception_reports, validators
from ogc.door import wants_html

READ = ("GET", "HEAD")
EXPOSED = "Content-Crs, Content-Disposition, ETag, Link, Location, Preference-Applied, X-Request-Id"
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
View = Callable[..., HttpResponse]
#: In the environment of a request: the error that a shorter way to the same answer has met already.
REFUSED = "nen.refused"


def ogc_view(*methods: str) -> Callable[[View], View]:
    """An endpoint that knows these methods (reads only when none is named), and OPTIONS: problems in the format asked
    for, headers that caches need.

    Exempt from Django's CSRF check, so that a method that is not there is told 405 and not 403; what writes is checked
    here instead.
    """
    known = methods or READ
    allow = ", ".join((*known, "OPTIONS"))

    def decorated(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def wrapped(request: HttpRequest, *arguments: str, **named: str) -> HttpResponse:
            if request.method == "OPTIONS":
                response = HttpResponse(status=204, headers={"Allow": allow})
            elif request.method not in known:
                response = _told(request, Problem("method-not-allowed", headers={"Allow": allow}))
            else:
                response = _answer(view, request, *arguments, **named)
            return _finish(request, response, allow)

        return wrapped

    return decorated


def refused(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A refusal before it is known which methods there are, in the form that `ogc_view` gives it."""
    return _finish(request, _told(request, problem), ", ".join((*READ, "OPTIONS")))


def _answer(view: View, request: HttpRequest, *arguments: str, **named: str) -> HttpResponse:
    try:
        if REFUSED in request.META:
            raise request.META[REFUSED]
        if request.method not in READ:
            refuse_forged(request)
        return view(request, *arguments, **named)
    except Problem as problem:
        return _told(request, problem)
    except DomainError as error:
        return _told(request, Problem("invalid-request", error.message("vi"), error.message("en")))


def _told(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as a report for QGIS, a page for a browser, a problem document for programs."""
    if exception_reports.is_wanted(request):
        response = exception_reports.render(request, problem)
    elif wants_html(request):
        response = _page(request, problem)
    else:
        response = problems.render(request, problem)
    patch_vary_headers(response, ("User-Agent",))
    return response


def _page(request: HttpRequest, problem: Problem) -> HttpResponse:
    status, title_vi, title_en = problems.KINDS[problem.kind]
    page = {
        "title": title_en if request.LANGUAGE_CODE == "en" else title_vi,  # type: ignore[attr-defined]
        "detail": problem.detail_en if request.LANGUAGE_CODE == "en" else problem.detail_vi,  # type: ignore[attr-defined]
    }
    response = render(request, "ogc/problem.html", page, status=status)
    response.for_people = True  # type: ignore[attr-defined]
    for name, value in problem.headers.items():
        response[name] = value
    return response


def _finish(request: HttpRequest, response: HttpResponse, allow: str) -> HttpResponse:
    patch_vary_headers(response, ("Accept", "Cookie", "Authorization"))
    response.setdefault("Cache-Control", "private, no-cache" if request.user.is_authenticated else "no-cache")
    if response.headers.get("Content-Type", "").startswith("text/html"):
        response["Content-Security-Policy"] = POLICY
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = allow
    response["Access-Control-Expose-Headers"] = EXPOSED
    if request.method == "HEAD" and not response.streaming:
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def json_response(
    request: HttpRequest,
    document: dict[str, Any],
    media_type: str = "application/json",
    *,
    crs: Crs | None = None,
) -> HttpResponse:
    """The document as JSON, with an ETag of its content; 304 when the client has it already.

    Args:
        crs: CRS of the geometries, for `Content-Crs` (Part 2 requirement 16).
    """
    body = documents.dump(document)
    etag = validators.weak(body, document.get("timeStamp"), media_type)
    if etag in _known(request):
        return HttpResponse(status=304, headers={"ETag": etag})
    response = HttpResponse(body, content_type=media_type, headers={"ETag": etag})
    if crs is not None:
        response["Content-Crs"] = f"<{crs.uri}>"
    return response


def _known(request: HttpRequest) -> list[str]:
    return [tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")]
