"""The layer `parcels`: the fabric with everything a register says about a plot, all of it synthetic."""

from datetime import date

import numpy as np
import pandas as pd
import shapely

from demo.fabric.config import SOURCE, SRID
from demo.fabric.identity import dates, pick, uuids
from demo.fabric.land import ALLEY, Land
from demo.fabric.numbering import place
from demo.fabric.sources import Sources
from demo.fabric.streets import addresses
from demo.fabric.uses import holders, land_use_codes, official_areas

SURVEYS = {"Toàn đạc điện tử": 0.62, "GNSS RTK": 0.25, "Số hóa bản đồ giấy": 0.13}
DIGITISED_ACCURACY_M = 0.30


def build(sources: Sources, land: Land, rng: np.random.Generator) -> pd.DataFrame:
    """One row for each parcel, columns named as the fields of the layer, `geometry` in EPSG:9210."""
    polygon = land.polygon
    where = place(polygon, sources.wards, sources.old_units, rng)
    named = land.streets[land.streets["name"].notna() & (land.streets["road_class"] != "rail")]
    codes = land_use_codes(land.kind, land.style, land.site_class, rng)
    computed = shapely.area(polygon)
    sheet_key = where["ward_code"] + "-" + where["sheet_number"].astype(str)
    sheet_names, sheet = np.unique(sheet_key, return_inverse=True)
    method = pick(rng, len(sheet_names), SURVEYS)[sheet]
    surveyed = dates(rng, len(sheet_names), date(2003, 3, 1), date(2024, 11, 30))[sheet]
    key = [f"P{i:06d}" for i in range(1, len(polygon) + 1)]
    table = pd.DataFrame(
        {
            "id": uuids("parcels", key),
            "source_key": key,
            "source": SOURCE,
            "source_srid": SRID,
            "synthetic": True,
            "valid_from": surveyed,
            "address": addresses(polygon, where["point"].to_numpy(), where["ward_name"].to_numpy(), named),
            "official_area_m2": official_areas(computed, rng),
            "computed_area_m2": np.round(computed, 4),
            "land_use_codes": codes,
            "parcel_kind": np.where(land.kind == ALLEY, "đất giao thông", "thửa đất"),
            "survey_method": method,
            "survey_date": surveyed,
            "geometry": polygon,
        }
    )
    where["accuracy_m"] = np.where(method == "Số hóa bản đồ giấy", DIGITISED_ACCURACY_M, where["accuracy_m"])
    for column in ("sheet_number", "parcel_number", "old_sheet_number", "old_parcel_number"):
        where[column] = where[column].astype(str)
    return pd.concat([table, where, holders(codes, rng)], axis=1)
