"""Plans beside those in force: in preparation, in consultation, under appraisal, approved and not announced,
superseded; plans of technical infrastructure and an urban design plan. Only those announced may ever be seen by the
public."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import shapely

from demo.fabric.config import GRID_M
from demo.fabric.identity import pick
from demo.fabric.noding import faces
from demo.fabric.plans import NOTE, Draft, plan_row, tables, zone_rows
from demo.fabric.zoning import divided

HOMES, ROAD = "DAT_O_Nhomnhao", "DAT_HTKT_DuongGT"
LOT_M2 = (350.0, 800.0)
SITE_M2 = (1_500.0, 20_000.0)
#: The community has 20 to 30 days; the last of these windows is over.
CONSULTED = (
    (date(2026, 11, 2), date(2026, 12, 1)),
    (date(2026, 11, 16), date(2026, 12, 15)),
    (date(2026, 9, 28), date(2026, 10, 27)),
)
INFRASTRUCTURE = (
    ("giao_thong", "giao thông"),
    ("cao_do_nen_thoat_nuoc_mua", "cao độ nền và thoát nước mưa"),
)
CHANGED = {"DAT_HonHop": 0.4, "DAT_DichVu": 0.2, "DAT_CayXanhCC": 0.2, "DAT_TruongHoc": 0.2}
DESIGN_REACH_M = 60.0


@dataclass(frozen=True)
class _Under:
    """What a plan under way is: its state, and whether it adjusts a zoning plan or details a site."""

    status: str
    local: bool
    window: tuple[date, date] | None = None


UNDER_WAY = (
    _Under("consultation", True, CONSULTED[0]),
    _Under("consultation", False, CONSULTED[1]),
    _Under("consultation", True, CONSULTED[2]),
    _Under("preparing", True),
    _Under("preparing", False),
    _Under("appraisal", False),
    _Under("approved", True),
)


def build(
    plans: pd.DataFrame, zones: pd.DataFrame, streets: pd.DataFrame, rng: np.random.Generator
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Further rows of plans and zones; the plan that replaced another one says so in `plans`, which is changed."""
    adjusted = set(plans["base_plan_code"])
    zoning = plans[(plans["level"] == "phan_khu") & (plans["adjustment"] == "none")]
    free = zoning[~zoning["plan_code"].isin(adjusted)].sort_values("plan_code")
    bases = free if len(free) else zoning
    rows: list[dict] = []
    of_zones: list[dict] = []
    taken: set[str] = set()
    for i, what in enumerate(UNDER_WAY):
        base = bases.iloc[i % len(bases)]
        mine = zones[(zones["plan"] == base["id"]) & ~zones["source_key"].isin(taken)]
        draft = _adjustment(base, mine, rng, taken) if what.local else _site(base, mine, rng, taken)
        if draft is None:
            continue
        row = plan_row(draft, 9_001 + i, rng) | _not_announced(what, base)
        rows.append(row)
        of_zones += zone_rows(draft, row, rng)
    former, former_zones = _former(bases.iloc[-1], zones, rng)
    rows.append(former)
    of_zones += former_zones
    plans.loc[plans["plan_code"] == bases.iloc[-1]["plan_code"], "replaces"] = former["plan_code"]
    rows += _infrastructure(zoning, rng)
    rows.append(_urban_design(zoning, streets, rng))
    return tables(rows, of_zones)


def _adjustment(
    base: pd.Series, zones: pd.DataFrame, rng: np.random.Generator, taken: set[str]
) -> Draft | None:
    """A local adjustment of one or two housing zones."""
    homes = _open(zones)
    if homes.empty:
        return None
    chosen = homes.iloc[np.sort(rng.choice(len(homes), size=min(2, len(homes)), replace=False))]
    taken.update(chosen["source_key"])
    polygons = chosen["geometry"].to_numpy()
    shape = shapely.union_all(polygons, grid_size=GRID_M)
    name = f"Điều chỉnh cục bộ {base['name'][0].lower()}{base['name'][1:]}"
    codes = pick(rng, len(polygons), CHANGED)
    blocks = np.arange(len(polygons))
    return Draft(
        "phan_khu", name, base["location"], shape, polygons, codes, blocks, "local", base["plan_code"]
    )


def _open(zones: pd.DataFrame) -> pd.DataFrame:
    """Zones that a plan may change: housing, or where there is none whatever is no road."""
    homes = zones[zones["function_code"] == HOMES]
    chosen = homes if len(homes) else zones[zones["function_code"] != ROAD]
    return chosen.sort_values("source_key")


def _site(base: pd.Series, zones: pd.DataFrame, rng: np.random.Generator, taken: set[str]) -> Draft | None:
    """A detailed plan over one housing zone, divided into lots."""
    homes = _open(zones)
    area = shapely.area(homes["geometry"].to_numpy())
    fit = homes[(area > SITE_M2[0]) & (area < SITE_M2[1])]
    if fit.empty:
        return None
    chosen = fit.iloc[int(rng.integers(0, len(fit)))]
    taken.add(chosen["source_key"])
    ground = chosen["geometry"]
    lots = divided(np.array([ground]), rng.uniform(*LOT_M2, 1), rng)
    polygons, _owner = faces(lots, np.zeros(len(lots), dtype=int))
    codes = pick(rng, len(polygons), {HOMES: 0.7, "DAT_CayXanhCC": 0.15, ROAD: 0.15})
    name = f"Đồ án quy hoạch chi tiết tỷ lệ 1/500 khu nhà ở {chosen['zone_code']}, {base['location']} {NOTE}"
    return Draft(
        "chi_tiet", name, base["location"], ground, polygons, codes, np.zeros(len(polygons), dtype=int)
    )


