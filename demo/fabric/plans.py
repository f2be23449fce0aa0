"""The layers `plans` and `planning_zones`: one general plan, zoning plans, detailed plans, local adjustments."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
import shapely

from demo.fabric.config import GRID_M, OUTSKIRT_WINDOW, SOURCE, SRID
from demo.fabric.functions import NAMES, SYMBOL, functions, raw_names
from demo.fabric.identity import pick, uuids
from demo.fabric.indicators import indicators
from demo.fabric.land import SITE as SITE_PARCEL
from demo.fabric.land import Land
from demo.fabric.lots import ALLEY, COMPOUND, Pieces, divide
from demo.fabric.noding import faces
from demo.fabric.reserves import zoned_reserve
from demo.fabric.sources import Sources
from demo.fabric.zoning import CELL, ROAD, macro_blocks, plan_of_block, zones

ZONING_PLANS = 32
DETAILED_PLANS = 60
LOCAL_ADJUSTMENTS = 8
DETAILED_AREA_M2 = (5_000.0, 24_000.0)
NOTE = "(dữ liệu mô phỏng)"
CITY = "UBND Thành phố Hồ Chí Minh"
SCALES = {"chung": 10_000, "phan_khu": 2_000, "chi_tiet": 500}
KIND = {"chung": "QHC", "phan_khu": "QPK", "chi_tiet": "QCT"}
LEVEL_DIGIT = {"chung": 1, "phan_khu": 2, "chi_tiet": 3}
BODY = {
    "chung": "Sở Xây dựng thử nghiệm",
    "phan_khu": "Ban quản lý dự án quy hoạch thử nghiệm",
    "chi_tiet": "Chủ đầu tư thử nghiệm",
}
ACCURACY_M = {"chung": 5.0, "phan_khu": 1.0, "chi_tiet": 0.25}


@dataclass
class Draft:
    """A plan under way: its own columns and its zones as (polygon, function, note)."""

    level: str
    name: str
    location: str
    shape: shapely.Geometry
    polygons: np.ndarray
    functions: np.ndarray
    blocks: np.ndarray
    adjustment: str = "none"
    base: str = ""  # code of the plan that a local adjustment adjusts


def _clean(geometry: shapely.Geometry) -> shapely.Geometry:
    return shapely.set_precision(geometry, GRID_M)


def _ward_of(shape: shapely.Geometry, wards: pd.DataFrame) -> str:
    shares = shapely.area(shapely.intersection(wards["geometry"].to_numpy(), shape))
    return str(wards["full_name"].iloc[int(np.argmax(shares))])


def _site_class(land: Land, zone: np.ndarray) -> np.ndarray:
    """Land-cover class of the site under each zone, "" where there is none."""
    mine = np.flatnonzero(land.kind == SITE_PARCEL)
    at, site = shapely.STRtree(land.polygon[mine]).query(
        shapely.point_on_surface(zone), predicate="intersects"
    )
    found = np.full(len(zone), "", dtype=object)
    found[at] = land.site_class[mine][site]
    return found


def _zoning(sources: Sources, land: Land, streets: pd.DataFrame, rng: np.random.Generator) -> list[Draft]:
    ground = shapely.union_all(
        np.concatenate(([sources.area], shapely.buffer(land.blocks, 2.0, quad_segs=1))), grid_size=GRID_M
    )
    macro = macro_blocks(streets, ground)
    plan_of = plan_of_block(macro, ZONING_PLANS)
    outskirts = shapely.box(*OUTSKIRT_WINDOW)
    sites = land.polygon[land.kind == SITE_PARCEL]
    shape, block, kind = zones(macro, zoned_reserve(streets), streets, sites, outskirts, rng)
    codes = functions(kind, _site_class(land, shape), shapely.intersects(shape, outskirts), rng)
    plan = plan_of[block]
    drafts = []
    for i in range(plan_of.max() + 1):
        area = _clean(shapely.union_all(macro[plan_of == i]))
        ward = _ward_of(area, sources.wards)
        name = f"Đồ án quy hoạch phân khu tỷ lệ 1/2000 khu số {i + 1}, {ward} {NOTE}"
        mine = _once(np.flatnonzero(plan == i), shape)
        drafts.append(Draft("phan_khu", name, ward, area, shape[mine], codes[mine], block[mine]))
    return drafts


def _once(mine: np.ndarray, shape: np.ndarray) -> np.ndarray:
    """Each shape once: a sliver between two blocks comes with both of them."""
    _shapes, first = np.unique(shapely.to_wkb(shapely.normalize(shape[mine])), return_index=True)
    return mine[np.sort(first)]


def _general(sources: Sources, zoning: list[Draft], streets: pd.DataFrame, rng: np.random.Generator) -> Draft:
    area = shapely.union_all([d.shape for d in zoning], grid_size=GRID_M)
    main = streets[streets["road_class"].isin(("trunk", "primary", "secondary"))]
    macro = macro_blocks(main.assign(road_class="primary"), area)
    codes = functions(np.full(len(macro), CELL), np.full(len(macro), ""), np.zeros(len(macro), bool), rng)
    name = f"Đồ án điều chỉnh quy hoạch chung Thành phố Hồ Chí Minh {NOTE}"
    return Draft("chung", name, "Thành phố Hồ Chí Minh", area, macro, codes, np.arange(len(macro)))


def _detailed(sources: Sources, land: Land, rng: np.random.Generator) -> list[Draft]:
    """Detailed plans over single street blocks: lots and inner roads that ignore today's parcels."""
    area = shapely.area(land.blocks)
    fit = np.flatnonzero((area > DETAILED_AREA_M2[0]) & (area < DETAILED_AREA_M2[1]))
    chosen = np.sort(rng.choice(fit, size=min(DETAILED_PLANS, len(fit)), replace=False))
    ground = shapely.set_precision(shapely.buffer(land.blocks[chosen], 1.5, quad_segs=1), GRID_M)
    parts, owner = shapely.get_parts(ground, return_index=True)
    start = Pieces.start(parts, np.full(len(parts), COMPOUND))
    start.block = owner
    pieces = divide(start, rng)
    face, source = faces(pieces.polygon, pieces.block)
    block, alley = pieces.block[source], pieces.kind[source] == ALLEY
    drafts = []
    for i in range(len(chosen)):
        mine = np.flatnonzero(block == i)
        kind = np.where(alley[mine], ROAD, CELL)
        codes = functions(kind, np.full(len(mine), ""), np.zeros(len(mine), bool), rng)
        ward = _ward_of(ground[i], sources.wards)
        name = f"Đồ án quy hoạch chi tiết tỷ lệ 1/500 khu đất số {i + 1}, {ward} {NOTE}"
        drafts.append(Draft("chi_tiet", name, ward, ground[i], face[mine], codes, np.full(len(mine), i)))
    return drafts


