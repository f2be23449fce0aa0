"""Street blocks: what is left of the covered wards when streets and water are taken away."""

import numpy as np
import pandas as pd
import shapely

from demo.fabric.config import GRID_M, HALF_WIDTH_M, RAIL_HALF_WIDTH_M, WATERWAY_HALF_WIDTH_M
from demo.fabric.sources import Sources

SMALLEST_BLOCK_M2 = 60.0  # below: a traffic island, part of the street
NARROWEST_BLOCK_M = 7.0  # mean width; below: a median strip, part of the street
EDGE_M = 150.0  # blocks are drawn this far beyond the wards, then chosen by where they lie


def half_width_m(roads: pd.DataFrame) -> np.ndarray:
    """Half of the street from parcel line to parcel line, metres; a tagged width wins over the class."""
    by_class = roads["road_class"].map({**HALF_WIDTH_M, "rail": RAIL_HALF_WIDTH_M}).to_numpy(float)
    tagged = roads["width_m"].to_numpy(float) / 2.0 + 0.5
    return np.where((tagged > 1.0) & (tagged < 25.0), tagged, by_class)


def near(geometries: np.ndarray, area: shapely.Geometry, within_m: float) -> np.ndarray:
    """Indices of the geometries whose box meets the area grown by `within_m`, in order."""
    return np.sort(shapely.STRtree(geometries).query(area.buffer(within_m, quad_segs=2)))


def streets_at_grade(sources: Sources) -> pd.DataFrame:
    """The ways that take land of their own near the covered area, with `half_width_m`.

    Bridges and tunnels take none, and the paths of a park belong to the park.
    """
    roads = sources.roads.iloc[near(sources.roads["geometry"].to_numpy(), sources.area, EDGE_M + 50)]
    at_grade = ~roads["bridge"].astype(bool) & ~roads["tunnel"].astype(bool) & (roads["road_class"] != "path")
    roads = roads[at_grade].reset_index(drop=True)
    return roads.assign(half_width_m=half_width_m(roads))


def street_blocks(sources: Sources, streets: pd.DataFrame) -> np.ndarray:
    """Polygons of the street blocks of the covered wards on the 1 mm grid, west to east, north first."""
    lines = streets["geometry"].to_numpy()
    paved = shapely.buffer(
        lines, streets["half_width_m"].to_numpy(), quad_segs=2, join_style="mitre", mitre_limit=2
    )
    wet = sources.water[near(sources.water, sources.area, EDGE_M)]
    ditches = sources.waterways[near(sources.waterways, sources.area, EDGE_M)]
    ditches = shapely.buffer(ditches, WATERWAY_HALF_WIDTH_M, quad_segs=2)
    taken = shapely.union_all(np.concatenate((paved, shapely.make_valid(wet), ditches)), grid_size=GRID_M)
    ground = shapely.buffer(sources.area, EDGE_M, quad_segs=2)
    parts = shapely.get_parts(shapely.difference(ground, taken, grid_size=GRID_M))
    inside = shapely.contains_properly(sources.area, shapely.point_on_surface(parts))
    mean_width = 2.0 * shapely.area(parts) / shapely.length(parts)
    parts = parts[inside & (shapely.area(parts) >= SMALLEST_BLOCK_M2) & (mean_width >= NARROWEST_BLOCK_M)]
    x, y = shapely.get_x(shapely.centroid(parts)), shapely.get_y(shapely.centroid(parts))
    return parts[np.lexsort((x, -np.floor(y / 50.0)))]
