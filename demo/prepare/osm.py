"""OpenStreetMap extract of Hồ Chí Minh City (2018) to the base-map files of the demo city.

Coordinates stay as OpenStreetMap has them (EPSG:4326, x = longitude, y = latitude). Nothing is repaired:
a polygon that is not valid, and every object of the classes we do not publish, goes to left_out.csv with
its reason.
"""

import csv
import re
import sys
from collections import Counter
from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely

from demo.prepare.osm_classes import (
    PLACES,
    PUBLISHED,
    WATERWAYS,
    building_class,
    landcover_class,
    number,
    road_class,
    water_class,
)
from demo.prepare.writing import write_layer

HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')


def tags(text: str | None) -> dict[str, str]:
    """The `other_tags` column of GDAL's OSM driver as a dict."""
    return {k: v.replace('\\"', '"') for k, v in HSTORE.findall(text or "")}


def read(pbf: Path, layer: str) -> list[dict]:
    """All features of one layer of the OSM driver as dicts, tags merged in, geometry under "geometry"."""
    frame = pyogrio.read_dataframe(pbf, layer=layer)
    rows = []
    for row in frame.to_dict("records"):
        row = {k: v for k, v in row.items() if v is not None and v == v}
        rows.append({**tags(row.pop("other_tags", None)), **row})
    return rows


class LeftOut:
    """Objects of the source that are not in the demo files, each with its reason."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str, str, str]] = []

    def add(self, layer: str, row: dict, reason: str) -> None:
        point = row["geometry"].representative_point() if not row["geometry"].is_empty else None
        where = f"{point.x:.6f} {point.y:.6f}" if point is not None else ""
        self.rows.append((layer, osm_id(row), row.get("name", ""), reason, where))

    def write(self, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(("layer", "osm_id", "name", "reason", "lon_lat"))
            writer.writerows(sorted(self.rows))


def osm_id(row: dict) -> str:
    """`w123` for ways, `r123` for relations, `n123` for nodes."""
    if row.get("osm_way_id"):
        return "w" + row["osm_way_id"]
    kind = {"Point": "n", "LineString": "w", "Polygon": "w"}.get(row["geometry"].geom_type, "r")
    return kind + row["osm_id"]


def names(row: dict) -> dict:
    return {"osm_id": osm_id(row), "name": row.get("name"), "name_en": row.get("name:en")}


def lines(pbf: Path, left_out: LeftOut) -> tuple[list[dict], list[dict], list[dict]]:
    """Roads with railways, waterways, and the river areas GDAL hands over as closed lines.

    A closed way tagged waterway=riverbank is an area by OpenStreetMap's definition; an open one is a member
    of a relation that the polygons hold. A way tagged oneway=-1 is turned round: its line then runs with
    the traffic, as for all others.
    """
    roads, waterways, river_areas = [], [], []
    for row in read(pbf, "lines"):
        if row.get("waterway") in ("riverbank", "dock"):
            if row["geometry"].is_ring:
                river_areas.append({**row, "geometry": shapely.Polygon(row["geometry"])})
            else:
                left_out.add("waterways", row, "bank line of a river area, not a watercourse")
        elif row.get("waterway") in WATERWAYS:
            waterways.append({**names(row), "waterway_class": row["waterway"], "geometry": row["geometry"]})
        elif row.get("waterway"):
            left_out.add("waterways", row, f"not a watercourse: {row['waterway']}")
        if not (row.get("highway") or row.get("railway")):
            continue
        cls = road_class(row)
        if cls is None:
            left_out.add(
                "roads", row, f"not in service or not a way: {row.get('highway') or row.get('railway')}"
            )
            continue
        roads.append(
            {
                **names(row),
                "road_class": cls,
                "highway": row.get("highway") or "railway:" + row["railway"],
                "ref": row.get("ref"),
                "oneway": row.get("oneway") in ("yes", "1", "true", "-1"),
                "bridge": row.get("bridge", "no") != "no",
                "tunnel": row.get("tunnel", "no") != "no",
                "layer_order": int(number(row.get("layer")) or 0),
                "lanes": number(row.get("lanes")),
                "width_m": number(row.get("width")),
                "surface": row.get("surface"),
                "maxspeed_kmh": number(row.get("maxspeed")),
                "geometry": row["geometry"].reverse() if row.get("oneway") == "-1" else row["geometry"],
            }
        )
    return roads, waterways, river_areas


def polygons(
    pbf: Path, river_areas: list[dict], left_out: LeftOut
) -> tuple[list[dict], list[dict], list[dict]]:
    """Water, buildings and land cover. Military areas are never published (Law 27/2018)."""
    water, buildings, cover = [], [], []
    for row in read(pbf, "multipolygons") + river_areas:
        if row.get("military") or row.get("landuse") == "military" or row.get("building") == "military":
            left_out.rows.append(("polygons", osm_id(row), "", "military area, not published", ""))
            continue
        if row.get("boundary") or row.get("admin_level"):
            left_out.add("polygons", row, "administrative boundary: the state's file is used instead")
            continue
        if not row["geometry"].is_valid:
            left_out.add("polygons", row, "invalid: " + shapely.is_valid_reason(row["geometry"]))
            continue
        base = {**names(row), "geometry": row["geometry"]}
        if row.get("building"):
            levels, height = number(row.get("building:levels")), number(row.get("height"))
            buildings.append(
                {**base, "building_class": building_class(row), "storeys": levels, "height_m": height}
            )
        elif water_class(row):
            water.append({**base, "water_class": water_class(row)})
        elif landcover_class(row):
            use = landcover_class(row)
            cover.append({**base, "cover_class": PUBLISHED.get(use, use), "site_use": use})
        else:
            left_out.add("polygons", row, "no class of the base map")
    return water, buildings, cover


def places(pbf: Path) -> list[dict]:
    return [
        {
            **names(row),
            "place_class": PLACES[row["place"]],
            "population": number(row.get("population")),
            "geometry": row["geometry"],
        }
        for row in read(pbf, "points")
        if row.get("place") in PLACES and row.get("name")
    ]


def whole_numbers(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Counts as nullable integers; a count that is not whole ("1.5" lanes) becomes null."""
    for column in ("lanes", "storeys", "population"):
        if column in frame:
            frame[column] = frame[column].where(frame[column] % 1 == 0).astype("Int64")
    return frame


def main(source: Path, out: Path) -> None:
    pbf = source / "04_hcmc_osm_2018" / "hcm_2018.osm.pbf"
    left_out = LeftOut()
    roads, waterways, river_areas = lines(pbf, left_out)
    water, buildings, cover = polygons(pbf, river_areas, left_out)
    for name, rows, kind in (
        ("roads", roads, "MultiLineString"),
        ("waterways", waterways, "MultiLineString"),
        ("water", water, "MultiPolygon"),
        ("buildings", buildings, "MultiPolygon"),
        ("landcover", cover, "MultiPolygon"),
        ("places", places(pbf), "Point"),
    ):
        frame = whole_numbers(
            gpd.GeoDataFrame(rows, geometry="geometry", crs="EPSG:4326").sort_values("osm_id")
        )
        write_layer(frame, out / f"{name}.fgb", kind)
        print(name, len(frame), (out / f"{name}.fgb").stat().st_size)
    left_out.write(out / "left_out.csv")
    print("left out", Counter(r[3].split("[")[0] for r in left_out.rows).most_common(12))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
