"""What people type to name a parcel: "thửa 12 tờ 5 Bến Nghé", "12/5 ben nghe", an id, a legacy key. Pure.

The text is only taken apart here; which ward a name means and whether the parcel exists is the register's
business (cadastre.queries.lookup). Every reading is returned, likeliest first, with a code that says how the
text was read; nothing is guessed away.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import dataclass

from geo.domain.folding import fold
from geo.domain.geohash import PARCEL_ID_LENGTH

_LONGEST_TEXT = 200
_ROMAN_FIGURES = {"i": 1, "v": 5, "x": 10}
_GEOHASH = re.compile(rf"[0-9bcdefghjkmnpqrstuvwxyz]{{{PARCEL_ID_LENGTH}}}")
_LEGACY_KEY = re.compile(
    r"(\d{5})[\s.\-_/]*(\d{3})[\s.\-_/]*(\d{4})|(\d{5})[\s.\-_/]+(\d{1,4})[\s.\-_/]+(\d{1,5})"
)
_NUMBER = r"\d{1,6}[a-z]?(?:[.-]\d{1,4})?"
#: A sheet may be named in Roman figures, I to XXXIX.
_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
#: What may follow a value: the end of a word, or the next label typed without a blank ("thua12to5").
_END = r"(?:\b|(?=to|tbd|thua|sheet|parcel))"
#: What may stand between a label and its value.
_NUMERO = r"(?: so| thu| no)?\s*[:.]?\s*"
_PARCEL_WORD = re.compile(
    rf"\b(?:so )?(?:thua(?: dat)?|td|th\.?(?=\s*\d)|parcel|plot){_NUMERO}(?P<value>{_NUMBER}){_END}"
)
_SHEET_WORD = re.compile(
    r"(?:\b|(?<=\d))(?:so )?(?:(?:to )?(?:ban do|bd)(?: dia chinh|dc)?|to|tbd(?:dc)?|(?:map )?sheet)"
    rf"{_NUMERO}(?P<value>(?:dc\s*)?{_NUMBER}|{_ROMAN}){_END}"
)
#: Words that join a parcel to its place and name nothing; those that lose their meaning with their marks ("ở", but
#: "Ô Môn"; "của", but "Cửa Nam") are looked for before folding.
_JOINING_MARKED = re.compile(r"\b(?:ở|tại|của|trên|và)\b|[()\[\]]", re.IGNORECASE)
_JOINING = re.compile(r"^(?:(?:thuoc|in|of|at)\b|dia chi(?: thua dat)?\s*:)\s*|\s*\b(?:thuoc|in|of|at)$")
#: "cũ" after a name says that the unit is a former one, which the register knows; "Củ" of Củ Chi is another word.
_FORMERLY = re.compile(r"\bcũ\b(?!\s+chi\b)|\(\s*cu\s*\)", re.IGNORECASE)
#: Signs for the word "số" and between words.
_SIGNS = str.maketrans({"#": " ", "№": " ", "_": " "})
_PAIR = re.compile(rf"(?<![\w/])(?P<first>{_NUMBER})\s*(?P<sign>/|\s)\s*(?P<second>{_NUMBER})(?![\w/])")
#: Two numbers joined by a hyphen; each alone might bear one ("12-1"), so they are short here.
_HYPHENED = re.compile(
    r"(?<![\w/.,-])(?P<first>\d{1,5}[a-z]?)\s*[-–]\s*(?P<second>\d{1,5}[a-z]?)(?![\w/-]|[.,]\d)"
)
#: "t" is short for tờ and for thửa; as the name of a street ("đường T4") for neither.
_T_VALUE = r"(?:(?<=\d)|\b(?<!duong )(?<!hem )(?<!pho ))t\.?\s?(?P<{}>\d{{1,5}}[a-su-z]?)(?![^\Wt])"
_T = re.compile(_T_VALUE.format("value"))
_T_AND_T = re.compile(rf"{_T_VALUE.format('first')}[\s,.;/-]*{_T_VALUE.format('second')}")
_CITY = re.compile(
    r"(?:\b(?:(?:thanh pho|tp\.?) ?(?:ho chi minh|da nang|ha noi)|tp\.? ?hcm|ho chi minh city|sai gon - gia dinh)"
    r"[\s,.]*)?(?:\bviet ?nam)?[\s,.]*$"
)
#: Kinds of units as they are written before a name: a short form ends with a point, a blank, or stands before a figure.
_DISTRICT_KIND = r"(?:(?:quan|huyen|thi xa|thanh pho)\s+|(?:q|h|tx|tp)(?:\.\s*|\s+|(?=\d)))"
_DISTRICT = re.compile(rf"(?:^|[\s,])(?P<district>{_DISTRICT_KIND}[\w ]+)$")
_UNIT_KIND = re.compile(r"^(?:(?:phuong|xa|thi tran|dac khu|ward)\s+|(?:p|x|tt)(?:\.\s*|\s+|(?=\d)))(?=\S)")
_ENGLISH_KIND = re.compile(r"(?<=\S)\s+(?:ward|commune)$")
#: A house, a street or a quarter before the ward that it lies in.
_WITHIN_WARD = re.compile(
    r"^(?:(?:so|duong|hem|khu pho|kp|ap|thon|to dan pho)\b|\d).*?\s(?=(?:phuong|xa|thi tran)\s+\S)"
)


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
    """`labelled` (tờ and thửa named), `number_sheet` (12/5 as thửa/tờ), `sheet_number` (as tờ/thửa), the same two where
    "t" stands before both (`t_number_sheet`, `t_sheet_number`), `hyphened` (92-34 as one number) or `legacy_key`
    (ward code, sheet, parcel).
    """

    @property
    def is_one_of_several(self) -> bool:
        """True where the text may be read in another way as well, which has to be told."""
        return self.reading not in ("labelled", "legacy_key")

    @property
    def names_a_parcel(self) -> bool:
        """True where the text is nothing but the name of a parcel: "12/5 Lê Lợi" may be an address."""
        return not self.is_one_of_several or self.reading.startswith("t_")


@dataclass(frozen=True, slots=True)
class NationalIdReading:
    """Mã định danh thửa đất: the twelve-character GeoHash (TT 19/2026/TT-BNNMT Art. 11)."""

    national_id: str


@dataclass(frozen=True, slots=True)
class FeatureIdReading:
    """The UUID of a feature."""

    feature_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class LabelledParts:
    """Sheet and number named in a text ("" where not), and the rest of it, folded."""

    sheet: str
    number: str
    rest: str


Reading = KeyReading | NationalIdReading | FeatureIdReading


def read(text: str) -> list[Reading]:
    """Every reading of a typed parcel name, likeliest first; empty when it names no parcel.

    Args:
        text: as typed, any case, with or without diacritics, NFC or NFD.
    """
    folded = fold_words(text)
    if not folded or len(folded) > _LONGEST_TEXT:
        return []
    if (feature_id := feature_uuid(folded)) is not None:
        return [FeatureIdReading(feature_id)]
    if is_national_id(folded):
        return [NationalIdReading(folded)]
    if (legacy := _legacy_key(folded)) is not None:
        return [legacy]
    return _labelled(folded) or _both_t(folded) or _pairs(folded) or _hyphened(folded)


def fold_words(text: str) -> str:
    """A typed text as the readers here take it: folded, without the words that only join its parts."""
    plain = _without_formerly(text[: 4 * _LONGEST_TEXT]).translate(_SIGNS)
    return _spelled_out(fold(_JOINING_MARKED.sub(",", plain)).strip(" ,;"))


def without_city(folded: str) -> str:
    """A folded text without the city and the country at its end.

    >>> without_city("p. sai gon, tp.hcm, viet nam")
    'p. sai gon'
    """
    return _CITY.sub("", folded).strip(" ,;-")


def says_former(text: str) -> bool:
    """Whether a typed text calls its unit a former one.

    >>> says_former("phường Bến Nghé cũ"), says_former("xã Củ Chi")
    (True, False)
    """
    return _FORMERLY.search(unicodedata.normalize("NFC", text)) is not None


def _without_formerly(text: str) -> str:
    return _FORMERLY.sub(",", unicodedata.normalize("NFC", text))


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
    rest = without_city(fold(_without_formerly(text)).strip(" ,;"))
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

    >>> unit_name("Phường Sài Gòn"), unit_name("P.12"), unit_name("Q.3", districts=True), unit_name("Sài Gòn ward")
    ('sai gon', 'phuong 12', 'quan 3', 'sai gon')
    """
    folded = " ".join(fold(text).replace(",", " ").split())
    if districts:
        bare = re.sub(rf"^{_DISTRICT_KIND}(?=\S)", "", folded)
        return f"quan {int(bare)}" if bare.isdigit() else bare
    bare = _ENGLISH_KIND.sub("", _UNIT_KIND.sub("", folded))
    return f"phuong {int(bare)}" if bare.isdigit() else bare


