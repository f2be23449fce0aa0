"""Khoảng lùi. The line that a building keeps behind, drawn inside a parcel from what the plan says. Pure.

A building line (chỉ giới xây dựng) that crosses the parcel is taken as drawn. Otherwise the setback of the building
line, else of each zone, is measured from the red lines of the streets at the parcel. Storage CRS, metres.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import Geometry

from planning.domain.records import BuildingLinePiece, PlanRecord, RedLinePiece
from planning.domain.shares import union_of
from planning.domain.themes import AROUND_M
from planning.domain.thresholds import NOISE_M2

#: A reserve farther from the parcel is not the street that it faces.
FACING_M = 1.0


@dataclass(frozen=True, slots=True)
class Ground:
    """One zone's ground that is left after road reserve, corner cuts and corridors."""

    zone_code: str
    plan: PlanRecord | None
    setback_raw: str
    setback_m: float | None
    piece: Geometry


@dataclass(frozen=True, slots=True)
class Setback:
    """Where a building may stand.

    Attributes:
        distance_m: the distance from the red line, where it is one and the same.
        raw: texts of the dossier that it comes from.
        line: the line inside the parcel; empty where it runs along the red line itself.
        areas: ground behind the line, one for each ground given; None where nothing was computed there.
        source: `building_line`, `zone` or "".
        plans: plans that say so.
        why: code of the reason where some ground was not computed; "" where all was.
    """

    distance_m: float | None
    raw: tuple[str, ...]
    line: Geometry
    areas: tuple[Geometry | None, ...]
    source: str
    plans: tuple[PlanRecord, ...]
    why: str

    @property
    def area(self) -> Geometry:
        """All ground behind the line that was computed."""
        return union_of(one for one in self.areas if one is not None)


def setback(
    grounds: Sequence[Ground],
    red_lines: Sequence[RedLinePiece],
    building_lines: Sequence[BuildingLinePiece],
    parcel: Geometry,
) -> Setback:
    """The setback line of a parcel.

    Args:
        grounds: what is left of each zone that foresees buildings.
        red_lines: reserves at the parcel with their surroundings.
    """
    said = next((one for one in building_lines if one.setback_m is not None), None)
    distances = [said.setback_m if said else ground.setback_m for ground in grounds]
    raws = (
        (said.setback_raw or f"{said.setback_m:g}",)
        if said
        else tuple(dict.fromkeys(ground.setback_raw for ground in grounds if ground.setback_raw))
    )
    if not building_lines and all(distance is None for distance in distances):
        return _unknown(grounds, raws, "setback_unreadable" if raws else "no_setback_in_plan")
    street = union_of(line.near for line in red_lines if shapely.dwithin(line.near, parcel, FACING_M))
    if drawn := _as_drawn(grounds, building_lines, street, parcel):
        return drawn
    if street.is_empty:
        return _unknown(grounds, raws, "no_street_side")
    areas = [
        None
        if distance is None or distance > AROUND_M - FACING_M
        else _behind(ground.piece, street, distance)
        for ground, distance in zip(grounds, distances, strict=True)
    ]
    known = sorted(
        {
            distance
            for distance, area in zip(distances, areas, strict=True)
            if area is not None and distance is not None
        }
    )
    plans = [said.plan] if said else [ground.plan for ground in grounds]
    return Setback(
        distance_m=known[0] if len(known) == 1 and all(area is not None for area in areas) else None,
        raw=raws,
        line=_line(grounds, areas, street, distances),
        areas=tuple(areas),
        source=("building_line" if said else "zone") if known else "",
        plans=tuple(plan for plan in dict.fromkeys(plans) if plan),
        why=_why(grounds, areas, raws),
    )


def _behind(piece: Geometry, street: Geometry, distance_m: float) -> Geometry:
    if distance_m <= 0:
        return piece
    return shapely.difference(piece, shapely.buffer(street, distance_m, quad_segs=32))


def _line(
    grounds: Sequence[Ground],
    areas: Sequence[Geometry | None],
    street: Geometry,
    distances: Sequence[float | None],
) -> Geometry:
    lines = [
        shapely.intersection(shapely.boundary(shapely.buffer(street, distance, quad_segs=32)), ground.piece)
        for ground, area, distance in zip(grounds, areas, distances, strict=True)
        if area is not None and distance
    ]
    found = [part for part in shapely.get_parts(lines) if part.geom_type in ("LineString", "MultiLineString")]
    return shapely.line_merge(shapely.union_all(found)) if found else shapely.LineString()


def _as_drawn(
    grounds: Sequence[Ground], building_lines: Sequence[BuildingLinePiece], street: Geometry, parcel: Geometry
) -> Setback | None:
    """The building line where it divides the parcel; the part at the street is not built on."""
    crossing = [one for one in building_lines if shapely.length(one.piece) > 0]
    if not crossing or street.is_empty:
        return None
    line = shapely.union_all([one.piece for one in crossing])
    cells = shapely.get_parts(
        shapely.polygonize([shapely.node(shapely.union(shapely.boundary(parcel), line))])
    )
    if len(cells) < 2:
        return None  # it ends inside the parcel, or runs along its edge
    gaps = shapely.distance(cells, street)
    front = union_of(cells[gaps <= gaps.min() + 0.01])
    if gaps.min() > FACING_M or front.area > parcel.area - NOISE_M2:
        return None
    texts = tuple(dict.fromkeys(one.setback_raw for one in crossing if one.setback_raw))
    distances = {one.setback_m for one in crossing if one.setback_m is not None}
    return Setback(
        distance_m=distances.pop() if len(distances) == 1 else None,
        raw=texts,
        line=shapely.line_merge(line) if line.geom_type != "LineString" else line,
        areas=tuple(shapely.difference(ground.piece, front) for ground in grounds),
        source="building_line",
        plans=tuple(plan for plan in dict.fromkeys(one.plan for one in crossing) if plan),
        why="",
    )


def _why(grounds: Sequence[Ground], areas: Sequence[Geometry | None], raws: Sequence[str]) -> str:
    if all(area is not None for area in areas) and grounds:
        return ""
    return "setback_unreadable" if raws else "no_setback_in_plan"


def _unknown(grounds: Sequence[Ground], raws: tuple[str, ...], why: str) -> Setback:
    return Setback(None, raws, shapely.LineString(), tuple(None for _one in grounds), "", (), why)
