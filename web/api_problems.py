"""Báo lỗi của API. Whatever a request of the domain API raises becomes a problem document in the user's language."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, Throttled, ValidationError

from cadastre.domain.errors import ParcelUnknown
from geo.domain.errors import DomainError
from geo.http.problems import KINDS, FieldError, Problem, render
from geo.http.rate_limit import too_many_requests

logger = logging.getLogger(__name__)

_NOT_FOUND: tuple[type[DomainError], ...] = (ParcelUnknown,)

#: pydantic's kind of error: (code, Vietnamese, English, Vietnamese remedy, English remedy)
_INPUT: dict[str, tuple[str, str, str, str, str]] = {
    "missing": (
        "missing",
        "Thiếu tham số bắt buộc.",
        "A required parameter is missing.",
        "Bổ sung tham số này.",
        "Give this parameter.",
    ),
    "extra_forbidden": (
        "unknown-field",
        "Không có trường này.",
        "There is no such field.",
        "Bỏ trường này hoặc xem /api/v1/docs.",
        "Leave it out, or see /api/v1/docs.",
    ),
    "json_invalid": (
        "invalid-json",
        "Nội dung không phải JSON hợp lệ.",
        "The body is not valid JSON.",
        "Kiểm tra dấu ngoặc, dấu phẩy và mã hóa UTF-8.",
        "Check brackets, commas and the UTF-8 encoding.",
    ),
    "too_long": (
        "too-many",
        "Quá nhiều phần tử hoặc quá dài: tối đa {max_length}.",
        "Too many items or too long: at most {max_length}.",
        "Chia yêu cầu thành nhiều phần.",
        "Split the request.",
    ),
    "too_short": (
        "too-few",
        "Quá ít phần tử hoặc quá ngắn: tối thiểu {min_length}.",
        "Too few items or too short: at least {min_length}.",
        "Bổ sung cho đủ.",
        "Give more.",
    ),
}
_TYPES: tuple[tuple[str, str, str, str, str], ...] = (
    ("date", "invalid-date", "một ngày", "a date", "2026-11-22"),
    ("int", "invalid-number", "một số nguyên", "a whole number", "12"),
    ("float", "invalid-number", "một số", "a number", "106.698"),
    ("decimal", "invalid-number", "một số", "a number", "106.698"),
    ("finite", "invalid-number", "một số hữu hạn", "a finite number", "106.698"),
    ("uuid", "invalid-id", "một mã UUID", "a UUID", "8c5c0a4e-2f1b-4a8e-9a52-0f6f0f6f0f6f"),
    ("list", "invalid-list", "một danh sách", "a list", '["…"]'),
    ("literal", "unknown-value", "một trong các giá trị: {expected}", "one of {expected}", "{expected}"),
    ("enum", "unknown-value", "một trong các giá trị: {expected}", "one of {expected}", "{expected}"),
)
_BOUNDS = {"greater_than_equal": ("ge", "≥"), "less_than_equal": ("le", "≤"), "greater_than": ("gt", ">"),
           "less_than": ("lt", "<")}  # fmt: skip


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


def field_error(raw: dict[str, Any]) -> FieldError:
    """One finding of pydantic, in both languages, with what to do about it."""
    field = ".".join(str(part) for part in raw["loc"][1:] if part not in ("data", "payload")) or str(
        raw["loc"][-1]
    )
    kind, context = (
        str(raw["type"]).removeprefix("string_"),
        {key: str(value) for key, value in (raw.get("ctx") or {}).items()},
    )
    if kind in _INPUT:
        code, *texts = _INPUT[kind]
        return FieldError(field, code, *(text.format_map(context) for text in texts))
    if kind in _BOUNDS:
        key, sign = _BOUNDS[kind]
        limit = f"{sign} {context.get(key, '')}"
        return FieldError(
            field, "out-of-range", f"Giá trị phải {limit}.", f"The value must be {limit}.",
            f"Cho giá trị {limit}.", f"Give a value {limit}.",
        )  # fmt: skip
    for start, code, vi, en, example in _TYPES:
        if kind.startswith(start):
            vi, en, example = (text.format_map(context) for text in (vi, en, example))
            return FieldError(
                field, code, f"Giá trị phải là {vi}.", f"The value must be {en}.",
                f"Ví dụ: {example}", f"For example: {example}",
            )  # fmt: skip
    return FieldError(
        field, "invalid", "Giá trị không hợp lệ.", "The value is not valid.",
        "Xem /api/v1/docs.", "See /api/v1/docs.",
    )  # fmt: skip


def _of_status(error: HttpError) -> Problem:
    if isinstance(error, Throttled):
        return too_many_requests(max(1, int(error.wait or 1)))
    if isinstance(error.__cause__, RequestDataTooBig):
        return Problem("too-large")
    if error.status_code == 400:
        code, vi, en, remedy_vi, remedy_en = _INPUT["json_invalid"]
        return Problem(
            "invalid-request", vi, en, errors=[FieldError("body", code, vi, en, remedy_vi, remedy_en)]
        )
    kinds = {status: kind for kind, (status, _vi, _en) in KINDS.items()}
    return Problem(
        kinds.get(error.status_code, "internal" if error.status_code >= 500 else "invalid-request")
    )
