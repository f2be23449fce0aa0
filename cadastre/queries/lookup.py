"""Tra cứu thửa đất: from what a person or a program gives to the parcels it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.conf import settings

from cadastre.domain import lookup_text
from cadastre.domain.address_text import plain_address, same_addresses, whole_word_spans
from cadastre.domain.lookup import (
    BOUNDARY_TOLERANCE_M,
    Answer,
    Candidate,
    conclude,
    reading_note,
)
from cadastre.domain.lookup_text import FeatureIdReading, KeyReading, NationalIdReading, WardText
from cadastre.queries import finding, guesses
from geo.administration.lookup import NamedUnit, units_by_initials, units_coded, units_named
from geo.domain import coordinates
from geo.domain.crs import CRS84, Crs, by_srid
from geo.domain.errors import OutsideProjection
from geo.domain.folding import fold
from geo.domain.plausibility import placements
from geo.domain.transform import transform_point
from geo.domain.values import BBox
from layers.registry import registry
from layers.rights import ALL_ROWS, NO_ROWS, User, field_condition, row_condition

#: Rows of a number without a ward that are looked at.
_SCANNED = 200
#: Addresses of one beginning that are looked at; hidden ones among them do not count.
_SCANNED_ADDRESSES = 1_000
#: Shorter addresses would be found everywhere, and without their index.
_SHORTEST_ADDRESS = 4


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
    named = lookup_text.ward_text(ward)
    answer = conclude(_key(named, sheet, number, user=user))
    return answer if answer.candidates else _with_key_guesses(named, sheet, number, user)


def named_by(text: str, user: User | None = None) -> Answer:
    """Parcels that a typed text names by numbers, an id or a legacy key; no positions, no addresses, no guesses."""
    found: list[Candidate] = []
    for at, reading in enumerate(lookup_text.read(text)):
        if isinstance(reading, KeyReading):
            bearing = _key(reading.ward, reading.sheet, reading.number, _notes(reading), user)
            found += [replace(one, reading=at) for one in bearing]
        elif isinstance(reading, NationalIdReading):
            named = {"national_id": reading.national_id}
            found += finding.run("by_national_id", named, user, prepared=True)
        elif isinstance(reading, FeatureIdReading):
            found += finding.run("by_feature_id", {"id": reading.feature_id}, user, prepared=True)
    return conclude(found)


def by_text(text: str, user: User | None = None) -> Answer:
    """Parcels that a typed text may mean: numbers with a ward, an id, a legacy key, coordinates, an address."""
    named = named_by(text, user)
    if named.candidates:
        return named
    found: list[Candidate] = []
    for meaning in coordinates.interpret(text, extent=city_extent(), zones=city_zones()):
        found += _at_point(
            *transform_point(meaning.lon, meaning.lat, CRS84, city_extent().crs),
            notes=((meaning.explanation_vi, meaning.explanation_en),),
            user=user,
        )
    if found:
        return conclude(found)
    return _without_a_key(text, user)


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
        answer = conclude(_at_point(*point, notes=notes, user=user))
        return answer if answer.candidates else replace(answer, guesses=guesses.of_point(*point, user))
    return conclude(())


def by_address(text: str, user: User | None = None) -> Answer:
    """Parcels whose address is the text or begins with it; after a comma a ward may follow, present or former."""
    answer = conclude(_address(text, user))
    return (
        answer
        if answer.candidates
        else replace(answer, guesses=guesses.of_address(plain_address(_address_text(text)), user))
    )


def by_certificate(serial: str, user: User | None = None) -> Answer:
    """Parcels of a certificate, for those who may read serials; for all others there is none.

    A serial that does not exist and one that may not be read give the same answer, without guesses.
    """
    wanted = re.sub(r"[^a-z0-9]", "", fold(serial))
    parcel, paper, right = (registry.get(name) for name in ("parcels", "certificates", "land_rights"))
    parts = {
        "on_parcel": field_condition(user, parcel, parcel.by_name["certificate_serial"]),
        "on_certificate": _both(
            field_condition(user, paper, paper.by_name["serial"]), row_condition(user, paper)
        ),
        "on_right": row_condition(user, right),
    }
    if not wanted or all(parts[name] == NO_ROWS for name in ("on_parcel", "on_certificate")):
        return conclude(())
    safe = {name: (part or "true").replace("%", "%%") for name, part in parts.items()}
    return conclude(finding.run("by_certificate", {"serial": wanted}, user, parts=safe))


def _both(first: str, second: str) -> str:
    """Both conditions of the rights module."""
    if NO_ROWS in (first, second):
        return NO_ROWS
    return " AND ".join(f"({one})" for one in (first, second) if one != ALL_ROWS)


def _without_a_key(text: str, user: User | None) -> Answer:
    """An address, or nothing but guesses about the readings of the text."""
    readings = lookup_text.read(text)
    if readings and isinstance(readings[0], NationalIdReading):
        return replace(conclude(()), guesses=guesses.of_national_id(readings[0].national_id, user))
    keys = [one for one in readings if isinstance(one, KeyReading)]
    answer = conclude(())
    address = _address_text(text)
    if not any(key.names_a_parcel for key in keys) and len(keys) == len(readings):
        keys = [key for key in keys if units_of(key.ward) or units_by_initials(key.ward.name)]
        if re.search(r"\d", address) and re.search(r"[a-z]{2}", address):
            answer = by_address(text, user)
    if answer.candidates or not keys:
        return answer
    of_keys = [
        one
        for key in keys
        for one in guesses.of_key(key.ward, units_of(key.ward), key.sheet, key.number, user, _notes(key))
    ]
    return replace(answer, guesses=guesses.likeliest([*of_keys, *answer.guesses]))


def _notes(reading: KeyReading) -> tuple[tuple[str, str], ...]:
    """How a text was read that may be read in another way as well."""
    if not reading.is_one_of_several:
        return ()
    return (reading_note(reading.reading, sheet=reading.sheet, parcel=reading.number),)


def _with_key_guesses(ward: WardText, sheet: str, number: str, user: User | None) -> Answer:
    return replace(conclude(()), guesses=guesses.of_key(ward, units_of(ward), sheet, number, user))


def _key(
    ward: WardText,
    sheet: str,
    number: str,
    notes: Sequence[tuple[str, str]] = (),
    user: User | None = None,
) -> list[Candidate]:
    """In force or of before the merger; where there is none, with a former ward beside present numbers, and under keys
    that parcels of today bore once."""
    parameters: dict[str, Any] = {
        "numbers": lookup_text.number_forms(number),
        "sheets": lookup_text.number_forms(sheet) if sheet else [],
    }
    if not ward.is_given:
        return finding.run("by_number", parameters | {"scan": _SCANNED}, user, notes=notes)
    units = [] if ward.code else units_of(ward)  # a code is looked under as it is, in both epochs
    by_name = [""] if ward.name else []
    present, former = codes_of(units, ward, former=False), codes_of(units, ward, former=True)
    parameters |= {
        "present_codes": present + by_name,
        "former_codes": former + by_name,
        "ward_pattern": rf"\y{re.escape(ward.name)}\y" if ward.name else "^$",
    }
    keys = {name: parameters[name] for name in ("numbers", "sheets", "present_codes", "former_codes")}
    found = finding.by_key(keys, parameters["ward_pattern"], user, notes=notes)
    if not found:
        found = finding.run("by_mixed_key", parameters, user, notes=notes)
    if not found and sheet and (codes := sorted({*present, *former})):
        kept = {"kept": finding.kept_states(user)}
        found = finding.run("by_recorded_key", parameters | {"codes": codes}, user, notes=notes, parts=kept)
    return found


def units_of(ward: WardText) -> list[NamedUnit]:
    """Units that a ward as typed may mean, present and former."""
    if ward.code:
        return units_coded(ward.code)
    return units_named(ward.name, district=ward.district) if ward.name else []


def codes_of(units: Iterable[NamedUnit], ward: WardText, *, former: bool) -> list[str]:
    """Codes to look under; a code that was typed counts in both epochs, even when no unit of it is on file."""
    codes = {unit.code for unit in units if unit.former is former and unit.code}
    return sorted(codes | ({ward.code} if ward.code else set()))


def _at_point(
    x: float, y: float, notes: Sequence[tuple[str, str]] = (), user: User | None = None
) -> list[Candidate]:
    place = {"x": x, "y": y, "srid": settings.STORAGE_SRID, "tolerance_m": BOUNDARY_TOLERANCE_M}
    return finding.run("at_point", place, user, notes=notes, prepared=True)


def _address_text(text: str) -> str:
    return fold(text).strip(" ,;.")


def _address(text: str, user: User | None) -> list[Candidate]:
    """The whole text as the beginning of an address: as typed, else as registers write one, else with another way to
    write the kind of street. Else in the same ways its part before the first comma, in the wards named after."""
    whole = _address_text(text)
    plain = plain_address(whole)
    others = same_addresses(plain)
    found = _first_addresses([[whole], [plain] if plain != whole else [], others], [], user)
    _street, comma, place = plain.partition(",")
    units = units_of(lookup_text.ward_text(place)) if comma and not found else []
    codes = sorted({code for unit in units for code in (unit.code, unit.present_code) if code})
    if found or not codes:
        return found
    streets = [[each.partition(",")[0].strip() for each in texts] for texts in ([plain], others)]
    return _first_addresses(streets, codes, user)


def _first_addresses(ways: Sequence[Sequence[str]], codes: list[str], user: User | None) -> list[Candidate]:
    """What the first of several ways to write an address finds; each is one or more texts."""
    for texts in ways:
        if found := [one for text in texts for one in _addresses(text, codes, user)]:
            return found
    return []


def _addresses(text: str, codes: list[str], user: User | None) -> list[Candidate]:
    if len(text) < _SHORTEST_ADDRESS:
        return []
    spans, ends = finding.spans_listed(whole_word_spans(text))
    parameters = ends | {
        "whole_word": rf"^{re.escape(text)}(?!\w)", "codes": codes, "scan": _SCANNED_ADDRESSES,
    }  # fmt: skip
    return finding.run("by_address", parameters, user, parts={"spans": spans}, prepared=True)
