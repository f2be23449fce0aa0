"""Đơn vị hành chính: finding units by day, code, name and typed text, with what they were and became."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.domain.folding import fold
from geo.domain.likeness import likeness
from geo.named_sql import load
from geo.reading import like_patterns, prepared_rows, rows

_KINDS = ("phuong", "xa", "thi tran", "dac khu")
#: Names kept by a process are believed this long; then the tables are asked whether they are still theirs.
_BELIEVED_S = 1.0
#: Names less alike than this are not the same name with a slip of the pen.
LEAST_LIKENESS = 0.3
#: Initials of a name of two to five words.
_INITIALS = re.compile(r"[a-z]{2,5}")
#: What is not known of a unit that only the crosswalk names.
_WITHOUT_SHAPE: dict[str, Any] = {
    "kind": "",
    "level": "commune",
    "province_name": "",
    "valid_from": None,
    "area_km2_stated": None,
    "area_km2": None,
    "lon": None,
    "lat": None,
    "bbox": None,
    "predecessors": [],
    "source": "",
    "synthetic": False,
}


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit that a name or a code may mean; a code was often reused, so it may mean several."""

    code: str
    name: str
    district: str
    former: bool
    present_code: str


def units_at(at: date, *, code: str = "", level: str = "commune") -> list[dict[str, Any]]:
    """Units in force on a date, with predecessors and successors.

    Args:
        at: the day; 26740 means phường Bến Nghé until 30 June 2025 and phường Sài Gòn after.
        code: only this code; "" = all.
    Returns:
        units with a known shape, then those known only from the crosswalk (`area_km2`, `lon`, `bbox` are None).
    """
    statements = load("geo", "administration")
    with_shape = rows(statements["units_at"], {"at": at, "code": code, "level": level})
    if level != "commune":
        return with_shape
    without = rows(statements["former_units_without_shape"], {"at": at, "code": code})
    return with_shape + [_WITHOUT_SHAPE | {"full_name": row["name"]} | row for row in without]


class _Names:
    """Names of all units, kept by the process: a lookup asks for one in every request, and there are a thousand.

    They are read again when a table has another newest row or number of rows, a second later at most.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp: tuple[object, ...] = ()
        self._believed_until = 0.0
        self.units: tuple[NamedUnit, ...] = ()
        self.by_name: dict[str, list[NamedUnit]] = {}
        self.by_solid_name: dict[str, list[NamedUnit]] = {}
        self.by_code: dict[str, list[NamedUnit]] = {}

    def current(self) -> _Names:
        """Itself, with the names of the tables as they are or were a second ago."""
        if time.monotonic() < self._believed_until:
            return self
        statements = load("geo", "administration")
        stamp = tuple(prepared_rows(statements["names_stamp"], {})[0].values())
        with self._lock:
            if stamp != self._stamp:
                self._keep(rows(statements["names"]))
                self._stamp = stamp
            self._believed_until = time.monotonic() + _BELIEVED_S
        return self

    def doubt(self) -> None:
        """Ask the tables at the next question."""
        self._believed_until = 0.0

    def _keep(self, found: Iterable[dict[str, Any]]) -> None:
        by_name: dict[str, list[NamedUnit]] = {}
        by_code: dict[str, list[NamedUnit]] = {}
        units = []
        for row in found:
            bare = row.pop("bare")
            unit = NamedUnit(**row)
            units.append(unit)
            by_name.setdefault(fold(bare), []).append(unit)
            by_code.setdefault(unit.code, []).append(unit)
        self.units, self.by_name, self.by_code = tuple(units), by_name, by_code
        solid: dict[str, list[NamedUnit]] = {}
        for name, named in by_name.items():
            solid.setdefault(_without_kind(name).replace(" ", ""), []).extend(named)
        self.by_solid_name = solid


_names = _Names()


def doubt_names() -> None:
    """Let the next question ask the tables whether the kept names are still theirs; for who just changed units."""
    _names.doubt()


def units_named(name: str, *, district: str = "") -> list[NamedUnit]:
    """Present and former units of a folded name without its kind ("ben nghe", "phuong 12"); where none has it, those
    whose name is written without blanks ("saigon").

    Args:
        district: folded former district ("quan 1", "cu chi"); keeps only units in it, unless none is.
    """
    bare = name.removeprefix("phuong ")
    by_name = _names.current().by_name
    wanted = dict.fromkeys((name, bare, *(f"{kind} {bare}" for kind in _KINDS)))
    units = list(dict.fromkeys(unit for one in wanted for unit in by_name.get(one, ())))
    units = units or list(_names.current().by_solid_name.get(bare, ()))
    within = [unit for unit in units if district and fold(unit.district).endswith(district)]
    return within or units


def units_coded(code: str) -> list[NamedUnit]:
    """Present and former units that bear or bore a five-digit code."""
    return list(_names.current().by_code.get(code, ()))


def units_beginning(text: str, *, most: int) -> list[NamedUnit]:
    """Units whose folded name has `text` (folded) at the start of a word: the whole name first, present before former.
    Where none has, those whose name is most like it.
    """
    units = _names.current().units
    found = []
    for unit in units:
        at = f" {fold(unit.name)}".find(f" {text}")
        if at >= 0:
            found.append((unit.former, at, len(unit.name), unit))
    found.sort(key=lambda one: (*one[:3], one[3].name, one[3].code))
    return [unit for *_order, unit in found[:most]] or units_alike(text, most=most)


def units_alike(text: str, *, most: int) -> list[NamedUnit]:
    """Units whose name without its kind is most like `text` (folded), best first; the name itself is not among them."""
    best: list[tuple[float, bool, str, NamedUnit]] = []
    for name, units in _names.current().by_name.items():
        bare = _without_kind(name)
        alike = likeness(bare, text)
        if alike >= LEAST_LIKENESS and bare != text:
            best += [(-alike, unit.former, unit.code, unit) for unit in units]
    best.sort(key=lambda one: one[:3])
    return [unit for *_order, unit in best[:most]]


def units_by_initials(text: str) -> list[NamedUnit]:
    """Units whose name without its kind has these initials (folded: "bn" is Bến Nghé), present before former; one
    letter or a word that is a name itself is no short form."""
    names = _names.current().by_name
    if not _INITIALS.fullmatch(text) or units_named(text):
        return []
    found = [
        unit
        for name, units in names.items()
        if "".join(word[0] for word in _without_kind(name).split()) == text
        for unit in units
    ]
    return sorted(dict.fromkeys(found), key=lambda unit: (unit.former, unit.name, unit.code))


def _without_kind(name: str) -> str:
    return next((name.removeprefix(f"{kind} ") for kind in _KINDS if name.startswith(f"{kind} ")), name)


def search_units(text: str, limit: int) -> list[dict[str, Any]]:
    """Units whose name holds `text` (folded) at the start of a word, present ones first."""
    found = rows(load("geo", "administration")["search"], like_patterns(text) | {"most": limit})
    return sorted(found, key=lambda row: (row["rank"], row["former"], row["name"]))[:limit]