def _adjustments(zoning: list[Draft], codes: list[str], rng: np.random.Generator) -> list[Draft]:
    """Local adjustments: a cell or two of a zoning plan with another function; the rest of the plan stays."""
    drafts = []
    for i in np.sort(rng.choice(len(zoning), size=min(LOCAL_ADJUSTMENTS, len(zoning)), replace=False)):
        parent = zoning[i]
        open_to = np.flatnonzero(parent.functions == "DAT_O_Nhomnhao")
        if len(open_to) == 0:
            continue
        mine = np.sort(rng.choice(open_to, size=min(2, len(open_to)), replace=False))
        changed = pick(rng, len(mine), {"DAT_HonHop": 0.5, "DAT_DichVu": 0.3, "DAT_TruongHoc": 0.2})
        name = f"Điều chỉnh cục bộ {parent.name[0].lower()}{parent.name[1:]}"
        shape = shapely.union_all(parent.polygons[mine], grid_size=GRID_M)
        blocks = parent.blocks[mine]
        drafts.append(
            Draft(
                "phan_khu",
                name,
                parent.location,
                shape,
                parent.polygons[mine],
                changed,
                blocks,
                "local",
                codes[i],
            )
        )
    return drafts


def plan_row(draft: Draft, number: int, rng: np.random.Generator) -> dict:
    code = f"79{KIND[draft.level]}{1 if draft.adjustment == 'none' else 2}{'00'}{number:04d}"
    first, last = (
        (date(2025, 7, 15), date(2026, 9, 30))
        if draft.adjustment == "local"
        else (date(2012, 1, 1), date(2024, 12, 31))
    )
    decided = first + timedelta(days=int(rng.integers(0, (last - first).days)))
    announced = decided + timedelta(days=int(rng.integers(5, 30)))
    decision = f"{rng.integers(100, 7000)}/QĐ-UBND (mô phỏng)"
    people = int(draft.shape.area / 1e4 * rng.uniform(180, 380))
    adjusted = 2 if draft.adjustment == "local" else 0
    return {
        "source_key": code,
        "plan_code": code,
        "national_id": f"79{decided.year % 100:02d}{LEVEL_DIGIT[draft.level]}1{adjusted}{rng.integers(0, 100000):05d}",
        "name": draft.name,
        "level": draft.level,
        "plan_kind": "Quy hoạch đô thị",
        "scale": SCALES[draft.level],
        "adjustment": draft.adjustment,
        "status": "announced",
        "brief_decision_number": f"{rng.integers(100, 7000)}/QĐ-UBND (mô phỏng)",
        "brief_decision_date": (decided - timedelta(days=400)).isoformat(),
        "decision_number": decision,
        "decision_date": decided.isoformat(),
        "authority": CITY if draft.level != "chi_tiet" else f"UBND {draft.location}",
        "announced_on": announced.isoformat(),
        "investor": "Ban quản lý dự án thử nghiệm",
        "consultant": "Viện Quy hoạch thử nghiệm",
        "location": draft.location,
        "area_ha": round(draft.shape.area / 1e4, 2),
        "population_current": people,
        "population_planned": int(people * rng.uniform(1.0, 1.25)),
        "document_name": f"QD-{code}.pdf",
        "replaces": draft.base,
        "base_plan_code": draft.base,
        "stated_zone_count": len(draft.polygons),
        "infrastructure_theme": "",
        "consultation_from": None,
        "consultation_to": None,
        "responsible_body": BODY[draft.level],
        "chief_planner": f"KTS thử nghiệm {number % 9 + 1}",
        "valid_from": announced.isoformat(),
        "valid_to": None,
        "map_scale": SCALES[draft.level],
        "accuracy_m": ACCURACY_M[draft.level],
        "geometry": draft.shape,
    }


