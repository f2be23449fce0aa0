"""A few plans of the levels that the zoning of the town has no part in: abridged detailed plans, a new rural commune
plan, and the themes of technical infrastructure that have facilities of their own."""

import numpy as np
import pandas as pd
import shapely

from demo.fabric.config import GRID_M
from demo.fabric.identity import pick
from demo.fabric.noding import faces, longest_neighbour, merged
from demo.fabric.plans import CITY, NOTE, Draft, plan_row, tables, zone_rows
from demo.fabric.plans_under_way import HOMES, ROAD, row_beside
from demo.fabric.zoning import divided

#: Sites of abridged plans: one building site, with greenery and a road of its own.
ABRIDGED = 3
PARCELLED_SHARE = 0.9
SITE_M2, LOT_M2 = (2_000.0, 9_000.0), (600.0, 1_500.0)
ON_SITE = {"DAT_HonHop": 0.4, HOMES: 0.3, "DAT_CayXanhCC": 0.15, ROAD: 0.15}
#: Young: nearly all permits of the town rest on the plans before.
ABRIDGED_DECIDED = {
    "brief_decision_date": "2025-08-11",
    "decision_date": "2026-09-14",
    "announced_on": "2026-09-28",
    "valid_from": "2026-09-28",
}
RURAL_LOT_M2 = (300_000.0, 1_200_000.0)
SMALLEST_RURAL_M2, RURAL_PEOPLE_PER_HA = 10_000.0, 32
RURAL_USES = {"DAT_NongNghiep": 0.36, "DAT_LangXom": 0.3, "DAT_ThuySan": 0.08, "DAT_CayXanhCC": 0.08,
              "DAT_TruongHoc": 0.06, "DAT_DichVu": 0.06, "DAT_YTe": 0.03, "DAT_CoQuan": 0.03}  # fmt: skip
#: Theme, its words, what its facilities are, the function of their ground.
THEMES = (
    ("cap_nuoc_thoat_nuoc", "cấp nước và thoát nước", "Trạm bơm", "DAT_HTKT_Khac"),
    ("thoat_nuoc_thai", "thoát nước thải", "Trạm xử lý nước thải", "DAT_HTKT_Khac"),
    ("nang_luong_chieu_sang", "cấp năng lượng và chiếu sáng", "Trạm biến áp", "DAT_HTKT_Khac"),
    ("thong_tin_lien_lac", "thông tin liên lạc", "Trạm viễn thông", "DAT_HTKT_Khac"),
    (
        "nghia_trang_chat_thai_ran",
        "nghĩa trang và xử lý chất thải rắn",
        "Trạm trung chuyển rác",
        "DAT_HTKT_Khac",
    ),
)
#: Numbers of the first two themes are taken (`plans_under_way`).
FIRST_THEME = 3
FACILITIES, FACILITY_HALF_M = 3, 12.0


