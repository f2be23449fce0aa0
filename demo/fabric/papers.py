"""Papers and people of the register: surveys, restrictions, boundaries on paper, holders; all of it made up."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import shapely
from shapely.affinity import scale

from demo.fabric.config import GRID_M, REGISTERED_WARDS, SOURCE, SRID
from demo.fabric.identity import dates, uuids

KINDS = {"Toàn đạc điện tử": "total_station", "GNSS RTK": "gnss", "Số hóa bản đồ giấy": "digitised"}
#: Of the papers that there should be, so many are on record.
ON_RECORD = 0.95
#: Boundaries on paper that are kept: where the areas differ by more than rounding, so many.
KEPT_BOUNDARIES = 0.3
CO_OWNED, MORTGAGED = 0.3, 0.12
#: Issued from this day by the form of the Land Law 2024.
NEW_FORM = "2025-01-01"


def survey_documents(parcels: pd.DataFrame) -> pd.DataFrame:
    """Table `survey_documents`, one for each sheet, and its id in the column `survey_document` of the parcels.

    Digitised sheets have no file, as old ones do not.
    """
    first = parcels.groupby(["ward_code", "sheet_number"], sort=True).first().reset_index()
    key = (first["ward_code"] + "-" + first["sheet_number"]).tolist()
    ids = uuids("survey_documents", key)
    kind = first["survey_method"].map(KINDS)
    measured = [date.fromisoformat(day) for day in first["survey_date"]]
    by_sheet = dict(zip(key, ids, strict=True))
    parcels["survey_document"] = (parcels["ward_code"] + "-" + parcels["sheet_number"]).map(by_sheet)
    return pd.DataFrame(
        {
            "id": ids,
            "source_key": key,
            "document_number": [f"{n}/{day.year}/ĐĐ-TN" for n, day in enumerate(measured, start=1)],
            "kind": kind,
            "survey_unit": [f"Đơn vị đo đạc thử nghiệm {n % 5 + 1}" for n in range(len(key))],
            "method": first["survey_method"],
            "surveyed_on": first["survey_date"],
            "accepted_on": [(day + timedelta(days=30)).isoformat() for day in measured],
            "accepted_by": "Cơ quan nghiệm thu thử nghiệm",
            "file_name": np.where(kind == "digitised", "", [f"do-dac-{one}.pdf" for one in key]),
            "accuracy_m": first["accuracy_m"],
            "map_scale": first["map_scale"],
            "valid_from": first["survey_date"],
            "source": SOURCE,
            "source_srid": SRID,
            "synthetic": True,
        }
    )


def restrictions(parcels: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Table `parcel_restrictions`: the papers behind the flags of the parcels, but for a few that are missing."""
    blocked = parcels[parcels["blocked"]].assign(kind="block", authority="Tòa án nhân dân thử nghiệm")
    disputed = parcels[parcels["in_dispute"]].assign(kind="dispute", authority="UBND phường thử nghiệm")
    flagged = pd.concat([blocked, disputed])
    flagged = flagged[rng.random(len(flagged)) < ON_RECORD]
    began = dates(rng, len(flagged), date(2024, 1, 2), date(2026, 1, 10))
    key = (flagged["source_key"] + "/" + flagged["kind"]).tolist()
    return pd.DataFrame(
        {
            "id": uuids("parcel_restrictions", key),
            "source_key": key,
            "parcel": flagged["id"].to_numpy(),
            "kind": flagged["kind"].to_numpy(),
            "document_number": [f"{n}/QĐ-TN" for n in range(1, len(key) + 1)],
            "document_date": began,
            "authority": flagged["authority"].to_numpy(),
            "reason": "Văn bản mô phỏng",
            "starts_on": began,
            "valid_from": began,
            "source": SOURCE,
            "synthetic": True,
        }
    )


