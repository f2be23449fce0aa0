"""What people type into the search box as a position: degrees, degrees-minutes-seconds, VN-2000 metres. Pure.

Accepts decimal commas, either order, Vietnamese and English letters. The city's extent decides between
readings; where it cannot, every reading is returned with its explanation, the likelier one first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from geo.domain.crs import CRS84, VN2000, WGS84, Crs, lookup
from geo.domain.errors import DomainError
from geo.domain.plausibility import Placement, placements
from geo.domain.transform import transform_point
from geo.domain.values import BBox

_VIETNAM = BBox(101.0, 6.0, 118.0, 24.0, CRS84)
"""Land and archipelagos: degrees outside the city are still understood here."""
_LONGEST_INPUT = 120
_PLAIN = r"[+-]?\d+(?:[.,]\d+)?"
_GROUPED = r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d{1,3}(?:,\d{3})+\.\d+|[+-]?\d{1,3}(?:[.,]\d{3}){2,}"
_NUMBER = f"(?:{_GROUPED}|{_PLAIN})"
_DMS = re.compile(
    r"(?P<degrees>\d{1,3}(?:[.,]\d+)?)\s*[°º˚d]\s*"
    r"(?:(?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*[′'’m]\s*)?"
    r"(?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:[″\"”s]|''|′′)\s*)?"
    r"(?P<side>[NSEWBĐ]?)(?![A-Za-z])",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"(?P<label>X|Y|E|N|lat|lon|lng|vĩ\s*độ|kinh\s*độ|vi\s*do|kinh\s*do|bắc|đông)"
    rf"\s*[:=]?\s*(?P<number>{_NUMBER})",
    re.IGNORECASE,
)
_CODE = re.compile(r"EPSG:\s*(\d{4,5})", re.IGNORECASE)
_NORTH_LABELS = re.compile(r"^(n|lat|vĩ\s*độ|vi\s*do|bắc)$", re.IGNORECASE)
_EAST_LABELS = re.compile(r"^(e|lon|lng|kinh\s*độ|kinh\s*do|đông)$", re.IGNORECASE)
_NORTH_SIDES, _SIDES_OF_SOUTH_WEST = "NSB", "SW"


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One meaning of the text: a point in WGS 84 and in the CRS it was given in, with the reason."""

    lon: float
    """Longitude, degrees WGS 84, through the pinned operation."""
    lat: float
    crs: Crs
    x: float
    """Easting in metres or longitude in degrees, in `crs`."""
    y: float
    explanation_vi: str
    explanation_en: str

    def explanation(self, lang: str) -> str:
        """The reason in `vi` or `en`."""
        return self.explanation_vi if lang == "vi" else self.explanation_en


