"""Land uses of the parcels (TT 08/2024 codes), their areas and terms; who holds them, all of it made up."""

from datetime import date

import numpy as np
import pandas as pd

from demo.fabric.config import LOADED_ON, SOURCE
from demo.fabric.identity import dates, pick, uuids
from demo.fabric.land import ALLEY, SITE
from demo.fabric.lots import COMPOUND, GARDEN, STREET, TUBE, VILLA

SITE_USE = {
    "park": "DKV",
    "education": "DGD",
    "health": "DYT",
    "religious": "TON",
    "cemetery": "NTD",
    "office": "TSC",
    "sport": "DTT",
    "commercial": "TMD",
    "industrial": "SKC",
    "": "DKV",
}
LOT_USE = {
    TUBE: {"ODT": 0.972, "TMD": 0.012, "ODT+TMD": 0.010, "TIN": 0.002, "DVH": 0.002, "DXH": 0.002},
    STREET: {"ODT": 0.86, "ODT+TMD": 0.07, "TMD": 0.05, "TSC": 0.01, "DYT": 0.005, "DCH": 0.005},
    VILLA: {"ODT": 0.80, "TMD": 0.10, "ODT+CLN": 0.03, "DNG": 0.03, "DGD": 0.02, "TSC": 0.02},
    COMPOUND: {"ODT": 0.30, "TMD": 0.34, "SKC": 0.12, "TSC": 0.10, "DGD": 0.08, "DNL": 0.02, "DYT": 0.04},
    GARDEN: {"ODT": 0.33, "ODT+CLN": 0.51, "CLN": 0.10, "HNK": 0.04, "SKC": 0.02},
}
FIXED_TERM = {"CLN": 50, "HNK": 50, "TMD": 50, "SKC": 50}
ORIGINS = {"ODT": "CNQ-CTT", "CLN": "CNQ-KTT", "HNK": "CNQ-KTT", "TMD": "DT-TML", "SKC": "DT-THN"}
STATE_ORIGIN = "DG-KTT"
PLANNED_CHANGE = {"CLN": "ODT", "HNK": "ODT", "SKC": "ODT"}
HOLDERS = {
    "CNV": "Hộ thử nghiệm",
    "TKT": "Tổ chức thử nghiệm",
    "TCN": "Cơ quan thử nghiệm",
    "TSN": "Đơn vị thử nghiệm",
    "CDS": "Cộng đồng thử nghiệm",
}
HOLDER_OF_USE = {
    "TMD": "TKT",
    "SKC": "TKT",
    "DCH": "TKT",
    "DGD": "TSN",
    "DYT": "TSN",
    "DTT": "TSN",
    "DVH": "TSN",
}
HOLDER_OF_USE |= {
    "DXH": "TSN",
    "TON": "CDS",
    "TIN": "CDS",
    "TSC": "TCN",
    "DKV": "TCN",
    "DGT": "TCN",
    "DNG": "TCN",
}
HOLDER_OF_USE |= {"NTD": "TCN", "DNL": "TCN"}


def land_use_codes(
    kind: np.ndarray, style: np.ndarray, site: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """ "ODT", "ODT+CLN", … for each parcel."""
    codes = np.empty(len(kind), dtype=object)
    for one, chances in LOT_USE.items():
        codes[style == one] = pick(rng, int((style == one).sum()), chances)
    codes[kind == SITE] = [SITE_USE[c] for c in site[kind == SITE]]
    codes[kind == ALLEY] = "DGT"
    return codes


def official_areas(computed_m2: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Area on the papers, to 0.1 m²: mostly the computed one, some up to 1 % off, a few missing (NaN)."""
    luck = rng.random(len(computed_m2))
    error = np.where(luck < 0.17, rng.normal(0.0, 0.004, len(luck)).clip(-0.01, 0.01), 0.0)
    official = np.round(computed_m2 * (1.0 + error), 1)
    return np.where(luck > 0.988, np.nan, official)


def holders(codes: np.ndarray, rng: np.random.Generator) -> pd.DataFrame:
    """Obviously fictitious holders and certificates."""
    first = [c.split("+")[0] for c in codes]
    kind = np.array([HOLDER_OF_USE.get(c, "CNV") for c in first], dtype=object)
    issued = rng.random(len(codes)) < np.where(kind == "CNV", 0.89, 0.55)
    issued[codes == "DGT"] = False
    serial = [f"TN {i:08d}" if yes else "" for i, yes in enumerate(issued, start=1)]
    name = [f"{HOLDERS[k]} {i:06d}" for i, k in enumerate(kind, start=1)]
    dispute, blocked = rng.random(len(codes)) < 0.0015, rng.random(len(codes)) < 0.004
    note = np.where(
        blocked,
        "Ngăn chặn giao dịch theo văn bản mô phỏng",
        np.where(dispute, "Tranh chấp ranh (mô phỏng)", ""),
    )
    return pd.DataFrame(
        {
            "holder_name": name,
            "holder_kind": kind,
            "certificate_issued": issued,
            "certificate_serial": serial,
            "in_dispute": dispute,
            "blocked": blocked,
            "restriction_note": note,
        }
    )


def rows(parcels: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Table `parcel_land_uses`: the areas of a parcel's uses sum to its official area (or its computed one)."""
    total = parcels["official_area_m2"].fillna(parcels["computed_area_m2"].round(1)).to_numpy()
    share = rng.uniform(0.25, 0.75, len(parcels))
    quota = rng.choice([80.0, 100.0, 120.0, 150.0, 200.0, 300.0], len(parcels))
    began = dates(rng, len(parcels), date(1994, 1, 1), date(2024, 12, 31))
    out = []
    for i, (parcel, key, codes, whole) in enumerate(
        zip(parcels["id"], parcels["source_key"], parcels["land_use_codes"], total, strict=True)
    ):
        uses = codes.split("+")
        first = whole
        if len(uses) == 2:
            first = round(min(quota[i], whole * 0.8) if uses[1] == "CLN" else whole * share[i], 1)
        for n, (code, area) in enumerate(zip(uses, (first, round(whole - first, 1)), strict=False), start=1):
            years = FIXED_TERM.get(code)
            start = began[i]
            end = f"{int(start[:4]) + years}{start[4:]}".replace("-02-29", "-02-28") if years else ""
            out.append(
                (
                    f"{key}/{n}",
                    parcel,
                    code,
                    PLANNED_CHANGE.get(code, ""),
                    area,
                    len(uses) == 1 and code in ("DGT", "DKV"),
                    ORIGINS.get(code, STATE_ORIGIN),
                    "fixed" if years else "long_term",
                    start,
                    end,
                )
            )
    columns = ("source_key", "parcel", "land_use_code", "planned_use_code", "area_m2", "shared_use", "origin_of_use",
               "term_kind", "term_from", "term_to")  # fmt: skip
    table = pd.DataFrame(out, columns=columns)
    table.insert(0, "id", uuids("parcel_land_uses", table["source_key"].tolist()))
    return table.assign(
        valid_from=table["term_from"].where(table["term_from"] < LOADED_ON.isoformat()),
        source=SOURCE,
        synthetic=True,
    )
