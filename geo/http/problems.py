"""Báo lỗi. RFC 9457 problem documents: one closed list of kinds, texts in the user's language, never a stack trace."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import orjson
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from geo.http.language import language_of

logger = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"

#: kind: (status, Vietnamese title, English title); the type URI is /problems/<kind>.
KINDS: dict[str, tuple[int, str, str]] = {
    "invalid-request": (400, "Yêu cầu không hợp lệ", "Invalid request"),
    "not-authenticated": (401, "Cần đăng nhập", "Sign-in needed"),
    "forbidden": (403, "Không có quyền", "Not allowed"),
    "not-found": (404, "Không tìm thấy", "Not found"),
    "method-not-allowed": (405, "Phương thức không được hỗ trợ", "Method not allowed"),
    "not-acceptable": (406, "Không có định dạng này", "No such format"),
    "conflict": (409, "Dữ liệu xung đột", "Conflict"),
    "stale-version": (412, "Dữ liệu đã thay đổi", "The data changed meanwhile"),
    "too-large": (413, "Yêu cầu quá lớn", "Request too large"),
    "unsupported-media-type": (415, "Không nhận kiểu nội dung này", "Content type not taken"),
    "key-reused": (422, "Khóa đã dùng cho yêu cầu khác", "The key belongs to another request"),
    "precondition-required": (428, "Thiếu điều kiện If-Match", "If-Match is needed"),
    "too-many-requests": (429, "Quá nhiều yêu cầu", "Too many requests"),
    "unavailable": (503, "Dịch vụ tạm ngưng", "Service unavailable"),
    "internal": (500, "Lỗi hệ thống", "Internal error"),
}


@dataclass(frozen=True)
class FieldError:
    """One wrong input: which field, a stable code, what is wrong, what to do."""

    field: str
    code: str
    message_vi: str
    message_en: str
    remedy_vi: str = ""
    remedy_en: str = ""


@dataclass
class Problem(Exception):
    """Raised anywhere in a request; becomes the answer."""

    kind: str
    detail_vi: str = ""
    detail_en: str = ""
    errors: Sequence[FieldError] = field(default_factory=tuple)
    headers: dict[str, str] = field(default_factory=dict)
    extra: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.kind}: {self.detail_en or self.detail_vi}"


def render(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as `application/problem+json` in the language of the request."""
    lang = language_of(request)
    status, title_vi, title_en = KINDS[problem.kind]
    english = lang == "en"
    body: dict[str, object] = {
        "type": f"/problems/{problem.kind}",
        "title": title_en if english else title_vi,
        "status": status,
        "detail": (problem.detail_en if english else problem.detail_vi)
        or (title_en if english else title_vi),
        "instance": request.path,
        "request_id": getattr(request, "request_id", ""),
        "errors": [
            {
                "field": one.field,
                "code": one.code,
                "message": one.message_en if english else one.message_vi,
                "remedy": one.remedy_en if english else one.remedy_vi,
            }
            for one in problem.errors
        ],
        **problem.extra,
    }
    response = HttpResponse(orjson.dumps(body), status=status, content_type=MEDIA_TYPE)
    response["Content-Language"] = lang
    for name, value in problem.headers.items():
        response[name] = value
    return response


def is_api(request: HttpRequest) -> bool:
    """True where programs call: their errors are problem documents, pages get HTML."""
    return request.path.startswith(("/api/", "/ogc", "/tiles/", "/map/", "/health/"))


class ProblemMiddleware:
    """Turns exceptions of the API into problem documents; what is unforeseen is logged and says nothing of itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        kind = {404: "not-found", 405: "method-not-allowed"}.get(response.status_code)
        if getattr(response, "for_people", False):  # an error page that a browser asked for
            return response
        if kind and is_api(request) and "html" in response.headers.get("Content-Type", ""):
            kept = {name: response[name] for name in ("Allow",) if name in response}
            return render(request, Problem(kind, headers=kept))
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for an exception of a view; None leaves pages to Django's own error pages."""
        if isinstance(error, Problem):
            return render(request, error)
        if not is_api(request):
            return None
        if isinstance(error, Http404):
            return render(request, Problem("not-found"))
        if isinstance(error, PermissionDenied):
            return render(request, Problem("forbidden"))
        logger.exception("unforeseen error, request %s", getattr(request, "request_id", ""))
        return render(request, Problem("internal"))
