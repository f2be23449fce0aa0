"""The layer `road_segments`: the road register (NĐ 241/2026 annex A1) on the real ways, figures made up."""

import numpy as np
import pandas as pd
import shapely

from demo.fabric.blocks import half_width_m, near
from demo.fabric.config import GRID_M, SOURCE, SRID
from demo.fabric.identity import pick, uuids
from demo.fabric.sources import Sources
from demo.fabric.streets import chainage, nearest_part, positions

MAIN = ("motorway", "trunk", "primary", "secondary", "tertiary")
LANES = {"motorway": 4, "trunk": 6, "primary": 4, "secondary": 4, "tertiary": 2, "residential": 2}
TECHNICAL = {"motorway": "Cấp I", "trunk": "Cấp II", "primary": "Cấp III"}
SPEED = {"motorway": 100, "trunk": 60, "primary": 60, "secondary": 50, "tertiary": 50, "residential": 40}
LOAD = {
    "motorway": 30.0,
    "trunk": 30.0,
    "primary": 30.0,
    "secondary": 18.0,
    "tertiary": 13.0,
    "residential": 8.0,
}
SURFACE = {
    "asphalt": "Bê tông nhựa",
    "concrete": "Bê tông xi măng",
    "paved": "Láng nhựa",
    "unpaved": "Cấp phối",
}
CONDITIONS = {"Tốt": 0.55, "Trung bình": 0.33, "Xấu": 0.09, "Đang sửa chữa": 0.03}


def _management(ways: pd.DataFrame) -> np.ndarray:
    ref = ways["ref"].fillna("").str.upper().to_numpy(str)
    motorway = ways["road_class"].to_numpy(str) == "motorway"
    national = np.char.startswith(ref, "QL") | np.char.startswith(ref, "AH")
    provincial = np.char.startswith(ref, "ĐT") | np.char.startswith(ref, "TL") | np.char.startswith(ref, "DT")
    return np.select([motorway, national, provincial], ["CT", "QL", "ĐT"], "ĐĐT").astype(object)


def build(sources: Sources, streets: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Main roads of the whole city and all streets of the covered area that have a name or a number."""
    roads = sources.roads
    inside = np.zeros(len(roads), bool)
    inside[near(roads["geometry"].to_numpy(), sources.area, 0.0)] = True
    main = roads["road_class"].isin(MAIN).to_numpy()
    small = inside & (roads["road_class"] == "residential").to_numpy()
    known = (roads["name"].notna() | roads["ref"].notna()).to_numpy()
    ways = roads[(main | small) & known].reset_index(drop=True)
    ways["label"] = ways["name"].fillna(ways["ref"])
    line = shapely.set_precision(ways["geometry"].to_numpy(), GRID_M)
    ways = ways[~shapely.is_empty(line)].reset_index(drop=True)
    line = line[~shapely.is_empty(line)]
    begins_m = np.minimum(*_chainage_of_ends(ways))
    lanes = ways["lanes"].astype("Float64").fillna(ways["road_class"].map(LANES)).astype(int).to_numpy()
    existing = np.round(2.0 * half_width_m(ways), 1)
    carriageway = np.round(np.minimum(lanes * 3.4, existing * 0.8), 1)
    management = _management(ways)
    _names, code = np.unique(ways["label"].to_numpy(str), return_inverse=True)
    planned = _planned(ways, streets, existing)
    key = ways["osm_id"].tolist()
    n = len(ways)
    table = pd.DataFrame(
        {
            "id": uuids("road_segments", key),
            "source_key": key,
            "road_number": np.where(
                ways["ref"].notna(),
                ways["ref"],
                [f"{m}.{c + 1}" for m, c in zip(management, code, strict=True)],
            ),
            "street_code": [f"79{c + 1:05d}" for c in code],
            "name": ways["name"].fillna(""),
            "management_class": management,
            "technical_class": ways["road_class"].map(TECHNICAL).fillna("Đường đô thị"),
            "from_km": np.round(begins_m / 1000, 3),
            "to_km": np.round((begins_m + shapely.length(line)) / 1000, 3),
            "length_m": np.round(shapely.length(line), 1),
            "lanes": lanes,
            "roadbed_width_m": existing,
            "carriageway_width_m": carriageway,
            "pavement_width_m": np.round(np.maximum(0.0, (existing - carriageway) / 2), 1),
            "surface": ways["surface"].map(SURFACE).fillna("Bê tông nhựa"),
            "built_year": rng.integers(1975, 2024, n),
            "condition": pick(rng, n, CONDITIONS),
            "manager": "Trung tâm Quản lý hạ tầng giao thông đường bộ (mô phỏng)",
            "row_planned_m": planned,
            "row_existing_m": existing,
            "speed_limit_kmh": ways["maxspeed_kmh"].fillna(ways["road_class"].map(SPEED)).astype(int),
            "load_limit_t": ways["road_class"].map(LOAD),
            "osm_id": key,
            "geometry": line,
        }
    )
    common = {"source": SOURCE, "source_srid": SRID, "synthetic": True, "map_scale": 5000, "accuracy_m": 2.5}
    return table.assign(**common, valid_from="2025-07-01")


def _chainage_of_ends(ways: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Metres from the start of the street to both ends of each way."""
    start, end = np.zeros(len(ways)), np.zeros(len(ways))
    for _, group in ways.groupby("label", sort=True):
        streets = chainage(group.assign(name=group["label"]))
        lines = group["geometry"].to_numpy()
        middle = shapely.line_interpolate_point(lines, 0.5, normalized=True)
        part = nearest_part(streets, middle)
        at = group.index.to_numpy()
        first, last = _ends(lines)
        start[at] = positions(streets, part, first)[0]
        end[at] = positions(streets, part, last)[0]
    return start, end


def _ends(lines: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """First and last vertex of lines and multi-lines (`get_point` knows single lines only)."""
    xy, index = shapely.get_coordinates(lines, return_index=True)
    first = np.searchsorted(index, np.arange(len(lines)), side="left")
    last = np.searchsorted(index, np.arange(len(lines)), side="right") - 1
    return shapely.points(xy[first]), shapely.points(xy[last])


def _planned(ways: pd.DataFrame, streets: pd.DataFrame, existing: np.ndarray) -> np.ndarray:
    """Planned reserve where the demo's red lines have one; the existing width elsewhere."""
    width = 2.0 * streets.set_index("osm_id")["row_half_m"]
    return np.maximum(ways["osm_id"].map(width).fillna(pd.Series(existing)).to_numpy(float), existing)
