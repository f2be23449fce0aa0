"""Trang báo lỗi. What each problem type means, and the site's own 404 and 500 pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from geo.http.language import language_of
from geo.http.problems import KINDS, Problem, is_api
from geo.http.problems import render as render_problem
from layers.labels import Label
from web.views.security import page

#: What the caller can do about it.
REMEDIES: dict[str, Label] = {
    "invalid-request": Label(
        "Một tham số sai hoặc thiếu; danh sách errors trong câu trả lời nói tham số nào và sửa thế nào.",
        "A parameter is wrong or missing; the list errors in the answer says which one and what to do.",
    ),
    "not-authenticated": Label(
        "Địa chỉ này dành cho người đã đăng nhập. Hãy đăng nhập hoặc gửi thông tin xác thực.",
        "This address is for signed-in users. Sign in or send credentials.",
    ),
    "forbidden": Label(
        "Tài khoản của bạn không có quyền này. Hãy hỏi người quản trị của đơn vị.",
        "Your account lacks this right. Ask your unit's administrator.",
    ),
    "not-found": Label(
        "Không có đối tượng này, hoặc nó không công khai; hệ thống không phân biệt hai trường hợp.",
        "There is no such thing, or it is not public; the system does not tell the two apart.",
    ),
    "method-not-allowed": Label(
        "Địa chỉ này không nhận phương thức HTTP đã dùng.", "This address does not take the HTTP method used."
    ),
    "not-acceptable": Label(
        "Định dạng được yêu cầu không có ở địa chỉ này.",
        "The format asked for is not offered at this address.",
    ),
    "conflict": Label(
        "Dữ liệu mâu thuẫn với trạng thái hiện tại. Hãy tải lại rồi thử lại.",
        "The data contradict the present state. Load it again, then retry.",
    ),
    "stale-version": Label(
        "Người khác đã sửa đối tượng sau khi bạn tải. Hãy tải phiên bản mới.",
        "Somebody changed the feature after you loaded it. Load the new version.",
    ),
    "too-large": Label(
        "Yêu cầu vượt quá giới hạn. Hãy chia nhỏ.", "The request exceeds the limit. Split it."
    ),
    "unsupported-media-type": Label(
        "Kiểu nội dung (Content-Type) không được nhận ở đây; câu trả lời nói những kiểu nào được nhận.",
        "This content type is not taken here; the answer says which ones are.",
    ),
    "too-many-requests": Label(
        "Gửi quá nhanh. Hãy chờ số giây trong tiêu đề Retry-After.",
        "Too fast. Wait for the seconds in the header Retry-After.",
    ),
    "unavailable": Label(
        "Một phần hệ thống đang dừng. Hãy thử lại sau.", "A part of the system is down. Try again later."
    ),
    "internal": Label(
        "Lỗi ngoài dự kiến, đã được ghi lại theo mã yêu cầu.",
        "An unforeseen error, recorded by its request id.",
    ),
}


@require_safe
@page
def problem_kinds(request: HttpRequest) -> HttpResponse:
    """`/problems/`: all kinds."""
    return render(request, "web/problems.html", {"kinds": [_kind(request, kind) for kind in KINDS]})


@require_safe
@page
def problem_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """`/problems/{kind}`: the page behind the `type` of a problem document."""
    if kind not in KINDS:
        raise Http404(kind)
    return render(request, "web/problem.html", {"kind": _kind(request, kind)})


def _kind(request: HttpRequest, kind: str) -> dict[str, object]:
    lang = language_of(request)
    status, title_vi, title_en = KINDS[kind]
    remedy = REMEDIES.get(kind)
    return {
        "name": kind,
        "status": status,
        "title": title_en if lang == "en" else title_vi,
        "remedy": remedy.text(lang) if remedy else "",
    }


@page
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 of a page; programs get a problem document."""
    if is_api(request):
        return render_problem(request, Problem("not-found"))
    return render(request, "web/404.html", status=404)


@page
def server_error(request: HttpRequest) -> HttpResponse:
    """500 of a page: says nothing of the cause but the request id."""
    if is_api(request):
        return render_problem(request, Problem("internal"))
    context = {"request_id": getattr(request, "request_id", "")}
    return render(request, "web/500.html", context, status=500)
