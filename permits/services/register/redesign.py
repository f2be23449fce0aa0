"""Thiết kế thay đổi. The one supplement and the decision may bring another design than was filed.

The case takes over its figures, its works and its footprint, the event keeps what they were; what is granted is then
what the case says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import shapely
from django.contrib.auth.models import User

from layers import rights
from layers.changesets.drafting import geos
from layers.changesets.reading_shapes import Shape
from permits.domain.kinds import WITHOUT_DESIGN
from permits.domain.works import made_anew
from permits.models import BuildingPermit, PermitCase
from permits.queries.case_access import layer
from permits.services.register import refusals, works
from permits.services.register.footprints import elsewhere, read_footprint
from permits.services.register.given import DESIGN_FIELDS, WORK_FIELDS, EventInput

#: Events that may bring another design.
EVENTS = ("supplement", "grant")


def take_over(user: User, case: PermitCase, given: EventInput) -> dict[str, dict[str, Any]]:
    """Put another design into the case, which the caller holds.

    Returns:
        what changed, `{"from", "to"}` by field; `footprint_area_m2` in m² for a footprint, `works` as lists.
    Raises:
        Problem: 400 where the event or the kind of case has no design, or the footprint is wrong; 403 outside reach.
    """
    has_design = given.event in EVENTS and case.kind not in WITHOUT_DESIGN
    if not has_design:
        wrong = [name for name, sent in (("work", given.work), ("works", given.works)) if sent]
        if wrong:
            raise refusals.invalid([refusals.no_design(name) for name in wrong])
        return {}
    listed = _listed(user, case, given)
    design = {name: value for name, value in given.work.items() if name in DESIGN_FIELDS}
    if listed:
        held = {name: getattr(case, name) for name in WORK_FIELDS}
        design = made_anew(held, works.of_case(case), [one.values for one in listed]) | design
    _refuse_too_little(case, listed, design)
    other = {name: value for name, value in design.items() if value != getattr(case, name)}
    changed = {
        name: {"from": _kept(getattr(case, name)), "to": _kept(value)} for name, value in other.items()
    }
    for name, value in other.items():
        setattr(case, name, value)
    columns = list(changed)
    shape = _shape(given) or works.together(listed)
    if shape is not None:
        changed |= _other_footprint(user, case, shape)
        columns += ["footprint", "source_srid"]
    if listed:
        changed["works"] = {
            "from": works.told(works.of_case(case)),
            "to": works.told([one.values for one in listed]),
        }
        works.keep(case, listed)
    if columns:
        case.save(update_fields=columns)
    return changed


def _listed(user: User, case: PermitCase, given: EventInput) -> list[works.ReadWork]:
    """The works as they were sent; none where they stay."""
    if given.works is None:
        return []
    listed, errors = works.read(given.works, given.crs)
    if not listed and not errors:
        errors = [refusals.missing("works", "công trình", "A work")]
    errors += works.misplaced(listed, shapely.from_wkb(bytes(case.geom.wkb)))
    if errors:
        raise refusals.invalid(errors)
    if not rights.within_reach(user, "write", layer(), works.shapes_of(listed)):
        raise refusals.outside_reach("works")
    return listed


def _refuse_too_little(case: PermitCase, listed: Sequence[works.ReadWork], design: Mapping[str, Any]) -> None:
    """The whole may not be less than the works: those sent, else those on file, else those of the permit adjusted."""
    stated = design
    held: Sequence[Mapping[str, Any]] = [one.values for one in listed]
    if held:
        stated = {name: getattr(case, name) for name in WORK_FIELDS} | dict(design)
    elif design:
        permit = BuildingPermit.objects.filter(pk=case.permit).first()
        held = works.of_case(case) or (works.of_permit(permit) if permit else [])
    errors = works.too_little(stated, held)
    if errors:
        raise refusals.invalid(errors)


def _shape(given: EventInput) -> Shape | None:
    shape, errors = read_footprint(given.footprint, given.crs)
    if errors:
        raise refusals.invalid(errors)
    return shape


def _other_footprint(user: User, case: PermitCase, shape: Shape) -> dict[str, dict[str, Any]]:
    if not shapely.intersects(shapely.from_wkb(bytes(case.geom.wkb)), shape.geometry):
        raise refusals.invalid([elsewhere()])
    if not rights.within_reach(user, "write", layer(), [shape.geometry]):
        raise refusals.outside_reach("footprint")
    before = None if case.footprint is None else round(case.footprint.area, 1)
    case.footprint, case.source_srid = geos(shape.geometry), shape.zone.srid
    return {"footprint_area_m2": {"from": before, "to": round(shape.geometry.area, 1)}}


def _kept(value: object) -> object:
    """A value as the event keeps it."""
    return value.isoformat() if isinstance(value, date) else value
