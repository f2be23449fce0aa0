"""Ảnh chụp lớp. A whole layer as one reader may see it, with its place in the feed and its checksum.

Place, checksum and rows are read in one transaction that sees the database as it was at one moment. A copy is made of
the file, then of the changes after the place; its checksum then tells whether it equals the source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import shapely
from django.conf import settings
from django.db import connection, transaction
from psycopg import sql
from shapely import Geometry

from geo.named_sql import load
from layers import rights
from layers.changesets import numbering
from layers.changesets.feed import Place
from layers.exporting import geoparquet, rows, writing
from layers.spec import LayerSpec

Format = Literal["gpkg", "parquet"]
_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class State:
    """What a layer is to a reader at a moment.

    Attributes:
        place: everything up to here is in it; the feed goes on from here.
        checksum: SHA-256 (hex) over one line `<id>:<version>` and a line feed for each feature, in order of ids.
    """

    place: Place
    features: int
    checksum: str


def state_of(user: rights.User | None, spec: LayerSpec, area: Geometry | None = None) -> State:
    """Count and checksum of a layer as a reader may see it.

    Args:
        area: only what meets it (storage CRS); of a layer without shape, everything.
    """
    selection = _selection(user, spec, area, settings.STORAGE_SRID)
    with _one_moment():
        return _state(selection)


def write(
    user: rights.User | None, spec: LayerSpec, path: Path, form: Format, area: Geometry | None, srid: int
) -> State:
    """Write the layer to `path`: public fields of the rows that the reader may see, in the order of their ids.

    Args:
        srid: of the shapes, the storage CRS or 4326 (longitude, latitude).
    """
    selection = _selection(user, spec, area, srid)
    with _one_moment():
        state = _state(selection)
        facts = {"nen_layer": spec.name, "nen_cursor": str(state.place), "nen_checksum": state.checksum}
        if form == "parquet":
            geoparquet.write_parquet(selection, path, facts)
        else:
            writing.write_geopackage(selection, path, facts)
    return state


def _selection(user: rights.User | None, spec: LayerSpec, area: Geometry | None, srid: int) -> rows.Selection:
    selection = rows.select(spec, user, srid=srid, storage_srid=settings.STORAGE_SRID)
    fields = tuple(one for one in selection.fields if one.is_public)
    conditions = [f"({selection.where})"] if selection.where else []
    if area is not None and spec.is_spatial:
        inside = load("layers.changesets", "snapshots")["inside"].removeprefix("SELECT ").rstrip(";")
        values = {
            "area": sql.Literal(shapely.to_wkb(area, hex=True)),
            "srid": sql.Literal(settings.STORAGE_SRID),
        }
        conditions.append(sql.SQL(inside).format(**values).as_string(None))  # type: ignore[arg-type]
    return replace(selection, fields=fields, where=" AND ".join(conditions))


@contextmanager
def _one_moment() -> Iterator[None]:
    """A transaction that sees one moment; inside a caller's transaction, what that one sees."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute(load("layers.changesets", "snapshots")["one_moment"])
        yield


def _state(selection: rows.Selection) -> State:
    place = Place(numbering.last_number() + 1, 0)
    statement = sql.SQL(load("layers.changesets", "snapshots")["versions"]).format(  # type: ignore[arg-type]
        table=sql.Identifier(selection.spec.table),
        visible=sql.SQL(selection.where or "TRUE"),  # type: ignore[arg-type]
    )
    digest, count = hashlib.sha256(), 0
    with connection.connection.cursor(name="nen_versions") as cursor:
        cursor.itersize = _BATCH
        cursor.execute(statement)
        while lines := cursor.fetchmany(_BATCH):
            digest.update("".join(line for (line,) in lines).encode())
            count += len(lines)
    return State(place, count, digest.hexdigest())
