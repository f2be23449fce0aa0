"""One file for each layer: FlatGeobuf in EPSG:9210, CSV for a layer without geometry, a zip for the contents of
documents; same bytes each run."""

import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from demo.fabric.config import SRID

LINES = ("road_segments", "building_lines")
#: Column of the bytes of documents: they go into a zip beside the table, each under its SHA-256.
CONTENT = "content"


def representative_points(geometries: np.ndarray) -> np.ndarray:
    """A point on each geometry: on the surface of an area, on the line of a line."""
    return shapely.point_on_surface(geometries)


def multi(geometries: np.ndarray) -> np.ndarray:
    """Single polygons and lines as collections of one part."""
    kind = shapely.get_type_id(geometries)
    result = np.empty(len(geometries), dtype=object)
    for i, geometry in enumerate(geometries):
        if kind[i] == 3:
            geometry = shapely.MultiPolygon([geometry])
        elif kind[i] == 1:
            geometry = shapely.MultiLineString([geometry])
        result[i] = geometry
    return result


def write(table: pd.DataFrame, out_dir: Path, name: str) -> Path:
    """Write one layer and say where. Dates are ISO text, empty text is null, booleans are booleans."""
    if CONTENT in table:
        _contents(table, out_dir / f"{name}.zip")
        table = table.drop(columns=CONTENT)
    if "geometry" not in table:
        path = out_dir / f"{name}.csv"
        table.to_csv(path, index=False, lineterminator="\n", encoding="utf-8")
        return path
    path = out_dir / f"{name}.fgb"
    path.unlink(missing_ok=True)
    columns = table.drop(columns="geometry")
    for column in columns.select_dtypes(include=["object", "string"]):
        columns[column] = columns[column].replace("", None)
    frame = gpd.GeoDataFrame(columns, geometry=multi(table["geometry"].to_numpy()), crs=f"EPSG:{SRID}")
    kind = "MultiLineString" if name in LINES else "MultiPolygon"
    pyogrio.write_dataframe(
        frame, path, driver="FlatGeobuf", geometry_type=kind, layer=name, SPATIAL_INDEX="NO"
    )
    return path


def _contents(table: pd.DataFrame, path: Path) -> None:
    """Stored, not compressed again: a PDF is compressed already; the date of zip's beginning."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(zip(table["sha256"], table[CONTENT], strict=True)):
            archive.writestr(zipfile.ZipInfo(name), content)
