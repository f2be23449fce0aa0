"""Danh mục đồ án. What plans are looked for by: words, level, theme, ward, state, year, and their order. Pure."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from geo.domain.folding import fold
from planning.domain.functions import PLAN_LEVELS
from planning.domain.statuses import INFRASTRUCTURE_THEMES

#: (code, Vietnamese, English). The last is met by officers only: what is not announced leaves the house by no door.
STATES: tuple[tuple[str, str, str], ...] = (
    ("in_force", "Đang có hiệu lực", "In force"),
    ("coming", "Đã công bố, chưa có hiệu lực", "Announced, not yet in force"),
    ("past", "Đã thay thế hoặc hết hiệu lực", "Superseded or expired"),
    ("under_way", "Chưa công bố, chỉ nội bộ", "Not announced, office only"),
)
ORDERS: tuple[tuple[str, str, str], ...] = (
    ("newest", "Quyết định mới nhất", "Latest decision"),
    ("name", "Tên", "Name"),
    ("area", "Diện tích lớn nhất", "Largest area"),
)
LONGEST_TEXT = 120
MOST_WORDS = 8
FIRST_YEAR, LAST_YEAR = 1900, 2999

_CODES = {
    "level": frozenset(code for code, _, _ in PLAN_LEVELS),
    "infrastructure_theme": frozenset(code for code, _, _ in INFRASTRUCTURE_THEMES),
    "state": frozenset(code for code, _, _ in STATES),
    "order": frozenset(code for code, _, _ in ORDERS),
}


@dataclass(frozen=True, slots=True)
class PlanSearch:
    """What is looked for; "" and None = anything.

    Attributes:
        q: words of name, dossier code, national id or decision number, with or without diacritics.
        ward: code of a commune-level unit that the plan reaches into.
        state: one of STATES.
        year: of the decision, or of the announcement where no decision is dated.
        order: one of ORDERS.
    """

    q: str = ""
    level: str = ""
    infrastructure_theme: str = ""
    ward: str = ""
    state: str = ""
    year: int | None = None
    order: str = "newest"

    @classmethod
    def of_address(cls, given: Mapping[str, str]) -> PlanSearch:
        """From the query of a page; what is not understood is left out, as a reader mends an address by hand."""
        chosen = {name: given.get(name, "") for name, codes in _CODES.items() if given.get(name) in codes}
        ward, year = given.get("ward", ""), given.get("year", "")
        if ward.isascii() and ward.isdigit() and len(ward) <= 5:
            chosen["ward"] = ward
        number = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0
        q = given.get("q", "").replace("\0", "").strip()[:LONGEST_TEXT]
        return cls(q=q, year=number if FIRST_YEAR <= number <= LAST_YEAR else None, **chosen)

    def address(self) -> dict[str, str]:
        """The query of a page that asks for the same."""
        given = {name: str(value) for name, value in asdict(self).items() if value not in ("", None)}
        if self.order == "newest":
            del given["order"]
        return given

    def parameters(self, today: date) -> dict[str, object]:
        """Parameters of the statements in `planning/sql/catalogue.sql`."""
        return asdict(self) | {"words": patterns(self.q), "today": today}


class BadCursor(ValueError):
    """Not a cursor of this order."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the catalogue begins: after the plan with these keys; with an empty code at the start."""

    name: str = ""
    area: float = 0.0
    day: int = 0
    code: str = ""
    version: int = 0

    def parameters(self) -> dict[str, object]:
        """Parameters of the statement `page`."""
        return {f"after_{name}": value for name, value in asdict(self).items()}


def cursor_after(keys: Sequence[object], order: str) -> str:
    """The cursor of the page after the plan with these keys (`place` of the statement `page`).

    >>> read_cursor(cursor_after(["", 0.0, 2912345, "79QPK1000001", 2], "newest"), "newest")
    Place(name='', area=0.0, day=2912345, code='79QPK1000001', version=2)
    """
    return urlsafe_b64encode(json.dumps([order, *keys]).encode()).decode().rstrip("=")


def read_cursor(text: str, order: str) -> Place:
    """The place in a cursor; "" is the start. Raises BadCursor."""
    if not text:
        return Place()
    try:
        told, name, area, day, code, version = json.loads(
            urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
        )
        place = Place(str(name), float(area), int(day), str(code), int(version))
        f"{place.name}{place.code}".encode()  # half a character is no text
    except (ValueError, TypeError, OverflowError) as error:
        raise BadCursor from error
    is_whole = place.code and "\0" not in f"{place.name}{place.code}" and 0 < place.version < 2**31
    if told != order or not is_whole or not -(2**31) <= place.day < 2**31:
        raise BadCursor
    return place


@dataclass(frozen=True, slots=True)
class ZonePlace:
    """Where a page of the zones of a plan begins: after this zone; without an id at the start."""

    block: str = ""
    code: str = ""
    id: str | None = None

    def parameters(self) -> dict[str, object]:
        """Parameters of the statement `zones`."""
        return {f"after_{name}": value for name, value in asdict(self).items()}


def zone_cursor(place: ZonePlace) -> str:
    """The cursor of the page after a zone.

    >>> place = ZonePlace("A", "O-10", "0b6d6f3e-8f0a-5d1c-9a44-2f4e5b7c1d20")
    >>> read_zone_cursor(zone_cursor(place)) == place
    True
    """
    return urlsafe_b64encode(json.dumps([place.block, place.code, place.id]).encode()).decode().rstrip("=")


def read_zone_cursor(text: str) -> ZonePlace:
    """The place in a cursor; "" is the start. Raises BadCursor."""
    if not text:
        return ZonePlace()
    try:
        block, code, zone = json.loads(urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4)))
        place = ZonePlace(str(block), str(code), str(UUID(zone)))
        f"{place.block}{place.code}".encode()  # half a character is no text
    except (ValueError, TypeError, AttributeError) as error:
        raise BadCursor from error
    if "\0" in f"{place.block}{place.code}":
        raise BadCursor
    return place


def patterns(text: str) -> list[str]:
    """LIKE patterns of the folded words, all of which must be found.

    >>> patterns("Thảo  Điền 100%")
    ['%thao%', '%dien%', '%100\\\\%%']
    """
    found = []
    for word in fold(text[:LONGEST_TEXT]).split()[:MOST_WORDS]:
        safe = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        found.append(f"%{safe}%")
    return found


def codes_in(text: str) -> list[str]:
    """Dossier codes in a field that names one or several, however they are set apart.

    >>> codes_in("79QPK1000001; 79QPK1000002")
    ['79QPK1000001', '79QPK1000002']
    """
    return [one for one in text.replace(";", " ").replace(",", " ").split() if one]
