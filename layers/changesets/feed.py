"""Dòng thay đổi. What was published since, in the order of publication, as far as the reader may see it.

The cursor is (number of the publication, place of the edit). Numbers are given under a lock that is held until the
commit, so a reader who has seen one has seen all before it, however long a transaction took. At the end of the feed the
cursor is the number of the next publication: two readers who have seen everything hold the same one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import shapely
from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from psycopg import sql
from shapely import Geometry

from geo.named_sql import load
from layers import rights
from layers.changesets import numbering, refusals
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
        operation: as the reader sees it: what is hidden from him from now on, or left his area, is deleted to him.
            `resync`: many rows of the layer were written at once, `feature` is None, the copy is taken anew.
        version: the version it made; of a deletion, the last one.
    """

    place: Place
    change_set: UUID
    published_at: datetime
    effective_date: date | None
    layer: str
    operation: str
    feature: UUID | None
    version: int


def changes(
    user: rights.User | None,
    since: str,
    layers: Sequence[LayerSpec],
    limit: int,
    area: Geometry | None = None,
) -> tuple[list[Change], Place, bool]:
    """Changes after a place in the feed.

    Args:
        since: cursor of an earlier answer, a day or a time, "" or 0 = from the beginning.
        layers: layers that the reader may read.
        area: only what lies, or lay, here (storage CRS); layers without shape are told whole.
    Returns:
        the changes, the place to go on from, and whether there is more.
    """
    place, last = place_of(since), numbering.last_number()
    found: list[Change] = []
    names = [spec.name for spec in layers]
    for _page in range(_PAGES):
        wanted = limit - len(found)
        rows = _published(place, names, wanted)
        found += _visible(user, rows, area)
        if rows:
            place = rows[-1].place
        if len(rows) < wanted:
            return found, max(place, Place(last + 1, 0)), False
        if len(found) >= limit:
            return found, place, True
    return found, place, True


def hidden_since(user: rights.User | None, since: str, spec: LayerSpec) -> bool:
    """Whether anything of a layer that this reader may read was hidden from him since, or all of it was written anew.

    What was closed or deleted in the open is not hidden: its history tells it.
    """
    place = place_of(since)
    while rows := _published(place, [spec.name], MOST):
        seen = {one.place: one.operation for one in _visible(user, rows, None)}
        if any(one.operation != "delete" and seen.get(one.place) in ("delete", "resync") for one in rows):
            return True
        place = rows[-1].place
    return False


def end() -> Place:
    """The place of a reader who knows everything that is published so far."""
    return Place(numbering.last_number() + 1, 0)


def place_of(since: str) -> Place:
    """A cursor, day or time as it stands in a request; "" or 0 = the beginning. Raises Problem 400 naming `since`."""
    text = since.strip()
    if text in ("", "0"):
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
            base + 1 if operation in ("create", "update") else base,
        )
        for publication, seq, change_set, published_at, effective, layer, operation, feature, base in rows
    ]  # fmt: skip


def _visible(user: rights.User | None, found: Sequence[Change], area: Geometry | None) -> Iterable[Change]:
    """The changes as this reader may see them, by what he could see before and can see after."""
    conditions = {
        name: rights.row_condition(user, registry.get(name)) for name in {one.layer for one in found}
    }
    asked: dict[str, list[tuple[UUID, int]]] = defaultdict(list)
    for one in found:
        if one.feature is not None and _is_partial(one.layer, conditions[one.layer], area):
            asked[one.layer] += [(one.feature, one.version - 1), (one.feature, one.version)]
    seen = {
        layer: _seen(registry.get(layer), versions, conditions[layer], area)
        for layer, versions in asked.items()
    }
    for one in found:
        operation = one.operation if one.feature is None else _as_seen(one, seen.get(one.layer))
        if operation:
            yield replace(one, operation=operation)


def _is_partial(layer: str, condition: str, area: Geometry | None) -> bool:
    """Whether the reader gets some features of a layer only."""
    return bool(condition) or (area is not None and registry.get(layer).is_spatial)


Seen = Mapping[tuple[UUID | None, int], bool]


def _as_seen(one: Change, seen: Seen | None) -> str:
    """What happened in the eyes of a reader; "" = nothing.

    Args:
        seen: of the versions in his area, whether he may see them; None: he sees the whole layer.
    """
    last = (one.feature, one.version)
    if seen is None:
        return {"shown": "create", "hidden": ""}.get(one.operation, one.operation)
    after = seen.get(last, False)
    match one.operation:
        case "delete" | "create":
            return one.operation if after else ""
        case "shown":
            return "create" if after else ""
        case "hidden":  # the row was public, and is not; who sees it nevertheless has nothing to do
            return "delete" if last in seen and not after else ""
    before = seen.get((one.feature, one.version - 1), False)
    if before and after:
        return "update"
    return "create" if after else "delete" if before else ""


def _seen(
    spec: LayerSpec, versions: Sequence[tuple[UUID, int]], condition: str, area: Geometry | None
) -> Seen:
    names = [one.column for one in spec.model._meta.concrete_fields]  # type: ignore[attr-defined]
    statements = load("layers.changesets", "feed")
    inside = statements["inside"].removeprefix("SELECT ").rstrip(";")
    statement = sql.SQL(statements["seen"]).format(  # type: ignore[arg-type]
        table=sql.Identifier(spec.table),
        kept=sql.Identifier("history", spec.table),
        columns=sql.SQL(", ").join(map(sql.Identifier, names)),
        visible=sql.SQL(f"({condition})".replace("%", "%%") if condition else "TRUE"),  # type: ignore[arg-type]
        inside=sql.SQL(inside if area is not None and spec.is_spatial else "TRUE"),  # type: ignore[arg-type]
    )
    values: dict[str, object] = {
        "ids": [one[0] for one in versions],
        "versions": [one[1] for one in versions],
    }
    if area is not None:
        values |= {"area": shapely.to_wkb(area), "srid": settings.STORAGE_SRID}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {(feature, version): visible for feature, version, visible in cursor.fetchall()}
