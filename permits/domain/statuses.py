"""Tình trạng và diễn biến của hồ sơ. The way of a permit case as data: which event from where to where. Pure.

NĐ 217/2026/NĐ-CP Art. 54 (procedure), 63 (adjust, extend), 65 (revoke, cancel), 67 (exempt works).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Actor = Literal["authority", "applicant", "agency", "system"]

#: (code, Vietnamese, English), in the order of the procedure.
STATUSES: tuple[tuple[str, str, str], ...] = (
    ("nop", "Đã nộp, chờ tiếp nhận", "Filed, to be accepted"),
    ("tiep_nhan", "Đã tiếp nhận", "Accepted"),
    ("bo_sung", "Chờ bổ sung", "Waiting for a supplement"),
    ("tham_dinh", "Thẩm định", "Under appraisal"),
    ("lay_y_kien", "Lấy ý kiến cơ quan", "Agencies are consulted"),
    ("cap", "Đã cấp", "Issued"),
    ("tu_choi", "Từ chối", "Refused"),
    ("rut", "Người nộp rút hồ sơ", "Withdrawn by the applicant"),
    ("mien_phep", "Miễn phép, đã thông báo", "Exempt, notified"),
    ("khoi_cong", "Đã khởi công", "Work started"),
    ("gia_han", "Đã gia hạn", "Extended"),
    ("hoan_thanh", "Hoàn thành, hoàn công", "Completed"),
    ("het_hieu_luc", "Hết hiệu lực", "Expired"),
    ("thu_hoi", "Thu hồi", "Revoked"),
    ("huy", "Đã hủy", "Cancelled"),
)
#: Statuses of a case that the authority has not decided on.
OPEN = frozenset({"nop", "tiep_nhan", "bo_sung", "tham_dinh", "lay_y_kien"})
#: Statuses that a permit can have; `building_permits.status` holds one of these.
OF_PERMIT = ("cap", "khoi_cong", "hoan_thanh", "gia_han", "het_hieu_luc", "thu_hoi", "huy")
#: Permits that allow building.
IN_FORCE = frozenset({"cap", "khoi_cong", "gia_han"})
#: Permits whose work has not begun: they expire, and only they are extended.
NOT_STARTED = frozenset({"cap", "gia_han"})


@dataclass(frozen=True, slots=True)
class EventKind:
    """What can happen to a case.

    Attributes:
        sources: statuses in which it can happen.
        target: status that it leads to; "" = depends on the rest of the case.
        who: who brings it about.
        needs: fields that must be given, besides the day.
        once: at most once in a case.
        of_permit: happens to the permit, so only to the case that began it.
    """

    code: str
    vi: str
    en: str
    sources: frozenset[str]
    target: str
    who: Actor
    needs: tuple[str, ...] = ()
    once: bool = False
    of_permit: bool = False


_IN_HAND = frozenset({"tiep_nhan", "tham_dinh"})
EVENT_KINDS: tuple[EventKind, ...] = (
    EventKind("file", "Nộp hồ sơ", "Filed", frozenset(), "nop", "applicant"),
    EventKind("accept", "Tiếp nhận", "Accepted", frozenset({"nop"}), "tiep_nhan", "authority"),
    EventKind(
        "request_supplement",
        "Yêu cầu bổ sung (một lần)",
        "Supplement requested (once)",
        _IN_HAND,
        "bo_sung",
        "authority",
        ("note",),
        once=True,
    ),
    EventKind(
        "supplement", "Nộp bổ sung", "Supplement filed", frozenset({"bo_sung"}), "tham_dinh", "applicant"
    ),
    EventKind(
        "consult",
        "Lấy ý kiến",
        "Agencies consulted",
        _IN_HAND | {"lay_y_kien"},
        "lay_y_kien",
        "authority",
        ("agencies",),
    ),
    EventKind(
        "consulted",
        "Cơ quan trả lời",
        "Agency answered",
        frozenset({"lay_y_kien"}),
        "",
        "agency",
        ("agency", "answer"),
    ),
    EventKind("appraise", "Thẩm định", "Appraised", _IN_HAND, "tham_dinh", "authority"),
    EventKind("grant", "Cấp phép", "Granted", _IN_HAND, "cap", "authority", ("permit_number",)),
    EventKind("refuse", "Từ chối", "Refused", OPEN, "tu_choi", "authority", ("note",)),
    EventKind("withdraw", "Rút hồ sơ", "Withdrawn", OPEN, "rut", "applicant"),
    EventKind(
        "notify_exempt",
        "Thông báo công trình miễn phép",
        "Exempt work notified",
        frozenset({"nop"}),
        "mien_phep",
        "applicant",
    ),
    EventKind(
        "start",
        "Khởi công",
        "Work started",
        NOT_STARTED | {"mien_phep"},
        "khoi_cong",
        "applicant",
        of_permit=True,
    ),
    EventKind(
        "complete",
        "Hoàn thành",
        "Completed",
        frozenset({"khoi_cong"}),
        "hoan_thanh",
        "applicant",
        of_permit=True,
    ),
    EventKind(
        "revoke",
        "Thu hồi",
        "Revoked",
        IN_FORCE,
        "thu_hoi",
        "authority",
        ("note", "document_number"),
        of_permit=True,
    ),
    EventKind(
        "cancel",
        "Hủy giấy phép",
        "Cancelled",
        frozenset({"thu_hoi"}),
        "huy",
        "authority",
        ("document_number",),
        of_permit=True,
    ),
    EventKind(
        "adjust",
        "Điều chỉnh theo hồ sơ khác",
        "Adjusted by another case",
        IN_FORCE,
        "",
        "authority",
        of_permit=True,
    ),
    EventKind(
        "extend",
        "Gia hạn theo hồ sơ khác",
        "Extended by another case",
        NOT_STARTED,
        "gia_han",
        "authority",
        of_permit=True,
    ),
    EventKind(
        "reissue",
        "Cấp lại theo hồ sơ khác",
        "Reissued by another case",
        IN_FORCE,
        "",
        "authority",
        of_permit=True,
    ),
    EventKind("expire", "Hết hiệu lực", "Expired", NOT_STARTED, "het_hieu_luc", "system", of_permit=True),
)
BY_CODE = {one.code: one for one in EVENT_KINDS}
#: Events that follow from others or from the day, and are never sent by anybody.
NEVER_SENT = frozenset({"file", "adjust", "extend", "reissue", "expire"})
#: What a consulted agency can say; silence is consent.
ANSWERS: tuple[tuple[str, str, str], ...] = (
    ("consent", "Đồng ý", "Consent"),
    ("objection", "Không đồng ý", "Objection"),
    ("silence", "Không trả lời trong hạn, coi như đồng ý", "No answer in time: consent"),
)
#: Events of a permit, from its issue on, that everybody may know of while it is in the open; days and numbers of
#: decisions only, never notes or people.
IN_THE_OPEN = ("grant", *(one.code for one in EVENT_KINDS if one.of_permit))
#: Events that end the authority's turn.
DECISIONS = frozenset({"grant", "refuse", "withdraw", "notify_exempt"})


def possible(status: str) -> tuple[str, ...]:
    """Events that can be sent for a case in a status, in the order of the procedure.

    >>> possible("thu_hoi")
    ('cancel',)
    """
    return tuple(one.code for one in EVENT_KINDS if status in one.sources and one.code not in NEVER_SENT)
