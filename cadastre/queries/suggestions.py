"""Gợi ý khi gõ tên thửa: the wards, sheets, numbers and parcels that complete a half-typed text."""

from __future__ import annotations

from typing import Literal

from cadastre.domain.lookup import Candidate
from cadastre.domain.lookup_text import number_forms
from cadastre.domain.lookup_words import Suggestion, Typed, typed, why, written
from cadastre.queries import lookup
from geo.administration.lookup import (
    NamedUnit,
    units_beginning,
    units_by_initials,
    units_coded,
    units_named,
)
from geo.named_sql import load
from geo.reading import like_patterns, rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows

#: A name shorter than this begins too many.
_SHORTEST_NAME = 2
#: Statements of `sql/suggestions.sql` without their plural, and reasons of suggestions.
_SheetKind = Literal["sheet", "former_sheet"]
_NumberKind = Literal["number", "former_number"]


def suggest(text: str, *, limit: int, lang: str, user: User | None = None) -> list[Suggestion]:
    """At most `limit` ways to go on, best first: parcels already named, then numbers, sheets, wards.

    Args:
        lang: of the words in `text` of a suggestion; what it inserts is Vietnamese, as registers are.
    """
    if not text.strip() or not may(user, "read", registry.get("parcels")):
        return []
    parts = typed(text)
    units = _units(parts)
    found: list[Suggestion] = []
    if parts.number and (parts.ward.is_given or parts.sheet) and not parts.waiting:
        found += [_parcel(one, lang) for one in lookup.named_by(text, user).candidates]
    if units and (parts.sheet or parts.number or parts.waiting):
        found += _on_the_sheet(parts, units, limit, lang, user)
    elif parts.ward.name and not found:
        found += _wards(parts, units, limit, lang)
    exact = {one.insert for one in found if one.parcel is not None}
    return list(dict.fromkeys(one for one in found if one.parcel or one.insert not in exact))[:limit]


def _units(parts: Typed) -> list[NamedUnit]:
    if parts.ward.code:
        return units_coded(parts.ward.code)
    return units_named(parts.ward.name, district=parts.ward.district) if parts.ward.name else []


def _on_the_sheet(
    parts: Typed, units: list[NamedUnit], limit: int, lang: str, user: User | None
) -> list[Suggestion]:
    """Numbers that go on from the one typed; where the sheet is not known or not there, sheets. Of the present unit of
    this name and of the former one, each in its own numbers; of the former alone where the text says so."""
    former = [unit for unit in units if unit.former]
    present = [] if parts.former and former else [unit for unit in units if not unit.former]
    if parts.sheet and parts.waiting != "sheet":
        now = _numbers(parts, present, "number", limit, lang, user)
        before = _numbers(parts, former, "former_number", limit, lang, user)
        if now or before:
            return _both(now, before, limit)
    return _both(
        _sheets(parts, present, "sheet", limit, lang, user),
        _sheets(parts, former, "former_sheet", limit, lang, user),
        limit,
    )


def _both(now: list[Suggestion], before: list[Suggestion], limit: int) -> list[Suggestion]:
    """Present ones first, and room for former ones: half of it where there are more of both than fit."""
    room = max(limit - len(before), (limit + 1) // 2)
    return [*now[:room], *before][:limit]


def _wards(parts: Typed, exact: list[NamedUnit], limit: int, lang: str) -> list[Suggestion]:
    if len(parts.ward.name) < _SHORTEST_NAME:
        return []
    short = exact or units_by_initials(parts.ward.name)
    units = list(dict.fromkeys([*short, *units_beginning(parts.ward.name, most=limit)]))
    result = []
    for unit in units:
        name = _full_name(unit)
        insert = written(ward=name, sheet=parts.sheet, number=parts.number)
        label = _label(lang, ward=name, sheet=parts.sheet, number=parts.number)
        reason = why("former_ward" if unit.former else "ward")
        result.append(Suggestion(label, insert, "ward", bool(parts.sheet and parts.number), reason))
    return result


def _sheets(
    parts: Typed, units: list[NamedUnit], kind: _SheetKind, limit: int, lang: str, user: User | None
) -> list[Suggestion]:
    if not units:
        return []
    parameters = {
        "codes": sorted({unit.code for unit in units}),
        "numbers": number_forms(parts.number) if parts.number else [],
        "most": limit,
        **like_patterns(parts.sheet.upper()),
    }
    names = {unit.code: _full_name(unit) for unit in units}
    result = []
    for row in _rows(f"{kind}s", parameters, user):
        ward, sheet = names[row["ward_code"]], row["sheet_number"]
        insert = written(ward=ward, sheet=sheet, number=parts.number)
        label = _label(lang, ward=ward, sheet=sheet, number=parts.number)
        result.append(Suggestion(label, insert, "sheet", bool(parts.number), why(kind, ward=ward)))
    return result


def _numbers(
    parts: Typed, units: list[NamedUnit], kind: _NumberKind, limit: int, lang: str, user: User | None
) -> list[Suggestion]:
    if not units:
        return []
    parameters = {
        "codes": sorted({unit.code for unit in units}),
        "sheets": number_forms(parts.sheet),
        "most": limit,
        **like_patterns(parts.number.upper().lstrip("0")),
    }
    names = {unit.code: _full_name(unit) for unit in units}
    result = []
    for row in _rows(f"{kind}s", parameters, user):
        ward, sheet, number = names[row["ward_code"]], row["sheet_number"], row["parcel_number"]
        result.append(
            Suggestion(
                _label(lang, ward=ward, sheet=sheet, number=number),
                written(ward=ward, sheet=sheet, number=number),
                "number",
                True,
                why(kind, sheet=sheet, ward=ward),
            )
        )
    return result


def _parcel(one: Candidate, lang: str) -> Suggestion:
    ward = one.ward_name or one.ward
    return Suggestion(
        _label(lang, ward=ward, sheet=one.sheet, number=one.number),
        written(ward=ward, sheet=one.sheet, number=one.number),
        "parcel",
        True,
        (one.why("vi"), one.why("en")),
        one.id,
    )


def _full_name(unit: NamedUnit) -> str:
    return f"{unit.name}, {unit.district}" if unit.former and unit.district else unit.name


def _label(lang: str, *, ward: str, sheet: str = "", number: str = "") -> str:
    parcel_word, sheet_word = ("Parcel", "sheet") if lang == "en" else ("Thửa", "tờ")
    parts = [f"{parcel_word} {number}" if number else "", f"{sheet_word} {sheet}" if sheet else "", ward]
    label = ", ".join(part for part in parts if part)
    return label[:1].upper() + label[1:]


def _rows(key: str, parameters: dict[str, object], user: User | None) -> list[dict[str, str]]:
    return rows(visible_rows(load("cadastre", "suggestions")[key], user), parameters)
