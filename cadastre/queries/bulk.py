"""Tra cứu hàng loạt: parcels of a thousand ids and keys by a few statements, each as the lookup would find it."""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cadastre.domain import lookup_text
from cadastre.domain.lookup import MOST_CANDIDATES, REASONS, Status
from cadastre.domain.lookup_text import WardText
from cadastre.queries.finding import kept_states
from cadastre.queries.lookup import codes_of, units_of
from geo.named_sql import load
from geo.reading import rows
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import visible_rows


@dataclass(frozen=True, slots=True)
class Key:
    """A parcel as papers name it: ward (code or name, present or former), sheet and number."""

    ward: str
    sheet: str
    number: str


@dataclass(frozen=True, slots=True)
class Row:
    """What is meant by one id or key: the parcels it may be, best reason first."""

    status: Status
    ids: tuple[uuid.UUID, ...]


@dataclass(slots=True)
class _Asked:
    """Columns of what the statements look for; `at` is the place of the key in the request."""

    at: list[int] = field(default_factory=list)
    epoch: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    pattern: list[str] = field(default_factory=list)
    sheet: list[str] = field(default_factory=list)
    number: list[str] = field(default_factory=list)

    def add(self, at: int, key: Key, ward: WardText, epoch: str, codes: Iterable[str]) -> None:
        """Every way in which a register may write the key."""
        pattern = rf"\y{re.escape(ward.name)}\y" if ward.name else "^$"
        for code in codes:
            for sheet in lookup_text.number_forms(key.sheet):
                for number in lookup_text.number_forms(key.number):
                    row = (at, epoch, code, pattern, sheet, number)
                    for column, value in zip(
                        (self.at, self.epoch, self.code, self.pattern, self.sheet, self.number),
                        row,
                        strict=True,
                    ):
                        column.append(value)  # type: ignore[attr-defined]

    def of(self, places: set[int]) -> dict[str, list[Any]]:
        """Parameters of a statement for these keys only."""
        kept = [nth for nth, at in enumerate(self.at) if at in places]
        names = ("at", "epoch", "code", "pattern", "sheet", "number")
        return {name: [getattr(self, name)[nth] for nth in kept] for name in names}


def by_ids(given: Sequence[str], user: User | None = None) -> list[uuid.UUID | None]:
    """UUIDs of UUIDs and national ids, None where one names none; one statement for all; UUIDs are not looked up."""
    if not may(user, "read", registry.get("parcels")):
        return [None for _ in given]
    texts = [one.strip().lower() for one in given]
    national = sorted({one for one in texts if lookup_text.is_national_id(one)})
    known: dict[str, uuid.UUID] = {}
    if national:
        statement = visible_rows(load("cadastre", "bulk")["by_national_ids"], user)
        known = {row["national_id"]: row["id"] for row in rows(statement, {"national_ids": national})}
    return [lookup_text.feature_uuid(one) or known.get(one) for one in texts]


def by_keys(keys: Sequence[Key], user: User | None = None) -> list[Row]:
    """Each key as `queries.lookup.by_key` would find it; three statements at most, however many keys."""
    if not may(user, "read", registry.get("parcels")):
        return [_row(()) for _ in keys]
    asked = _Asked()
    for at, key in enumerate(keys):
        ward = lookup_text.ward_text(key.ward)
        units = [] if ward.code else units_of(ward)
        by_name = [""] if ward.name else []
        asked.add(at, key, ward, "present", codes_of(units, ward, former=False) + by_name)
        asked.add(at, key, ward, "former", codes_of(units, ward, former=True) + by_name)
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for name, parts in (
        ("by_keys", {}),
        ("by_mixed_keys", {}),
        ("by_recorded_keys", {"kept": kept_states(user)}),
    ):
        missing = set(range(len(keys))) - found.keys()
        if missing:
            for row in _read(name, parts, asked.of(missing), user):
                found[row["at"]].append(row)
    return [_row(found.get(at, ())) for at in range(len(keys))]


def _read(
    name: str, parts: Mapping[str, str], parameters: dict[str, list[Any]], user: User | None
) -> list[dict[str, Any]]:
    if not parameters["at"]:
        return []
    statement = load("cadastre", "bulk")[name]
    return rows(visible_rows(statement.format_map(parts) if parts else statement, user), parameters)


def _row(found: Iterable[Mapping[str, Any]]) -> Row:
    order = list(REASONS)
    ranked = sorted(found, key=lambda row: (order.index(row["reason"]), -row["area_m2"], str(row["id"])))
    ids = tuple(dict.fromkeys(row["id"] for row in ranked))[:MOST_CANDIDATES]
    return Row(Status.NOT_FOUND if not ids else Status.MATCH if len(ids) == 1 else Status.AMBIGUOUS, ids)
