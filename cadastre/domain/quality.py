"""Kiểm tra chất lượng thuộc tính. What the attributes of the parcels of a ward say about their quality. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shapely import Geometry

from cadastre.domain.land_use import LAND_USES, present_code, split_codes
from geo.domain.figures import figure

#: Official and computed area may differ by the larger of the two.
AREA_TOLERANCE_M2, AREA_TOLERANCE = 0.5, 0.01
#: Areas are rounded to 0.1 m², each use by itself (TT 26/2024/TT-BTNMT).
AREA_UNIT_M2 = 0.1
_CODES = frozenset(entry[0] for entry in LAND_USES)
_REQUIRED = (
    ("sheet", "số tờ", "sheet number"),
    ("number", "số thửa", "parcel number"),
    ("land_use_codes", "loại đất", "land use"),
    ("official_area_m2", "diện tích pháp lý", "official area"),
)
_METADATA = (
    ("accuracy_m", "độ chính xác", "accuracy"),
    ("map_scale", "tỷ lệ", "scale"),
    ("surveyed_on", "ngày đo", "date of survey"),
)
#: (attribute of the parcel, kind of paper, what it says)
_FLAGS = (
    ("blocked", "block", "ngăn chặn giao dịch", "a block"),
    ("in_dispute", "dispute", "tranh chấp", "a dispute"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A parcel as the rules see it; areas in m².

    Attributes:
        uses_m2: area of each use; None where a use has none.
        papers: kinds of the restrictions in force.
        has_dossier: a survey document with a file is linked.
    """

    id: UUID
    sheet: str
    number: str
    national_id: str
    official_area_m2: float | None
    computed_area_m2: float
    land_use_codes: str
    uses_m2: tuple[float | None, ...]
    papers: frozenset[str]
    blocked: bool
    in_dispute: bool
    has_dossier: bool
    accuracy_m: float | None
    map_scale: int | None
    surveyed_on: date | None


@dataclass(frozen=True, slots=True)
class QualityFound:
    """One finding. `geometry` in the storage CRS, metres; None: the place of the parcel, or none.

    Attributes:
        count: parcels or sheets that it stands for.
    """

    rule: str
    message_vi: str
    message_en: str
    parcel: UUID | None = None
    sheet: str = ""
    number: str = ""
    geometry: Geometry | None = None
    count: int = 1


def attribute_findings(parcels: Sequence[Measured]) -> list[QualityFound]:
    """Findings of the rules that need no shape: areas, attributes, codes, keys, papers."""
    found = [one for parcel in parcels for check in _EACH for one in check(parcel)]
    return [*found, *_duplicates(parcels), *_dossiers(parcels), *_metadata(parcels)]


def counts(found: Sequence[QualityFound]) -> dict[str, int]:
    """Number of places, parcels or sheets by rule."""
    total: dict[str, int] = defaultdict(int)
    for one in found:
        total[one.rule] += one.count
    return dict(total)


def about(parcel: Measured, rule: str, vi: str, en: str) -> QualityFound:
    """A finding about one parcel."""
    return QualityFound(rule, vi, en, parcel.id, parcel.sheet, parcel.number)


def _areas(parcel: Measured) -> Iterator[QualityFound]:
    official, computed = parcel.official_area_m2, parcel.computed_area_m2
    if official is None or abs(official - computed) <= max(AREA_TOLERANCE_M2, AREA_TOLERANCE * computed):
        return
    yield about(
        parcel,
        "area-computed",
        f"Diện tích pháp lý {figure(official, 'vi')} m², diện tích tính {figure(computed, 'vi')} m².",
        f"Official area {figure(official, 'en')} m², computed area {figure(computed, 'en')} m².",
    )


def _uses(parcel: Measured) -> Iterator[QualityFound]:
    given = [area for area in parcel.uses_m2 if area is not None]
    if parcel.official_area_m2 is None or not given or len(given) < len(parcel.uses_m2):
        return
    total = sum(given)
    if abs(total - parcel.official_area_m2) <= AREA_UNIT_M2 / 2 * (len(given) + 1) + 1e-6:
        return
    whole = parcel.official_area_m2
    yield about(
        parcel,
        "area-uses",
        f"Các mục đích cộng lại {figure(total, 'vi')} m², thửa rộng {figure(whole, 'vi')} m².",
        f"The uses add up to {figure(total, 'en')} m², the parcel measures {figure(whole, 'en')} m².",
    )


