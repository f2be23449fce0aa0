"""Đời của giấy phép. What becomes of a permit enters the layer `building_permits` through a change set, and only so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import shapely
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from shapely import Geometry

from geo.domain.crs import by_srid
from geo.http.problems import Problem
from layers import rights
from layers.changesets import deciding, drafting, publishing
from layers.changesets.preparing import EditInput
from permits.domain.statuses import IN_FORCE, NOT_STARTED
from permits.domain.terms import MOST_EXTENSIONS
from permits.models import BuildingPermit, PermitCase
from permits.queries.case_access import LAYER, layer
from permits.services.register import refusals
from permits.services.register.accounts import register_account


def permit_to_change(user: User, kind: str, permit: UUID | None, day: date) -> BuildingPermit:
    """The permit that an adjustment, extension or reissue is about.

    Raises:
        Problem: 400 when none is named, 404 when there is none, 409 when it can no longer be changed so.
    """
    if permit is None:
        raise refusals.invalid([refusals.missing("permit", "mã giấy phép (id)", "The id of the permit")])
    found = stored(user, permit)
    if found is None:
        raise refusals.permit_unknown()
    allowed = NOT_STARTED if kind == "gia_han" else IN_FORCE
    if found.status not in allowed or is_over(found, day):
        listed = ", ".join(sorted(allowed))
        raise refusals.conflict(
            "permit-not-changeable",
            (
                f"Giấy phép đang ở tình trạng “{found.status}” hoặc đã hết hạn nên không giải quyết được.",
                f"The permit is “{found.status}” or has expired, so it cannot be changed so.",
            ),
            (f"Chỉ với giấy phép còn hạn: {listed}.", f"Only for permits not expired: {listed}."),
            field="permit",
            permit_status=found.status,
        )
    if kind == "gia_han" and extensions(permit) >= MOST_EXTENSIONS:
        raise refusals.conflict(
            "extended-twice",
            (
                f"Giấy phép đã gia hạn {MOST_EXTENSIONS} lần, không được gia hạn nữa.",
                f"The permit was extended {MOST_EXTENSIONS} times; it cannot be extended again.",
            ),
            ("Nộp hồ sơ cấp mới.", "File for a new permit."),
            field="permit",
        )
    return found


def stored(user: User, permit: UUID) -> BuildingPermit | None:
    """The permit in the layer, if there is one that `user` may see."""
    found = BuildingPermit.objects.filter(pk=permit).first()
    return found if found is not None and rights.may(user, "read", layer(), found) else None


def is_over(permit: BuildingPermit, day: date) -> bool:
    """Whether a permit whose work was not started had expired before a day."""
    return permit.status in NOT_STARTED and permit.expires_on is not None and permit.expires_on < day


def extensions(permit: UUID) -> int:
    """How often a permit was extended."""
    return PermitCase.objects.filter(permit=permit, kind="gia_han", status="cap").count()


def carry(
    author: User,
    permit: UUID,
    values: Mapping[str, Any],
    *,
    title: str,
    document: str,
    on: date,
    shape: Geometry | None = None,
    request: HttpRequest | None = None,
) -> UUID:
    """Write a permit through a change set of its own; returns its id.

    Args:
        author: who records the decision; the register's account approves and publishes.
        values: fields of the layer by name.
        document: number of the paper that it rests on; `on` is its day, and the day from which the state holds.
        shape: footprint in the storage CRS; None = it stays.
    Raises:
        Problem: as the change set refuses it, 409 with the findings.
    """
    held = BuildingPermit.objects.filter(pk=permit).values_list("version", flat=True).first()
    edit = EditInput(
        layer=LAYER,
        operation="create" if held is None else "update",
        feature=permit,
        base_version=held,
        geometry=None if shape is None else shapely.geometry.mapping(shape),
        crs=by_srid(settings.STORAGE_SRID).code,
        properties={name: _told(value) for name, value in values.items()},
    )
    return publish(author, [edit], title=title, document=document, on=on, request=request)


def publish(
    author: User, edits: list[EditInput], *, title: str, document: str, on: date, request: HttpRequest | None = None,
) -> UUID:  # fmt: skip
    """Publish edits of the layer in one change set: written by `author`, approved by the register's account."""
    # rights were asked with the caller's token; the change set belongs to the person, whom no token narrows
    person = User.objects.get(pk=author.pk)
    change_set = drafting.begin(
        person, title=title[:200], legal_document=document[:200], legal_date=on, effective_date=on
    )
    drafting.save_batch(person, change_set.pk, edits)
    deciding.submit(person, change_set.pk, request)
    account = register_account()
    try:
        deciding.approve(account, change_set.pk, request=request)
        publishing.publish(account, change_set.pk, request=request)
    except Problem as problem:
        if problem.kind in ("forbidden", "not-found"):
            raise _not_empowered() from problem
        raise
    return change_set.pk


def _not_empowered() -> Problem:
    return refusals.conflict(
        "register-not-empowered",
        (
            "Tài khoản permit-register không còn quyền duyệt lớp giấy phép xây dựng.",
            "The account permit-register may no longer approve on the layer of building permits.",
        ),
        (
            "Chủ quản cấp lại vai trò giám sát, phê duyệt cho tài khoản đó.",
            "The owner of the dataset gives that account the role of approver again.",
        ),
    )


def _told(value: object) -> object:
    """A value as an edit carries it."""
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, UUID) else value