def _not_announced(what: _Under, base: pd.Series) -> dict:
    """Columns of a plan that nobody outside may see: no announcement, before approval no decision either."""
    changed: dict = {
        "status": what.status,
        "announced_on": None,
        "valid_from": None,
        "brief_decision_date": "2026-02-02",
        "consultation_from": what.window[0].isoformat() if what.window else None,
        "consultation_to": what.window[1].isoformat() if what.window else None,
        "location": base["location"],
    }
    if what.status == "approved":
        return changed | {"decision_date": "2026-11-12"}
    return changed | {"decision_number": "", "decision_date": None, "authority": "", "document_name": ""}


def _former(successor: pd.Series, zones: pd.DataFrame, rng: np.random.Generator) -> tuple[dict, list[dict]]:
    """The plan that a zoning plan replaced: the same ground, in part with other functions, until the day before."""
    mine = zones[zones["plan"] == successor["id"]].sort_values("source_key")
    codes = mine["function_code"].to_numpy(dtype=object).copy()
    homes = np.flatnonzero(codes == HOMES)
    turned = homes[rng.random(len(homes)) < 0.3]
    codes[turned] = pick(rng, len(turned), {"DAT_CongNghiep": 0.5, "DAT_CoQuan": 0.5})
    name = f"{successor['name'].removesuffix(NOTE).strip()}, đồ án cũ {NOTE}"
    draft = Draft(
        "phan_khu", name, successor["location"], successor["geometry"], mine["geometry"].to_numpy(), codes,
        np.zeros(len(mine), dtype=int),
    )  # fmt: skip
    row = plan_row(draft, 9_101, rng) | {
        "status": "superseded",
        "brief_decision_date": "2004-03-01",
        "decision_date": "2005-06-15",
        "announced_on": "2005-07-10",
        "valid_from": "2005-07-10",
        "valid_to": successor["valid_from"],
    }
    return row, zone_rows(draft, row, rng)


def _infrastructure(zoning: pd.DataFrame, rng: np.random.Generator) -> list[dict]:
    """Plans of technical infrastructure over the ground of the zoning plans; their networks are no zones."""
    ground = shapely.union_all(zoning["geometry"].to_numpy(), grid_size=GRID_M)
    return [
        _without_zones("ha_tang_ky_thuat", "HTKT", f"Quy hoạch chuyên ngành {words} {NOTE}", "Thành phố Hồ Chí Minh",
                       ground, number, rng) | {"infrastructure_theme": theme, "scale": 10_000}
        for number, (theme, words) in enumerate(INFRASTRUCTURE, start=1)
    ]  # fmt: skip


def _urban_design(zoning: pd.DataFrame, streets: pd.DataFrame, rng: np.random.Generator) -> dict:
    """An urban design plan along the longest main street."""
    main = streets[streets["road_class"].isin(("primary", "secondary", "tertiary"))]
    length = pd.Series(shapely.length(main["geometry"].to_numpy()), index=main.index)
    street = str(length.groupby(main["street"]).sum().sort_index().idxmax())
    ways = main.loc[main["street"] == street, "geometry"].to_numpy()
    ground = shapely.union_all(zoning["geometry"].to_numpy(), grid_size=GRID_M)
    reach = shapely.union_all(shapely.buffer(ways, DESIGN_REACH_M, cap_style="flat", quad_segs=2))
    shape = shapely.intersection(ground, reach, grid_size=GRID_M)
    name = f"Thiết kế đô thị riêng trục đường {street.lstrip('#')} {NOTE}"
    return _without_zones("thiet_ke_do_thi", "TKDT", name, str(zoning.iloc[0]["location"]), shape, 1, rng) | {
        "scale": 500
    }


def _without_zones(
    level: str, kind: str, name: str, location: str, shape: shapely.Geometry, number: int,
    rng: np.random.Generator,
) -> dict:  # fmt: skip
    none = np.array([], dtype=object)
    return row_beside(Draft("chi_tiet", name, location, shape, none, none, none), level, kind, number, rng)


def row_beside(draft: Draft, level: str, kind: str, number: int, rng: np.random.Generator) -> dict:
    """Row of a plan that applies beside those of land use; `kind` are the letters of its code."""
    code = f"79{kind}100{number:04d}"
    row = plan_row(draft, number, rng)
    return row | {
        "source_key": code,
        "plan_code": code,
        "national_id": "",
        "level": level,
        "authority": "UBND Thành phố Hồ Chí Minh",
        "responsible_body": "Sở Xây dựng thử nghiệm",
        "document_name": f"QD-{code}.pdf",
        "population_current": None,
        "population_planned": None,
    }