def legal_boundaries(parcels: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Table `parcel_legal_boundaries`: where the official area differs, the shape drawn to that area, EPSG:9210."""
    apart = (parcels["official_area_m2"] - parcels["computed_area_m2"]).abs() > 0.5
    chosen = parcels[apart & (rng.random(len(parcels)) < KEPT_BOUNDARIES)]
    factor = np.sqrt(chosen["official_area_m2"] / chosen["computed_area_m2"])
    drawn = [scale(shape, by, by) for shape, by in zip(chosen["geometry"], factor, strict=True)]
    shapes = shapely.set_precision(np.array(drawn, dtype=object), GRID_M)
    key = (chosen["source_key"] + "/GT").tolist()
    return pd.DataFrame(
        {
            "id": uuids("parcel_legal_boundaries", key),
            "source_key": key,
            "parcel": chosen["id"].to_numpy(),
            "document": "Giấy tờ mô phỏng",
            "document_date": chosen["valid_from"].to_numpy(),
            "area_m2": chosen["official_area_m2"].to_numpy(),
            "valid_from": chosen["valid_from"].to_numpy(),
            "source": SOURCE,
            "source_srid": SRID,
            "synthetic": True,
            "geometry": shapes,
        }
    )


def holdings(parcels: pd.DataFrame, rng: np.random.Generator) -> dict[str, pd.DataFrame]:
    """Tables `parties`, `certificates` and `land_rights` of the certified parcels of `REGISTERED_WARDS`.

    Names say that they are made up; identity numbers begin with 000, which no province has.
    """
    held = parcels[parcels["ward_code"].isin(REGISTERED_WARDS) & parcels["certificate_issued"].eq(True)]
    issued = dates(rng, len(held), date(1995, 1, 2), date(2026, 1, 10))
    common = {"source": SOURCE, "synthetic": True}
    certificates = pd.DataFrame(
        {
            "source_key": held["source_key"].to_numpy(),
            "serial": held["certificate_serial"].to_numpy(),
            "barcode": [f"000{n:010d}" for n in range(1, len(held) + 1)],
            "book_number": [f"CH-TN {n:05d}" for n in range(1, len(held) + 1)],
            "kind": np.where(issued < NEW_FORM, "land_house_assets", "land_assets"),
            "issued_on": issued,
            "issuer": "Văn phòng đăng ký đất đai thử nghiệm",
            "valid_from": issued,
        }
    ).assign(**common)
    certificates.insert(0, "id", uuids("certificates", certificates["source_key"].tolist()))
    shared = (held["holder_kind"] == "CNV").to_numpy() & (rng.random(len(held)) < CO_OWNED)
    place = np.repeat(np.arange(len(held)), np.where(shared, 2, 1))
    nth = np.arange(len(place)) - np.searchsorted(place, place)
    key = [f"{one}/{n + 1}" for one, n in zip(held["source_key"].to_numpy()[place], nth, strict=True)]
    kind = held["holder_kind"].to_numpy()[place]
    person = kind == "CNV"
    number = np.arange(1, len(place) + 1)
    parties = pd.DataFrame(
        {
            "id": uuids("parties", key),
            "source_key": key,
            "name": [
                f"{'Người' if one else 'Đơn vị'} thử nghiệm {n}"
                for one, n in zip(person, number, strict=True)
            ],
            "kind": kind,
            "identity_number": [f"000{n:09d}" for n in number],
            "born_on": np.where(person, dates(rng, len(place), date(1940, 1, 1), date(2002, 12, 31)), ""),
            "address": held["address"].to_numpy()[place],
            "valid_from": issued[place],
        }
    ).assign(**common)
    rights = pd.DataFrame(
        {
            "id": uuids("land_rights", key),
            "source_key": key,
            "parcel": held["id"].to_numpy()[place],
            "party": parties["id"],
            "certificate": certificates["id"].to_numpy()[place],
            "kind": "use",
            "share_pct": np.where(shared[place], 50.0, 100.0),
            "mortgaged": (rng.random(len(held)) < MORTGAGED)[place],
            "since": issued[place],
            "valid_from": issued[place],
        }
    ).assign(**common)
    return {"parties": parties, "certificates": certificates, "land_rights": rights}