def _required(parcel: Measured) -> Iterator[QualityFound]:
    lacking = [(vi, en) for name, vi, en in _REQUIRED if getattr(parcel, name) in (None, "")]
    if lacking:
        yield about(
            parcel,
            "required",
            f"Thiếu {', '.join(vi for vi, _ in lacking)}.",
            f"Missing: {', '.join(en for _, en in lacking)}.",
        )


def _codes(parcel: Measured) -> Iterator[QualityFound]:
    for code in split_codes(parcel.land_use_codes):
        now = present_code(code)
        if now != code:
            vi, en = f"Mã loại đất {code} là mã cũ, nay là {now}.", f"{code} is a former code, now {now}."
            yield about(parcel, "codes", vi, en)
        elif code not in _CODES:
            vi, en = f"{code} không có trong danh mục loại đất.", f"{code} is not in the list of land uses."
            yield about(parcel, "codes", vi, en)


def _papers(parcel: Measured) -> Iterator[QualityFound]:
    for flag, kind, vi, en in _FLAGS:
        raised, papered = getattr(parcel, flag), kind in parcel.papers
        if raised and not papered:
            yield about(
                parcel,
                "restriction-agrees",
                f"Thửa ghi đang {vi} nhưng không có văn bản còn hiệu lực.",
                f"The parcel shows {en}, but no paper in force is on record.",
            )
        elif papered and not raised:
            yield about(
                parcel,
                "restriction-agrees",
                f"Có văn bản {vi} còn hiệu lực nhưng thửa không ghi.",
                f"A paper in force records {en}, but the parcel does not show it.",
            )


_EACH: tuple[Callable[[Measured], Iterator[QualityFound]], ...] = (_areas, _uses, _required, _codes, _papers)


def _duplicates(parcels: Sequence[Measured]) -> Iterator[QualityFound]:
    holders: Mapping[tuple[str, str], list[Measured]] = defaultdict(list)
    for parcel in parcels:
        if parcel.sheet and parcel.number:
            holders[parcel.sheet, parcel.number].append(parcel)
    for (sheet, number), twins in holders.items():
        for parcel in twins if len(twins) > 1 else ():
            yield about(
                parcel,
                "duplicate-key",
                f"{len(twins)} thửa cùng mang số {number} tờ {sheet}.",
                f"{len(twins)} parcels bear number {number} of sheet {sheet}.",
            )


def _dossiers(parcels: Sequence[Measured]) -> Iterator[QualityFound]:
    for sheet, members in _by_sheet(parcels):
        lacking = sum(not one.has_dossier for one in members)
        if lacking:
            yield QualityFound(
                "dossier",
                f"Tờ {sheet}: {lacking}/{len(members)} thửa chưa gắn tài liệu đo đạc có tệp.",
                f"Sheet {sheet}: {lacking} of {len(members)} parcels without a survey document and its file.",
                sheet=sheet,
                count=lacking,
            )


def _metadata(parcels: Sequence[Measured]) -> Iterator[QualityFound]:
    for sheet, members in _by_sheet(parcels):
        lacking = [
            (vi, en) for name, vi, en in _METADATA if any(getattr(one, name) is None for one in members)
        ]
        if lacking:
            yield QualityFound(
                "metadata",
                f"Tờ {sheet}: có thửa thiếu {', '.join(vi for vi, _ in lacking)}.",
                f"Sheet {sheet}: parcels lack {', '.join(en for _, en in lacking)}.",
                sheet=sheet,
            )


def _by_sheet(parcels: Sequence[Measured]) -> list[tuple[str, list[Measured]]]:
    sheets: dict[str, list[Measured]] = defaultdict(list)
    for parcel in parcels:
        sheets[parcel.sheet].append(parcel)
    return sorted(sheets.items())
