"""Từ chối. What the register says no to, each with a remedy, in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geo.http.problems import FieldError, Problem
from permits.domain.statuses import STATUSES, EventKind, possible

Words = tuple[str, str]
_STATUS_NAMES = {code: (vi, en) for code, vi, en in STATUSES}


def error(field: str, code: str, message: Words, remedy: Words = ("", "")) -> FieldError:
    """One wrong input; texts as (Vietnamese, English)."""
    return FieldError(field, code, *message, *remedy)


def invalid(errors: Sequence[FieldError]) -> Problem:
    """400 with these errors."""
    return Problem("invalid-request", errors[0].message_vi, errors[0].message_en, errors=errors)


def missing(field: str, vi: str, en: str) -> FieldError:
    """A field that is needed here."""
    return error(field, "missing", (f"Thiếu {vi}.", f"{en} is missing."), (f"Gửi {field}.", f"Send {field}."))


def not_among(field: str, given: str, known: Sequence[str]) -> FieldError:
    """A code that is none of those known."""
    listed = ", ".join(known)
    return error(
        field, "unknown-code", (f"“{given[:40]}” không có trong danh mục.", f"“{given[:40]}” is not on the list."),
        (f"Chọn trong: {listed}.", f"Choose among: {listed}."),
    )  # fmt: skip


def case_unknown() -> Problem:
    """404: there is no such case, or it is hidden from the caller."""
    return Problem(
        "not-found",
        "Không có hồ sơ này hoặc bạn không được xem.",
        "There is no such case, or you may not see it.",
    )


def permit_unknown(field: str = "permit") -> Problem:
    """404: there is no such permit, or it is hidden from the caller."""
    message = ("Không có giấy phép này.", "There is no such permit.")
    remedy = ("Gửi mã (id) của giấy phép đã cấp.", "Send the id of an issued permit.")
    return Problem("not-found", *message, errors=[error(field, "unknown-permit", message, remedy)])


def forbidden() -> Problem:
    """403: the caller does not write to the register."""
    message = (
        "Bạn không có quyền ghi sổ cấp phép xây dựng.",
        "You may not write to the register of building permits.",
    )
    remedy = ("Liên hệ đơn vị chủ quản để được cấp quyền.", "Ask the owner of the dataset for the right.")
    return Problem("forbidden", *message, errors=[error("", "no-right", message, remedy)])


def outside_reach(field: str) -> Problem:
    """403: the site leaves the unit in which the caller may act."""
    message = (
        "Khu đất nằm ngoài địa bàn được giao.",
        "The site lies outside the unit in which you may act.",
    )
    remedy = ("Chuyển hồ sơ cho người phụ trách địa bàn đó.", "Hand the case to the officer of that unit.")
    return Problem("forbidden", *message, errors=[error(field, "outside-reach", message, remedy)])


def conflict(code: str, message: Words, remedy: Words, *, field: str = "", **extra: object) -> Problem:
    """409 with one error; `extra` goes into the body."""
    return Problem("conflict", *message, errors=[error(field, code, message, remedy)], extra=dict(extra))


def wrong_status(kind: EventKind, status: str) -> Problem:
    """409: this cannot happen in the present status."""
    now = _STATUS_NAMES[status]
    can = possible(status)
    listed = ", ".join(can) or "–"
    return conflict(
        "wrong-status",
        (
            f"Hồ sơ đang ở tình trạng “{now[0]}” nên không ghi được “{kind.vi}”.",
            f"The case is “{now[1]}”, so “{kind.en}” cannot be recorded.",
        ),
        (f"Có thể: {listed}.", f"Possible now: {listed}."),
        field="event",
        status_now=status,
        possible=list(can),
    )


def once_only() -> Problem:
    """409: the one supplement was requested already."""
    return conflict(
        "supplement-requested-already",
        (
            "Hồ sơ đã được yêu cầu bổ sung một lần; pháp luật chỉ cho phép một lần.",
            "A supplement was requested already; the law allows one single request.",
        ),
        ("Cấp phép hoặc từ chối hồ sơ.", "Grant or refuse the case."),
        field="event",
    )


def not_the_first_case(permit: object) -> Problem:
    """409: this happens to the permit, so it is recorded at the case that began it."""
    return conflict(
        "not-the-first-case",
        (
            "Việc này thuộc về giấy phép, ghi ở hồ sơ đã cấp giấy phép đó.",
            "This happens to the permit and is recorded at the case that began it.",
        ),
        (f"Gửi tới /permits/{permit}/events.", f"Send it to /permits/{permit}/events."),
        field="event",
        permit=str(permit),
    )


def stale(version: int) -> Problem:
    """412: the case has another version than the caller has seen."""
    message = (
        "Hồ sơ đã thay đổi sau khi bạn đọc; chưa có gì được ghi.",
        "The case changed since you read it; nothing was recorded.",
    )
    remedy = (
        f"Đọc lại hồ sơ (phiên bản hiện hành {version}) rồi gửi lại.",
        f"Read the case again (its version is {version}), then send it again.",
    )
    return Problem(
        "stale-version", *message, errors=[error("version", "stale-version", message, remedy)],
        extra={"version": version},
    )  # fmt: skip


def bad_day(field: str, latest: date | None = None, earliest: date | None = None) -> FieldError:
    """A day in the future, or before what it has to follow."""
    if latest is not None:
        return error(
            field, "in-the-future", (f"Ngày không được sau {latest:%d/%m/%Y}.", f"The day may not be after {latest}."),
            ("Ghi khi việc đã xảy ra.", "Record it once it has happened."),
        )  # fmt: skip
    return error(
        field, "too-early",
        (f"Ngày không được trước {earliest:%d/%m/%Y}.", f"The day may not be before {earliest}."),
        ("Xem các diễn biến đã ghi.", "Look at the events on file."),
    )  # fmt: skip


def no_design(field: str) -> FieldError:
    """A design where the event or the kind of case has none."""
    return error(
        field,
        "no-design-here",
        (
            "Chỉ nộp bổ sung và cấp phép mới thay đổi được thiết kế; hồ sơ gia hạn, cấp lại không có thiết kế.",
            "Only a supplement and a grant change the design; extensions and reissues have none.",
        ),
        (f"Bỏ {field}, hoặc nộp hồ sơ điều chỉnh.", f"Leave out {field}, or file for an adjustment."),
    )
