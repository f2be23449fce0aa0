"""Quy tắc về vị trí. Where the footprint lies: on the plot, off red lines, corner cuts, setbacks and corridors, beside
the neighbours. Pure; storage CRS, metres."""

from __future__ import annotations

import shapely
from shapely import Geometry

from permits.domain.precheck.facts import Case, Neighbour
from permits.domain.precheck.rule import Measured, Outcome, failed, officer, passed, said
from planning.domain.buildable import NOT_FOR_BUILDING, NOTHING
from planning.domain.setback import FACING_M
from planning.domain.shares import ground_of, union_of
from planning.domain.thresholds import NOISE_M2

#: What stands in a sentence for streets and corridors whose name is not on file.
_NAMELESS_STREET = ("đường chưa có tên trong dữ liệu", "a street without a name on file")
_NAMELESS_CORRIDOR = ("chưa có tên trong dữ liệu", "without a name on file")


def inside_the_plot(case: Case) -> Outcome:
    """No part of the footprint lies outside the parcels."""
    if case.proposal.footprint is None:
        return officer(said("no_footprint"))
    if not case.site.parcels:
        return officer(said("no_parcel"), conflict=case.footprint)
    outside = case.conflict(shapely.difference(case.footprint, case.site.ground))
    if outside.area >= NOISE_M2:
        return failed(said("outside_plot", area=float(outside.area)), conflict=outside)
    return passed(said("inside_plot"))


def off_the_red_lines(case: Case) -> Outcome:
    """No part of the footprint lies in a road reserve, beyond the plot too."""
    land = case.site.land
    lines = [line for line in land.red_lines if not line.is_chamfer]
    if not land.reserve_known:
        return officer(said("reserve_unknown"))
    if case.proposal.footprint is None:
        if land.reserve.area < NOISE_M2:
            return passed(said("no_reserve"))
        why = said("reserve_takes", area=float(land.reserve.area), streets=_streets(case, on_ground=True))
        return officer(why, said("no_footprint"), conflict=land.reserve)
    taken = union_of(line.near for line in lines)
    conflict = case.conflict(taken)
    plans = tuple(dict.fromkeys(line.plan for line in lines if line.plan))
    if conflict.area >= NOISE_M2:
        why = said("in_reserve", area=float(conflict.area), streets=_streets(case))
        return failed(why, conflict=conflict, plans=plans)
    gap = float(shapely.distance(case.footprint, taken)) if not taken.is_empty else None
    measured = (Measured("distance_to_red_line_m", gap, 0.0, "m"),) if gap is not None else ()
    return passed(said("off_reserve"), measured=measured, plans=plans)


def off_the_corner_cuts(case: Case) -> Outcome:
    """No part of the footprint lies in a corner cut, drawn by the plan or computed from its text."""
    land = case.site.land
    if not land.reserve_known:
        return officer(said("reserve_unknown"))
    drawn = union_of(line.near for line in land.red_lines if line.is_chamfer)
    cuts = union_of([drawn, land.chamfer])
    conflict = case.conflict(cuts)
    if conflict.area >= NOISE_M2:
        return failed(said("in_corner", area=float(conflict.area)), conflict=conflict)
    still_open = [one for one in land.corners if one.shape is None]
    if still_open:
        return officer(*(said(one.why, raw=one.raw) for one in still_open))
    if cuts.is_empty:
        return passed(said("no_corner"))
    if case.proposal.footprint is None:
        return officer(said("corner_takes", area=float(cuts.area)), said("no_footprint"), conflict=cuts)
    return passed(said("off_corner"))


def behind_the_setback(case: Case) -> Outcome:
    """No part of the footprint lies before the building line or the setback of its zone."""
    land = case.site.land
    pieces = [
        (share, net) for share, net in land.net_pieces if share.zone.function_code not in NOT_FOR_BUILDING
    ]
    if not pieces:
        return officer(said("no_building_zone" if land.shares else "no_zone"))
    found = land.setback
    before = union_of(
        shapely.difference(net, area)
        for (_share, net), area in zip(pieces, found.areas, strict=True)
        if area is not None
    )
    raw = ", ".join(found.raw)
    street = union_of(
        line.near for line in land.red_lines if shapely.dwithin(line.near, land.parcel, FACING_M)
    )
    gap = (
        None
        if street.is_empty or case.footprint.is_empty
        else float(shapely.distance(case.footprint, street))
    )
    measured = (Measured("setback_m", gap, found.distance_m, "m", raw),) if raw or gap is not None else ()
    conflict = case.conflict(before)
    if conflict.area >= NOISE_M2:
        why = said("before_setback", area=float(conflict.area), raw=raw or found.distance_m)
        return failed(why, measured=measured, conflict=conflict, plans=found.plans)
    if found.why:
        return officer(
            said(found.why, raw=f" (“{raw}”)" if raw else ""), measured=measured, plans=found.plans
        )
    if case.proposal.footprint is None:
        if before.area < NOISE_M2:
            return passed(said("setback_zero"), measured=measured, plans=found.plans)
        why = said("setback_takes", area=float(before.area), raw=raw)
        return officer(why, said("no_footprint"), measured=measured, conflict=before, plans=found.plans)
    return passed(said("behind_setback"), measured=measured, plans=found.plans)


