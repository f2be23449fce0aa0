"""The real data the fabric stands on: streets, water, land cover and wards of demo/data, in EPSG:9210."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from demo.fabric.config import DENSE_WARDS, OUTSKIRT_WARDS, OUTSKIRT_WINDOW, RURAL_COMMUNES
from demo.fabric.projection import project

DATA = Path(__file__).resolve().parents[1] / "data"


@dataclass(frozen=True)
class Sources:
    """Real layers; every geometry in EPSG:9210."""

    wards: pd.DataFrame  # units of the covered area: code, name, full_name, geometry
    roads: pd.DataFrame  # all ways of the city, `geometry` line
    water: np.ndarray  # polygons
    waterways: np.ndarray  # lines
    cover: pd.DataFrame  # land cover polygons: site_use, geometry
    old_units: pd.DataFrame  # units before 1 July 2025 whose geometry is known
    area: shapely.Geometry  # union of the covered wards; of the outskirts only a window
    communes: pd.DataFrame  # rural communes with a plan and without parcels: code, full_name, geometry


def _read(name: str) -> pd.DataFrame:
    frame: gpd.GeoDataFrame = pyogrio.read_dataframe(DATA / f"{name}.fgb")
    frame = frame[frame.geometry.notna()].reset_index(drop=True)
    table = pd.DataFrame(frame.drop(columns="geometry"))
    table["geometry"] = project(np.asarray(frame.geometry.values))
    return table


def read(ward_codes: tuple[str, ...] = DENSE_WARDS + OUTSKIRT_WARDS) -> Sources:
    """Read and project the demo files; the covered area is the union of the wards in `ward_codes`."""
    units = _read("wards_hcmc_2025")
    wards = units[units["code"].isin(ward_codes)].reset_index(drop=True)
    roads = _read("roads").sort_values("osm_id").reset_index(drop=True)
    outskirts = wards["code"].isin(OUTSKIRT_WARDS).to_numpy()
    covered = wards["geometry"].to_numpy().copy()
    covered[outskirts] = shapely.intersection(covered[outskirts], shapely.box(*OUTSKIRT_WINDOW))
    return Sources(
        wards=wards,
        roads=roads,
        water=_read("water")["geometry"].to_numpy(),
        waterways=_read("waterways")["geometry"].to_numpy(),
        cover=_read("landcover").sort_values("osm_id").reset_index(drop=True),
        old_units=_read("units_pre2025"),
        area=shapely.union_all(covered),
        communes=units[units["code"].isin(RURAL_COMMUNES)].sort_values("code").reset_index(drop=True),
    )
