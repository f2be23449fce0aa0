"""Dòng thay đổi. What was published since, in the order of publication, as far as the reader may see it.

The cursor is (number of the publication, place of the edit). Numbers are given under a lock that is held until the
commit, so a reader who has seen one has seen all before it, however long a transaction took.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from psycopg import sql

from geo.named_sql import load
from layers import rights
from layers.changesets import refusals
from layers.registry import registry
from layers.spec import LayerSpec

MOST = 1000
#: Pages that one request reads to fill its own, when most of them are hidden from the reader.
_PAGES = 20
_CURSOR = re.compile(r"(\d{1,18})\.(\d{1,9})")


class Place(NamedTuple):
    """Where a reader stands; (0, 0) is before everything."""

    publication: int
    seq: int

    def __str__(self) -> str:
        return f"{self.publication}.{self.seq}"


@dataclass(frozen=True, slots=True)
class Change:
    """One published edit.

    Attributes:
        operation: as the reader sees it: a feature that is hidden from him from now on is deleted to him.
        version: the version it made; of a deletion, the last one.
    """

    place: Place
    change_set: UUID
    published_at: datetime
    effective_date: date | None
    layer: str
    operation: str
    feature: UUID
    version: int


def changes(
    user: rights.User | None, since: str, layers: Sequence[LayerSpec], limit: int
) -> tuple[list[Change], Place, bool]:
    """Changes after a place in the feed.

    Args:
        since: cursor of an earlier answer, a day or a time, "" = from the beginning.
        layers: layers that the reader may read.
    Returns:
        the changes, the place to go on from, and whether there is more.
    """
    place = _place(since)
    found: list[Change] = []
    names = [spec.name for spec in layers]
    for _page in range(_PAGES):
        wanted = limit - len(found)
        rows = _published(place, names, wanted)
        found += _visible(user, rows)
        if rows:
            place = rows[-1].place
        if len(rows) < wanted:
            return found, place, False
        if len(found) >= limit:
            return found, place, True
    return found, place, True


def _place(since: str) -> Place:
    text = since.strip()
    if not text:
        return Place(0, 0)
    if match := _CURSOR.fullmatch(text):
        return Place(int(match[1]), int(match[2]))
    moment = _moment(text)
    if moment is None:
        message = ("Không hiểu con trỏ “since”.", "The cursor “since” is not understood.")
        remedy = (
            "Dùng giá trị next của lần trước, hoặc một ngày.",
            "Use next of an earlier answer, or a day.",
        )
        raise refusals.invalid([refusals.error("since", "bad-cursor", message, remedy)])
    with connection.cursor() as cursor:
        cursor.execute(load("layers.changesets", "feed")["first_since"], {"moment": moment})
        return Place(int(cursor.fetchone()[0]) + 1, 0)


def _moment(text: str) -> datetime | None:
    try:
        found = parse_datetime(text.replace(" ", "+"))
        day = parse_date(text) if found is None else None
    except ValueError:
        return None
    if day is not None:
        found = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the city's zone is added below
    if found is not None and timezone.is_naive(found):
        found = timezone.make_aware(found)
    return found


def _published(place: Place, layers: list[str], limit: int) -> list[Change]:
    values = {"publication": place.publication, "seq": place.seq, "layers": layers, "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(load("layers.changesets", "feed")["published_since"], values)
        rows = cursor.fetchall()
    return [
        Change(
            Place(publication, seq), change_set, published_at, effective, layer, operation, feature,
            base if operation == "delete" else base + 1,
        )
        for publication, seq, change_set, published_at, effective, layer, operation, feature, base in rows
    ]  # fmt: skip


def _visible(user: rights.User | None, found: Sequence[Change]) -> Iterable[Change]:
    """The changes as this reader may see them, by what he could see before and can see after."""
    conditions = {
        name: rights.row_condition(user, registry.get(name)) for name in {one.layer for one in found}
    }
    seen: dict[str, set[tuple[UUID, int]]] = {}
    asked: dict[str, list[tuple[UUID, int]]] = defaultdict(list)
    for one in found:
        if conditions[one.layer]:
            asked[one.layer] += [(one.feature, one.version - 1), (one.feature, one.version)]
    for layer, versions in asked.items():
        seen[layer] = _seen(registry.get(layer), versions, conditions[layer])
    for one in found:
        if not conditions[one.layer]:
            yield one
            continue
        operation = _as_seen(one, seen[one.layer])
        if operation:
            yield Change(
                one.place, one.change_set, one.published_at, one.effective_date, one.layer, operation, one.feature,
                one.version,
            )  # fmt: skip


def _as_seen(one: Change, seen: set[tuple[UUID, int]]) -> str:
    """What happened in the eyes of somebody who sees these versions only; "" = nothing."""
    last = (one.feature, one.version)
    if one.operation == "delete":
        return "delete" if last in seen else ""
    if one.operation == "create":
        return "create" if last in seen else ""
    before = (one.feature, one.version - 1) in seen
    after = last in seen
    if before and after:
        return "update"
    return "create" if after else "delete" if before else ""


def _seen(spec: LayerSpec, versions: Sequence[tuple[UUID, int]], condition: str) -> set[tuple[UUID, int]]:
    names = [one.column for one in spec.model._meta.concrete_fields]  # type: ignore[attr-defined]
    statement = sql.SQL(load("layers.changesets", "feed")["seen"]).format(  # type: ignore[arg-type]
        table=sql.Identifier(spec.table),
        kept=sql.Identifier("history", spec.table),
        columns=sql.SQL(", ").join(map(sql.Identifier, names)),
        visible=sql.SQL(condition.replace("%", "%%")),  # type: ignore[arg-type]
    )
    with connection.cursor() as cursor:
        values = {"ids": [one[0] for one in versions], "versions": [one[1] for one in versions]}
        cursor.execute(statement, values)
        return set(cursor.fetchall())
