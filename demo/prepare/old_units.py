"""Units in force until 30 June 2025: codes and names of the national list, geometry from the older commune map.

The commune map carries no modern codes; it shows the state of 2014 (it knows huyện Bàu Bàng, made that year),
whatever its title says. A unit gets a geometry when district and name agree; communes of 2014 that were
merged away before 2025 are added to their unit only where merged_2014_2025.csv names it and says on what
evidence. The column `match` says which case it is (name, name and merger, successor, none); a unit without
geometry keeps a null geometry.
"""

import csv
import json
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from demo.prepare.names import bare, split_kind
from demo.prepare.writing import write_layer

PROVINCES = {"79": "Hồ Chí Minh", "74": "Bình Dương", "77": "Bà Rịa - Vũng Tàu"}
NEW_DISTRICT = {
    "quan 2": "thu duc",
    "quan 9": "thu duc",
    "tan thanh": "phu mi",
    "long dien": "long dat",
    "dat do": "long dat",
}
SAME_TERRITORY = {"755": "26732"}  # huyện Côn Đảo became đặc khu Côn Đảo as it was
KIND_CODES = {"phuong": "phuong", "xa": "xa", "thi tran": "thi_tran", "huien": "huyen"}


def listed(source: Path) -> pd.DataFrame:
    """All communes of the three provinces in the national list; Côn Đảo, a district without communes, as one."""
    path = source / "02_vn_admin_pre2025" / "dvhcvn_3levels_names.json"
    rows = []
    for province in json.loads(path.read_text(encoding="utf-8"))["data"]:
        if province["level1_id"] not in PROVINCES:
            continue
        for district in province["level2s"]:
            units = district["level3s"] or [{"level3_id": district["level2_id"], "name": district["name"]}]
            for unit in units:
                rows.append(
                    {
                        "code": unit["level3_id"],
                        "full_name": unit["name"],
                        "name": unit["name"].split(" ", 2 if unit["name"].startswith("Thị trấn") else 1)[-1],
                        "kind": KIND_CODES[split_kind(unit["name"])[0]],
                        "district_name": district["name"],
                        "province_code": province["level1_id"],
                        "province_name": province["name"],
                    }
                )
    return pd.DataFrame(rows).sort_values("code").reset_index(drop=True)


def district_key(name: str) -> str:
    kind, rest = split_kind(name)
    key = f"{kind} {rest}" if rest.isdigit() else rest
    return NEW_DISTRICT.get(key, key)


def drawn(source: Path) -> gpd.GeoDataFrame:
    """Communes of the three provinces in the older map, with the keys the match uses."""
    frame = pyogrio.read_dataframe(
        source / "02_vn_admin_pre2025" / "vietnam63_2008_3levels.gpkg", layer="communes"
    )
    code = {name: code for code, name in PROVINCES.items()}
    frame = frame[frame["province_vn"].isin(code)].copy()
    frame["province_code"] = frame["province_vn"].map(code)
    frame["district"] = frame["district_vn"].map(district_key)
    frame["key"] = frame["commune_vn"].map(bare)
    return frame.sort_values("commune_id").reset_index(drop=True)


def mergers(path: Path) -> dict[tuple[str, str], str]:
    """(district of 2014, commune of 2014) → code of the unit it became part of before 2025."""
    with path.open(encoding="utf-8", newline="") as file:
        return {(r["district_2014"], r["commune_2014"]): r["code"] for r in csv.DictReader(file)}


def match(units: pd.DataFrame, communes: gpd.GeoDataFrame, merged: dict[tuple[str, str], str]):
    """Units with `geometry` and `match`, and the communes no unit took."""
    taken: dict[str, list[int]] = {code: [] for code in units["code"]}
    by_key = {
        (u.province_code, district_key(u.district_name), bare(u.full_name)): u.code
        for u in units.itertuples()
    }
    how = dict.fromkeys(units["code"], "none")
    left = []
    for i, c in enumerate(communes.itertuples()):
        gone = merged.get((c.district_vn, c.commune_vn))
        code = gone or by_key.get((c.province_code, c.district, c.key))
        if code is None:
            left.append(
                (c.province_vn, c.district_vn, c.commune_vn, "no unit of this name and district in 2025")
            )
            continue
        taken[code].append(i)
        how[code] = "name and merger" if gone or how[code] == "name and merger" else "name"
    shapes = communes.geometry.values
    result = units.assign(
        match=[how[c] for c in units["code"]],
        geometry=[
            shapely.union_all([shapes[i] for i in taken[c]]) if taken[c] else None for c in units["code"]
        ],
    )
    return gpd.GeoDataFrame(result, geometry="geometry", crs="EPSG:4326"), left


def main(source: Path, out: Path) -> None:
    units, left = match(
        listed(source), drawn(source), mergers(Path(__file__).with_name("merged_2014_2025.csv"))
    )
    new = pyogrio.read_dataframe(out / "wards_hcmc_2025.fgb").set_index("code").geometry
    for old_code, new_code in SAME_TERRITORY.items():
        at = units.index[units["code"] == old_code]
        units.loc[at, "geometry"] = gpd.GeoSeries([new[new_code]], index=at, crs=units.crs)
        units.loc[at, "match"] = "successor"
    units["level"], units["valid_to"] = "commune", "2025-06-30"
    write_layer(units, out / "units_pre2025.fgb", "MultiPolygon")
    left += [
        (u.province_name, u.district_name, u.full_name, "unit of 2025 without geometry")
        for u in units[units.geometry.isna()].itertuples()
    ]
    with (out / "units_unmatched.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("province", "district", "unit", "finding"))
        writer.writerows(left)
    print(units["match"].value_counts().to_dict(), len(left), "unmatched")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
