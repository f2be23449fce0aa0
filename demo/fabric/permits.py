"""The layer `building_permits`: permits with footprints inside their parcels (fields of NĐ 217/2026 Art. 49)."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import shapely

from demo.fabric.config import CITY_CENTRE_EN, GRID_M, SOURCE, SRID
from demo.fabric.cutting import cut, frames, sides
from demo.fabric.identity import dates, pick, uuids

COUNT = 6_000
PLOT_M2 = (28.0, 900.0)
FIRST_DAY, LAST_DAY = date(2023, 1, 3), date(2026, 10, 30)
TODAY = date(2026, 11, 1)
TWO_LEVELS_FROM = "2025-07-01"  # since then the ward issues what the district issued
KINDS = {"nha_o": 0.86, "sua_chua": 0.06, "moi": 0.04, "co_thoi_han": 0.02, "dieu_chinh": 0.02}
STOREY_M = 3.4
#: From the centre line of a road to its red line.
HALF_ROADS_M = (4.0, 6.0, 7.5, 8.0, 10.0, 15.0)


def _footprints(polygons: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Buildings in their parcels: full width less a hair, a yard of a metre or more at one end.

    Covers both the tube house and the free-standing one; empty where nothing sensible remains.
    """
    box = frames(polygons)
    n = len(polygons)
    yard = np.minimum(rng.uniform(0.8, 3.2, n), 0.3 * box.length_m) + np.where(box.length_m > 24, 3.0, 0.0)
    origin = box.centre + ((box.length_m / 2 - yard) * rng.choice([-1.0, 1.0], n))[:, None] * box.along
    across = np.column_stack((-box.along[:, 1], box.along[:, 0]))
    flat = np.zeros((n, 2))
    left = sides(origin, across, box.length_m + box.width_m + 30, flat + np.array([-1.0, 1.0]), flat)
    piece, index = cut(polygons, left)
    order = np.lexsort((-shapely.area(piece), index))
    largest = piece[order[np.flatnonzero(np.diff(index[order], prepend=-1))]]
    gap = np.where(box.width_m > 8.0, rng.uniform(0.3, 1.5, n), 0.02)
    shape = shapely.buffer(largest, -gap, join_style="mitre", mitre_limit=3)
    parts, owner = shapely.get_parts(shapely.set_precision(shape, GRID_M), return_index=True)
    order = np.lexsort((-shapely.area(parts), owner))
    first = order[np.flatnonzero(np.diff(owner[order], prepend=-1))]
    result = np.full(n, shapely.Polygon(), dtype=object)
    result[owner[first]] = parts[first]
    return np.where(shapely.contains(polygons, result), result, shapely.Polygon())


