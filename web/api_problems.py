"""Báo lỗi của API. Whatever a request of the domain API raises becomes a problem document in the user's language."""

from __future__ import annotations

import logging

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from cadastre.domain.errors import ParcelUnknown
from geo.domain.errors import DomainError
from geo.http.input_errors import field_error, not_json
from geo.http.problems import KINDS, FieldError, Problem, render
from geo.http.rate_limit import too_many_requests

logger = logging.getLogger(__name__)

_NOT_FOUND: tuple[type[DomainError], ...] = (ParcelUnknown,)


def install(api: NinjaAPI) -> None:
    """Register the handlers; the order of specific before general is ninja's own (by class)."""

    @api.exception_handler(Problem)
    def _problem(request: HttpRequest, error: Problem) -> HttpResponse:
        return render(request, error)

    @api.exception_handler(DomainError)
    def _domain(request: HttpRequest, error: DomainError) -> HttpResponse:
        return render(request, problem_of(error))

    @api.exception_handler(ValidationError)
    def _validation(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return render(request, Problem("invalid-request", errors=[field_error(one) for one in error.errors]))

    @api.exception_handler(Http404)
    def _missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return render(request, Problem("not-found"))

    @api.exception_handler(PermissionDenied)
    def _denied(request: HttpRequest, error: PermissionDenied) -> HttpResponse:
        return render(request, Problem("forbidden"))

    @api.exception_handler(HttpError)
    def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
        return render(request, _of_status(error))

    @api.exception_handler(Exception)
    def _unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
        logger.error("unforeseen error, request %s", getattr(request, "request_id", ""), exc_info=error)
        return render(request, Problem("internal"))


def problem_of(error: DomainError, field: str = "") -> Problem:
    """A domain failure as a problem: 404 for what does not exist, 400 for the rest."""
    kind = "not-found" if isinstance(error, _NOT_FOUND) else "invalid-request"
    vi, en = error.message("vi"), error.message("en")
    errors = [FieldError(field, error.code(), vi, en)] if field else []
    return Problem(kind, vi, en, errors=errors)


def _of_status(error: HttpError) -> Problem:
    if isinstance(error, Throttled):
        return too_many_requests(max(1, int(error.wait or 1)))
    if isinstance(error.__cause__, RequestDataTooBig):
        return Problem("too-large")
    if error.status_code == 400:
        return not_json()
    kinds = {status: kind for kind, (status, _vi, _en) in KINDS.items()}
    return Problem(
        kinds.get(error.status_code, "internal" if error.status_code >= 500 else "invalid-request")
    )
