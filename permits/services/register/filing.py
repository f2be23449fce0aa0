"""Nộp hồ sơ. A case is opened in one transaction, with the versions of parcels and plans of the day of filing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import shapely
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from shapely import Geometry

from cadastre.domain.errors import ParcelUnknown
from geo.http.problems import FieldError
from layers import rights
from layers.audit.recording import record as audit
from layers.changesets.drafting import geos
from layers.changesets.reading_shapes import Shape
from layers.changesets.retrying import in_transaction
from permits.domain.kinds import CHANGING, KINDS, ONLY_GROUP, WITHOUT_DESIGN, WORK_GROUPS, group_fits
from permits.domain.works import WHOLE, made_anew
from permits.models import (
    BuildingPermit,
    PermitCase,
    PermitCaseParcel,
    PermitCasePlan,
    PermitEvent,
    PermitParty,
)
from permits.queries.case_access import layer
from permits.queries.grounds import ReliedParcel, parcel_on, ward_of, zones_on
from permits.services.register import adopting, deadlines, life, refusals, works
from permits.services.register.footprints import elsewhere, read_footprint
from permits.services.register.given import CASE_FIELDS, WORK_FIELDS, Filing
from permits.services.register.numbering import next_number

MOST_PARCELS = 200
#: Of each of these kinds the work is a house, or it is not; the others say it.
_USUAL_GROUP = {**ONLY_GROUP, "moi": "other"}


@in_transaction
def file(user: User, given: Filing, request: HttpRequest | None = None) -> PermitCase:
    """Open a case.

    Raises:
        Problem: 400 with every wrong field, 403 without right or reach, 404 for the permit, 409 for a number that is
            taken or a permit that can no longer be changed.
    """
    if not rights.may(user, "write", layer()):
        raise refusals.forbidden()
    day = given.filed_on or timezone.localdate()
    permit = life.permit_to_change(user, given.kind, given.permit, day) if given.kind in CHANGING else None
    first = _first_case(user, permit) if permit else None
    group = given.work_group or (first.work_group if first else _USUAL_GROUP.get(given.kind, ""))
    parcels, errors = _parcels(user, given, day)
    shape, wrong = read_footprint(given.footprint, given.crs)
    listed, wrong_works = works.read(given.works, given.crs)
    shape = shape or works.together(listed)
    errors = [*_wrong_fields(given, group, day), *errors, *wrong, *wrong_works]
    site = _site(parcels, shape, permit, errors)
    design = _design(given, listed, permit)
    errors += _wrong_works(given, listed, design, permit, site)
    if errors or site is None:
        raise refusals.invalid(errors)
    shapes = [site, *([shape.geometry] if shape else []), *works.shapes_of(listed)]
    if not rights.within_reach(user, "write", layer(), shapes):
        raise refusals.outside_reach("parcels" if parcels else "footprint")
    _refuse_taken(user, given)
    case = _create(user, given, day, group, site, shape, permit, parcels, design)
    works.keep(case, listed)
    _relied_on(case, parcels, site, day, user)
    PermitParty.objects.bulk_create(PermitParty(case=case, **one) for one in given.parties)
    PermitEvent.objects.create(case=case, seq=1, event="file", on=day, to_status=case.status, actor=user)
    deadlines.keep(case)
    audit(
        user, "permit.filed", layer=layer(), feature=case.permit, request=request,
        detail={"case": str(case.pk), "kind": case.kind},
    )  # fmt: skip
    return case


def _first_case(user: User, permit: BuildingPermit) -> PermitCase:
    """The case that began a permit; one that came without a case gets it now."""
    return PermitCase.objects.filter(pk=permit.pk).first() or adopting.adopt(user, permit.pk)


def _wrong_fields(given: Filing, group: str, day: date) -> list[FieldError]:
    errors = []
    kinds, groups = [code for code, *_ in KINDS], [code for code, *_ in WORK_GROUPS]
    if given.kind not in kinds:
        errors.append(refusals.not_among("kind", given.kind, kinds))
    elif not group:
        errors.append(refusals.missing("work_group", "nhóm công trình (house hoặc other)", "Group of works"))
    elif group not in groups:
        errors.append(refusals.not_among("work_group", group, groups))
    elif not group_fits(given.kind, group):
        errors.append(refusals.not_among("work_group", group, [ONLY_GROUP[given.kind]]))
    if day > timezone.localdate():
        errors.append(refusals.bad_day("filed_on", latest=timezone.localdate()))
    return errors


def _design(given: Filing, listed: Sequence[works.ReadWork], permit: BuildingPermit | None) -> dict[str, Any]:
    """What the case says of the work: as it was sent, and of several works what they make of the whole."""
    stated = {name: value for name, value in given.work.items() if value not in (None, "")}
    if not listed:
        return stated
    held = {name: getattr(permit, name) for name in WHOLE} if permit else {}
    before = works.of_permit(permit) if permit else []
    return held | made_anew(held, before, [one.values for one in listed]) | stated


def _wrong_works(
    given: Filing,
    listed: Sequence[works.ReadWork],
    design: Mapping[str, Any],
    permit: BuildingPermit | None,
    site: Geometry | None,
) -> list[FieldError]:
    """What is wrong with the works beside the ground and the whole; an adjustment that lists none leaves them."""
    if listed and given.kind in WITHOUT_DESIGN:
        return [refusals.no_design("works")]
    stand = [one.values for one in listed] or (works.of_permit(permit) if permit else [])
    beside = works.misplaced(listed, site) if site is not None else []
    return [*beside, *works.too_little(design, stand)]


def _parcels(user: User, given: Filing, day: date) -> tuple[list[ReliedParcel], list[FieldError]]:
    if len(given.parcels) > MOST_PARCELS:
        words = (f"Tối đa {MOST_PARCELS} thửa.", f"At most {MOST_PARCELS} parcels.")
        return [], [refusals.error("parcels", "too-many", words)]
    found: dict[UUID, ReliedParcel] = {}
    errors = []
    for at, text in enumerate(given.parcels):
        try:
            one = parcel_on(text, day, user)
            found.setdefault(one.id, one)
        except ParcelUnknown as unknown:
            remedy = (
                "Gửi mã (id) hoặc mã định danh của thửa có vào ngày nộp.",
                "Send the id or national id of a parcel that held on the day of filing.",
            )
            words = (unknown.message("vi"), unknown.message("en"))
            errors.append(refusals.error(f"parcels.{at}", "unknown-parcel", words, remedy))
    return list(found.values()), errors


def _site(
    parcels: Sequence[ReliedParcel], shape: Shape | None, permit: BuildingPermit | None, errors: list[FieldError]
) -> Geometry | None:  # fmt: skip
    """The ground of the case, storage CRS: parcels, else the footprint, else that of the permit."""
    if parcels:
        site = shapely.union_all([one.shape for one in parcels])
        if shape is not None and not shapely.intersects(site, shape.geometry):
            errors.append(elsewhere())
    elif shape is not None:
        site = shape.geometry
    elif permit is not None:
        site = shapely.from_wkb(bytes(permit.geom.wkb))
    else:
        if not errors:
            words = (
                "Cần thửa đất hoặc đường bao công trình.",
                "Parcels or the footprint of the work are needed.",
            )
            remedy = ("Gửi parcels, footprint hoặc cả hai.", "Send parcels, footprint or both.")
            errors.append(refusals.error("parcels", "missing", words, remedy))
        return None
    return site if site.geom_type == "MultiPolygon" else shapely.MultiPolygon(_polygons(site))


def _polygons(shape: Geometry) -> list[Geometry]:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def _refuse_taken(user: User, given: Filing) -> None:
    if given.number and PermitCase.objects.filter(number=given.number).exists():
        words = (f"Số hồ sơ “{given.number}” đã có.", f"There is a case “{given.number}” already.")
        remedy = ("Bỏ number để hệ thống cấp số.", "Leave out number to get one.")
        raise refusals.conflict("number-taken", words, remedy, field="number")
    if given.reference:
        held = PermitCase.objects.filter(filed_by=user, reference=given.reference).first()
        if held is not None:
            words = ("Bạn đã nộp hồ sơ mang mã này.", "You have filed a case with this reference already.")
            remedy = (f"Xem /permits/{held.pk}.", f"See /permits/{held.pk}.")
            raise refusals.conflict("reference-taken", words, remedy, field="reference", case=str(held.pk))


def _create(
    user: User,
    given: Filing,
    day: date,
    group: str,
    site: Geometry,
    shape: Shape | None,
    permit: BuildingPermit | None,
    parcels: Sequence[ReliedParcel],
    design: Mapping[str, Any],
) -> PermitCase:
    values = {name: value for name, value in design.items() if name in (*WORK_FIELDS, *CASE_FIELDS)}
    if not values.get("address"):
        values["address"] = permit.address if permit else next((one.address for one in parcels), "")
    case = PermitCase(
        number=given.number or next_number(day), reference=given.reference, kind=given.kind, work_group=group,
        status="nop", filed_on=day, ward_code=ward_of(site, user), geom=geos(site),
        footprint=geos(shape.geometry) if shape else None, source_srid=shape.zone.srid if shape else None,
        filed_by=user, **values,
    )  # fmt: skip
    case.permit = permit.pk if permit else case.pk
    case.permit_number = permit.permit_number if permit else ""
    case.save(force_insert=True)
    return case


def _relied_on(
    case: PermitCase, parcels: Sequence[ReliedParcel], site: Geometry, day: date, user: User
) -> None:
    PermitCaseParcel.objects.bulk_create(
        PermitCaseParcel(
            case=case, position=at, parcel=one.id, version=one.version, national_id=one.national_id, name=one.name,
            area_m2=round(one.area_m2, 1),
        )
        for at, one in enumerate(parcels)
    )  # fmt: skip
    PermitCasePlan.objects.bulk_create(
        PermitCasePlan(
            case=case, position=at, parcel=one.parcel, plan=one.plan, plan_code=one.plan_code,
            plan_version=one.plan_version, level=one.level, zone=one.zone, zone_version=one.zone_version,
            zone_code=one.zone_code, area_m2=one.area_m2, share_pct=one.share_pct,
        )
        for at, one in enumerate(zones_on(parcels, site, day, user))
    )  # fmt: skip
