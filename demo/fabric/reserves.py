"""Planned road reserves (lộ giới): red lines wider than the street as it is, and the corner chamfers."""

from datetime import date

import numpy as np
import pandas as pd
import shapely

from demo.fabric.blocks import near
from demo.fabric.config import GRID_M, SOURCE, SRID
from demo.fabric.identity import dates, uuids
from demo.fabric.land import ALLEY, Land
from demo.fabric.sources import Sources

# Chance that a street is to be widened, and by how much on each side (metres), by class.
WIDENING = {
    "trunk": (0.6, (2.0, 5.0)),
    "primary": (0.55, (1.0, 4.0)),
    "secondary": (0.55, (1.0, 3.5)),
    "tertiary": (0.55, (0.8, 3.0)),
    "residential": (0.57, (0.5, 2.5)),
    "service": (0.63, (0.4, 1.5)),
}
ALLEY_WIDENING = (0.75, (0.4, 1.4))
ZONED_ALLEYS = 0.78  # share of the alleys that a zoning plan draws as roads; all larger streets are drawn
CHAMFER_M = {16.0: "3x3", 20.0: "4x4", 30.0: "5x5"}
CHAMFER_REACH_M = 4.0


def planned_streets(streets: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Streets with `row_half_m`, half of the planned reserve, and `zoned`; one decision for a street name."""
    streets = streets[streets["road_class"] != "rail"].copy()
    named = streets["name"].notna()
    streets["street"] = streets["name"].where(named, "#" + streets["osm_id"])
    keys = np.unique(streets["street"].to_numpy(str))
    luck, size = rng.random(len(keys)), rng.random(len(keys))
    at = np.searchsorted(keys, streets["street"].to_numpy(str))
    chance = streets["road_class"].map(lambda c: WIDENING.get(c, (0.0, (0, 0)))[0]).to_numpy(float)
    low = streets["road_class"].map(lambda c: WIDENING.get(c, (0.0, (0, 0)))[1][0]).to_numpy(float)
    high = streets["road_class"].map(lambda c: WIDENING.get(c, (0.0, (0, 0)))[1][1]).to_numpy(float)
    more = np.where(luck[at] < chance, low + size[at] * (high - low), -0.25)
    half = streets["half_width_m"].to_numpy(float)
    streets["row_half_m"] = np.round(2.0 * (half + more)) / 2.0  # a reserve is a whole number of metres
    grown = np.where(more > 0, np.maximum(streets["row_half_m"], np.ceil(2 * (half + 0.3)) / 2), 0)
    streets["row_half_m"] = np.where(more > 0, grown, np.minimum(streets["row_half_m"], half))
    streets["zoned"] = (streets["road_class"] != "service") | (rng.random(len(keys)) < ZONED_ALLEYS)[at]
    return streets


def zoned_reserve(streets: pd.DataFrame) -> shapely.Geometry:
    """The planned reserve of all streets that zoning plans draw, as one geometry."""
    chosen = streets[streets["zoned"]]
    grown = shapely.buffer(chosen["geometry"].to_numpy(), chosen["row_half_m"].to_numpy(), quad_segs=2)
    return shapely.union_all(grown, grid_size=GRID_M)


def _row(key, name, half_m, shape, decided, kind="chi_gioi_duong_do", chamfer="") -> dict:
    width = 2.0 * half_m
    text = f"{width:g}m" if width >= 6 else f"hẻm {width:g}m".replace(".", ",")
    return {
        "source_key": key,
        "street_name": name,
        "kind": kind,
        "row_width_raw": text if kind == "chi_gioi_duong_do" else "",
        "row_width_m": width if kind == "chi_gioi_duong_do" else np.nan,
        "cross_section": f"{min(int(width // 6) + 1, 6)}-{min(int(width // 6) + 1, 6)}"
        if width >= 12
        else "",
        "chamfer": chamfer,
        "decision_date": decided,
        "geometry": shape,
    }


def _chamfers(reserve: shapely.Geometry) -> np.ndarray:
    """The corners that closing the reserve fills: where two streets meet the line is cut off (vạt góc)."""
    closed = reserve.buffer(CHAMFER_REACH_M, quad_segs=1, join_style="bevel").buffer(
        -CHAMFER_REACH_M, quad_segs=1
    )
    pieces = shapely.get_parts(shapely.difference(closed, reserve, grid_size=GRID_M))
    area = shapely.area(pieces)
    compact = 4.0 * np.pi * area / shapely.length(pieces) ** 2
    return pieces[(area > 2.0) & (area < 40.0) & (compact > 0.3) & (shapely.get_type_id(pieces) == 3)]


def build(sources: Sources, land: Land, streets: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The layer `red_lines`: one reserve for each street and width, one for each widened alley, chamfers."""
    inside = streets.iloc[near(streets["geometry"].to_numpy(), sources.area, 0.0)]
    rows = []
    groups = list(inside.groupby(["street", "row_half_m"], sort=True))
    decided = dates(rng, len(groups), date(2006, 1, 1), date(2024, 12, 31))
    for i, ((street, half), ways) in enumerate(groups):
        shape = shapely.union_all(
            shapely.buffer(ways["geometry"].to_numpy(), half, quad_segs=2), grid_size=GRID_M
        )
        label = (
            "" if street.startswith("#") else street
        )  # as the base map writes it: the two are compared by name
        chamfer = (
            next((text for width, text in CHAMFER_M.items() if 2 * half <= width), "5x5") if half >= 5 else ""
        )
        rows.append(_row(f"R{i + 1:05d}", label, half, shape, decided[i], chamfer=chamfer))
    alleys = np.flatnonzero(land.kind == ALLEY)
    chance, (low, high) = ALLEY_WIDENING
    chosen = alleys[rng.random(len(alleys)) < chance]
    more = rng.uniform(low, high, len(chosen))
    decided = dates(rng, len(chosen), date(2007, 1, 1), date(2024, 12, 31))
    grown = shapely.buffer(land.polygon[chosen], more, quad_segs=1, join_style="mitre", mitre_limit=2)
    width = 2.0 * shapely.area(land.polygon[chosen]) / shapely.length(land.polygon[chosen])
    for i, at in enumerate(chosen):
        half = round(width[i] / 2 + more[i], 1)
        rows.append(_row(f"H{at:05d}", "", half, shapely.set_precision(grown[i], GRID_M), decided[i]))
    main = zoned_reserve(inside[inside["road_class"] != "service"])
    for i, piece in enumerate(_chamfers(main)):
        rows.append(_row(f"V{i + 1:05d}", "", 0.0, piece, None, kind="vat_goc", chamfer="4x4"))
    table = pd.DataFrame(rows)
    number = rng.integers(100, 9000, len(table))
    table["decision_number"] = [
        f"{n}/QĐ-UBND (mô phỏng)" if d else "" for n, d in zip(number, table["decision_date"], strict=True)
    ]
    table.insert(0, "id", uuids("red_lines", table["source_key"].tolist()))
    common = {"source": SOURCE, "source_srid": SRID, "synthetic": True, "map_scale": 2000, "accuracy_m": 0.3}
    return table.assign(**common, valid_from=table["decision_date"])
