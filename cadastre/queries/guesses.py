"""Đoán thửa. What may have been meant when nothing was found; always told apart from what was found."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence

from django.conf import settings

from cadastre.domain import lookup_text
from cadastre.domain.address_text import variants
from cadastre.domain.lookup import GUESSES, MOST_GUESSES, Candidate
from cadastre.domain.lookup_text import WardText
from cadastre.queries import finding
from geo.administration.lookup import LEAST_LIKENESS, NamedUnit, units_alike, units_by_initials
from layers.rights import User

#: A point farther than this from a parcel means another place.
NEAR_M = 50.0
#: Wards of a similar name that are tried.
_SIMILAR_WARDS = 6
#: Addresses that are compared: next to the text on either side, and of each other way to write it.
_BESIDE, _OF_A_VARIANT = 100, 10
#: A typed address is like a part of a longer one from here on, as in pg_trgm.
_LEAST_LIKENESS_OF_PART = 0.6
Search = Callable[[], list[Candidate]]


def of_key(
    ward: WardText,
    units: Iterable[NamedUnit],
    sheet: str,
    number: str,
    user: User | None,
    notes: Sequence[tuple[str, str]] = (),
) -> tuple[Candidate, ...]:
    """Descendants of closed parcels that bore the key, the same numbers in a ward of these initials or of similar name,
    the same number on other sheets of the ward, the nearest numbers of the sheet; in this order.

    Args:
        notes: said of every guess, (Vietnamese, English) each.
    """
    units = list(units)
    own = sorted({code for unit in units for code in (unit.code, unit.present_code)} | ({ward.code} - {""}))
    numbers = {
        "numbers": lookup_text.number_forms(number),
        "sheets": lookup_text.number_forms(sheet) if sheet else [],
    }

    def descendants() -> list[Candidate]:
        named = numbers | {"codes": own, "national_id": ""}
        return _descendants(named, user, notes) if own and sheet else []

    def in_wards(alike: list[NamedUnit], reason: str) -> list[Candidate]:
        keys = numbers | {
            "present_codes": sorted({unit.present_code for unit in alike} - {""}),
            "former_codes": sorted({unit.code for unit in alike if unit.former} - {""}),
        }
        if not alike or not sheet:
            return []
        return finding.by_key(keys, "^$", user, notes=notes, reason=reason, most=MOST_GUESSES)

    def wards_by_initials() -> list[Candidate]:
        return in_wards(units_by_initials(ward.name), "initials")

    def similar_wards() -> list[Candidate]:
        alike = units_alike(ward.name, most=_SIMILAR_WARDS) if ward.name else []
        return in_wards(alike, "other_ward")

    def other_sheets() -> list[Candidate]:
        return _guess("other_sheets", numbers | {"codes": own}, user, notes) if own and sheet else []

    def nearest_numbers() -> list[Candidate]:
        leading = re.match(r"\d{1,6}", number.strip())
        if not (own and sheet and leading):
            return []
        return _guess("nearest_numbers", numbers | {"codes": own, "number": int(leading[0])}, user, notes)

    return _first((descendants, wards_by_initials, similar_wards, other_sheets, nearest_numbers))


def likeliest(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The best of the guesses about several readings of a text, each parcel once."""
    order = list(GUESSES)
    return _first((lambda: sorted(found, key=lambda one: order.index(one.reason)),))


def of_national_id(national_id: str, user: User | None) -> tuple[Candidate, ...]:
    """Parcels of today that came from a closed one with this id."""
    nothing: dict[str, object] = {"numbers": [], "sheets": [], "codes": []}
    return _first((lambda: _descendants(nothing | {"national_id": national_id}, user),))


def of_point(x: float, y: float, user: User | None) -> tuple[Candidate, ...]:
    """The nearest parcels within 50 m; metres in the storage CRS."""
    place = {"x": x, "y": y, "srid": settings.STORAGE_SRID, "within_m": NEAR_M}
    return _first((lambda: _guess("near_point", place, user),))


def of_address(text: str, user: User | None) -> tuple[Candidate, ...]:
    """The addresses most like a folded text, of those near it in their order and near it on the street."""
    near: dict[str, object] = {**finding.spans(variants(text)), "text": text}
    near |= {"beside": _BESIDE, "each": _OF_A_VARIANT}
    near |= {"least": LEAST_LIKENESS, "least_of_part": _LEAST_LIKENESS_OF_PART}
    return _first((lambda: _guess("similar_addresses", near, user),))


def _descendants(
    parameters: dict[str, object], user: User | None, notes: Sequence[tuple[str, str]] = ()
) -> list[Candidate]:
    parts = {"kept": finding.kept_states(user)}
    return finding.run(
        "descendants", parameters, user, file="guesses", notes=notes, parts=parts, most=MOST_GUESSES
    )


def _guess(
    finder: str, parameters: dict[str, object], user: User | None, notes: Sequence[tuple[str, str]] = ()
) -> list[Candidate]:
    return finding.run(finder, parameters, user, file="guesses", notes=notes, most=MOST_GUESSES)


def _first(searches: Iterable[Search]) -> tuple[Candidate, ...]:
    """The first guesses of all searches, each parcel once; later searches are not run when earlier ones suffice."""
    seen: set[uuid.UUID] = set()

    def all_of_them() -> Iterator[Candidate]:
        for search in searches:
            for one in search():
                if one.id not in seen:
                    seen.add(one.id)
                    yield one

    return tuple(one for one, _at in zip(all_of_them(), range(MOST_GUESSES), strict=False))
