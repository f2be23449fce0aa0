"""Phần đất được xây dựng: what remains of a parcel after road reserve, corner cuts and corridors, and what its zones
allow there. Pure; storage CRS, metres and square metres.

A figure is given only where the plan gives numbers; the rest is left to the officer, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely import Geometry

from planning.domain.chamfer import CornerCut
from planning.domain.records import BuildingLinePiece, CorridorPiece, PlanRecord, RedLinePiece
from planning.domain.setback import Ground, Setback, setback
from planning.domain.shares import ZoneShare, union_of
from planning.domain.thresholds import NOISE_M2

#: Functions on which a private building is not what the plan foresees: they count as nothing to build on.
NOT_FOR_BUILDING = frozenset(
    {"DAT_HTKT_DuongGT", "DAT_BaiDoXe", "DAT_CayXanhCC", "DAT_Ho", "DAT_SongSuoi", "DAT_NghiaTrang"}
)
NOTHING = shapely.Polygon()


@dataclass(frozen=True, slots=True)
class ZoneAllowance:
    """What one governing zone allows on its net area; None where the plan gives no number.

    Attributes:
        behind_setback_m2: ground of the zone behind the setback line; None where no line was computed.
    """

    zone_code: str
    function_name: str
    plan: PlanRecord
    net_area_m2: float
    site_coverage_max_pct: float | None
    far_max: float | None
    storeys_max: float | None
    height_max_m: float | None
    raw: dict[str, str]
    for_building: bool
    behind_setback_m2: float | None = None

    @property
    def by_coverage_m2(self) -> float | None:
        """Net area × site coverage."""
        if self.site_coverage_max_pct is None:
            return None
        return self.net_area_m2 * self.site_coverage_max_pct / 100

    @property
    def footprint_m2(self) -> float | None:
        """Largest ground area: net area × site coverage, and no more than lies behind the setback line."""
        if not self.for_building:
            return 0.0
        if self.by_coverage_m2 is None or self.behind_setback_m2 is None:
            return self.by_coverage_m2
        return min(self.by_coverage_m2, self.behind_setback_m2)

    @property
    def floor_area_m2(self) -> float | None:
        """Largest floor area: net area × floor-area ratio, and no more than footprint × storeys."""
        if not self.for_building:
            return 0.0
        by_ratio = None if self.far_max is None else self.net_area_m2 * self.far_max
        by_storeys = (
            None
            if self.footprint_m2 is None or self.storeys_max is None
            else self.footprint_m2 * self.storeys_max
        )
        known = [value for value in (by_ratio, by_storeys) if value is not None]
        return min(known) if known else None


@dataclass(frozen=True)
class Land:
    """A parcel and everything that takes ground from it.

    Attributes:
        reserve: union of the road reserves inside the parcel.
        corners: corners cut off beside the reserves.
        forbidden: corridors where nothing may be built; `conditional`: those that leave it to the officer.
        reserve_known: False where no red lines of the streets around are on file.
    """

    parcel: Geometry
    area_m2: float
    shares: Sequence[ZoneShare] = ()
    red_lines: Sequence[RedLinePiece] = ()
    reserve: Geometry = NOTHING
    corners: Sequence[CornerCut] = ()
    forbidden: Geometry = NOTHING
    conditional: Sequence[CorridorPiece] = ()
    building_lines: Sequence[BuildingLinePiece] = ()
    reserve_known: bool = True

    @cached_property
    def chamfer(self) -> Geometry:
        """All computed corner cuts, outside the reserve and the cuts that the plan draws."""
        cuts = union_of(one.shape for one in self.corners if one.shape is not None)
        return cuts if cuts.is_empty else shapely.difference(cuts, self.reserve)

    @cached_property
    def chamfer_m2(self) -> float:
        """Area of the corner cuts."""
        return float(self.chamfer.area)

    @cached_property
    def corridor(self) -> Geometry:
        """Corridors where nothing may be built, outside reserve and corner cuts."""
        if self.forbidden.is_empty:
            return self.forbidden
        return shapely.difference(self.forbidden, union_of([self.reserve, self.chamfer]))

    @cached_property
    def corridor_m2(self) -> float:
        """Area that corridors take beyond reserve and corner cuts."""
        return float(self.corridor.area)

    @cached_property
    def taken(self) -> Geometry:
        """Reserve, corner cuts and forbidding corridors as one shape."""
        return union_of([self.reserve, self.chamfer, self.corridor])

    @cached_property
    def net_m2(self) -> float:
        """Plane area that is left."""
        return max(0.0, self.area_m2 - float(self.reserve.area) - self.chamfer_m2 - self.corridor_m2)

    @cached_property
    def unplanned_m2(self) -> float:
        """Net area that no zone governs."""
        return max(0.0, self.net_m2 - sum(one.net_area_m2 for one in self.zones))

    @cached_property
    def setback(self) -> Setback:
        """The setback line of the ground that is for building."""
        grounds = [
            Ground(
                share.zone.zone_code,
                share.zone.plan,
                share.zone.indicators["setback_m"]["raw"] or "",
                share.zone.indicators["setback_m"]["min"],
                net,
            )
            for share, net in self.net_pieces
            if share.zone.function_code not in NOT_FOR_BUILDING
        ]
        return setback(grounds, self.red_lines, self.building_lines, self.parcel)

    @cached_property
    def zones(self) -> list[ZoneAllowance]:
        """What each governing zone allows, largest net area first."""
        behind = iter(self.setback.areas)
        found = []
        for share, net in self.net_pieces:
            zone = share.zone
            for_building = zone.function_code not in NOT_FOR_BUILDING
            area = next(behind) if for_building else None
            found.append(
                ZoneAllowance(
                    zone_code=zone.zone_code,
                    function_name=zone.function_name or zone.function_raw,
                    plan=zone.plan,
                    net_area_m2=float(net.area),
                    site_coverage_max_pct=zone.indicators["site_coverage_pct"]["max"],
                    far_max=zone.indicators["far"]["max"],
                    storeys_max=zone.indicators["storeys"]["max"],
                    height_max_m=zone.indicators["height_m"]["max"],
                    raw={key: one["raw"] or "" for key, one in zone.indicators.items()},
                    for_building=for_building,
                    behind_setback_m2=None if area is None else float(area.area),
                )
            )
        return found

    @cached_property
    def net_pieces(self) -> list[tuple[ZoneShare, Geometry]]:
        """What each governing zone has left of its ground, in the order of `zones`."""
        found = []
        for share in self.shares:
            if not share.governs:
                continue
            piece = share.governing_piece
            net = piece if self.taken.is_empty else shapely.difference(piece, self.taken)
            if net.area >= NOISE_M2:
                found.append((share, net))
        return sorted(found, key=lambda one: -float(one[1].area))
