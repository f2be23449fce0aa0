"""Hồ sơ làm đề bài. What a case asks of the pre-check: its parcels, its design, the day on which it was filed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import shapely

from layers.rights import User
from permits.domain.precheck.uses import use_of
from permits.queries.cases import CaseFile, CaseUnknown, case

#: What a case says of the building.
_DESIGN = ("footprint", "storeys", "height_m", "floor_area_m2", "work_kind", "work_name")


@dataclass(frozen=True, slots=True)
class AskedByCase:
    """A case as a question.

    Attributes:
        corners: (X north, Y east) of the footprint in the storage CRS, metres; empty where it is not one plain outline.
        use: code of `uses.USES`; "" where neither kind nor words of the case say it.
        as_of: the day of filing, whose law and plans count.
    """

    number: str
    parcels: tuple[str, ...]
    corners: tuple[tuple[float, float], ...]
    storeys: int | None
    height_m: float | None
    floor_area_m2: float | None
    use: str
    as_of: date


def asked_by_case(user: User | None, case_id: UUID) -> AskedByCase:
    """The question of a case; what one that changes a permit leaves unsaid is that of the case which began the permit.

    Raises:
        permits.queries.cases.CaseUnknown: also for who may not see it.
    """
    held = case(user, case_id)
    row, first = held.row, _first(user, held)
    told = {name: row[name] or (first.row[name] if first else row[name]) for name in _DESIGN}
    use = use_of("nha_o" if row["work_group"] == "house" else told["work_kind"] or told["work_name"])
    grounds = held.parcels or (first.parcels if first else [])
    return AskedByCase(
        number=row["number"],
        parcels=tuple(str(one["parcel"]) for one in grounds),
        corners=_corners(told["footprint"]),
        storeys=told["storeys"],
        height_m=told["height_m"],
        floor_area_m2=told["floor_area_m2"],
        use=use.code if use else "",
        as_of=row["filed_on"],
    )


def _first(user: User | None, held: CaseFile) -> CaseFile | None:
    """The case that began the permit which this one changes; None for one that begins its own."""
    if held.row["permit"] == held.row["id"]:
        return None
    try:
        return case(user, held.row["permit"])
    except CaseUnknown:
        return None


def _corners(footprint: str | None) -> tuple[tuple[float, float], ...]:
    parts = shapely.get_parts(shapely.from_wkb(footprint)) if footprint else []
    if len(parts) != 1 or parts[0].interiors:
        return ()
    return tuple((north, east) for east, north in shapely.get_coordinates(parts[0].exterior)[:-1].tolist())
