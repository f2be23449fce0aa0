"""Parcels written in transactions of their own, with the time just after each."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from cadastre.models import Parcel
from layers.history.attribution import attribute
from layers.history.relation import as_of, parts_of_day, union
from layers.registry import registry
from tests.ogc.drawing import square

EAST, NORTH = 603_000.0, 1_191_000.0


@contextmanager
def change(effective_on: date | None = None, change_set: uuid.UUID | None = None) -> Iterator[CursorWrapper]:
    """A committed transaction of one change set."""
    with transaction.atomic(), connection.cursor() as cursor:
        attribute(cursor, change_set, effective_on, "land_editor")
        yield cursor


def known_now() -> datetime:
    """The database's clock, between two transactions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def new_parcel(valid_from: date | None = date(2020, 1, 1), **values: Any) -> uuid.UUID:
    """A committed parcel of 20 m by 20 m."""
    given = {"sheet_number": "1", "parcel_number": "1", "computed_area_m2": 400.0, "source": "test"} | values
    with change():
        return Parcel.objects.create(geom=square(EAST, NORTH), valid_from=valid_from, **given).pk


def rename(cursor: CursorWrapper, parcel: uuid.UUID, address: str) -> None:
    """An update that says nothing of version and time."""
    cursor.execute("UPDATE parcels SET address = %s WHERE id = %s", [address, parcel])


def addresses(parcel: uuid.UUID, day: date, known_at: datetime | None = None) -> list[str]:
    """Addresses of a parcel on a day, as known at a time; more than one is an error of the history."""
    spec = registry.get("parcels")
    answers = []
    for relation in (as_of(spec, day, known_at), union(parts_of_day(spec, day, known_at))):
        statement = sql.SQL("SELECT address FROM {} AS t WHERE id = {}").format(relation, sql.Literal(parcel))
        with connection.cursor() as cursor:
            cursor.execute(statement)
            answers.append([row[0] for row in cursor.fetchall()])
    assert answers[0] == answers[1], "the two forms of the past differ"
    return answers[0]


def kept(parcel: uuid.UUID) -> list[dict[str, Any]]:
    """Rows of the history of a parcel, oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM history.parcels WHERE id = %s ORDER BY recorded_at, recorded_to", [parcel]
        )
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