def off_the_corridors(case: Case) -> Outcome:
    """No part of the footprint lies in a safety corridor; where building is allowed on conditions an officer weighs."""
    site = case.site
    forbidden = site.land.forbidden
    conditional = union_of(one.piece for one in site.land.conditional)
    if case.proposal.footprint is None:
        touched = union_of([forbidden, conditional])
        if touched.area >= NOISE_M2:
            why = said("corridor_takes", area=float(touched.area), names=_corridors(case, touched))
            return officer(why, said("no_footprint"), conflict=touched)
    conflict = case.conflict(forbidden)
    if conflict.area >= NOISE_M2:
        why = said("in_corridor", area=float(conflict.area), names=_corridors(case, conflict))
        return failed(why, conflict=conflict)
    on_conditions = case.conflict(conditional)
    if on_conditions.area >= NOISE_M2:
        why = said("in_conditional", area=float(on_conditions.area), names=_corridors(case, on_conditions))
        return officer(why, conflict=on_conditions)
    if not site.corridors_known:
        return officer(said("no_corridor_on_file"))
    return passed(said("off_corridor"))


def beside_the_neighbours(case: Case) -> Outcome:
    """Distance to the nearest building of a neighbour; a house may stand in a row, larger works keep a distance.

    Never failed by itself: outlines of neighbours come from papers and maps of several ages.
    """
    if case.proposal.footprint is None:
        return officer(said("no_footprint"))
    if not case.site.neighbours_known:
        return officer(said("no_neighbour_on_file"))
    overlapping = [
        (one, part)
        for one in case.site.neighbours
        if (part := _overlap(case, one)).area >= case.limits["overlap_m2"]
    ]
    if overlapping:
        why = [said("on_neighbour", name=one.label, area=float(part.area)) for one, part in overlapping[:5]]
        return officer(*why, conflict=union_of(part for _one, part in overlapping))
    if not case.site.neighbours:
        return passed(said("no_neighbour_near", around=case.limits["around_m"]))
    nearest = min(case.site.neighbours, key=lambda one: float(shapely.distance(one.shape, case.footprint)))
    gap = float(shapely.distance(nearest.shape, case.footprint))
    needed = _needed_gap(case)
    measured = (Measured("distance_to_neighbour_m", gap, needed, "m"),)
    use = case.proposal.building_use
    if use is not None and use.is_house:
        return passed(said("house_beside", gap=gap, name=nearest.label), measured=measured)
    if needed is None:
        return officer(said("no_height_m"), said("nearest", gap=gap, name=nearest.label), measured=measured)
    if gap < needed - case.tolerance_m:
        line = shapely.shortest_line(case.footprint, nearest.shape)
        near = said("too_near", gap=gap, limit=needed, name=nearest.label)
        return officer(near, measured=measured, conflict=line)
    return passed(said("far_enough", gap=gap, limit=needed, name=nearest.label), measured=measured)


def _needed_gap(case: Case) -> float | None:
    """Least distance by the height of the building; None for a house, and where no height was given."""
    use, height = case.proposal.building_use, case.proposal.height_m
    if (use is not None and use.is_house) or height is None:
        return None
    if height >= case.limits["high_from_m"]:
        return case.limits["high_least_m"]
    return max(height * case.limits["share_of_height"], case.limits["least_m"])


def _overlap(case: Case, one: Neighbour) -> Geometry:
    """What the footprint shares with a neighbour beyond the accuracy of its outline."""
    sure = one.shape.buffer(-max(one.accuracy_m or 0.0, case.tolerance_m), join_style="mitre")
    if sure.is_empty or not shapely.intersects(sure, case.footprint):
        return NOTHING
    return ground_of(shapely.intersection(sure, case.footprint))


def _streets(case: Case, *, on_ground: bool = False) -> str:
    land = case.site.land
    met = [
        line.street_name
        for line in land.red_lines
        if line.street_name
        and (line.area_m2 >= NOISE_M2 if on_ground else shapely.intersects(line.near, case.footprint))
    ]
    return ", ".join(dict.fromkeys(met)) or _NAMELESS_STREET[case.lang == "en"]


def _corridors(case: Case, place: Geometry) -> str:
    met = [
        " ".join(part for part in (one.name, f"({one.legal_basis})" if one.legal_basis else "") if part)
        for one in case.site.corridors
        if shapely.intersects(one.piece, place)
    ]
    return "; ".join(one for one in dict.fromkeys(met) if one) or _NAMELESS_CORRIDOR[case.lang == "en"]