def number_forms(text: str) -> list[str]:
    """Ways in which a register may write a sheet or parcel number: as given, without leading zeros.

    >>> number_forms("0016"), number_forms("12a")
    (['0016', '16'], ['12A', '12a'])
    """
    given = text.strip()
    return list(dict.fromkeys([given.upper(), given.upper().lstrip("0") or "0", given]))


def labelled_parts(folded: str) -> LabelledParts:
    """Sheet and number that are named as such in a folded text, and what is left of it.

    >>> labelled_parts("so thua 12 so to 5 ben nghe")
    LabelledParts(sheet='5', number='12', rest='ben nghe')
    >>> labelled_parts("thua dat so 12 thuoc to ban do so 5")
    LabelledParts(sheet='5', number='12', rest='')
    """
    parcel = _PARCEL_WORD.search(folded)
    sheet = _SHEET_WORD.search(folded)
    spans = [match.span() for match in (parcel, sheet) if match is not None]
    rest = _rest(folded, spans)
    return LabelledParts(
        sheet=_sheet(sheet["value"]) if sheet else "",
        number=parcel["value"] if parcel else "",
        rest=_ward_and_district(rest) if parcel and sheet else rest,
    )


def _ward_and_district(rest: str) -> str:
    """Of what stands beside sheet and number the ward, where its kind is written, and the districts after it; an
    address may stand before it ("12 Lê Lợi, phường Bến Nghé")."""
    parts = [_WITHIN_WARD.sub("", part) for part in rest.split(", ")]
    wards = [at for at, part in enumerate(parts) if _UNIT_KIND.match(part)]
    if not wards:
        return rest
    districts = [part for part in parts[wards[-1] + 1 :] if re.match(_DISTRICT_KIND, part)]
    return ", ".join([parts[wards[-1]], *districts])


