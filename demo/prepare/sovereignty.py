"""Hoàng Sa and Trường Sa: names and places every base map must show (Law 27/2018/QH14 Art. 18).

Label points are set from general knowledge and checked against the state map publisher's polygons of the
two special zones; the polygons go to sovereignty_islands.fgb unchanged. EPSG:4326, x = longitude.
"""

import json
import sys
import unicodedata
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely

from demo.prepare.writing import write_layer

HOANG_SA = ("Quần đảo Hoàng Sa", "Hoang Sa Archipelago", "Thành phố Đà Nẵng", "20333")
TRUONG_SA = ("Quần đảo Trường Sa", "Truong Sa Archipelago", "Tỉnh Khánh Hòa", "22736")
EXTENTS = {"20333": (111.2, 15.7, 112.8, 17.1), "22736": (111.5, 6.2, 117.3, 12.0)}
LABELS = {"20333": (112.0, 16.4), "22736": (114.3, 9.4)}
ISLANDS = {
    "20333": {
        "Đảo Hoàng Sa": (111.610, 16.535),
        "Đảo Phú Lâm": (112.338, 16.835),
        "Đảo Quang Hòa": (111.700, 16.450),
        "Đảo Tri Tôn": (111.200, 15.783),
        "Đảo Linh Côn": (112.730, 16.667),
        "Đảo Hữu Nhật": (111.585, 16.507),
        "Đảo Duy Mộng": (111.742, 16.465),
        "Đảo Quang Ảnh": (111.508, 16.448),
        "Đảo Cây": (112.270, 16.980),
        "Đảo Bạch Quy": (111.765, 16.055),
    },
    "22736": {
        "Đảo Trường Sa Lớn": (111.920, 8.645),
        "Đảo Song Tử Tây": (114.330, 11.430),
        "Đảo Song Tử Đông": (114.355, 11.453),
        "Đảo Nam Yết": (114.367, 10.180),
        "Đảo Sinh Tồn": (114.330, 9.886),
        "Đảo Sơn Ca": (114.480, 10.375),
        "Đảo Phan Vinh": (113.690, 8.970),
        "Đảo An Bang": (112.920, 7.893),
        "Đảo Ba Bình": (114.365, 10.377),
        "Đảo Thị Tứ": (114.285, 11.053),
        "Đảo Trường Sa Đông": (112.348, 8.932),
        "Đảo Loại Ta": (114.425, 10.668),
    },
}


def plain_en(name: str) -> str:
    """ "Đảo Phú Lâm" as "Phu Lam Island"."""
    text = unicodedata.normalize("NFD", name.removeprefix("Đảo ").replace("Đ", "D").replace("đ", "d"))
    return "".join(c for c in text if not unicodedata.combining(c)) + " Island"


def features() -> list[dict]:
    """One point for each island group and each named island."""
    rows = []
    for name, name_en, unit, code in (HOANG_SA, TRUONG_SA):
        of_unit = {"belongs_to": unit, "unit_code": code}
        group = {"name": name, "name_en": name_en, "rank": "archipelago", **of_unit}
        group["label"] = f"{name} ({unit.replace('Thành phố', 'TP').replace('Tỉnh', 'tỉnh')})"
        group["extent_lon_lat"] = list(EXTENTS[code])
        rows.append((group, LABELS[code]))
        for island, place in ISLANDS[code].items():
            rows.append(
                (
                    {
                        "name": island,
                        "name_en": plain_en(island),
                        "rank": "island",
                        **of_unit,
                        "label": island,
                    },
                    place,
                )
            )
    return [
        {"type": "Feature", "properties": props, "geometry": {"type": "Point", "coordinates": list(place)}}
        for props, place in rows
    ]


def main(source: Path, out: Path) -> None:
    country = source / "01_vn_admin_2025" / "ward_all_3321_simplified.fgb"
    units = pyogrio.read_dataframe(country).set_index("code").geometry
    rows = []
    for name, name_en, unit, code in (HOANG_SA, TRUONG_SA):
        west, south, east, north = EXTENTS[code]
        parts = shapely.get_parts(units[code])
        near = shapely.box(west - 0.3, south - 0.3, east + 0.7, north + 0.3)
        shape = shapely.multipolygons(parts[shapely.intersects(parts, near)])
        rows.append({"code": code, "name": name, "name_en": name_en, "belongs_to": unit, "geometry": shape})
        for island, place in ISLANDS[code].items():
            print(
                f"{island}: {shapely.distance(shape, shapely.Point(place)) * 111:.1f} km from the nearest polygon"
            )
    frame = gpd.GeoDataFrame(pd.DataFrame(rows), geometry="geometry", crs="EPSG:4326")
    write_layer(frame, out / "sovereignty_islands.fgb", "MultiPolygon")
    lines = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features())
    text = '{"type": "FeatureCollection", "name": "sovereignty", "features": [\n' + lines + "\n]}\n"
    (out / "sovereignty.geojson").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
