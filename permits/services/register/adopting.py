"""Giấy phép chưa có hồ sơ. Permits that were imported have none; the first event of one opens it."""

from __future__ import annotations

from uuid import UUID

import shapely
from django.contrib.auth.models import User
from django.utils import timezone

from permits.domain.statuses import OF_PERMIT
from permits.models import PermitCase, PermitEvent
from permits.queries.grounds import ward_of
from permits.services.register import life, refusals
from permits.services.register.numbering import next_number

#: Columns that layer and case have in common.
_SHARED = (
    "permit_number", "address", "work_name", "work_kind", "work_class", "floor_area_m2", "ground_floor_area_m2",
    "storeys", "basements", "height_m", "site_coverage_pct", "far", "ground_level_m", "setback_m", "red_line",
    "building_line", "synthetic",
)  # fmt: skip


def is_orphan(user: User, permit: UUID) -> bool:
    """Whether a permit that `user` may see has no case."""
    return not PermitCase.objects.filter(pk=permit).exists() and life.stored(user, permit) is not None


def adopt(user: User, permit: UUID) -> PermitCase:
    """Open the case of a permit that came without one: it begins in the permit's status, with the permit's work."""
    held = life.stored(user, permit)
    if held is None or held.status not in OF_PERMIT:
        raise refusals.permit_unknown()
    day = held.issued_on or timezone.localdate(held.recorded_at)
    site = shapely.from_wkb(bytes(held.geom.wkb))
    case = PermitCase.objects.create(
        id=held.pk, permit=held.pk, number=next_number(day), kind=held.permit_kind or "moi",
        work_group="house" if held.permit_kind == "nha_o" else "other", status=held.status, version=held.version,
        filed_on=day,
        decided_on=day, authority=held.issuer, ward_code=ward_of(site, user), geom=held.geom, footprint=held.geom,
        source_srid=held.source_srid, **{name: getattr(held, name) for name in _SHARED},
    )  # fmt: skip
    PermitEvent.objects.create(
        case=case, seq=1, event="grant", on=day, to_status=case.status, data={"adopted": True}, actor=user
    )
    return case


def shapes_of(case: PermitCase) -> list[shapely.Geometry]:
    """Where a case happens, storage CRS."""
    shapes = [case.geom] if case.footprint is None else [case.geom, case.footprint]
    return [shapely.from_wkb(bytes(one.wkb)) for one in shapes]
