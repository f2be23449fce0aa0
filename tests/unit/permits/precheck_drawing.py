"""Small sites on a plane in metres for tests of the pre-check: a plot 20 m wide, a street along its south side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import shapely
from shapely import Geometry

from permits.domain.precheck.facts import Case, LandUse, Neighbour, PlotParcel, Proposal, Site, Standing
from permits.domain.precheck.messages import joined
from permits.domain.precheck.rule import Outcome
from permits.domain.precheck.rules import RULES, Finding, evaluate, limits_of
from planning.domain.buildable import Land
from planning.domain.chamfer import corner_cuts
from planning.domain.corridors import NO_BUILDING, forbidden_ground, left_to_the_officer
from planning.domain.records import CorridorPiece, PlanRecord, RedLinePiece, ZonePiece
from planning.domain.shares import union_of, zone_shares
from tests.unit.planning.drawing import plan, red_line, zone

PLOT = shapely.box(0, 0, 20, 10)
#: The street takes 2 m of the plot.
STREET = shapely.box(-30, -14, 50, 2)
DAY = date(2026, 8, 1)
DETAILED = plan("chi_tiet", code="79QCT0010001")
LIMITS: dict[str, Any] = {
    "coverage": "40-60", "coverage_max": 60.0, "storeys": "2-5", "storeys_min": 2.0, "storeys_max": 5.0,
    "far": "3,0", "far_max": 3.0, "height": "≤22m", "height_max": 22.0, "setback": "≥3m", "setback_min": 3.0,
}  # fmt: skip
#: A house that keeps to everything: 12 × 5 m, three storeys.
HOUSE: dict[str, Any] = {
    "footprint": shapely.box(4, 5, 16, 10), "storeys": 3, "height_m": 11.0, "floor_area_m2": 180.0, "use": "nha_o",
}  # fmt: skip


def housing(
    piece: Geometry = PLOT, code: str = "A1", owner: PlanRecord = DETAILED, **limits: Any
) -> ZonePiece:
    """A housing zone with every limit given in figures."""
    return zone(code, piece, owner, **(LIMITS | limits))


def site(
    zones: Sequence[ZonePiece] | None = None,
    lines: Sequence[RedLinePiece] | None = None,
    corridors: Sequence[CorridorPiece] = (),
    ground: Geometry = PLOT,
    uses: Sequence[LandUse] = (LandUse("ODT", "Đất ở tại đô thị", 200.0),),
    flags: Sequence[tuple[str, str]] = (),
    neighbours: Sequence[Neighbour] = (),
    **more: Any,
) -> Site:
    """The plot in one housing zone of a detailed plan, beside one street."""
    kept = [housing()] if zones is None else list(zones)
    reserves = [red_line("Đường A", STREET, ground)] if lines is None else list(lines)
    land = Land(
        parcel=ground,
        area_m2=ground.area,
        shares=zone_shares(kept, ground.area),
        red_lines=reserves,
        reserve=union_of(line.piece for line in reserves),
        corners=corner_cuts(ground, reserves),
        forbidden=forbidden_ground(corridors, NO_BUILDING),
        conditional=left_to_the_officer(corridors, NO_BUILDING),
        reserve_known=more.pop("reserve_known", True),
    )
    values: dict[str, Any] = {
        "parcels": (PlotParcel("p1", 3, "thửa 45 tờ 12", ground.area, tuple(uses), tuple(flags)),),
        "ground": ground,
        "land": land,
        "plans": tuple(dict.fromkeys(one.plan for one in kept)),
        "corridors": tuple(corridors),
        "neighbours": tuple(neighbours),
    }
    return Site(**(values | more))


def case(on: Site | None = None, lang: str = "vi", day: date = DAY, **proposal: Any) -> Case:
    """The house on a site; `proposal` changes what is asked for."""
    return Case(Standing(Proposal(**(HOUSE | proposal)), on or site()), day, lang)


def outcome(rule: str, asked: Case, **limits: float) -> Outcome:
    """What one rule finds, with limits of a city."""
    found = next(one for one in RULES if one.id == rule)
    own = limits_of(found, {"precheck": {rule: limits}})
    return found.check(Case(asked.standing, asked.day, asked.lang, own))


def words(found: Outcome, lang: str = "vi") -> str:
    """Its message."""
    return joined(found.why, lang)


def verdicts(asked: Case) -> dict[str, str]:
    """Verdict of every rule."""
    return {one.rule.id: one.outcome.verdict for one in all_of(asked)}


def all_of(asked: Case) -> list[Finding]:
    """Every rule with the limits of the house."""
    return evaluate(asked, {})
