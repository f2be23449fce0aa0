"""Writing the compact files: FlatGeobuf, one geometry type, no index (the importer reads them whole)."""

from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely

MULTI = {"MultiLineString": shapely.multilinestrings, "MultiPolygon": shapely.multipolygons}
SINGLE = {"MultiLineString": "LineString", "MultiPolygon": "Polygon"}


def write_layer(frame: gpd.GeoDataFrame, path: Path, kind: str) -> None:
    """Write `frame` (its own CRS) as FlatGeobuf of geometry type `kind`; single parts are promoted.

    Raises:
        ValueError: a geometry is of another type than `kind` or its single form.
    """
    if kind in MULTI:
        geometries = []
        for geometry in frame.geometry.values:
            if geometry is not None and geometry.geom_type == SINGLE[kind]:
                geometry = MULTI[kind]([geometry])
            if geometry is not None and geometry.geom_type != kind:
                raise ValueError(f"{path.name}: {geometry.geom_type} in a layer of {kind}")
            geometries.append(geometry)
        frame = frame.set_geometry(gpd.GeoSeries(geometries, index=frame.index, crs=frame.crs))
    path.unlink(missing_ok=True)
    pyogrio.write_dataframe(
        frame, path, driver="FlatGeobuf", geometry_type=kind, layer=path.stem, SPATIAL_INDEX="NO"
    )
