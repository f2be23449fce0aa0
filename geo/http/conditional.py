"""Điều kiện. `If-Match` on requests that write: done only on the version the caller has seen (RFC 9110 §13.1.1)."""

from __future__ import annotations

from django.http import HttpRequest

from geo.http.problems import FieldError, Problem

HEADER = "If-Match"


def precondition(request: HttpRequest, version: str, *, required: bool = False) -> None:
    """Let a request pass whose `If-Match` names this version, or that has none.

    Ask while the row is locked, in the transaction that writes.

    Args:
        version: of what is stored, without quotes: the ETag, or its beginning up to a `-` where the ETag also tells
            language or form of the answer (`geo.http.answers.tagged_answer`).
        required: refuse a request without the header.
    Raises:
        Problem: stale-version (412) with the version there is, precondition-required (428).
    """
    given = request.headers.get(HEADER)
    if given is None:
        if required:
            raise _refusal(
                "precondition-required",
                ("Yêu cầu này cần tiêu đề If-Match.", "This request needs the header If-Match."),
                (
                    "Đọc lại rồi gửi ETag của câu trả lời trong If-Match.",
                    "Read it and send the ETag of the answer in If-Match.",
                ),
            )
        return
    if not names(given, version):
        raise _refusal(
            "stale-version",
            (
                "Dữ liệu đã thay đổi sau khi bạn đọc; chưa có gì được ghi.",
                "The data changed since you read it; nothing was written.",
            ),
            (
                "Đọc lại, xem khác gì, rồi gửi lại với ETag mới.",
                "Read it again, see what differs, then send it with the new ETag.",
            ),
        )


def names(given: str, version: str) -> bool:
    """Whether an `If-Match` names this version; strong comparison, so weak tags name nothing."""
    for one in given.split(","):
        tag = one.strip()
        if tag == "*":
            return True
        if tag.startswith('"') and tag.endswith('"') and len(tag) > 1:
            text = tag[1:-1]
            if text == version or text.startswith(f"{version}-"):
                return True
    return False


def _refusal(kind: str, message: tuple[str, str], remedy: tuple[str, str]) -> Problem:
    return Problem(kind, *message, errors=[FieldError(HEADER, kind, *message, *remedy)])
