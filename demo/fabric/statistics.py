"""What was made, in figures, beside the ratios of real Vietnamese data it should resemble."""

import numpy as np
import pandas as pd
import shapely

from demo.fabric.config import DUPLICATE_NUMBER_SHARE, RED_LINE_SHARE, ZONE_STRADDLE_SHARE
from demo.fabric.parallel import elementwise

EVERY = 8  # the ratios of overlap are measured on every eighth plot (± 0.5 points): they are the slow part
SLIVER_M2 = 0.5  # an overlap below is suppressed in the extract and not counted here


def overlaps(polygons: np.ndarray, shapes: np.ndarray) -> np.ndarray:
    """How many of `shapes` each polygon meets with at least SLIVER_M2."""
    tree = shapely.STRtree(shapes)
    a, b = tree.query(polygons, predicate="intersects")
    shapely.prepare(shapes)
    inside = shapely.contains_properly(shapes[b], polygons[a])
    enough = inside.copy()
    cutting = np.flatnonzero(~inside)
    common = elementwise(shapely.intersection, polygons[a[cutting]], shapes[b[cutting]])
    enough[cutting] = shapely.area(common) >= SLIVER_M2
    return np.bincount(a[enough], minlength=len(polygons))


def _spread(values: np.ndarray, digits: int = 1) -> dict:
    shares = {"p01": 1, "p05": 5, "p25": 25, "median": 50, "p75": 75, "p95": 95, "p99": 99}
    found = {name: round(float(np.percentile(values, share)), digits) for name, share in shares.items()}
    return found | {
        "mean": round(float(np.mean(values)), digits),
        "max": round(float(np.max(values)), digits),
    }


def _ratio(measured: float, real: float, of: str) -> dict:
    return {"measured": round(measured, 4), "real": round(real, 4), "of": of}


def summary(layers: dict[str, pd.DataFrame]) -> dict:
    """Counts, spreads and ratios of the generated layers."""
    parcels, zones, plans = layers["parcels"], layers["planning_zones"], layers["plans"]
    plots = parcels[parcels["land_use_codes"] != "DGT"]
    shape = plots["geometry"].to_numpy()
    zones = zones[zones["plan"].isin(plans.loc[plans["status"] == "announced", "id"])]
    level = zones["plan_code"].map(plans.set_index("plan_code")["level"]).to_numpy(str)
    local = zones["plan_code"].isin(plans.loc[plans["adjustment"] == "local", "plan_code"]).to_numpy()
    zone = zones["geometry"].to_numpy()
    some = shape[::EVERY]
    zoning = overlaps(some, zone[(level == "phan_khu") & ~local])
    detailed = overlaps(some, zone[level == "chi_tiet"])
    adjusted = overlaps(some, zone[local])
    reserve = overlaps(some, layers["red_lines"]["geometry"].to_numpy())
    keys = parcels[["ward_code", "sheet_number", "parcel_number"]]
    shared = int(keys.duplicated(keep=False).sum())
    vertices = shapely.get_num_coordinates(shape) - 1
    spatial = [table["geometry"].to_numpy() for table in layers.values() if "geometry" in table]
    return {
        "rows": {name: len(table) for name, table in layers.items()},
        "area_m2": _spread(shapely.area(shape)),
        "share_30_to_300_m2": round(float(np.mean((shapely.area(shape) >= 30) & (shapely.area(shape) <= 300))), 4),
        "vertices": _spread(vertices, 0),
        "share_5_to_20_vertices": round(float(np.mean((vertices >= 5) & (vertices <= 20))), 4),
        "fabric_is_coverage": bool(shapely.coverage_is_valid(parcels["geometry"].to_numpy())),
        "all_valid": all(bool(shapely.is_valid(shapes).all()) for shapes in spatial),
        "national_ids_unique": bool(parcels["national_id"].is_unique),
        "zone_straddle": _ratio(float(np.mean((zoning >= 2) | (detailed >= 2))), ZONE_STRADDLE_SHARE,
                                "plots meeting two or more zones of one level (KS002 field data)"),
        "zone_straddle_zoning_plans_only": round(float(np.mean(zoning >= 2)), 4),
        "zones_a_plot": {str(i): int(n) for i, n in enumerate(np.bincount(zoning))},
        "red_line": _ratio(float(np.mean(reserve >= 1)), RED_LINE_SHARE,
                           "plots touched by a road reserve (metro-2 corridor)"),
        "detailed_or_adjusted": _ratio(float(np.mean((detailed >= 1) | (adjusted >= 1))), 0.10,
                                       "plots in a detailed plan or a local adjustment (metro-2 corridor)"),
        "duplicate_numbers": _ratio(shared / len(parcels), DUPLICATE_NUMBER_SHARE,
                                    "parcels sharing ward, sheet and number with another (195,152 parcels)"),
        "parcels_sharing_a_number": shared,
        "raw_function_names": int(zones["function_raw"].nunique()),
        "plots_measured_for_overlaps": len(some),
    }  # fmt: skip
