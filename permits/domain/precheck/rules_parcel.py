"""Quy tắc về thửa đất. The parcel on file, blocks and disputes, the land use on paper. Pure."""

from __future__ import annotations

from collections.abc import Mapping

import shapely

from permits.domain.precheck.facts import Case
from permits.domain.precheck.rule import Measured, Outcome, Sentence, failed, officer, passed, said
from permits.domain.precheck.uses import AGREEING

#: What a flag of a parcel means for a case; other flags are no obstacle.
OBSTACLES: Mapping[str, str] = {"in_dispute": "dispute", "blocked": "block", "restricted": "restriction"}


def parcel_on_file(case: Case) -> Outcome:
    """Parcels of the day, adjoining each other where there are several; which of them is the applicant's was said."""
    parcels = case.site.parcels
    if not parcels:
        return officer(said("no_parcel"), conflict=case.footprint)
    if len(parcels) > 1 and len(shapely.get_parts(case.site.ground)) > 1:
        return officer(said("parcels_apart", count=len(parcels)), conflict=case.site.ground)
    names = "; ".join(one.label for one in parcels)
    if len(parcels) > 1 and not case.site.parcels_named:
        return officer(said("parcels_not_named", count=len(parcels), parcels=names), conflict=case.footprint)
    return passed(said("parcels_on_file", parcels=names, area=case.site.land.area_m2))


def no_obstacle(case: Case) -> Outcome:
    """Blocks, disputes and restrictions, as the extract shows them to this reader."""
    if not case.site.parcels:
        return officer(said("no_parcel"))
    if not case.site.flags_known:
        return officer(said("flags_hidden"))
    found = [
        (OBSTACLES[code], parcel.label, text)
        for parcel in case.site.parcels
        for code, text in parcel.flags
        if code in OBSTACLES
    ]
    if not found:
        return passed(said("no_obstacle"))
    why = tuple(said("obstacle", parcel=label, text=text) for _kind, label, text in found)
    fails = any(case.limits.get(f"{kind}_fails", 0.0) for kind, _label, _text in found)
    return (failed if fails else officer)(*why, conflict=case.site.ground)


def land_use_on_paper(case: Case) -> Outcome:
    """The land use on paper allows the use of the building, on as much ground as the footprint takes."""
    use = case.proposal.building_use
    if use is None:
        return officer(_no_use(case))
    if not case.site.parcels:
        return officer(said("no_parcel"))
    entries = [entry for parcel in case.site.parcels for entry in parcel.uses]
    if not entries:
        return officer(said("no_land_use"))
    allowed = [one for one in entries if one.code in use.lands]
    also = [one for one in entries if one.code in use.lands_also]
    names = ", ".join(dict.fromkeys(f"{one.name} ({one.code})" for one in entries))
    values = {"lands": names, "use": use.name(case.lang)}
    if not allowed and not also:
        return failed(said("land_use_other", **values), conflict=case.footprint)
    ended = [one for one in allowed + also if one.until is not None and one.until < case.day]
    if ended:
        return officer(said("land_use_ended", name=ended[0].name, day=ended[0].until))
    if not allowed:
        return officer(said("land_use_on_conditions", **values))
    if len(allowed) == len(entries):
        return passed(said("land_use_agrees", **values))
    areas = [one.area_m2 for one in allowed]
    fitting = None if None in areas else sum(area for area in areas if area is not None)
    built = None if case.proposal.footprint is None else float(case.footprint.area)
    measured = Measured("footprint_m2", built, fitting, "m²")
    if built is not None and fitting is not None and built > fitting + case.limits["tolerance_m2"]:
        return failed(
            said("land_use_too_small", area=fitting, built=built, **values),
            measured=(measured,),
            conflict=case.footprint,
        )
    return officer(said("land_use_partly", **values), measured=(measured,))


def paper_agrees_with_plan(case: Case) -> Outcome:
    """The land use on paper is what the plan foresees on the same ground."""
    codes = {entry.code for parcel in case.site.parcels for entry in parcel.uses}
    if not codes:
        return officer(said("no_land_use"))
    if not case.zones:
        return officer(said("no_zone"))
    plans = tuple(dict.fromkeys(one.share.zone.plan for one in case.zones))
    unknown = [one for one in case.zones if one.share.zone.function_code not in AGREEING]
    other = [
        one for one in case.zones if one not in unknown and not codes & AGREEING[one.share.zone.function_code]
    ]
    why = [
        said(
            "paper_and_plan_differ",
            lands=" + ".join(sorted(codes)),
            zone=one.share.zone.zone_code,
            function=one.share.zone.function_name or one.share.zone.function_raw,
        )
        for one in other
    ]
    why += [
        said("function_unknown", zone=one.share.zone.zone_code, raw=one.share.zone.function_raw)
        for one in unknown
    ]
    if why:
        conflict = shapely.union_all([one.share.governing_piece for one in other + unknown])
        return officer(*why, plans=plans, conflict=conflict)
    return passed(said("paper_and_plan_agree", lands=" + ".join(sorted(codes))), plans=plans)


def _no_use(case: Case) -> Sentence:
    return said("use_unknown", given=case.proposal.use) if case.proposal.use.strip() else said("no_use")
