"""Đầu vào của quy tắc. What a rule looked at, by name: said in the answer beside its verdict. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from permits.domain.precheck.facts import Case

INPUTS: Mapping[str, Callable[[Case], Any]] = {
    "parcels": lambda case: [
        {"id": one.id, "version": one.version, "label": one.label} for one in case.site.parcels
    ],
    "area_m2": lambda case: round(case.site.land.area_m2, 1),
    "footprint_area_m2": lambda case: (
        None if case.proposal.footprint is None else round(float(case.footprint.area), 1)
    ),
    "storeys": lambda case: case.proposal.storeys,
    "height_m": lambda case: case.proposal.height_m,
    "floor_area_m2": lambda case: case.proposal.floor_area_m2,
    "use": lambda case: case.proposal.use or None,
    "use_code": lambda case: None if case.proposal.building_use is None else case.proposal.building_use.code,
    "land_uses": lambda case: [
        {"code": use.code, "name": use.name, "area_m2": use.area_m2}
        for one in case.site.parcels
        for use in one.uses
    ],
    "flags": lambda case: sorted({code for one in case.site.parcels for code, _text in one.flags}),
    "zones": lambda case: [
        {
            "code": one.share.zone.zone_code,
            "function": one.share.zone.function_code or None,
            "plan": one.share.zone.plan.code,
        }
        for one in case.zones
    ],
    "plans": lambda case: [
        {"code": one.code, "level": one.level or None, "version": one.version, "valid_from": one.valid_from}
        for one in case.site.plans
    ],
    "reserve_area_m2": lambda case: round(float(case.site.land.reserve.area), 1),
    "corner_cut_m2": lambda case: round(case.site.land.chamfer_m2, 1),
    "corridors": lambda case: [{"kind": one.kind, "name": one.name} for one in case.site.corridors],
    "neighbours": lambda case: len(case.site.neighbours),
}


def read(names: Sequence[str], case: Case) -> dict[str, Any]:
    """The inputs of a rule by name."""
    return {name: INPUTS[name](case) for name in names}
