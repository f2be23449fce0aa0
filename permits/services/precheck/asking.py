"""Câu hỏi kiểm tra sơ bộ. What a caller asks, read and checked, before anything is looked up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planning.queries.extract import Ground

#: Parcels of one case.
MOST_PARCELS = 50


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be checked, as of which day.

    Attributes:
        parcels: UUIDs or national ids; none = the parcels that the footprint lies on.
        footprint: outline of all buildings on the ground.
        use: code or name of the use of the building.
    """

    as_of: date
    lang: str
    parcels: tuple[str, ...] = ()
    footprint: Ground | None = None
    storeys: int | None = None
    height_m: float | None = None
    floor_area_m2: float | None = None
    use: str = ""
