"""Quy tắc về quy hoạch. The plan to judge by, planned function, coverage, floor-area ratio, storeys, height. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from permits.domain.precheck.facts import Case, ZoneUnder
from permits.domain.precheck.rule import Measured, Outcome, Sentence, failed, officer, passed, said
from planning.domain.buildable import NOT_FOR_BUILDING
from planning.domain.records import PlanRecord
from planning.domain.shares import union_of
from planning.domain.thresholds import NOISE_M2

#: Which parameter says whether a level of plan is a basis for a permit.
_LEVELS = {
    "chung": "general_suffices",
    "phan_khu": "zoning_suffices",
    "": "zoning_suffices",
    "nong_thon_moi": "rural_suffices",
}


def plan_is_a_basis(case: Case) -> Outcome:
    """A plan in force governs all of the ground asked about, at a level by which a permit may be judged."""
    if not case.zones:
        return officer(said("no_zone"), conflict=case.footprint)
    plans = _plans(case.zones)
    if case.unplanned.area >= case.limits["unplanned_m2"]:
        why = said("partly_unplanned", area=float(case.unplanned.area))
        return officer(why, plans=plans, conflict=case.unplanned)
    design = [plan for plan in case.site.plans if plan.level == "thiet_ke_do_thi"]
    coarse = [plan for plan in plans if not case.limits.get(_LEVELS.get(plan.level, ""), 1.0)]
    if coarse and not design:
        return officer(said("plan_too_general", plan=coarse[0].name or coarse[0].code), plans=plans)
    names = "; ".join(plan.name or plan.code for plan in (*plans, *design))
    return passed(said("plan_governs", plans=names), plans=(*plans, *design))


def no_change_under_way(case: Case) -> Outcome:
    """No plan in force at the ground is under review, adjustment or consultation."""
    if not case.site.plans:
        return officer(said("no_zone"))
    if not case.site.changes:
        return passed(said("no_change"))
    codes = {one.plan_code for one in case.site.changes}
    return officer(
        *(said("plan_changes", plan=one.plan_code, stage=one.stage, since=one.since) for one in case.site.changes),
        plans=tuple(plan for plan in case.site.plans if plan.code in codes),
    )  # fmt: skip


def planned_function(case: Case) -> Outcome:
    """The function of the zones allows the use of the building."""
    if not case.zones:
        return officer(said("no_zone"), conflict=case.footprint)
    use = case.proposal.building_use
    against, on_conditions, unknown = [], [], []
    for one in case.zones:
        function = one.share.zone.function_code
        if use is not None and function in use.functions:
            continue
        if use is not None and function in use.functions_also:
            on_conditions.append(one)
        elif function in NOT_FOR_BUILDING or (use is not None and function):
            against.append(one)
        else:
            unknown.append(one)
    plans = _plans(case.zones)
    use_name = use.name(case.lang) if use else ""
    if against:
        why = [said("function_against", use=use_name or case.proposal.use, **_zone(one)) for one in against]
        fixed_term = said("fixed_term")
        return failed(*why, fixed_term, plans=plans, conflict=union_of(_place(one) for one in against))
    if on_conditions or unknown or use is None:
        why = [said("function_on_conditions", use=use_name, **_zone(one)) for one in on_conditions]
        why += [
            said("function_unknown", zone=one.share.zone.zone_code, raw=one.share.zone.function_raw)
            for one in unknown
            if not one.share.zone.function_code
        ]
        if use is None:
            given = case.proposal.use
            why.append(said("use_unknown", given=given) if given.strip() else said("no_use"))
        return officer(*why, plans=plans, conflict=union_of(_place(one) for one in on_conditions))
    return passed(said("function_allows", zones=_names(case.zones), use=use_name), plans=plans)


def site_coverage(case: Case) -> Outcome:
    """Footprint on each zone against net area × site coverage of the zone."""
    if case.proposal.footprint is None:
        return officer(said("no_footprint"))
    if missing := _no_plot(case):
        return officer(missing)
    allowed = {one.share.zone.id: _allowed_footprint(one) for one in case.zones}
    measured = tuple(
        Measured(
            "footprint_m2",
            float(one.built.area),
            allowed[one.share.zone.id],
            "m²",
            _raw(one, "site_coverage_pct"),
            one.share.zone.zone_code,
            one.share.zone.plan,
            _coverage_formula(one),
        )
        for one in case.zones
    )
    over = [
        one
        for one in case.zones
        if (limit := allowed[one.share.zone.id]) is not None
        and one.built.area > limit + case.limits["tolerance_m2"]
    ]
    plans = _plans(case.zones)
    if over:
        why = [
            said("coverage_over", built=float(one.built.area), limit=allowed[one.share.zone.id], **_zone(one))
            for one in over
        ]
        return failed(*why, measured=measured, plans=plans, conflict=union_of(one.built for one in over))
    why = [
        said("coverage_not_numeric", raw=_raw(one, "site_coverage_pct"), **_zone(one))
        for one in case.zones
        if allowed[one.share.zone.id] is None
    ]
    why += _still_open(case)
    if why:
        return officer(*why, measured=measured, plans=plans)
    return passed(said("coverage_within"), measured=measured, plans=plans)


def floor_area_ratio(case: Case) -> Outcome:
    """Total floor area against net area × floor-area ratio, summed over the zones of the plot."""
    if missing := _no_plot(case):
        return officer(missing)
    nets = [
        (share, net)
        for share, net in case.site.land.net_pieces
        if not _is_open_ground(share.zone.function_code)
    ]
    parts = [(share, net, share.zone.indicators["far"]["max"]) for share, net in nets]
    plans = tuple(dict.fromkeys(share.zone.plan for share, _net in nets))
    known = [float(net.area) * far for _share, net, far in parts if far is not None]
    limit = sum(known) if parts and len(known) == len(parts) else None
    raw = ", ".join(dict.fromkeys(share.zone.indicators["far"]["raw"] or "" for share, _net in nets))
    given = case.proposal.floor_area_m2
    terms = [(float(net.area), far) for _share, net, far in parts if far is not None]
    measured = (Measured("floor_area_m2", given, limit, "m²", raw, formula=_products(terms, limit)),)
    if given is None:
        return officer(said("no_floor_area"), measured=measured, plans=plans)
    if limit is None:
        return officer(said("far_not_numeric", raw=raw), measured=measured, plans=plans)
    if given > limit + case.limits["tolerance_m2"]:
        why = said("far_over", given=given, limit=limit)
        conflict = case.footprint if case.proposal.footprint is not None else case.site.ground
        return failed(why, measured=measured, plans=plans, conflict=conflict)
    if open_ground := _still_open(case):
        return officer(*open_ground, measured=measured, plans=plans)
    return passed(said("far_within"), measured=measured, plans=plans)


def storeys(case: Case) -> Outcome:
    """Storeys against the bounds of every zone under the footprint."""
    value = case.proposal.storeys
    return _bounded(case, "storeys", None if value is None else float(value), "")


def height(case: Case) -> Outcome:
    """Height in metres against the bounds of every zone under the footprint."""
    return _bounded(case, "height_m", case.proposal.height_m, "m")


def _bounded(case: Case, key: str, value: float | None, unit: str) -> Outcome:
    if not case.zones:
        return officer(said("no_zone"), conflict=case.footprint)
    plans = _plans(case.zones)
    measured = tuple(
        Measured(
            key,
            value,
            one.share.zone.indicators[key]["max"],
            unit,
            _raw(one, key),
            one.share.zone.zone_code,
            one.share.zone.plan,
        )
        for one in case.zones
    )
    if value is None:
        return officer(said(f"no_{key}"), measured=measured, plans=plans)
    over = [
        one
        for one in case.zones
        if (most := one.share.zone.indicators[key]["max"]) is not None
        and value > most + case.limits.get("tolerance_m", 0.0)
    ]
    if over:
        why = [
            said(f"{key}_over", value=value, limit=one.share.zone.indicators[key]["max"], **_zone(one))
            for one in over
        ]
        return failed(*why, measured=measured, plans=plans, conflict=union_of(_place(one) for one in over))
    why = [
        said(f"{key}_not_numeric", raw=_raw(one, key), **_zone(one))
        for one in case.zones
        if one.share.zone.indicators[key]["max"] is None
    ]
    why += [
        said(f"{key}_under", value=value, limit=least, **_zone(one))
        for one in case.zones
        if (least := one.share.zone.indicators[key]["min"]) is not None and value < least
    ]
    if why:
        return officer(*why, measured=measured, plans=plans)
    return passed(said(f"{key}_within"), measured=measured, plans=plans)


def _no_plot(case: Case) -> Sentence | None:
    if not case.site.parcels:
        return said("no_parcel")
    return None if case.zones else said("no_zone")


def _still_open(case: Case) -> list[Sentence]:
    """What may still be taken from the ground, on which every figure stands."""
    land = case.site.land
    found = {
        "reserve_unknown": not land.reserve_known,
        "corner_open": any(one.shape is None for one in land.corners),
        "corridor_open": bool(land.conditional),
        "built_unplanned": case.unplanned.area >= case.limits.get("unplanned_m2", 1.0),
    }
    return [said(code) for code, holds in found.items() if holds]


def _allowed_footprint(one: ZoneUnder) -> float | None:
    share: float | None = one.share.zone.indicators["site_coverage_pct"]["max"]
    return None if share is None else float(one.net.area) * share / 100


def _coverage_formula(one: ZoneUnder) -> str:
    share = one.share.zone.indicators["site_coverage_pct"]["max"]
    limit = _allowed_footprint(one)
    return "" if limit is None else f"{one.net.area:.1f} m² × {share:g} % = {limit:.1f} m²"


def _products(terms: Sequence[tuple[float, float]], limit: float | None) -> str:
    if limit is None:
        return ""
    return " + ".join(f"{area:.1f} m² × {far:g}" for area, far in terms) + f" = {limit:.1f} m²"


def _is_open_ground(function: str) -> bool:
    return function in NOT_FOR_BUILDING


def _place(one: ZoneUnder) -> shapely.Geometry:
    return one.built if one.built.area >= NOISE_M2 else one.share.governing_piece


def _raw(one: ZoneUnder, key: str) -> str:
    return str(one.share.zone.indicators[key]["raw"] or "")


def _zone(one: ZoneUnder) -> dict[str, str]:
    zone = one.share.zone
    return {"zone": zone.zone_code, "function": zone.function_name or zone.function_raw}


def _names(zones: Sequence[ZoneUnder]) -> str:
    return "; ".join(" ".join(part for part in _zone(one).values() if part) for one in zones)


def _plans(zones: Sequence[ZoneUnder]) -> tuple[PlanRecord, ...]:
    return tuple(dict.fromkeys(one.share.zone.plan for one in zones))
