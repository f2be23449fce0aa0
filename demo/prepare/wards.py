"""Administrative units in force since 1 July 2025, and the outline of the country, from the state map publisher.

Geometry is copied vertex by vertex (EPSG:4326): no simplification, so neighbours keep their shared edges.
Only the outline of the provinces is simplified, as one coverage, for use as context at small scales.
`area_km2_stated` and `population_stated` are the publisher's figures as they stand; the figures that cannot
be right are listed in wards_doubtful.csv and are not corrected.
"""

import csv
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from demo.prepare.writing import write_layer

ACTS = {
    "79": "Nghị quyết 1685/NQ-UBTVQH15",
    "48": "Nghị quyết 1659/NQ-UBTVQH15",
    "provinces": "Nghị quyết 202/2025/QH15",
}
KINDS = {"Phường": "phuong", "Xã": "xa", "Đặc": "dac_khu"}
OUTLINE_TOLERANCE_DEG = 0.005  # about 550 m: a context outline, never used for a computation
SMALLEST_ISLAND_DEG2 = 2e-5


def wards(gpkg: Path, layer: str, province: str, province_name: str) -> gpd.GeoDataFrame:
    """The units of one province with the columns of the layer `wards`."""
    raw = pyogrio.read_dataframe(gpkg, layer=layer)
    return gpd.GeoDataFrame(
        {
            "code": raw["code"],
            "name": raw["name"],
            "name_en": raw["nameEn"],
            "full_name": raw["fullName"],
            "kind": [KINDS[text.split()[0]] for text in raw["fullName"]],
            "level": "commune",
            "province_code": province,
            "province_name": province_name,
            "district_name": None,
            "area_km2_stated": raw["areaKm2"],
            "population_stated": pd.array(
                [int(v) if str(v).isdigit() else None for v in raw["a08_ds"]], dtype="Int64"
            ),
            "merged_from": raw["a05_truocsn"],
            "legal_act": ACTS[province],
            "valid_from": "2025-07-01",
        },
        geometry=raw.geometry.values,
        crs="EPSG:4326",
    ).sort_values("code")


def provinces(gpkg: Path) -> gpd.GeoDataFrame:
    """The 34 provinces, simplified as a coverage so that common borders stay common."""
    raw = pyogrio.read_dataframe(gpkg, layer="province_34")
    simple = shapely.coverage_simplify(raw.geometry.values, OUTLINE_TOLERANCE_DEG)
    kept = []
    for geometry in simple:
        parts = sorted(shapely.get_parts(geometry), key=lambda part: -part.area)
        far = [p for p in parts[1:] if p.area > SMALLEST_ISLAND_DEG2 or p.centroid.x > 110.5]
        kept.append(shapely.multipolygons([parts[0], *far]))
    return gpd.GeoDataFrame(
        {
            "code": raw["code"],
            "name": raw["name"],
            "name_en": raw["nameEn"],
            "full_name": raw["fullName"],
            "kind": ["thanh_pho" if t.startswith("Thành phố") else "tinh" for t in raw["fullName"]],
            "level": "province",
            "province_code": raw["code"],
            "province_name": raw["fullName"],
            "area_km2_stated": raw["areaKm2"],
            "legal_act": ACTS["provinces"],
            "valid_from": "2025-07-01",
        },
        geometry=kept,
        crs="EPSG:4326",
    ).sort_values("code")


def doubtful(frame: gpd.GeoDataFrame) -> list[tuple[str, str, str]]:
    """Stated figures that disagree with the geometry: area by more than 5 %, density outside 60–90,000/km2."""
    rows = []
    area_km2 = frame.to_crs("EPSG:32648").area / 1e6
    for unit, computed in zip(frame.itertuples(), area_km2, strict=True):
        if abs(unit.area_km2_stated / computed - 1) > 0.05:
            rows.append(
                (
                    unit.code,
                    unit.full_name,
                    f"area stated {unit.area_km2_stated} km2, drawn {computed:.2f} km2",
                )
            )
        floor = 2500 if unit.kind == "phuong" else 60
        people = unit.population_stated
        if people is not pd.NA and not floor <= people / computed <= 90_000:
            rows.append((unit.code, unit.full_name, f"population stated {int(people)} on {computed:.2f} km2"))
    return rows


def main(source: Path, out: Path) -> None:
    gpkg = source / "01_vn_admin_2025" / "vn_admin_2025.gpkg"
    hcmc = wards(gpkg, "ward_hcmc_168", "79", "Thành phố Hồ Chí Minh")
    danang = wards(gpkg, "ward_danang_94", "48", "Thành phố Đà Nẵng")
    write_layer(hcmc, out / "wards_hcmc_2025.fgb", "MultiPolygon")
    write_layer(danang, out / "wards_danang_2025.fgb", "MultiPolygon")
    write_layer(provinces(gpkg), out / "provinces_2025.fgb", "MultiPolygon")
    with (out / "wards_doubtful.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("code", "full_name", "finding"))
        writer.writerows(doubtful(hcmc) + doubtful(danang))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
