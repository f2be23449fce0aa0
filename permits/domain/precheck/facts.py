"""Hồ sơ và khu đất. What somebody wants to build, and what is on file about the ground on the day. Pure values.

Shapes are planar in the storage CRS, metres; areas in square metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import shapely
from shapely import Geometry

from permits.domain.precheck.uses import BuildingUse, use_of
from planning.domain.buildable import NOTHING, Land
from planning.domain.records import CorridorPiece, PlanRecord
from planning.domain.shares import ZoneShare, ground_of, union_of
from planning.domain.thresholds import NOISE_M2


@dataclass(frozen=True)
class Proposal:
    """What is to be built, as far as it was said.

    Attributes:
        footprint: outline of all buildings on the ground; None where it was not given.
        use: as it was written; `building_use` is what it means.
    """

    footprint: Geometry | None = None
    storeys: int | None = None
    height_m: float | None = None
    floor_area_m2: float | None = None
    use: str = ""

    @cached_property
    def building_use(self) -> BuildingUse | None:
        """None where no use was given, or one that nobody knows."""
        return use_of(self.use) if self.use.strip() else None


@dataclass(frozen=True, slots=True)
class LandUse:
    """A use of land on paper: the code in force, its name, its part of the parcel, the last day of a term."""

    code: str
    name: str
    area_m2: float | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class PlotParcel:
    """A parcel as the reader may see it.

    Attributes:
        flags: code and text of what a reader must not miss (`cadastre.domain.parcel`).
    """

    id: str
    version: int
    label: str
    area_m2: float
    uses: tuple[LandUse, ...] = ()
    flags: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A building beside the ground: from the permit register or the base map; `accuracy_m` of its outline."""

    id: str
    layer: str
    label: str
    shape: Geometry
    accuracy_m: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A plan in force that is under review, adjustment or consultation, in words."""

    plan_code: str
    stage: str
    since: date | None


@dataclass(frozen=True)
class Site:
    """Everything on file about the ground on the day.

    Attributes:
        parcels: none where the footprint lies on ground without parcels on file.
        ground: union of the parcels; the footprint where there are none.
        land: the same ground weighed for building, as in the extract.
        parcels_named: False where they are those that the footprint happens to lie on.
        flags_known: False where blocks and disputes are not for this reader.
        corridors_known, neighbours_known: False where nothing of the kind is on file around.
    """

    parcels: tuple[PlotParcel, ...]
    ground: Geometry
    land: Land
    plans: tuple[PlanRecord, ...] = ()
    changes: tuple[Change, ...] = ()
    corridors: tuple[CorridorPiece, ...] = ()
    parcels_named: bool = True
    flags_known: bool = True
    corridors_known: bool = True
    neighbours: tuple[Neighbour, ...] = ()
    neighbours_known: bool = True


@dataclass(frozen=True)
class ZoneUnder:
    """A governing zone: what is left of it for building, and the part of the footprint on it.

    Attributes:
        net: ground of the zone without reserve, corner cuts and corridors.
        built: part of the footprint on the zone, on what was taken too.
    """

    share: ZoneShare
    net: Geometry
    built: Geometry


@dataclass(frozen=True)
class Standing:
    """A proposal on its ground: what of it lies on which zone is computed once for all rules."""

    proposal: Proposal
    site: Site

    @property
    def footprint(self) -> Geometry:
        """Empty where none was given."""
        return NOTHING if self.proposal.footprint is None else self.proposal.footprint

    @cached_property
    def zones(self) -> list[ZoneUnder]:
        """Zones that govern; with a footprint those under it, else all of the ground."""
        net_of = {share.zone.id: net for share, net in self.site.land.net_pieces}
        found = [
            ZoneUnder(
                share,
                net_of.get(share.zone.id, NOTHING),
                ground_of(shapely.intersection(self.footprint, share.governing_piece)),
            )
            for share in self.site.land.shares
            if share.governs
        ]
        if self.footprint.is_empty:
            return found
        return [one for one in found if one.built.area >= NOISE_M2]

    @cached_property
    def unplanned(self) -> Geometry:
        """Part of the footprint (of the ground, without one) that no zone governs, inside the ground."""
        ground = self.site.ground
        asked = ground if self.footprint.is_empty else shapely.intersection(self.footprint, ground)
        governed = union_of(share.governing_piece for share in self.site.land.shares if share.governs)
        return ground_of(shapely.difference(asked, union_of([governed, self.site.land.reserve])))


@dataclass(frozen=True)
class Case:
    """A proposal on its ground on a day, in a language, with the limits of one rule.

    Attributes:
        limits: parameters of the rule by name, units in the name.
    """

    standing: Standing
    day: date
    lang: str
    limits: Mapping[str, float] = field(default_factory=dict)

    @property
    def proposal(self) -> Proposal:
        """What is to be built."""
        return self.standing.proposal

    @property
    def site(self) -> Site:
        """What is on file."""
        return self.standing.site

    @property
    def footprint(self) -> Geometry:
        """Empty where none was given."""
        return self.standing.footprint

    @property
    def zones(self) -> list[ZoneUnder]:
        """Zones that govern under the footprint; without one, on the whole ground."""
        return self.standing.zones

    @property
    def unplanned(self) -> Geometry:
        """What no zone governs of the same."""
        return self.standing.unplanned

    @property
    def tolerance_m(self) -> float:
        """How far an outline may be off by what surveys and drawings round."""
        return self.limits.get("tolerance_m", 0.0)

    def conflict(self, zone: Geometry) -> Geometry:
        """Where the footprint lies on ground that it must leave free; empty when it goes no deeper than the
        tolerance."""
        if zone.is_empty or self.footprint.is_empty:
            return NOTHING
        inner = self.footprint.buffer(-self.tolerance_m, join_style="mitre")
        if shapely.area(shapely.intersection(inner, zone)) < NOISE_M2:
            return NOTHING
        return ground_of(shapely.intersection(self.footprint, zone))