def zone_rows(draft: Draft, plan: dict, rng: np.random.Generator) -> list[dict]:
    raw = raw_names(draft.functions, rng)
    letters = {block: i for i, block in enumerate(np.unique(draft.blocks), start=1)}
    area = shapely.area(draft.polygons)
    rows = []
    for i, (polygon, code) in enumerate(zip(draft.polygons, draft.functions, strict=True), start=1):
        homes = code in ("DAT_O_Nhomnhao", "DAT_HonHop", "DAT_LangXom")
        rows.append(
            {
                "source_key": f"{plan['plan_code']}/{i}",
                "plan_code": plan["plan_code"],
                "zone_code": f"{SYMBOL.get(code, 'K')}-{i}",
                "block_code": f"{letters[draft.blocks[i - 1]]}",
                "function_code": code,
                "function_name": NAMES[code],
                "function_raw": raw[i - 1],
                "area_stated_m2": round(area[i - 1] * (1 + rng.normal(0, 0.002)), 1),
                "population": int(area[i - 1] / 1e4 * rng.uniform(200, 600)) if homes else None,
                "note": "Dữ liệu mô phỏng",
                **indicators(code, rng),
                **{k: plan[k] for k in ("valid_from", "valid_to", "map_scale", "accuracy_m")},
                "geometry": polygon,
            }
        )
    return rows


def build(
    sources: Sources, land: Land, streets: pd.DataFrame, rng: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Plans and their zones; every zone names its plan by uuid and code."""
    zoning = _zoning(sources, land, streets, rng)
    drafts = [_general(sources, zoning, streets, rng), *zoning, *_detailed(sources, land, rng)]
    counts = dict.fromkeys(KIND, 0)
    plans, rows = [], []
    codes: list[str] = []
    for draft in drafts:
        counts[draft.level] += 1
        plans.append(plan_row(draft, counts[draft.level], rng))
        codes.append(plans[-1]["plan_code"])
        rows += zone_rows(draft, plans[-1], rng)
    for draft in _adjustments(zoning, codes[1 : 1 + len(zoning)], rng):
        counts[draft.level] += 1
        plans.append(plan_row(draft, counts[draft.level], rng))
        rows += zone_rows(draft, plans[-1], rng)
    return tables(plans, rows)


def tables(plans: list[dict], rows: list[dict]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of plans and of their zones as tables with ids; every zone names its plan by uuid and code."""
    plan_table, zone_table = pd.DataFrame(plans), pd.DataFrame(rows)
    plan_table.insert(0, "id", uuids("plans", plan_table["source_key"].tolist()))
    zone_table.insert(0, "id", uuids("planning_zones", zone_table["source_key"].tolist()))
    of_code = plan_table.set_index("plan_code")["id"]
    zone_table["plan"] = zone_table["plan_code"].map(of_code)
    zone_table["population"] = zone_table["population"].astype("Int64")
    common = {"source": SOURCE, "source_srid": SRID, "synthetic": True}
    return plan_table.assign(**common), zone_table.assign(**common)
