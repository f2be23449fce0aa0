"""Từ chối. What change sets say no to, each with a remedy, in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from geo.http.problems import FieldError, Problem
from layers.labels import Label


def error(field: str, code: str, message: tuple[str, str], remedy: tuple[str, str] = ("", "")) -> FieldError:
    """One wrong input; texts as (Vietnamese, English)."""
    return FieldError(field, code, *message, *remedy)


def invalid(errors: Sequence[FieldError]) -> Problem:
    """400 with these errors."""
    first = errors[0]
    return Problem("invalid-request", first.message_vi, first.message_en, errors=errors)


def not_found() -> Problem:
    """404: there is no such thing, or it is hidden from the caller."""
    return Problem(
        "not-found",
        "Không có bộ thay đổi này hoặc bạn không được xem.",
        "There is no such change set, or you may not see it.",
    )


def attachment_gone() -> Problem:
    """404: the change set has no such file."""
    return Problem("not-found", "Không còn tệp đính kèm này.", "There is no such attachment any more.")


def edit_gone(field: str) -> Problem:
    """404: the change set has no such edit any more."""
    message = ("Thay đổi này không còn trong bộ thay đổi.", "The change set has no such edit any more.")
    remedy = (
        "Mở lại bộ thay đổi rồi sửa lại đối tượng.",
        "Open the change set again, then edit the feature.",
    )
    return Problem("not-found", *message, errors=[error(field, "unknown-edit", message, remedy)])


def layer_forbidden(field: str, layer: Label) -> Problem:
    """403: the layer is readable, but this is not allowed on it."""
    vi = f"Bạn không có quyền biên tập lớp “{layer.vi}”."
    en = f"You may not edit the layer “{layer.en}”."
    remedy = ("Liên hệ đơn vị chủ quản để được cấp quyền.", "Ask the owner of the dataset for the right.")
    return Problem("forbidden", vi, en, errors=[error(field, "no-right", (vi, en), remedy)])


def outside_reach(field: str, layer: Label) -> Problem:
    """403: old or new shape leaves the unit in which the caller may act."""
    vi = f"Đối tượng của lớp “{layer.vi}” nằm ngoài địa bàn được giao."
    en = f"The feature of “{layer.en}” lies outside the unit in which you may act."
    remedy = (
        "Chỉ sửa trong địa bàn được giao, cả trước và sau khi sửa, hoặc chuyển cho người phụ trách địa bàn kia.",
        "Stay inside your unit, before and after the edit, or hand it to the officer of the other unit.",
    )
    return Problem("forbidden", vi, en, errors=[error(field, "outside-reach", (vi, en), remedy)])


def decision_forbidden(vi: str, en: str, code: str = "no-right") -> Problem:
    """403 for a decision on a change set."""
    return Problem("forbidden", vi, en, errors=[error("", code, (vi, en))])


def conflict(
    code: str, message: tuple[str, str], remedy: tuple[str, str], *, field: str = "", **extra: object
) -> Problem:
    """409 with one error; `extra` goes into the body."""
    return Problem("conflict", *message, errors=[error(field, code, message, remedy)], extra=dict(extra))


def stale(conflicts: Iterable[dict[str, object]], total: int) -> Problem:
    """412: features changed since the edits were made; nothing was published."""
    message = (
        f"{total} đối tượng đã được người khác thay đổi sau khi bạn sửa; chưa có gì được công bố.",
        f"{total} features were changed by others since the edits were made; nothing was published.",
    )
    remedy = (
        "Với từng đối tượng, chọn của tôi, của họ hoặc trộn, rồi trình duyệt lại.",
        "Choose mine, theirs or merge for each feature, then have it approved again.",
    )
    return Problem(
        "stale-version",
        *message,
        errors=[error("edits", "stale-version", message, remedy)],
        extra={"conflicts": list(conflicts), "conflict_count": total},
    )


def busy() -> Problem:
    """503: another publication holds the layer longer than one may wait."""
    return Problem(
        "unavailable",
        "Lớp dữ liệu đang được công bố bởi một bộ thay đổi khác; hãy thử lại sau ít giây.",
        "Another change set of this layer is being published; try again in a few seconds.",
        headers={"Retry-After": "5"},
    )
