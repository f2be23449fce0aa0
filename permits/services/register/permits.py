"""Giấy phép theo diễn biến. What an event of a case makes of its permit, in one change set."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import shapely
from django.contrib.auth.models import User
from django.http import HttpRequest
from shapely import Geometry

from cadastre.domain.errors import ParcelUnknown
from geo.http.problems import Problem
from permits.domain import terms
from permits.domain.kinds import CHANGING
from permits.domain.works import GREATEST, SUMS
from permits.models import BuildingPermit, PermitCase
from permits.queries.grounds import parcel_on
from permits.services.register import life, refusals
from permits.services.register.footprints import read_footprint
from permits.services.register.given import WORK_FIELDS, EventInput

#: Events of a permit that only change its status.
_PLAIN = {"start": "khoi_cong", "complete": "hoan_thanh", "cancel": "huy"}
_TITLES = {
    "moi": "Cấp giấy phép xây dựng", "dieu_chinh": "Điều chỉnh giấy phép xây dựng",
    "gia_han": "Gia hạn giấy phép xây dựng", "cap_lai": "Cấp lại giấy phép xây dựng",
    "start": "Khởi công theo giấy phép", "complete": "Hoàn thành công trình theo giấy phép",
    "revoke": "Thu hồi giấy phép xây dựng", "cancel": "Hủy giấy phép xây dựng",
}  # fmt: skip


def carry_event(
    user: User,
    case: PermitCase,
    event: str,
    on: date,
    data: dict[str, Any],
    given: EventInput,
    request: HttpRequest | None,
) -> UUID | None:
    """Carry an event into the layer of permits; `data` learns what was decided with it.

    Returns:
        the change set; None where the event changes no permit.
    Raises:
        Problem: 400, 409 when the permit cannot be written so; nothing is kept then.
    """
    held = BuildingPermit.objects.filter(pk=case.permit).first()
    shape = None
    if event == "grant":
        if case.kind in CHANGING:
            # looked at again: another case may have changed the permit since this one was filed; an extension that
            # was filed in time is in time, whatever day the decision takes
            asked_on = case.filed_on if case.kind == "gia_han" else on
            held = life.permit_to_change(user, case.kind, case.permit, asked_on)
            values, shape = _changed(case, held, on, data, given)
        else:
            values, shape = _issued(user, case, on, data, given)
    elif held is None:
        return None
    elif event == "revoke":
        values = {"status": "thu_hoi", "published_until": terms.public_until(held.published_until, on)}
    elif event in _PLAIN:
        if event == "start" and life.is_over(held, on):
            raise _expired(held)
        values = {"status": _PLAIN[event]}
    else:
        return None
    if not values and shape is None:
        return None
    number = str(values.get("permit_number") or case.permit_number or (held.permit_number if held else ""))
    topic = _TITLES.get(case.kind if event == "grant" else event, _TITLES["moi"])
    return life.carry(
        user, case.permit, values, title=f"{topic} {number}",
        document=str(data.get("document_number") or data.get("permit_number") or number), on=on, shape=shape,
        request=request,
    )  # fmt: skip


def _issued(
    user: User, case: PermitCase, on: date, data: dict[str, Any], given: EventInput
) -> tuple[dict[str, Any], Geometry]:
    shape = _footprint(given) or _filed_footprint(case)
    if shape is None:
        raise _no_footprint()
    expires = terms.expires_on(on)
    data["expires_on"] = expires.isoformat()
    case.permit_number = data["permit_number"]
    investor = case.parties.filter(role="investor").first()
    ground, based = case.parcels.first(), case.plans.first()
    values = {name: getattr(case, name) for name in WORK_FIELDS} | {
        "permit_number": case.permit_number, "permit_kind": case.kind, "status": "cap", "issued_on": on,
        "expires_on": expires, "issuer": data.get("issuer") or case.authority,
        "published_until": terms.public_until(None, on),
        "plan_code": based.plan_code if based else "", "zone_code": based.zone_code if based else "",
        "investor_name": investor.name if investor else "",
        "investor_address": investor.address if investor else "",
    }  # fmt: skip
    values |= _works(case)
    if ground is not None and _still_there(user, ground.parcel, on):
        values |= {"parcel": ground.parcel, "parcel_version": ground.version}
    return {name: value for name, value in values.items() if value not in (None, "")}, shape


def _changed(
    case: PermitCase, held: BuildingPermit, on: date, data: dict[str, Any], given: EventInput
) -> tuple[dict[str, Any], Geometry | None]:
    if case.kind == "gia_han":
        expires = terms.extended_to(
            held.expires_on or on, int(data.get("months", terms.MOST_EXTENSION_MONTHS))
        )
        data["expires_on"] = expires.isoformat()
        until = terms.public_until(held.published_until, on)
        return {"status": "gia_han", "expires_on": expires, "published_until": until}, None
    values = {}
    if data.get("permit_number"):
        values["permit_number"] = case.permit_number = data["permit_number"]
    if case.kind == "cap_lai":
        return values, None
    work = {name: getattr(case, name) for name in WORK_FIELDS}
    values |= {name: value for name, value in work.items() if value not in (None, "")}
    if several := _works(case):
        # the list tells the whole anew: what it leaves open is open
        values |= several | {name: work[name] for name in (*SUMS, *GREATEST)}
    return values, _footprint(given) or _filed_footprint(case)


def _works(case: PermitCase) -> dict[str, Any]:
    """The works that the permit is then for; nothing where the case lists none."""
    count = case.works.count()
    return {"works_case": case.pk, "work_count": count} if count else {}


def _footprint(given: EventInput) -> Geometry | None:
    shape, errors = read_footprint(given.footprint, given.crs)
    if errors:
        raise refusals.invalid(errors)
    return shape.geometry if shape else None


def _filed_footprint(case: PermitCase) -> Geometry | None:
    return shapely.from_wkb(bytes(case.footprint.wkb)) if case.footprint else None


def _still_there(user: User, parcel: UUID, on: date) -> bool:
    """Whether a permit can point to a parcel: it may have been divided since the case was filed."""
    try:
        parcel_on(str(parcel), on, user)
    except ParcelUnknown:
        return False
    return True


def _no_footprint() -> Problem:
    return refusals.conflict(
        "footprint-missing",
        (
            "Hồ sơ chưa có đường bao công trình nên chưa cấp phép được.",
            "The case has no footprint of the work, so it cannot be granted.",
        ),
        ("Gửi footprint và crs cùng diễn biến này.", "Send footprint and crs with this event."),
        field="footprint",
    )


def _expired(held: BuildingPermit) -> Problem:
    return refusals.conflict(
        "permit-expired",
        (
            f"Giấy phép đã hết hạn khởi công ngày {held.expires_on:%d/%m/%Y}.",
            f"The work had to be started by {held.expires_on}.",
        ),
        ("Nộp hồ sơ cấp mới.", "File for a new permit."),
        field="on",
        expires_on=str(held.expires_on),
    )
