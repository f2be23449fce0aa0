"""What people type to name a parcel: "thửa 12 tờ 5 Bến Nghé", "12/5 ben nghe", an id, a legacy key. Pure.

The text is only taken apart here; which ward a name means and whether the parcel exists is the register's
business (cadastre.queries.lookup). Every reading is returned, likeliest first, with a code that says how the
text was read; nothing is guessed away.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass

from geo.domain.folding import fold
from geo.domain.geohash import PARCEL_ID_LENGTH

_LONGEST_TEXT = 200
_GEOHASH = re.compile(rf"[0-9bcdefghjkmnpqrstuvwxyz]{{{PARCEL_ID_LENGTH}}}")
_LEGACY_KEY = re.compile(
    r"(\d{5})[\s.\-_/]*(\d{3})[\s.\-_/]*(\d{4})|(\d{5})[\s.\-_/]+(\d{1,4})[\s.\-_/]+(\d{1,5})"
)
_NUMBER = r"\d{1,6}[a-z]?(?:[.-]\d{1,4})?"
_PARCEL_WORD = re.compile(rf"\b(?:thua(?: dat)?|parcel|plot)(?: so)?\s*[:.]?\s*(?P<value>{_NUMBER})\b")
_SHEET_WORD = re.compile(
    rf"\b(?:to(?: ban do)?|tbd|bd|sheet)(?: so)?\s*[:.]?\s*(?P<value>(?:dc\s*)?{_NUMBER})\b"
)
_PAIR = re.compile(rf"(?<![\w/])(?P<first>{_NUMBER})\s*(?P<sign>/|\s)\s*(?P<second>{_NUMBER})(?![\w/])")
_CITY = re.compile(
    r"\b(?:thanh pho ho chi minh|tp\.? ?ho chi minh|tp\.? ?hcm|sai gon - gia dinh|thanh pho da nang|tp\.? ?da nang"
    r"|thanh pho ha noi|tp\.? ?ha noi)\s*$"
)
_DISTRICT = re.compile(
    r"(?:^|[\s,])(?P<district>(?:quan|q\.?|huyen|h\.|thi xa|tx\.?|thanh pho|tp\.?)\s*[\w ]+)$"
)
_UNIT_KIND = re.compile(r"^(?P<kind>phuong|p\.?|xa|x\.|thi tran|tt\.?|dac khu|ward)\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class WardText:
    """A ward as it was typed, folded: a five-digit code or a name, with the district that stood beside."""

    code: str = ""
    name: str = ""
    district: str = ""

    @property
    def is_given(self) -> bool:
        """True when the text named a ward at all."""
        return bool(self.code or self.name)


@dataclass(frozen=True, slots=True)
class KeyReading:
    """(ward, sheet, number) as one reading of the text; `reading` says how the text was read."""

    ward: WardText
    sheet: str
    number: str
    reading: str
    """`labelled` (tờ and thửa named), `number_sheet` (12/5 as thửa/tờ), `sheet_number` (as tờ/thửa) or
    `legacy_key` (ward code, sheet, parcel).
    """


@dataclass(frozen=True, slots=True)
class NationalIdReading:
    """Mã định danh thửa đất: the twelve-character GeoHash (TT 19/2026/TT-BNNMT Art. 11)."""

    national_id: str


@dataclass(frozen=True, slots=True)
class FeatureIdReading:
    """The UUID of a feature."""

    feature_id: uuid.UUID


Reading = KeyReading | NationalIdReading | FeatureIdReading


def read(text: str) -> list[Reading]:
    """Every reading of a typed parcel name, likeliest first; empty when it names no parcel.

    Args:
        text: as typed, any case, with or without diacritics, NFC or NFD.
    """
    folded = fold(text).strip(" ,;")
    if not folded or len(folded) > _LONGEST_TEXT:
        return []
    if (feature_id := feature_uuid(folded)) is not None:
        return [FeatureIdReading(feature_id)]
    if is_national_id(folded):
        return [NationalIdReading(folded)]
    if (legacy := _legacy_key(folded)) is not None:
        return [legacy]
    return _labelled(folded) or _pairs(folded)


def is_national_id(text: str) -> bool:
    """True for a twelve-character GeoHash; twelve digits alone are a legacy key, as no GeoHash of Vietnam is."""
    return bool(_GEOHASH.fullmatch(text)) and not text.isdigit()


def feature_uuid(text: str) -> uuid.UUID | None:
    """The UUID written in `text` in the usual 36-character form, or None."""
    if len(text) != 36:
        return None
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def ward_text(text: str) -> WardText:
    """A ward as typed, taken apart into code or name and district.

    >>> ward_text("Phường Bến Nghé, Quận 1")
    WardText(code='', name='ben nghe', district='quan 1')
    >>> ward_text("26740").code
    '26740'
    >>> ward_text("Phường 12").name
    'phuong 12'
    """
    rest = _CITY.sub("", fold(text)).strip(" ,;-")
    if re.fullmatch(r"\d{1,5}", rest):
        return WardText(code=rest.zfill(5)) if len(rest) == 5 else WardText(name=f"phuong {int(rest)}")
    district = ""
    if (found := _DISTRICT.search(rest)) is not None and found.start() > 0:
        district = unit_name(found["district"], districts=True)
        rest = rest[: found.start()].strip(" ,;-")
    code = re.search(r"\b\d{5}\b", rest)
    return WardText(code=code[0] if code else "", name="" if code else unit_name(rest), district=district)


def unit_name(text: str, *, districts: bool = False) -> str:
    """Folded name of a unit without the word for its kind, which people leave out; a number keeps it.

    >>> unit_name("Phường Sài Gòn"), unit_name("P.12"), unit_name("Q.3", districts=True)
    ('sai gon', 'phuong 12', 'quan 3')
    """
    folded = " ".join(fold(text).replace(",", " ").split())
    if districts:
        bare = re.sub(r"^(?:quan|q\.?|huyen|h\.|thi xa|tx\.?|thanh pho|tp\.?)\s*(?=\S)", "", folded)
        return f"quan {int(bare)}" if bare.isdigit() else bare
    bare = _UNIT_KIND.sub("", folded)
    return f"phuong {int(bare)}" if bare.isdigit() else bare


def number_forms(text: str) -> list[str]:
    """Ways in which a register may write a sheet or parcel number: as given, without leading zeros.

    >>> number_forms("0016"), number_forms("12a")
    (['0016', '16'], ['12A', '12a'])
    """
    given = text.strip()
    return list(dict.fromkeys([given.upper(), given.upper().lstrip("0") or "0", given]))


def _legacy_key(folded: str) -> KeyReading | None:
    match = _LEGACY_KEY.fullmatch(folded)
    if match is None:
        return None
    ward, sheet, number = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    return KeyReading(WardText(code=ward), sheet, number, "legacy_key")


def _labelled(folded: str) -> list[Reading]:
    parcel, sheet = _PARCEL_WORD.search(folded), _SHEET_WORD.search(folded)
    if parcel is None:
        return []
    ward = _rest(folded, [match.span() for match in (parcel, sheet) if match is not None])
    return [KeyReading(ward_text(ward), sheet["value"] if sheet else "", parcel["value"], "labelled")]


def _pairs(folded: str) -> list[Reading]:
    match = _PAIR.search(folded)
    if match is None:
        return []
    ward = ward_text(_rest(folded, [match.span()]))
    if not ward.is_given:
        return []
    first, second = match["first"], match["second"]
    number_sheet = KeyReading(ward, second, first, "number_sheet")
    sheet_number = KeyReading(ward, first, second, "sheet_number")
    return [number_sheet, sheet_number] if match["sign"] == "/" else [sheet_number, number_sheet]


def _rest(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} , {text[end:]}"
    return re.sub(r"(?:\s*[,;]\s*)+", ", ", text).strip(" ,;-")
