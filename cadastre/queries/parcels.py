"""Thửa đất: one or many parcels as programs and pages show them. Personal fields are never read here."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson
from django.conf import settings

from cadastre.domain.errors import ParcelNotThen, ParcelUnknown
from cadastre.domain.lookup_text import feature_uuid, is_national_id
from cadastre.domain.parcel import aliases_of, flags_of, rounded, uses_of
from geo.domain.crs import CRS84, Crs
from geo.named_sql import load
from geo.reading import prepared_rows, rows
from layers.registry import registry
from layers.rights import User, may, readable_fields
from layers.visible_rows import Moment, moment_of, visible_rows

#: Decimals of coordinates: 0.1 mm in degrees, 1 mm in metres (stored to the millimetre).
_DECIMALS = {False: 9, True: 3}


def parcel_id(given: str, user: User | None = None) -> uuid.UUID:
    """The UUID for a UUID or a national id.

    Raises:
        ParcelUnknown: neither form, no such national id, or the reader may not read parcels.
    """
    text = given.strip().lower()
    if may(user, "read", registry.get("parcels")):
        if (feature_id := feature_uuid(text)) is not None:
            return feature_id
        if is_national_id(text):
            found = rows(_statement("identify", user), {"national_id": text})
            if found:
                return uuid.UUID(str(found[0]["id"]))
    raise ParcelUnknown(given=given[:60])


def parcels(
    ids: Sequence[uuid.UUID],
    *,
    lang: str,
    crs: Crs = CRS84,
    user: User | None = None,
    as_of: date | None = None,
) -> list[dict[str, Any]]:
    """Parcels by UUID in the order given; unknown ids are left out.

    Args:
        crs: of the geometry; its own axis order (north first for EPSG:4326), longitude first for CRS84.
        user: decides which fields are shown; None = a citizen.
        as_of: as they held on this day; None = as they are stored.
    """
    spec = registry.get("parcels")
    if not may(user, "read", spec):
        return []
    readable = {field.name for field in readable_fields(user, spec)}
    read = prepared_rows if len(ids) == 1 else rows  # planning it takes longer than answering it
    found = read(*question(ids, crs=crs, user=user, as_of=as_of))
    by_id = {row["id"]: row for row in found}
    return [represent(by_id[one], readable, lang, crs) for one in ids if one in by_id]


def question(
    ids: Sequence[uuid.UUID], *, crs: Crs = CRS84, user: User | None = None, as_of: date | None = None
) -> tuple[str, dict[str, Any]]:
    """The one statement of `parcels` and its parameters."""
    return _statement("details", user, moment_of(as_of)), {
        "as_of": as_of,
        "ids": list(ids),
        "srid": settings.STORAGE_SRID,
        "target_srid": crs.srid,
        "flip": crs.north_first,
        "decimals": _DECIMALS[crs.is_projected],
    }


def parcel(
    given: str, *, lang: str, crs: Crs = CRS84, user: User | None = None, as_of: date | None = None
) -> dict[str, Any]:
    """One parcel by UUID or national id; arguments as in `parcels`.

    Raises:
        ParcelUnknown: there is none that the reader may see.
        ParcelNotThen: there is none on that day, though there is today.
    """
    identity = parcel_id(given, user)
    found = parcels([identity], lang=lang, crs=crs, user=user, as_of=as_of)
    if found:
        return found[0]
    if as_of is not None and parcels([identity], lang=lang, user=user):
        raise ParcelNotThen(given=given[:60], day=as_of.strftime("%d/%m/%Y"))
    raise ParcelUnknown(given=given[:60])


def represent(row: dict[str, Any], readable: set[str], lang: str, crs: Crs) -> dict[str, Any]:
    """The public form of a parcel (docs/api.md); areas in square metres, lon/lat in degrees WGS 84."""
    return {
        "id": row["id"],
        "national_id": row["national_id"] or None,
        "version": row["version"],
        "ward": row["ward_code"],
        "ward_name": row["ward_name"],
        "sheet": row["sheet_number"],
        "number": row["parcel_number"],
        "address": row["address"],
        "area_m2": rounded(row["area_m2"]),
        "official_area_m2": rounded(row["official_area_m2"]) if "official_area_m2" in readable else None,
        "computed_area_m2": rounded(row["computed_area_m2"]),
        "land_uses": uses_of(row["land_uses"], row["land_use_codes"], lang),
        "valid_from": row["valid_from"],
        "valid_to": row["valid_to"],
        "recorded_at": row["recorded_at"],
        "flags": [flag.as_json(lang) for flag in flags_of(row, readable)],
        "aliases": aliases_of(row),
        "lon": round(row["lon"], 7),
        "lat": round(row["lat"], 7),
        "bbox": [round(value, 7) for value in row["bbox"]],
        "crs": crs.uri,
        "geometry": orjson.Fragment(row["geometry"]),
        "source": row["source"],
        "survey": {
            "crs": f"EPSG:{row['source_srid']}" if row["source_srid"] else None,
            "map_scale": row["map_scale"],
            "map_sheet": row["map_sheet"] or None,
            "accuracy_m": row["accuracy_m"],
            "method": row["survey_method"] or None,
            "date": row["survey_date"],
        },
        "synthetic": row["synthetic"],
    }


def _statement(name: str, user: User | None, moment: Moment = "stored") -> str:
    return visible_rows(load("cadastre", "parcels")[name], user, moment=moment)
