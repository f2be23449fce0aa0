"""Lỗi dữ liệu vào. What pydantic finds wrong with an input, in both languages and with a remedy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.http.problems import FieldError, Problem

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
        "Bỏ trường này hoặc xem {docs}.",
        "Leave it out, or see {docs}.",
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


def field_error(raw: Mapping[str, Any], docs: str = "/api/v1/docs") -> FieldError:
    """One finding of pydantic, in both languages, with what to do about it.

    Args:
        raw: an entry of `ValidationError.errors()`; the first part of `loc` says where it stood (body, query, …).
        docs: where the inputs are described.
    """
    field = ".".join(str(part) for part in raw["loc"][1:] if part not in ("data", "payload")) or str(
        raw["loc"][-1]
    )
    kind, context = (
        str(raw["type"]).removeprefix("string_"),
        {key: str(value) for key, value in (raw.get("ctx") or {}).items()},
    )
    if kind in _INPUT:
        code, *texts = _INPUT[kind]
        return FieldError(field, code, *(text.format_map(context | {"docs": docs}) for text in texts))
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
        f"Xem {docs}.", f"See {docs}.",
    )  # fmt: skip


def not_json() -> Problem:
    """400: the body is no JSON."""
    code, vi, en, *remedy = _INPUT["json_invalid"]
    return Problem("invalid-request", vi, en, errors=[FieldError("body", code, vi, en, *remedy)])
