"""Thiết kế thay đổi. The one supplement and the decision may bring another design than was filed.

The case takes over its figures and its footprint, the event keeps what they were; what is granted is then what the case
says.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import shapely
from django.contrib.auth.models import User

from layers import rights
from layers.changesets.drafting import geos
from permits.models import PermitCase
from permits.queries.case_access import layer
from permits.services.register import refusals
from permits.services.register.filing import elsewhere, read_footprint
from permits.services.register.given import DESIGN_FIELDS, EventInput

#: Events that may bring another design.
EVENTS = ("supplement", "grant")
#: Kinds of cases that have no design of their own.
_WITHOUT = frozenset({"gia_han", "cap_lai"})


def take_over(user: User, case: PermitCase, given: EventInput) -> dict[str, dict[str, Any]]:
    """Put another design into the case, which the caller holds.

    Returns:
        what changed, `{"from", "to"}` by field; `footprint_area_m2` in m² for a footprint.
    Raises:
        Problem: 400 where the event or the kind of case has no design, or the footprint is wrong; 403 outside reach.
    """
    has_design = given.event in EVENTS and case.kind not in _WITHOUT
    if given.work and not has_design:
        raise refusals.invalid([_no_design()])
    if not has_design:
        return {}
    other = {
        name: value
        for name, value in given.work.items()
        if name in DESIGN_FIELDS and value != getattr(case, name)
    }
    changed = {
        name: {"from": _kept(getattr(case, name)), "to": _kept(value)} for name, value in other.items()
    }
    for name, value in other.items():
        setattr(case, name, value)
    columns = list(changed)
    if given.footprint is not None:
        changed |= _other_footprint(user, case, given)
        columns += ["footprint", "source_srid"]
    if columns:
        case.save(update_fields=columns)
    return changed


def _other_footprint(user: User, case: PermitCase, given: EventInput) -> dict[str, dict[str, Any]]:
    shape, errors = read_footprint(given.footprint, given.crs)
    if shape is None:
        raise refusals.invalid(errors)
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


def _no_design() -> refusals.FieldError:
    return refusals.error(
        "work",
        "no-design-here",
        (
            "Chỉ nộp bổ sung và cấp phép mới thay đổi được thiết kế; hồ sơ gia hạn, cấp lại không có thiết kế.",
            "Only a supplement and a grant change the design; extensions and reissues have none.",
        ),
        ("Bỏ work, hoặc nộp hồ sơ điều chỉnh.", "Leave out work, or file for an adjustment."),
    )