def build(
    plans: pd.DataFrame, zones: pd.DataFrame, parcels: np.ndarray, communes: pd.DataFrame,
    rng: np.random.Generator,
) -> tuple[pd.DataFrame, pd.DataFrame]:  # fmt: skip
    """Further rows of plans and zones; those that are there stay as they are.

    Args:
        parcels: polygons; abridged plans stand on them.
        communes: rural communes, one plan each, away from the parcels.
    """
    rows: list[dict] = []
    of_zones: list[dict] = []
    zoning = plans[(plans["level"] == "phan_khu") & (plans["adjustment"] == "none")]
    zoning = zoning[zoning["status"] == "announced"].sort_values("plan_code")
    for i, draft in enumerate(_sites(plans, zones, zoning, parcels, rng)):
        row = plan_row(draft, 9_201 + i, rng) | ABRIDGED_DECIDED
        row |= {"level": "rut_gon", "national_id": _recoded(row, "4", "1")}
        rows.append(row)
        of_zones += zone_rows(draft, row, rng)
    for i, commune in enumerate(communes.itertuples()):
        draft = _rural(str(commune.full_name), commune.geometry, rng)
        row = plan_row(draft, 9_301 + i, rng) | {
            "level": "nong_thon_moi", "plan_kind": "Quy hoạch nông thôn", "scale": 5_000, "map_scale": 5_000,
            "authority": CITY, "responsible_body": f"UBND {draft.location}",
        }  # fmt: skip
        people = round(row["area_ha"] * RURAL_PEOPLE_PER_HA)
        row |= {"population_current": people, "population_planned": round(people * 1.1)}
        row["national_id"] = _recoded(row, "1", "2")
        rows.append(row)
        of_zones += _scattered(zone_rows(draft, row, rng), row["population_planned"])
    for i, (theme, words, facility, function) in enumerate(THEMES):
        ground = zoning.iloc[(i * len(zoning)) // len(THEMES)]
        draft = _facilities(ground, zones[zones["plan"] == ground["id"]], words, function)
        row = row_beside(draft, "ha_tang_ky_thuat", "HTKT", FIRST_THEME + i, rng)
        row |= {"infrastructure_theme": theme, "scale": 2_000}
        rows.append(row)
        for number, zone in enumerate(zone_rows(draft, row, rng), start=1):
            of_zones.append(zone | {"function_raw": facility, "note": f"{facility} số {number} {NOTE}"})
    return tables(rows, of_zones)


def _recoded(plan: dict, level: str, kind: str) -> str:
    """National id with the year of the decision and the digits of another level and kind (TT 24/2025/TT-BXD Art. 4)."""
    return f"79{plan['decision_date'][2:4]}{level}{kind}{plan['national_id'][6:]}"


def _sites(
    plans: pd.DataFrame, zones: pd.DataFrame, zoning: pd.DataFrame, parcels: np.ndarray,
    rng: np.random.Generator,
) -> list[Draft]:  # fmt: skip
    """Abridged plans, each of a housing zone that no detailed plan and no adjustment meets, divided into lots."""
    homes = zones[zones["plan"].isin(zoning["id"]) & (zones["function_code"] == HOMES)]
    homes = homes.sort_values("source_key")
    shapes = homes["geometry"].to_numpy()
    finer = plans[(plans["level"] == "chi_tiet") | (plans["adjustment"] == "local")]["geometry"].to_numpy()
    met = np.zeros(len(shapes), dtype=bool)
    met[shapely.STRtree(finer).query(shapes, predicate="intersects")[0]] = True
    area = shapely.area(shapes)
    at, on = shapely.STRtree(parcels).query(shapes, predicate="intersects")
    parcelled = np.bincount(
        at, weights=shapely.area(shapely.intersection(shapes[at], parcels[on])), minlength=len(shapes)
    )
    fit = np.flatnonzero(
        ~met & (area > SITE_M2[0]) & (area < SITE_M2[1]) & (parcelled > PARCELLED_SHARE * area)
    )
    drafts = []
    for at in np.sort(rng.choice(fit, size=min(ABRIDGED, len(fit)), replace=False)):
        one = homes.iloc[at]
        lots = divided(np.array([one["geometry"]]), rng.uniform(*LOT_M2, 1), rng)
        polygons, _owner = faces(lots, np.zeros(len(lots), dtype=int))
        codes = pick(rng, len(polygons), ON_SITE)
        location = str(zoning.set_index("id").loc[one["plan"], "location"])
        name = f"Quy hoạch tổng mặt bằng tỷ lệ 1/500 công trình tại ô {one['zone_code']}, {location} {NOTE}"
        nowhere = np.zeros(len(polygons), dtype=int)
        drafts.append(Draft("chi_tiet", name, location, one["geometry"], polygons, codes, nowhere))
    return drafts


def _scattered(zones: list[dict], people: int) -> list[dict]:
    """The people of a commune over its villages, by their area."""
    homes = sum(zone["area_stated_m2"] for zone in zones if zone["population"])
    return [
        zone | {"population": int(people * zone["area_stated_m2"] / homes) if zone["population"] else None}
        for zone in zones
    ]


def _rural(name: str, ground: shapely.Geometry, rng: np.random.Generator) -> Draft:
    """A plan over the whole of a commune."""
    parts = shapely.get_parts(shapely.set_precision(ground, GRID_M))
    lots = divided(parts, rng.uniform(*RURAL_LOT_M2, len(parts)), rng)
    face, _owner = faces(lots, np.zeros(len(lots), dtype=int))
    is_small = shapely.area(face) < SMALLEST_RURAL_M2
    small, into = np.flatnonzero(is_small), np.arange(len(face))
    best = longest_neighbour(face, small, ~is_small)
    into[small[best >= 0]] = best[best >= 0]
    polygons, _kept = merged(face, into)
    codes = pick(rng, len(polygons), RURAL_USES)
    title = f"Đồ án quy hoạch xây dựng nông thôn mới {name[0].lower()}{name[1:]} {NOTE}"
    shape = shapely.union_all(polygons, grid_size=GRID_M)
    return Draft("chung", title, name, shape, polygons, codes, np.zeros(len(polygons), dtype=int))


def _facilities(base: pd.Series, zones: pd.DataFrame, words: str, function: str) -> Draft:
    """A theme over the ground of a zoning plan: a few facilities on land that is neither home nor road."""
    free = zones[~zones["function_code"].isin((HOMES, ROAD))].sort_values("source_key")
    largest = (free if len(free) else zones).assign(area=lambda one: shapely.area(one["geometry"].to_numpy()))
    chosen = (
        largest.sort_values(["area", "source_key"], ascending=False).head(FACILITIES)["geometry"].to_numpy()
    )
    middle = shapely.point_on_surface(chosen)
    squares = shapely.buffer(middle, FACILITY_HALF_M, cap_style="square")
    polygons = shapely.intersection(squares, chosen, grid_size=GRID_M)
    polygons = polygons[shapely.get_type_id(polygons) == 3]
    name = f"Quy hoạch chuyên ngành {words}, {base['location']} {NOTE}"
    codes = np.full(len(polygons), function, dtype=object)
    blocks = np.zeros(len(polygons), dtype=int)
    return Draft("chi_tiet", name, str(base["location"]), base["geometry"], polygons, codes, blocks)
