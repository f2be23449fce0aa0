"""Chống giả mạo yêu cầu. Unsafe requests that come with a session need the CSRF token.

Views of the doors for programs are exempt from Django's own check, because programs bring no cookie; this puts it back
for those who do.
"""

from __future__ import annotations

from django.http import HttpRequest
from ninja.utils import check_csrf

from geo.http.problems import FieldError, Problem


def needs_csrf_token(request: HttpRequest) -> bool:
    """Whether the user of this request is known by the session cookie, which a browser sends unasked."""
    return getattr(request, "credentials", "session") == "session" and request.user.is_authenticated


def refuse_forged(request: HttpRequest) -> None:
    """Check a request that writes.

    Raises:
        Problem: forbidden, no token or a wrong one.
    """
    if needs_csrf_token(request) and check_csrf(request) is not None:
        raise _refusal()


def _refusal() -> Problem:
    return Problem(
        "forbidden",
        "Yêu cầu thiếu mã chống giả mạo (CSRF).",
        "The request lacks the token against forgery (CSRF).",
        errors=[
            FieldError(
                "X-CSRFToken",
                "csrf-token-missing",
                "Phiên đăng nhập của trình duyệt cần mã CSRF cho yêu cầu ghi.",
                "A browser session needs the CSRF token for requests that write.",
                "Gửi giá trị cookie csrftoken trong tiêu đề X-CSRFToken; chương trình dùng mã truy cập (Bearer).",
                "Send the cookie csrftoken's value in the header X-CSRFToken; programs use a token (Bearer).",
            )
        ],
    )
