"""Đọc cho việc chồng lớp. Parcels and zones by the hundred thousand, as the citizen may see them, by binary COPY."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

import numpy as np
from django.db import connection
from django.db.backends.utils import CursorWrapper
from numpy.typing import NDArray

from geo.named_sql import load
from geo.reading import rows
from layers.rights import User
from layers.visible_rows import moment_of, visible_rows
from planning.domain.outlines import Packed, Shapes
from planning.domain.overlay import dense_ranks, plan_rank, shapes_of
from planning.domain.records import unregistered_plan

#: Parcels that are in memory with their shapes at a time.
TILE = 12_500
_ID = np.dtype("V16")
#: Bytes of a tuple of binary COPY: number of fields, length and value of the id, of the version, length of the shape.
_ID_AT, _VERSION_AT, _SHAPE_AT = slice(6, 22), slice(26, 30), 34
_HEADER_BYTES, _TRAILER = 19, b"\xff\xff"


@dataclass(frozen=True, slots=True)
class Zones:
    """Zones that apply on a day as columns; ids are the 16 bytes of a UUID, shapes in the storage CRS."""

    ids: NDArray[np.void]
    versions: NDArray[np.int32]
    plan_codes: Sequence[str]
    functions: Sequence[str]
    ranks: NDArray[np.int64]
    shapes: Shapes

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Parcels:
    """Parcels as columns, as `Zones`; shapes as WKB, read when they are asked for."""

    ids: NDArray[np.void]
    versions: NDArray[np.int32]
    wkb: Packed

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def shapes(self) -> Shapes:
        """The shapes themselves."""
        return self.wkb.shapes()


def zones(day: date, near: Sequence[UUID] | None = None, user: User | None = None) -> Zones:
    """Zones that apply on a day.

    Args:
        near: ids of parcels; only zones whose box meets one of them. None = all zones.
        user: whose sight counts; None = a citizen.
    """
    statements = load("planning", "overlay")
    chosen = "TRUE" if near is None else statements["near_parcels"].removeprefix("SELECT ")
    statement = visible_rows(statements["zones"].replace("zone_filter", chosen), user, moment=moment_of(day))
    with connection.cursor() as cursor:
        cursor.execute(statement, {"as_of": day, "parcels": list(near or ())})
        found = cursor.fetchall()
    ranks = dense_ranks([_rank(code, level, kind, since) for _, _, code, _, level, kind, since, _ in found])
    return Zones(
        ids=_ids(row[0] for row in found),
        versions=np.array([row[1] for row in found], dtype=np.int32),
        plan_codes=[row[2] for row in found],
        functions=[row[3] for row in found],
        ranks=ranks,
        shapes=shapes_of([bytes(row[7]) for row in found]),
    )


def parcels(
    cursor: CursorWrapper,
    day: date,
    some: Sequence[UUID] | None = None,
    tile: int = TILE,
    user: User | None = None,
) -> Iterator[Parcels]:
    """Parcels that hold on a day, a tile after the other out of one COPY: nothing else is asked until it is through.

    Args:
        some: ids; None = all parcels.
        tile: parcels at a time.
        user: whose sight counts; None = a citizen.
    """
    key = "all_parcels" if some is None else "some_parcels"
    statement = visible_rows(load("planning", "overlay")[key], user, moment=moment_of(day))
    parameters = {"as_of": day, "parcels": list(some or ())}
    with cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT binary)", parameters) as stream:
        held: list[bytes] = []
        skip = _HEADER_BYTES
        for block in stream:
            row = bytes(block[skip:]) if skip else bytes(block)
            skip = 0
            if not row or row == _TRAILER:
                continue
            held.append(row)
            if len(held) == tile:
                yield _parcels(held)
                held = []
        if held:
            yield _parcels(held)


def no_parcels() -> Parcels:
    """None at all."""
    return _parcels([])


def touched_by(change_set: UUID) -> list[UUID]:
    """Parcels whose shares a published change set may have changed."""
    return [row["id"] for row in rows(load("planning", "overlay")["touched_by"], {"change_set": change_set})]


def last_run() -> tuple[datetime | None, datetime | None]:
    """When all shares were computed last, and when the last of them were."""
    found = rows(load("planning", "overlay")["last_run"])[0]
    return found["computed_at"], found["refreshed_at"]


def published_since(moment: datetime, layers: Iterable[str]) -> bool:
    """Whether a change set that touches one of these layers was published after a moment."""
    given = {"moment": moment, "layers": list(layers)}
    return bool(rows(load("planning", "overlay")["published_since"], given)[0]["published"])


def _rank(code: str, level: str | None, adjustment: str, since: date | None) -> tuple[int, int, int] | None:
    if level is None:
        return plan_rank(unregistered_plan(code).level, "", None)
    return plan_rank(level, adjustment, since)


def _parcels(held: Sequence[bytes]) -> Parcels:
    rows = Packed.of(held)
    return Parcels(
        ids=_fields(rows, _ID_AT, _ID),
        versions=_fields(rows, _VERSION_AT, np.dtype(">i4")).astype(np.int32),
        wkb=Packed(rows.content, rows.begin + _SHAPE_AT, rows.length - _SHAPE_AT),
    )


def _fields(rows: Packed, place: slice, kind: np.dtype[Any]) -> NDArray[Any]:
    """What stands in the same place of every row."""
    found = rows.content[rows.begin[:, None] + np.arange(place.start, place.stop)]
    return found.view(kind).ravel()


def _ids(found: Iterable[bytes]) -> NDArray[np.void]:
    return np.frombuffer(b"".join([bytes(one) for one in found]), dtype=_ID)
