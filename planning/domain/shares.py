"""Which zone governs which part of a parcel, and what is too small to count. Pure; plane areas in square metres.

Precedence: a detailed plan in force over the zoning plan over the general plan; a local adjustment
replaces only its own polygon. `area_m2` is always zone ∩ parcel; `governing_area_m2` what is left of it after all that
prevails, so the governing areas of a fully planned parcel sum to its area.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely import Geometry

from planning.domain.records import ZonePiece
from planning.domain.thresholds import DEFAULTS, NOISE_M2, Threshold


@dataclass(frozen=True, slots=True)
class ZoneShare:
    """A zone's part of the parcel and how much of it governs."""

    zone: ZonePiece
    area_m2: float
    governing_piece: Geometry
    governing_area_m2: float
    overridden_by_local: bool
    governs: bool
    """True when what it governs is more than a sliver."""

    @property
    def status(self) -> str:
        """`in_force`, `in_force_partly`, `replaced` (by a local adjustment) or `overruled` (by a detailed plan)."""
        if not self.governs:
            return "replaced" if self.overridden_by_local else "overruled"
        return "in_force" if self.area_m2 - self.governing_area_m2 < NOISE_M2 else "in_force_partly"


def zone_shares(
    zones: Sequence[ZonePiece], parcel_m2: float = 0.0, threshold: Threshold = DEFAULTS["planning_zones"]
) -> list[ZoneShare]:
    """Shares of all zones that meet a parcel: most detailed plan first, then by area.

    Args:
        parcel_m2: plane area of the parcel; 0 = no piece is a sliver for its share alone.
    """
    shares = []
    for zone in zones:
        stronger = [
            other
            for other in zones
            if other is not zone
            and other.plan.overrides(zone.plan)
            and shapely.intersects(other.piece, zone.piece)
        ]
        masks = [other.piece for other in stronger]
        left = shapely.difference(zone.piece, shapely.union_all(masks)) if masks else zone.piece
        shares.append(
            ZoneShare(
                zone=zone,
                area_m2=zone.area_m2,
                governing_piece=left,
                governing_area_m2=float(left.area),
                overridden_by_local=any(
                    other.plan.is_local
                    and other.plan.precedence == zone.plan.precedence
                    and shapely.intersection(other.piece, zone.piece).area >= NOISE_M2
                    for other in stronger
                ),
                governs=zone.plan.may_govern and not threshold.leaves_out(float(left.area), parcel_m2),
            )
        )
    place = {zone.id: at for at, zone in enumerate(strongest_first(zones))}
    return sorted(shares, key=lambda share: place[share.zone.id])


def strongest_first(zones: Sequence[ZonePiece]) -> list[ZonePiece]:
    """The most detailed plan first, in it local adjustments from the latest, then by area."""
    return sorted(
        zones,
        key=lambda zone: (
            -zone.plan.precedence,
            not zone.plan.is_local,
            -zone.plan.since.toordinal() if zone.plan.is_local else 0,
            -zone.area_m2,
            zone.id,
        ),
    )


def union_of(pieces: Iterable[Geometry]) -> Geometry:
    """The pieces as one shape, overlaps counted once; empty for none."""
    kept = [piece for piece in pieces if not piece.is_empty]
    return shapely.union_all(kept) if kept else shapely.Polygon()


def ground_of(shape: Geometry) -> Geometry:
    """The polygons of a shape: two that also touch along a line give that line too when they are intersected."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    return union_of(part for part in shapely.get_parts(shape) if part.geom_type == "Polygon")
