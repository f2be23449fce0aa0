"""Tra cứu thửa đất: from what a person or a program gives to the parcels it may mean."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings

from cadastre.domain import lookup_text
from cadastre.domain.lookup import (
    BOUNDARY_TOLERANCE_M,
    MOST_CANDIDATES,
    Answer,
    Candidate,
    conclude,
    reading_note,
)
from cadastre.domain.lookup_text import FeatureIdReading, KeyReading, NationalIdReading, WardText
from geo.administration.lookup import NamedUnit, units_coded, units_named
from geo.domain import coordinates
from geo.domain.crs import CRS84, Crs, by_srid
from geo.domain.errors import OutsideProjection
from geo.domain.plausibility import placements
from geo.domain.transform import transform_point
from geo.domain.values import BBox
from geo.named_sql import load
from geo.reading import rows
from layers.rights import User
from layers.visible_rows import visible_rows

_NO_ID = uuid.UUID(int=0)


def city_extent() -> BBox:
    """Extent of the city, metres in the storage CRS."""
    return BBox(*settings.CITY.extent, by_srid(settings.STORAGE_SRID))


def city_zones() -> list[Crs]:
    """Projected CRSs in which coordinates of this city occur, storage CRS first."""
    zones = [by_srid(settings.STORAGE_SRID)]
    for srid in settings.CITY.source_srids:
        crs = by_srid(srid)
        if crs.is_zone and crs not in zones:
            zones.append(crs)
    return zones


def by_key(ward: str, sheet: str, number: str, user: User | None = None) -> Answer:
    """Parcels under ward (code or name, present or former), sheet and number."""
    return conclude(_key(lookup_text.ward_text(ward), sheet, number, user=user))


def by_text(text: str, user: User | None = None) -> Answer:
    """Parcels that a typed text may mean: numbers with a ward, an id, a legacy key, coordinates."""
    found: list[Candidate] = []
    for reading in lookup_text.read(text):
        if isinstance(reading, KeyReading):
            notes = (
                (reading_note(reading.reading, sheet=reading.sheet, parcel=reading.number),)
                if reading.reading in ("number_sheet", "sheet_number")
                else ()
            )
            found += _key(reading.ward, reading.sheet, reading.number, notes, user)
        elif isinstance(reading, NationalIdReading):
            found += _identity(_NO_ID, reading.national_id, user)
        elif isinstance(reading, FeatureIdReading):
            found += _identity(reading.feature_id, "", user)
    if found:
        return conclude(found)
    for meaning in coordinates.interpret(text, extent=city_extent(), zones=city_zones()):
        found += _at_point(
            *transform_point(meaning.lon, meaning.lat, CRS84, city_extent().crs),
            notes=((meaning.explanation_vi, meaning.explanation_en),),
            user=user,
        )
    return conclude(found)


def by_point(x: float, y: float, crs: Crs, user: User | None = None) -> Answer:
    """Parcels at a point; x = east or longitude, y = north or latitude in `crs`.

    When the point misses the city but the exchanged pair lies in it, the exchanged pair is answered and says so.
    """
    found = placements(x, y, [crs], city_extent())
    straight = [place for place in found if not place.swapped]
    for place in straight or found:
        notes = (reading_note("axes_swapped"),) if place.swapped else ()
        try:
            point = transform_point(place.x, place.y, crs, city_extent().crs)
        except OutsideProjection:
            continue
        return conclude(_at_point(*point, notes=notes, user=user))
    return conclude(())


def _key(
    ward: WardText,
    sheet: str,
    number: str,
    notes: Sequence[tuple[str, str]] = (),
    user: User | None = None,
) -> list[Candidate]:
    units = _units(ward)
    found = rows(
        _statement("by_key", user),
        {
            "numbers": lookup_text.number_forms(number),
            "sheets": lookup_text.number_forms(sheet) if sheet else [],
            "any_ward": not ward.is_given,
            "present_codes": _codes(units, ward, former=False),
            "former_codes": _codes(units, ward, former=True),
            "ward_pattern": rf"\y{re.escape(ward.name)}\y" if ward.name else "^$",
            "most": MOST_CANDIDATES,
        },
    )
    return _candidates(found, notes)


def _units(ward: WardText) -> list[NamedUnit]:
    if ward.code:
        return units_coded(ward.code)
    return units_named(ward.name, district=ward.district) if ward.name else []


def _codes(units: Iterable[NamedUnit], ward: WardText, *, former: bool) -> list[str]:
    """Codes to look under; a code that was typed counts in both epochs, even when no unit of it is on file."""
    codes = {unit.code for unit in units if unit.former is former and unit.code}
    return sorted(codes | ({ward.code} if ward.code else set()))


def _identity(feature_id: uuid.UUID, national_id: str, user: User | None) -> list[Candidate]:
    return _candidates(rows(_statement("by_identity", user), {"id": feature_id, "national_id": national_id}))


def _at_point(
    x: float, y: float, notes: Sequence[tuple[str, str]] = (), user: User | None = None
) -> list[Candidate]:
    parameters = {
        "x": x,
        "y": y,
        "srid": settings.STORAGE_SRID,
        "tolerance_m": BOUNDARY_TOLERANCE_M,
        "most": MOST_CANDIDATES,
    }
    return _candidates(rows(_statement("at_point", user), parameters), notes)


def _candidates(found: Iterable[dict[str, Any]], notes: Sequence[tuple[str, str]] = ()) -> list[Candidate]:
    return [
        Candidate(
            id=row["id"],
            version=row["version"],
            national_id=row["national_id"],
            ward=row["ward_code"],
            ward_name=row["ward_name"],
            sheet=row["sheet_number"],
            number=row["parcel_number"],
            address=row["address"],
            area_m2=row["area_m2"],
            lon=row["lon"],
            lat=row["lat"],
            reason=row["epoch"],
            columns=row,
            notes=tuple(notes),
        )
        for row in found
    ]


def _statement(name: str, user: User | None) -> str:
    return visible_rows(load("cadastre", "parcels")[name], user)
