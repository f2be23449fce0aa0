"""All synthetic layers in the order in which they depend on each other, each with a random stream of its own."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from demo.fabric import (
    land,
    limits,
    papers,
    parcels,
    permits,
    plan_life,
    plan_papers,
    plans,
    plans_of_other_levels,
    plans_under_way,
    reserves,
    segments,
    uses,
)
from demo.fabric.config import SEED
from demo.fabric.numbering import base_map_sheets
from demo.fabric.sources import Sources
from demo.fabric.writing import representative_points

STREAMS = (
    "land", "parcels", "uses", "streets", "reserves", "plans", "segments", "permits", "papers", "plans under way",
    "plan life", "limits", "plans of other levels",
)  # fmt: skip


def _silent(text: str) -> None:
    """Say nothing."""


def _together(rows: pd.DataFrame, more: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([rows, more]).reset_index(drop=True)


def generate(
    real: Sources,
    *,
    seed: int = SEED,
    permit_count: int = permits.COUNT,
    say: Callable[[str], None] = _silent,
    printer: plan_papers.Printer | None = None,
) -> dict[str, pd.DataFrame]:
    """Layer name → table with the columns of the layer and `geometry` in EPSG:9210 (none for land uses).

    A change in one layer does not move the random numbers of the others.

    Args:
        printer: makes the papers of plans; PDF when it is not given.
    """
    rng = {name: np.random.default_rng((seed, i)) for i, name in enumerate(STREAMS)}
    ground = land.build(real, rng["land"])
    say(f"{len(ground.polygon)} parcels in {len(ground.blocks)} street blocks")
    plots = parcels.build(real, ground, rng["parcels"])
    use_rows = uses.rows(plots, rng["uses"])
    survey_rows = papers.survey_documents(plots)
    restriction_rows = papers.restrictions(plots, rng["papers"])
    boundary_rows = papers.legal_boundaries(plots, rng["papers"])
    people = papers.holdings(plots, rng["papers"])
    say("numbered, addressed and registered them")
    streets = reserves.planned_streets(ground.streets, rng["streets"])
    red_lines = reserves.build(real, ground, streets, rng["reserves"])
    plan_rows, zone_rows = plans.build(real, ground, streets, rng["plans"])
    say(f"{len(plan_rows)} plans, {len(zone_rows)} zones, {len(red_lines)} road reserves")
    roads = segments.build(real, streets, rng["segments"])
    permit_rows = permits.build(plots, zone_rows, rng["permits"], permit_count)
    say(f"{len(roads)} road segments, {len(permit_rows)} permits")
    # after the permits, which rest on plans in force only
    more_plans, more_zones = plans_under_way.build(plan_rows, zone_rows, streets, rng["plans under way"])
    plan_rows, zone_rows = _together(plan_rows, more_plans), _together(zone_rows, more_zones)
    others = plans_of_other_levels.build(
        plan_rows, zone_rows, ground.polygon, real.communes, rng["plans of other levels"]
    )
    plan_rows, zone_rows = _together(plan_rows, others[0]), _together(zone_rows, others[1])
    paper_rows = plan_life.documents(plan_rows, printer or plan_papers.pdf_printer())
    plan_rows["document_sha256"] = np.where(plan_rows["document_name"] != "", paper_rows["sha256"], "")
    stage_rows = plan_life.stages(plan_rows, paper_rows, rng["plan life"])
    line_rows = limits.building_lines(red_lines, plan_rows, rng["limits"])
    corridor_rows = limits.safety_corridors(real, rng["limits"])
    say(
        f"{len(more_plans)} plans under way, of before or of infrastructure, {len(others[0])} of other levels, "
        f"{len(stage_rows)} steps, {len(paper_rows)} papers of plans"
    )
    layers = {
        "survey_documents": survey_rows,
        "parcels": plots.drop(columns=["point", "old_district"]),
        "parcel_land_uses": use_rows,
        "parcel_restrictions": restriction_rows,
        "parcel_legal_boundaries": boundary_rows,
        **people,
        "plans": plan_rows,
        "planning_zones": zone_rows,
        "plan_documents": paper_rows,
        "plan_stages": stage_rows,
        "red_lines": red_lines,
        "building_lines": line_rows,
        "safety_corridors": corridor_rows,
        "road_segments": roads,
        "building_permits": permit_rows,
    }
    for table in layers.values():
        if "geometry" in table and "map_sheet" not in table:
            table["map_sheet"] = base_map_sheets(representative_points(table["geometry"].to_numpy()))
    return layers