def _storeys(area: np.ndarray, points: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    far = np.hypot(shapely.get_x(points) - CITY_CENTRE_EN[0], shapely.get_y(points) - CITY_CENTRE_EN[1])
    mean = 4.4 - 1.2 * np.minimum(far / 8000.0, 1.0) + 0.4 * np.log(area / 80.0)
    return np.clip(np.rint(rng.normal(mean, 1.1)), 1, 12).astype(int)


def _governing(points: np.ndarray, zones: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Plan and zone code at each point: the detailed plan where there is one, else the zoning plan."""
    codes, names = np.full(len(points), "", dtype=object), np.full(len(points), "", dtype=object)
    for level in ("QPK1", "QCT"):
        layer = zones[zones["plan_code"].str.contains(level, regex=False)]
        at, zone = shapely.STRtree(layer["geometry"].to_numpy()).query(points, predicate="intersects")
        codes[at], names[at] = layer["plan_code"].to_numpy()[zone], layer["zone_code"].to_numpy()[zone]
    return codes, names


def _status(issued: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Older permits are finished or expired, young ones just issued or under way."""
    age = np.array([(TODAY - date.fromisoformat(d)).days for d in issued])
    young = pick(rng, len(issued), {"cap": 0.5, "khoi_cong": 0.5})
    middle = pick(rng, len(issued), {"khoi_cong": 0.55, "hoan_thanh": 0.30, "gia_han": 0.13, "thu_hoi": 0.02})
    old = pick(rng, len(issued), {"hoan_thanh": 0.84, "het_hieu_luc": 0.14, "thu_hoi": 0.02})
    return np.where(age < 240, young, np.where(age < 540, middle, old))


def _issuer(parcels: pd.DataFrame, issued: np.ndarray, large: np.ndarray) -> np.ndarray:
    ward = ("UBND " + parcels["ward_name"]).to_numpy(object)
    district = ("UBND " + parcels["old_district"]).to_numpy(object)
    return np.where(large, "Sở Xây dựng", np.where(issued >= TWO_LEVELS_FROM, ward, district))


def _metres(value: float) -> str:
    return f"{value:g} m".replace(".", ",")


def _red_lines(half_road_m: np.ndarray) -> list[str]:
    """Where the red line runs, in the words of a permit."""
    return [f"Cách tim đường {_metres(half)}" for half in half_road_m]


def _building_lines(setback_m: np.ndarray) -> list[str]:
    """Where the building line runs, in the words of a permit."""
    return [
        f"Lùi {_metres(back)} so với chỉ giới đường đỏ" if back else "Trùng chỉ giới đường đỏ"
        for back in setback_m
    ]


def build(
    parcels: pd.DataFrame, zones: pd.DataFrame, rng: np.random.Generator, count: int = COUNT
) -> pd.DataFrame:
    """Permits on parcels where people live or trade; `parcel` is the uuid of the parcel's version 1."""
    area = parcels["computed_area_m2"].to_numpy()
    fit = parcels["land_use_codes"].isin(("ODT", "ODT+TMD", "TMD", "ODT+CLN")).to_numpy()
    fit = np.flatnonzero(fit & (area > PLOT_M2[0]) & (area < PLOT_M2[1]))
    chosen = np.sort(rng.choice(fit, size=min(count + count // 10, len(fit)), replace=False))
    shape = _footprints(parcels["geometry"].to_numpy()[chosen], rng)
    good = np.flatnonzero(shapely.area(shape) > 12.0)[:count]
    chosen, shape = chosen[good], shape[good]
    plots = parcels.iloc[chosen].reset_index(drop=True)
    n = len(plots)
    issued = np.sort(dates(rng, n, FIRST_DAY, LAST_DAY))[rng.permutation(n)]
    order = np.argsort(issued, kind="stable")
    number = np.empty(n, int)
    number[order] = np.arange(1, n + 1)
    ground = np.round(shapely.area(shape), 1)
    plot = plots["official_area_m2"].fillna(plots["computed_area_m2"]).to_numpy()
    storeys = _storeys(plots["computed_area_m2"].to_numpy(), plots["point"].to_numpy(), rng)
    floor = np.round(ground * storeys * np.where(storeys > 2, 0.96, 1.0), 1)
    kind = pick(rng, n, KINDS)
    trade = (plots["land_use_codes"] == "TMD").to_numpy()
    kind = np.where(trade & (kind == "nha_o"), "moi", kind)
    plan_code, zone_code = _governing(plots["point"].to_numpy(), zones)
    status = _status(issued, rng)
    # an extension adds a year to the one in which the work has to be started
    years = np.where(status == "gia_han", 2, 1)
    ends = [
        (date.fromisoformat(d) + timedelta(days=365 * int(n))).isoformat()
        for d, n in zip(issued, years, strict=True)
    ]
    work = np.where(trade, "Công trình thương mại dịch vụ", "Nhà ở riêng lẻ").astype(object)
    key = [f"G{i:05d}" for i in number]
    table = pd.DataFrame(
        {
            "id": uuids("building_permits", key),
            "source_key": key,
            "permit_number": [f"{i}/GPXD" for i in number],
            "permit_kind": kind,
            "status": status,
            "issued_on": issued,
            "expires_on": ends,
            "issuer": _issuer(plots, issued, (storeys > 8) | (trade & (floor > 1500))),
            "work_name": work + " (dữ liệu mô phỏng)",
            "work_kind": np.where(trade, "Công trình công cộng", "Nhà ở"),
            "work_class": np.select([storeys > 7, storeys > 5], ["Cấp II", "Cấp III"], "Cấp IV"),
            "parcel": plots["id"].to_numpy(),
            "parcel_version": 1,
            "plan_code": plan_code,
            "zone_code": zone_code,
            "address": plots["address"].to_numpy(),
            "investor_name": [f"Chủ đầu tư thử nghiệm {i:06d}" for i in number],
            "investor_address": [f"Địa chỉ thử nghiệm {i:06d}" for i in number],
            "floor_area_m2": floor,
            "ground_floor_area_m2": ground,
            "storeys": storeys,
            "basements": np.where(storeys > 6, rng.integers(0, 3, n), 0),
            "height_m": np.round(storeys * STOREY_M + rng.uniform(0.3, 1.5, n), 1),
            "site_coverage_pct": np.round(np.minimum(100.0, 100.0 * ground / plot), 1),
            "far": np.round(floor / plot, 2),
            "ground_level_m": np.round(rng.normal(2.4, 0.3, n), 2),
            "setback_m": np.round(rng.choice([0.0, 0.0, 1.2, 2.4, 3.0], n), 1),
            "published_until": ends,
            "valid_from": issued,
            "map_scale": 500,
            "accuracy_m": 0.1,
            "map_sheet": plots["map_sheet"].to_numpy(),
            "geometry": shape,
        }
    )
    table["red_line"] = _red_lines(rng.choice(HALF_ROADS_M, n))
    table["building_line"] = _building_lines(table["setback_m"].to_numpy())
    return (
        table.assign(source=SOURCE, source_srid=SRID, synthetic=True)
        .sort_values("source_key")
        .reset_index(drop=True)
    )
