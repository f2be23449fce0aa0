"""Answer of a parcel lookup: MATCH, AMBIGUOUS or NOT_FOUND, each candidate with the reason it was found. Pure.

Never one silently: (ward, sheet, number) is not unique in real registers, numbers changed with the mergers of 2025,
and a point may lie on a boundary.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

#: A point nearer to a boundary than this lies on it: seven decimals of a degree are ±1 cm.
BOUNDARY_TOLERANCE_M = 0.02
#: More candidates than this say nothing; the list is cut there.
MOST_CANDIDATES = 50


class Status(StrEnum):
    """Outcome of a lookup."""

    MATCH = "MATCH"
    AMBIGUOUS = "AMBIGUOUS"
    NOT_FOUND = "NOT_FOUND"


#: Why a parcel was found, best reason first: (Vietnamese, English), with the columns of the parcel as placeholders.
REASONS: dict[str, tuple[str, str]] = {
    "identity": ("Đúng mã của thửa đất.", "The id of the parcel."),
    "inside": ("Điểm nằm trong thửa.", "The point lies inside the parcel."),
    "boundary": (
        "Điểm nằm trên ranh giới thửa (sai khác không quá 2 cm).",
        "The point lies on the boundary of the parcel (within 2 cm).",
    ),
    "present": (
        "Đúng số hiện nay: {ward_name}, tờ {sheet_number}, thửa {parcel_number}.",
        "Present numbers: {ward_name}, sheet {sheet_number}, parcel {parcel_number}.",
    ),
    "former": (
        "Đúng số cũ: {old_ward_name}, tờ {old_sheet_number}, thửa {old_parcel_number}; "
        "nay là {ward_name}, tờ {sheet_number}, thửa {parcel_number}.",
        "Former numbers: {old_ward_name}, sheet {old_sheet_number}, parcel {old_parcel_number}; "
        "now {ward_name}, sheet {sheet_number}, parcel {parcel_number}.",
    ),
    "certificate": (
        "Đúng số phát hành giấy chứng nhận.",
        "The serial of its certificate.",
    ),
    "address": ("Đúng địa chỉ: {address}.", "The address: {address}."),
    "recorded": (
        "Số này được ghi cho thửa trước đây; nay là {ward_name}, tờ {sheet_number}, thửa {parcel_number}.",
        "The parcel bore this number before; now {ward_name}, sheet {sheet_number}, parcel {parcel_number}.",
    ),
    "mixed": (
        "Tên phường, xã cũ ({old_ward_name}) với số hiện nay: nay là {ward_name}, tờ {sheet_number}, "
        "thửa {parcel_number}.",
        "Former ward ({old_ward_name}) with present numbers: now {ward_name}, sheet {sheet_number}, "
        "parcel {parcel_number}.",
    ),
}
#: Why a parcel is guessed, likeliest first; every sentence says that it is a guess.
GUESSES: dict[str, tuple[str, str]] = {
    "descendant": (
        "Phỏng đoán: thửa mang số này đã đóng (tách, hợp, đo lại); thửa này hình thành từ thửa đó.",
        "A guess: the parcel with this number was closed (split, merged, re-surveyed); this one came from it.",
    ),
    "initials": (
        "Phỏng đoán: đọc theo chữ đầu của tên đơn vị mà thửa này thuộc về, nay hoặc trước đây; nay là {ward_name}, "
        "tờ {sheet_number}, thửa {parcel_number}.",
        "A guess: by the initials of a unit that the parcel belongs to or belonged to; now {ward_name}, "
        "sheet {sheet_number}, parcel {parcel_number}.",
    ),
    "other_ward": (
        "Phỏng đoán: đúng tờ và thửa, ở đơn vị có tên gần giống: {ward_name}.",
        "A guess: the same sheet and number, in a unit of similar name: {ward_name}.",
    ),
    "other_sheet": (
        "Phỏng đoán: đúng phường, xã và số thửa, nhưng ở tờ {sheet_number}.",
        "A guess: the same ward and number, but on sheet {sheet_number}.",
    ),
    "other_number": (
        "Phỏng đoán: số gần nhất trên tờ {sheet_number} là thửa {parcel_number}.",
        "A guess: the nearest number of sheet {sheet_number} is parcel {parcel_number}.",
    ),
    "near": (
        "Phỏng đoán: điểm không nằm trong thửa nào; thửa này cách điểm không quá 50 m.",
        "A guess: the point lies in no parcel; this one is no farther than 50 m.",
    ),
    "similar_address": (
        "Phỏng đoán: địa chỉ gần giống: {address}.",
        "A guess: a similar address: {address}.",
    ),
}
#: Guesses given at most.
MOST_GUESSES = 5
_TWINS = (
    "Có {count} thửa trùng phường, số tờ và số thửa; hãy đối chiếu diện tích, vị trí.",
    "{count} parcels share this ward, sheet and number; compare area and position.",
)
_READINGS: dict[str, tuple[str, str]] = {
    "number_sheet": ("Đọc là thửa {parcel}, tờ {sheet}.", "Read as parcel {parcel}, sheet {sheet}."),
    "sheet_number": ("Đọc là tờ {sheet}, thửa {parcel}.", "Read as sheet {sheet}, parcel {parcel}."),
    "t_sheet_number": (
        "“t” là tờ hoặc thửa: đọc là tờ {sheet}, thửa {parcel}.",
        "t stands for tờ (sheet) or thửa (parcel): read as sheet {sheet}, parcel {parcel}.",
    ),
    "t_number_sheet": (
        "“t” là tờ hoặc thửa: đọc là thửa {parcel}, tờ {sheet}.",
        "t stands for tờ (sheet) or thửa (parcel): read as parcel {parcel}, sheet {sheet}.",
    ),
    "hyphened": ("Đọc là thửa số {parcel}.", "Read as one number, parcel {parcel}."),
    "axes_swapped": (
        "Cặp số được đọc là X = bắc, Y = đông (thứ tự của bản đồ Việt Nam), vì theo thứ tự ngược lại "
        "điểm nằm ngoài thành phố.",
        "The pair was read as X = north, Y = east (the order of Vietnamese maps), because the other order lies "
        "outside the city.",
    ),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A parcel that the request may mean.

    Attributes:
        area_m2: plane area in the storage CRS.
        lon, lat: middle of its bounding box, degrees WGS 84, enough to fly to it.
        reason: key of `REASONS`, or of `GUESSES` for what is only guessed.
        notes: further sentences, (Vietnamese, English) each.
        reading: place of the reading that found it among those of the text, the likeliest is 0.
    """

    id: uuid.UUID
    version: int
    national_id: str
    ward: str
    ward_name: str
    sheet: str
    number: str
    address: str
    area_m2: float
    lon: float
    lat: float
    reason: str
    columns: Mapping[str, object]
    notes: tuple[tuple[str, str], ...] = ()
    reading: int = 0

    def why(self, lang: str) -> str:
        """The reason, in Vietnamese unless `lang` is `en`."""
        at = 1 if lang == "en" else 0
        sentences = [
            (REASONS | GUESSES)[self.reason][at].format_map(self.columns),
            *(note[at] for note in self.notes),
        ]
        return " ".join(sentences)


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and candidates, best reason first, then likeliest reading, then largest area; guesses only where nothing
    was found."""

    status: Status
    candidates: tuple[Candidate, ...]
    guesses: tuple[Candidate, ...] = ()


def reading_note(reading: str, *, sheet: str = "", parcel: str = "") -> tuple[str, str]:
    """How an unlabelled pair of numbers was read, in both languages."""
    vi, en = _READINGS[reading]
    return vi.format(sheet=sheet, parcel=parcel), en.format(sheet=sheet, parcel=parcel)


def conclude(found: Iterable[Candidate]) -> Answer:
    """The answer to a lookup.

    Args:
        found: every parcel found under any reading; the same parcel may come more than once, the best reason stays.
            Parcels found only by mixing a former ward with present numbers count when there are no others.
    """
    order = list(REASONS)
    best: dict[uuid.UUID, Candidate] = {}
    for candidate in found:
        known = best.get(candidate.id)
        if known is None or order.index(candidate.reason) < order.index(known.reason):
            best[candidate.id] = candidate
    kept = [one for one in best.values() if one.reason != "mixed"] or list(best.values())
    kept.sort(key=lambda one: (order.index(one.reason), one.reading, -one.area_m2, str(one.id)))
    kept = _with_twins(kept[:MOST_CANDIDATES])
    status = Status.NOT_FOUND if not kept else Status.MATCH if len(kept) == 1 else Status.AMBIGUOUS
    return Answer(status, tuple(kept))


def _with_twins(candidates: Sequence[Candidate]) -> list[Candidate]:
    keys = Counter(
        (one.ward, one.sheet, one.number) for one in candidates if one.reason in ("present", "former")
    )
    result = []
    for one in candidates:
        count = keys[(one.ward, one.sheet, one.number)]
        if one.reason in ("present", "former") and count > 1:
            note = (_TWINS[0].format(count=count), _TWINS[1].format(count=count))
            one = replace(one, notes=(*one.notes, note))
        result.append(one)
    return result
