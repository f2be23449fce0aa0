"""Ghi diễn biến. One event of a case in one transaction: locked, compared, written, carried to the permit, audited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from geo.http.conditional import precondition
from layers import rights
from layers.audit.recording import record as audit
from layers.changesets.retrying import in_transaction
from permits.domain.kinds import CHANGING
from permits.domain.recording import missing_fields, objection
from permits.domain.statuses import ANSWERS, BY_CODE, DECISIONS, NEVER_SENT, EventKind
from permits.domain.terms import MOST_EXTENSION_MONTHS
from permits.models import PermitCase, PermitDocument, PermitEvent
from permits.queries.case_access import layer
from permits.queries.cases import CaseUnknown, row_seen
from permits.services.register import adopting, deadlines, permits, redesign, refusals, silence
from permits.services.register.given import EventInput

MOST_AGENCIES, LONGEST_NAME = 20, 160
_SAID = [code for code, *_ in ANSWERS if code != "silence"]
#: What a granted case that changes a permit is to the case that began it.
_TOLD = {"dieu_chinh": "adjust", "gia_han": "extend", "cap_lai": "reissue"}
#: Fields of events besides day, note and document.
_KEPT = (
    "agencies", "agency", "answer", "permit_number", "issuer", "document_number", "months", "expires_on",
)  # fmt: skip


@in_transaction
def record(user: User, case_id: UUID, given: EventInput, request: HttpRequest | None = None) -> PermitEvent:
    """Put on file what happened to a case.

    Raises:
        Problem: 404, 403; 412 for another version; 409 for what cannot happen now; 400 with every wrong field.
    """
    case = find_to_write(user, case_id)
    _same_version(case, given, request)
    kind = BY_CODE.get(given.event)
    if kind is None or kind.code in NEVER_SENT:
        known = [code for code in BY_CODE if code not in NEVER_SENT]
        raise refusals.invalid([refusals.not_among("event", given.event, known)])
    on = given.on or timezone.localdate()
    silence.settle(case, on)
    _refuse_misfit(case, kind, on)
    values = {
        name: value for name, value in given.values.items() if name in _KEPT and value not in (None, "", [])
    }
    _refuse_incomplete(case, kind, given, values)
    document = _document(case, given.document)
    target, data = _outcome(case, kind, on, values)
    if changed := redesign.take_over(user, case, given):
        data["changed"] = changed
    change_set = permits.carry_event(user, case, kind.code, on, data, given, request)
    _tell_first_case(user, case, kind.code, on, data, change_set)
    return write(case, kind.code, on, target, user, note=given.note, data=data, document=document,
                 change_set=change_set, request=request)  # fmt: skip


def _tell_first_case(
    user: User, case: PermitCase, event: str, on: date, data: Mapping[str, Any], change_set: UUID | None
) -> None:
    """A granted case that changes a permit is an event of the case that began it."""
    if event != "grant" or case.kind not in CHANGING:
        return
    first = PermitCase.objects.select_for_update().filter(pk=case.permit).first()
    if first is None:
        return
    first.permit_number = case.permit_number or first.permit_number
    first.lifetime_until = case.lifetime_until or first.lifetime_until
    told = BY_CODE[_TOLD[case.kind]]
    kept = {"case": str(case.pk)} | {name: data[name] for name in ("expires_on", "months") if name in data}
    write(first, told.code, on, told.target or first.status, user, data=kept, change_set=change_set)


def find_to_write(user: User, case_id: UUID) -> PermitCase:
    """The case, locked, if `user` may record events of it; a permit that came without a case gets one.

    Raises:
        Problem: 404 when it is not there or hidden, 403 without right or reach.
    """
    if adopting.is_orphan(user, case_id) and rights.may(user, "write", layer()):
        adopting.adopt(user, case_id)
    try:
        row_seen(user, case_id)
    except CaseUnknown as unknown:
        raise refusals.case_unknown() from unknown
    case = PermitCase.objects.select_for_update().get(pk=case_id)
    if not rights.may(user, "write", layer()):
        raise refusals.forbidden()
    if not rights.within_reach(user, "write", layer(), adopting.shapes_of(case)):
        raise refusals.outside_reach("")
    return case


def write(
    case: PermitCase,
    event: str,
    on: date,
    target: str,
    actor: User | None,
    *,
    note: str = "",
    data: Mapping[str, Any] | None = None,
    document: PermitDocument | None = None,
    change_set: UUID | None = None,
    request: HttpRequest | None = None,
) -> PermitEvent:
    """Write an event that was found to fit, and what it makes of the case; the caller holds the case."""
    last = case.events.order_by("-seq").values_list("seq", flat=True).first() or 0
    written = PermitEvent.objects.create(
        case=case, seq=last + 1, event=event, on=on, from_status=case.status, to_status=target, note=note,
        data=dict(data or {}), document=document, change_set=change_set, actor=actor,
    )  # fmt: skip
    case.status, case.version = target, case.version + 1
    if event in DECISIONS:
        case.decided_on = on
    if event == "notify_exempt":
        case.exempt = True
    case.save(update_fields=["status", "version", "decided_on", "exempt", "permit_number", "lifetime_until"])
    deadlines.keep(case)
    audit(
        actor, f"permit.{event}", layer=layer(), feature=case.permit, change_set=change_set, request=request,
        detail={"case": str(case.pk), "from": written.from_status, "to": target},
    )  # fmt: skip
    return written


def _same_version(case: PermitCase, given: EventInput, request: HttpRequest | None) -> None:
    if request is not None:
        precondition(request, str(case.version))
    if given.version is not None and given.version != case.version:
        raise refusals.stale(case.version)


def _refuse_misfit(case: PermitCase, kind: EventKind, on: date) -> None:
    last_on = case.events.order_by("-seq").values_list("on", flat=True).first() or case.filed_on
    today = timezone.localdate()
    found = objection(
        kind,
        case.status,
        set(case.events.values_list("event", flat=True)),
        on,
        is_first=case.permit == case.pk,
        last_on=last_on,
        today=today,
    )
    if found is None:
        return
    refusal: dict[str, Callable[[], Exception]] = {
        "not_first": lambda: refusals.not_the_first_case(case.permit),
        "once": refusals.once_only,
        "wrong_status": lambda: refusals.wrong_status(kind, case.status),
        "future": lambda: refusals.invalid([refusals.bad_day("on", latest=today)]),
        "too_early": lambda: refusals.invalid([refusals.bad_day("on", earliest=last_on)]),
    }
    raise refusal[found]()


_NAMES = {
    "note": ("lý do, nội dung", "The reason"),
    "agencies": ("các cơ quan được lấy ý kiến", "The agencies asked"),
    "agency": ("cơ quan trả lời", "The agency that answered"),
    "answer": ("ý kiến trả lời", "Its answer"),
    "permit_number": ("số giấy phép", "The number of the permit"),
    "document_number": ("số quyết định", "The number of the decision"),
}


def _refuse_incomplete(
    case: PermitCase, kind: EventKind, given: EventInput, values: Mapping[str, Any]
) -> None:
    told = {**values, "note": given.note.strip()}
    missing = missing_fields(kind, told, changes_permit=case.kind in CHANGING)
    errors = [refusals.missing(name, *_NAMES[name]) for name in missing]
    agencies = values.get("agencies", [])
    if len(agencies) > MOST_AGENCIES or any(not one.strip() or len(one) > LONGEST_NAME for one in agencies):
        words = (
            f"Tối đa {MOST_AGENCIES} cơ quan, mỗi tên 1–{LONGEST_NAME} ký tự.",
            f"At most {MOST_AGENCIES} agencies, each name 1 to {LONGEST_NAME} characters.",
        )
        errors.append(refusals.error("agencies", "too-many-or-long", words))
    if kind.code == "consulted" and values.get("answer") and values["answer"] not in _SAID:
        errors.append(refusals.not_among("answer", str(values["answer"]), _SAID))
    if not 1 <= int(values.get("months", 1)) <= MOST_EXTENSION_MONTHS:
        words = (
            f"Mỗi lần gia hạn từ 1 đến {MOST_EXTENSION_MONTHS} tháng.",
            f"An extension is of 1 to {MOST_EXTENSION_MONTHS} months.",
        )
        errors.append(refusals.error("months", "out-of-range", words))
    if errors:
        raise refusals.invalid(errors)


def _document(case: PermitCase, document: UUID | None) -> PermitDocument | None:
    if document is None:
        return None
    found: PermitDocument | None = case.documents.filter(pk=document).first()
    if found is None:
        words = ("Hồ sơ không có tài liệu này.", "The case has no such document.")
        remedy = (
            "Thêm tài liệu vào hồ sơ trước (POST …/documents).",
            "Add it to the case first (POST …/documents).",
        )
        raise refusals.invalid([refusals.error("document", "unknown-document", words, remedy)])
    return found


def _outcome(
    case: PermitCase, kind: EventKind, on: date, values: dict[str, Any]
) -> tuple[str, dict[str, Any]]:
    """The status that an event leads to, and what it keeps."""
    if kind.code == "consult":
        asked = {
            one
            for data in case.events.filter(event="consult").values_list("data", flat=True)
            for one in data.get("agencies", ())
        }
        names = list(dict.fromkeys(one.strip() for one in values["agencies"]))
        if again := [one for one in names if one in asked]:
            words = (f"Đã lấy ý kiến: {', '.join(again)}.", f"Asked already: {', '.join(again)}.")
            raise refusals.conflict(
                "asked-already", words, ("Bỏ cơ quan này.", "Leave it out."), field="agencies"
            )
        return kind.target, {**values, "agencies": names}
    if kind.code == "consulted":
        waiting = silence.open_agencies(case, on)
        if values["agency"] not in waiting:
            raise refusals.invalid([refusals.not_among("agency", str(values["agency"]), waiting)])
        return ("lay_y_kien" if len(waiting) > 1 else "tham_dinh"), values
    return kind.target, values