def _sheet(value: str) -> str:
    """A sheet as registers write it: "dc 5" is "dc5", "IV" is "4"."""
    if re.fullmatch(_ROMAN, value) is None:
        return value.replace(" ", "")
    figures = [_ROMAN_FIGURES[letter] for letter in value]
    return str(
        sum(-one if one < after else one for one, after in zip(figures, [*figures[1:], 0], strict=True))
    )


def _legacy_key(folded: str) -> KeyReading | None:
    match = _LEGACY_KEY.fullmatch(folded)
    if match is None:
        return None
    ward, sheet, number = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
    return KeyReading(WardText(code=ward), sheet, number, "legacy_key")


def _labelled(folded: str) -> list[Reading]:
    parts = labelled_parts(folded)
    if not parts.number:
        return []
    return [KeyReading(ward_text(parts.rest), parts.sheet, parts.number, "labelled")]


def _pairs(folded: str) -> list[Reading]:
    match = _PAIR.search(folded)
    if match is None:
        return []
    ward = ward_text(_rest(folded, [match.span()]))
    if not ward.is_given:
        return []
    readings = _both_ways(ward, match["first"], match["second"])
    return readings[::-1] if match["sign"] == "/" else readings


def _spelled_out(folded: str) -> str:
    """A lone "t" beside sheet or parcel is the other one: "tờ 77 t21" is tờ 77 thửa 21."""
    sheet, parcel = _SHEET_WORD.search(folded), _PARCEL_WORD.search(folded)
    found = list(_T.finditer(folded))
    if len(found) != 1 or (sheet is None) is (parcel is None):
        return folded
    label = "thua" if parcel is None else "to"
    return f"{folded[: found[0].start()]} {label} {found[0]['value']}{folded[found[0].end() :]}".strip()


def _both_t(folded: str) -> list[Reading]:
    """ "t77 t21": both ways round, as in the keys of registers sheet first."""
    match = _T_AND_T.search(folded)
    if match is None:
        return []
    ward = ward_text(_rest(folded, [match.span()]))
    return _both_ways(ward, match["first"], match["second"], prefix="t_")


def _hyphened(folded: str) -> list[Reading]:
    """ "92-34 ben nghe", or nothing but the numbers: sheet and number as in "26797-010-0016", the other way round, and
    one number such as those that parts of a parcel got."""
    match = _HYPHENED.search(folded)
    if match is None:
        return []
    rest = _rest(folded, [match.span()])
    ward = ward_text(rest)
    if rest and not ward.is_given:
        return []
    one = KeyReading(ward, "", f"{match['first']}-{match['second']}", "hyphened")
    return [*_both_ways(ward, match["first"], match["second"]), one]


def _both_ways(ward: WardText, first: str, second: str, *, prefix: str = "") -> list[Reading]:
    """Two numbers as sheet and number, and as number and sheet; once where they are the same."""
    readings: list[Reading] = [KeyReading(ward, first, second, f"{prefix}sheet_number")]
    if first != second:
        readings.append(KeyReading(ward, second, first, f"{prefix}number_sheet"))
    return readings


def _rest(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]} , {text[end:]}"
    parts = (_JOINING.sub("", part.strip()).strip() for part in re.split(r"[,;]", text))
    return ", ".join(part for part in parts if part).strip(" ,;-")
