"""Where a parcel lies on paper: characteristic point, national id, ward, sheet, number, map sheet."""

import numpy as np
import pandas as pd
import shapely

from demo.fabric.config import DUPLICATE_NUMBER_SHARE, OUTSKIRT_WARDS, SRID
from demo.fabric.parallel import elementwise
from demo.fabric.projection import to_wgs84
from geo.domain.crs import VN2000, by_srid
from geo.domain.geohash import encode_many
from geo.domain.topographic_sheets import topographic_names
from geo.domain.transform import transform_xy

LABEL_TOLERANCE = 0.03  # of the square root of the area; the regulation is silent on it
BASE_MAP_SCALE = 2000
SHEET_SIZE_M = {500: 250.0, 1000: 500.0}
ACCURACY_M = {500: 0.07, 1000: 0.15}


def label_points(polygons: np.ndarray) -> np.ndarray:
    """Characteristic points: the pole of inaccessibility of each polygon ("Polygonlabel", TT 19/2026 Annex I)."""
    tolerance_m = LABEL_TOLERANCE * np.sqrt(shapely.area(polygons))
    radii = elementwise(lambda p, t: shapely.maximum_inscribed_circle(p, tolerance=t), polygons, tolerance_m)
    return shapely.get_point(radii, 0)


def national_ids(points: np.ndarray) -> np.ndarray:
    """12-character GeoHash of points in EPSG:9210.

    Raises:
        ValueError: two parcels would get the same id.
    """
    ids = encode_many(*to_wgs84(shapely.get_x(points), shapely.get_y(points)))
    if len(np.unique(ids)) != len(ids):
        raise ValueError("two parcels with one national id")
    return ids


def base_map_sheets(points: np.ndarray) -> np.ndarray:
    """Name of the 1:2000 base-map sheet of each point in EPSG:9210."""
    x, y = transform_xy(shapely.get_x(points), shapely.get_y(points), by_srid(SRID), VN2000)
    return topographic_names(x, y, BASE_MAP_SCALE)


def unit_of(points: np.ndarray, units: pd.DataFrame) -> np.ndarray:
    """Row of the unit each point lies in; the nearest one for points on no unit's ground (river banks)."""
    tree = shapely.STRtree(units["geometry"].to_numpy())
    row = np.full(len(points), -1)
    at, unit = tree.query(points, predicate="within")
    row[at] = unit
    astray = np.flatnonzero(row < 0)
    row[astray] = tree.nearest(points[astray])
    return row


def sheets(x: np.ndarray, y: np.ndarray, ward: np.ndarray, size_m: np.ndarray) -> np.ndarray:
    """Sheet numbers 1…n of each ward: one sheet a grid cell, from north to south, west to east."""
    cells = pd.DataFrame({"ward": ward, "row": -np.floor(y / size_m), "column": np.floor(x / size_m)})
    order = cells.drop_duplicates().sort_values(["ward", "row", "column"])
    order["sheet"] = order.groupby("ward").cumcount() + 1
    return cells.merge(order, how="left", on=["ward", "row", "column"])["sheet"].to_numpy()


def numbers(x: np.ndarray, y: np.ndarray, ward: np.ndarray, sheet: np.ndarray, band_m: float) -> np.ndarray:
    """Parcel numbers 1…n of each sheet: bands from the north, running west-east and back in turn."""
    band = np.floor(-y / band_m).astype(int)
    along = np.where(band % 2 == 0, x, -x)
    table = pd.DataFrame({"ward": ward, "sheet": sheet, "band": band, "along": along})
    ordered = table.sort_values(["ward", "sheet", "band", "along"], kind="stable")
    return (ordered.groupby(["ward", "sheet"], sort=False).cumcount() + 1).sort_index().to_numpy()


def with_duplicates(
    number: np.ndarray, ward: np.ndarray, sheet: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Give some parcels the number of another one of their sheet, as often as real registers do."""
    number = number.copy()
    wanted = max(1, round(len(number) * DUPLICATE_NUMBER_SHARE / 2))
    keys = pd.Series(ward).astype(str) + "/" + pd.Series(sheet).astype(str)
    groups = [g for g in keys.groupby(keys).groups.values() if len(g) > 20]
    for at in rng.choice(len(groups), size=min(wanted, len(groups)), replace=False):
        first, second = rng.choice(np.asarray(groups[at]), size=2, replace=False)
        number[second] = number[first]
    return number


def place(
    polygons: np.ndarray, wards: pd.DataFrame, old_units: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """All these for the parcels, one row each."""
    points = label_points(polygons)
    x, y = shapely.get_x(points), shapely.get_y(points)
    new = wards.iloc[unit_of(points, wards)]
    old = old_units.iloc[unit_of(points, old_units)]
    ward, old_ward = new["code"].to_numpy(), old["code"].to_numpy()
    scale = np.where(np.isin(ward, OUTSKIRT_WARDS), 1000, 500)
    sheet = sheets(x, y, ward, np.vectorize(SHEET_SIZE_M.get)(scale))
    old_sheet = sheets(x + 90.0, y + 60.0, old_ward, np.full(len(x), 300.0))
    return pd.DataFrame(
        {
            "point": points,
            "national_id": national_ids(points),
            "ward_code": ward,
            "ward_name": new["full_name"].to_numpy(),
            "old_ward_code": old_ward,
            "old_ward_name": old["full_name"].to_numpy(),
            "old_district": old["district_name"].to_numpy(),
            "sheet_number": sheet,
            "parcel_number": with_duplicates(numbers(x, y, ward, sheet, 25.0), ward, sheet, rng),
            "old_sheet_number": old_sheet,
            "old_parcel_number": numbers(x, y, old_ward, old_sheet, 18.0),
            "map_scale": scale,
            "accuracy_m": np.vectorize(ACCURACY_M.get)(scale),
            "map_sheet": base_map_sheets(points),
        }
    )
