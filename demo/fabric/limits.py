"""The layers `building_lines` and `safety_corridors`: where a building may stand, and what must be kept clear."""

import numpy as np
import pandas as pd
import shapely

from demo.fabric.blocks import near
from demo.fabric.config import GRID_M, SOURCE, SRID
from demo.fabric.identity import uuids
from demo.fabric.sources import Sources

#: Streets of at least this planned width have a building line.
WIDE_M = 16.0
#: Setbacks as dossiers write them, with the metres that they mean, by chance.
SETBACKS = (("3m", 3.0), ("≥3m", 3.0), ("6", 6.0), ("4,5m", 4.5))
SHORTEST_M = 15.0
POWER_LINE = ("Đường dây 110 kV mô phỏng", 12.0)
CANAL_BANK_M, RAIL_SIDE_M, HERITAGE_M = 10.0, 15.0, 30.0
BASIS = "Văn bản mô phỏng"
HERITAGE_SITES = 3


def building_lines(red_lines: pd.DataFrame, plans: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Lines along wide streets, a setback behind the red line; each names the announced zoning plan it lies in."""
    reserves = red_lines[red_lines["kind"] == "chi_gioi_duong_do"]
    wide = reserves[reserves["row_width_m"] >= WIDE_M]
    shapes = reserves["geometry"].to_numpy()
    tree = shapely.STRtree(shapes)
    zoning = plans[
        (plans["level"] == "phan_khu") & (plans["adjustment"] == "none") & (plans["status"] == "announced")
    ]
    grounds = shapely.STRtree(zoning["geometry"].to_numpy())
    rows = []
    for street, choice in zip(wide.itertuples(), rng.integers(0, len(SETBACKS), len(wide)), strict=True):
        raw, metres = SETBACKS[choice]
        line = shapely.boundary(shapely.buffer(street.geometry, metres, quad_segs=4))
        crossing = shapely.buffer(
            shapely.union_all(shapes[tree.query(line, predicate="intersects")]), metres - 0.01
        )
        parts = shapely.get_parts(shapely.line_merge(shapely.difference(line, crossing, grid_size=GRID_M)))
        parts = parts[shapely.length(parts) >= SHORTEST_M]
        at, plan = grounds.query(
            shapely.line_interpolate_point(parts, 0.5, normalized=True), predicate="intersects"
        )
        for i in np.unique(plan):
            inside = zoning.iloc[i]
            rows.append({
                "source_key": f"{street.source_key}/{inside['plan_code']}",
                "plan": inside["id"], "plan_code": inside["plan_code"], "street_name": street.street_name,
                "setback_raw": raw, "setback_m": metres, "decision_number": inside["decision_number"],
                "decision_date": inside["decision_date"], "note": "Dữ liệu mô phỏng",
                "valid_from": inside["valid_from"], "geometry": shapely.multilinestrings(parts[at[plan == i]]),
            })  # fmt: skip
    table = pd.DataFrame(rows)
    table.insert(0, "id", uuids("building_lines", table["source_key"].tolist()))
    return table.assign(source=SOURCE, source_srid=SRID, synthetic=True, map_scale=2000, accuracy_m=0.3)


def safety_corridors(sources: Sources, rng: np.random.Generator) -> pd.DataFrame:
    """Corridors of one power line, of canals, of the railway, and around a few heritage sites."""
    west, south, east, north = sources.area.bounds
    middle = sources.area.centroid
    line = shapely.LineString([(west, middle.y - 0.2 * (north - south)), (middle.x, middle.y), (east, north)])
    name, width = POWER_LINE
    found = [("power", name, f"{width:g} m", width, shapely.buffer(line, width / 2, cap_style="flat"))]
    canals = sources.waterways[near(sources.waterways, sources.area, 0.0)]
    for i, one in enumerate(canals, start=1):
        found.append(("water", f"Kênh, rạch số {i}", f"{CANAL_BANK_M:g}m mỗi bên", CANAL_BANK_M,
                      shapely.buffer(one, CANAL_BANK_M, quad_segs=2)))  # fmt: skip
    rails = sources.roads.loc[sources.roads["road_class"] == "rail", "geometry"].to_numpy()
    rails = rails[near(rails, sources.area, 0.0)] if len(rails) else rails
    if len(rails):
        shape = shapely.union_all(shapely.buffer(rails, RAIL_SIDE_M, quad_segs=2), grid_size=GRID_M)
        found.append(("railway", "Đường sắt", f"≤{RAIL_SIDE_M:g}", RAIL_SIDE_M, shape))
    sacred = sources.cover[sources.cover["site_use"] == "religious"]["geometry"].to_numpy()
    sacred = sacred[near(sacred, sources.area, 0.0)] if len(sacred) else sacred
    for i in np.sort(rng.choice(len(sacred), size=min(HERITAGE_SITES, len(sacred)), replace=False)):
        found.append(("heritage", f"Di tích mô phỏng số {i}", "theo hồ sơ di tích", np.nan,
                      shapely.buffer(sacred[i], HERITAGE_M, quad_segs=2)))  # fmt: skip
    rows = []
    for number, (kind, title, raw, metres, shape) in enumerate(found, start=1):
        inside = shapely.set_precision(shapely.intersection(shape, sources.area), GRID_M)
        areas = shapely.get_parts(inside)
        areas = areas[(shapely.get_type_id(areas) == 3) & (shapely.area(areas) > 1.0)]
        if len(areas):
            rows.append({
                "source_key": f"{kind}/{number}", "kind": kind, "name": title, "width_raw": raw, "width_m": metres,
                "legal_basis": BASIS, "authority": "Cơ quan quản lý thử nghiệm",
                "decision_number": f"{100 + number}/QĐ-UBND (mô phỏng)", "decision_date": "2020-03-16",
                "note": "Dữ liệu mô phỏng", "valid_from": "2020-03-16",
                "geometry": shapely.multipolygons(areas),
            })  # fmt: skip
    table = pd.DataFrame(rows)
    table.insert(0, "id", uuids("safety_corridors", table["source_key"].tolist()))
    return table.assign(source=SOURCE, source_srid=SRID, synthetic=True, map_scale=5000, accuracy_m=1.0)