def interpret(text: str, *, extent: BBox, zones: Sequence[Crs]) -> list[Interpretation]:
    """Every meaning of a typed position, likeliest first; empty when it is not a position.

    Args:
        text: for example `10.7725, 106.698`, `10°46′21″N 106°41′53″E`, `X=1191454 Y=603480`,
            `1191454,566 603480,790`, `603480.79 1191454.57 EPSG:9210`.
        extent: the city, in its storage CRS (metres).
        zones: projected CRSs in which coordinates of this city occur, storage CRS first.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST_INPUT:
        return []
    candidates: list[Crs] = [WGS84, *zones]
    if re.search(r"VN[\s-]?2000", text, re.IGNORECASE):
        candidates = [VN2000, *zones]
        text = re.sub(r"VN[\s-]?2000", " ", text, flags=re.IGNORECASE)
    if (code := _CODE.search(text)) is not None:
        try:
            candidates = [lookup(int(code[1]))]
        except DomainError:
            return []
        text = _CODE.sub(" ", text)
    if (degrees := _sexagesimal(text)) is not None:
        return _degrees(*degrees, next((crs for crs in candidates if not crs.is_projected), WGS84))
    found: dict[tuple[str, bool], Interpretation] = {}
    for first, second, order in _pairs(text):
        for place in _readings(first, second, order, candidates, extent):
            found.setdefault((place.crs.code, place.swapped), _explained(place, order))
    return sorted(found.values(), key=lambda meaning: candidates.index(meaning.crs))


def _readings(
    first: float, second: float, order: str, candidates: Iterable[Crs], extent: BBox
) -> list[Placement]:
    """Readings inside the city; for degrees that miss the city, those inside Vietnam."""
    candidates = list(candidates)
    found = placements(first, second, candidates, extent)
    if not found:
        geographic = [crs for crs in candidates if not crs.is_projected]
        found = [
            Placement(crs, swapped, lon, lat)
            for crs in geographic
            for swapped, lon, lat in ((True, second, first), (False, first, second))
            if _VIETNAM.contains(lon, lat)
        ]
    if order in ("north-east", "east-north"):
        found = [place for place in found if place.swapped == (order == "north-east")]
    return found


def _pairs(text: str) -> list[tuple[float, float, str]]:
    """Pairs of numbers with the order their labels prescribe: north-east, east-north, x-y, y-x or none.

    X and Y prescribe nothing for certain: X is north on Vietnamese papers and east in GIS programs.
    """
    labelled = list(_LABELLED.finditer(text))
    if len(labelled) == 2:
        order = _order(labelled[0]["label"], labelled[1]["label"])
        tokens = [match["number"] for match in labelled]
        rest = _LABELLED.sub(" ", text)
    else:
        order, tokens, rest = "none", *_tokens(text)
    if len(tokens) != 2 or re.search(r"\w", rest) or order == "contradictory":
        return []
    return [(a, b, order) for a, b in product(_values(tokens[0]), _values(tokens[1]))]


def _tokens(text: str) -> tuple[list[str], str]:
    """The numbers of the text and what is left of it; a comma between two numbers may lack its space."""
    pieces = text.replace(";", " ").split()
    if len(pieces) == 2 and all(re.fullmatch(_NUMBER, piece.rstrip(",")) for piece in pieces):
        return [piece.rstrip(",") for piece in pieces], ""
    tokens, rest = re.findall(_PLAIN, text), re.sub(_PLAIN, " ", text)
    if len(tokens) == 1 and tokens[0].count(",") == 1:
        tokens = tokens[0].split(",")
    return tokens, rest


def _order(first: str, second: str) -> str:
    kinds = []
    for label in (first, second):
        if _NORTH_LABELS.match(label):
            kinds.append("north")
        elif _EAST_LABELS.match(label):
            kinds.append("east")
        else:
            kinds.append(label.lower())
    order = "-".join(kinds)
    return order if order in ("north-east", "east-north", "x-y", "y-x") else "contradictory"


def _values(token: str) -> list[float]:
    """The numbers that a token may mean: `603.480` is 603.48 or, with a grouping point, 603480."""
    groups = re.fullmatch(r"([+-]?\d{1,3}(?:\.\d{3})+)(,\d+)?|([+-]?\d{1,3}(?:,\d{3})+)(\.\d+)?", token)
    meanings = []
    if token.count(".") + token.count(",") <= 1:
        meanings.append(float(token.replace(",", ".")))
    if groups:
        whole, fraction = groups[1] or groups[3], (groups[2] or groups[4] or "").replace(",", ".")
        meanings.append(float(re.sub(r"[.,]", "", whole) + fraction))
    return list(dict.fromkeys(meanings))


def _sexagesimal(text: str) -> tuple[float, float] | None:
    """(longitude, latitude) in degrees from two angles with degree signs, or None."""
    if "°" not in text:
        text = re.sub(r"(\d)\s*([NSEWBĐ])\b", r"\1°\2", text, flags=re.IGNORECASE)
    angles = list(_DMS.finditer(text))
    if len(angles) != 2 or re.search(r"[^\s,;]", _DMS.sub("", text)):
        return None
    values, sides = [], []
    for angle in angles:
        parts = [float((angle[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")]
        if parts[1] >= 60 or parts[2] >= 60:
            return None
        side = angle["side"].upper()
        sign = -1 if side and side in _SIDES_OF_SOUTH_WEST else 1
        values.append(sign * (parts[0] + parts[1] / 60 + parts[2] / 3600))
        sides.append(side)
    if all(sides):
        north = [side in _NORTH_SIDES for side in sides]
        if north[0] == north[1]:
            return None
        return (values[1], values[0]) if north[0] else (values[0], values[1])
    return (values[0], values[1]) if abs(values[0]) > 90 or values[0] > values[1] else (values[1], values[0])


def _degrees(lon: float, lat: float, crs: Crs) -> list[Interpretation]:
    if abs(lon) > 180 or abs(lat) > 90:
        return []
    return [_explained(Placement(crs, False, lon, lat), "none")]


def _explained(place: Placement, order: str) -> Interpretation:
    crs = place.crs
    lon, lat = transform_point(place.x, place.y, crs, CRS84)
    if not crs.is_projected:
        vi = f"{crs.name_vi}: vĩ độ {place.y:.7g}°, kinh độ {place.x:.8g}°."
        en = f"{crs.name_en}: latitude {place.y:.7g}°, longitude {place.x:.8g}°."
    else:
        vi = f"{crs.name_vi} ({crs.code}): X (bắc) = {place.y:.3f} m, Y (đông) = {place.x:.3f} m."
        en = f"{crs.name_en} ({crs.code}): X (north) = {place.y:.3f} m, Y (east) = {place.x:.3f} m."
        if (order, place.swapped) in (("x-y", False), ("y-x", True)):
            vi += " X được hiểu là hướng đông (thứ tự của phần mềm GIS)."
            en += " X was read as east (the order of GIS programs)."
    return Interpretation(lon, lat, crs, place.x, place.y, vi, en)
