"""Trên đất nào. Which feature of another layer holds the ground of a row that does not name it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import shapely
from django.conf import settings
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from geo.named_sql import load
from layers.importing.checking import Draft
from layers.importing.issues import IssueLog
from layers.registry import registry


def link(cursor: CursorWrapper, draft: Draft, log: IssueLog) -> None:
    """Fill the link of a layer that lies on another (`LayerSpec.lies_on`) where the file leaves it open.

    A row belongs to the feature that holds more than half of its ground; one that belongs to none is refused.
    """
    if draft.spec.lies_on is None or draft.shapes is None:
        return
    layer, field = draft.spec.lies_on
    target = registry.get(layer)
    given = draft.columns.get(field)
    ids: list[str | None] = [None] * len(draft.good) if given is None else given.to_pylist()
    places = [int(place) for place in np.flatnonzero(draft.good) if not ids[place]]
    if places:
        statement = sql.SQL(load("layers", "ground")["holding"])  # type: ignore[arg-type]
        shapes = shapely.to_wkb(draft.shapes[places])
        values = {"places": places, "shapes": shapes.tolist(), "srid": settings.STORAGE_SRID}
        cursor.execute(statement.format(table=sql.Identifier(target.table)), values)
        for place, identifier in cursor.fetchall():
            ids[place] = str(identifier)
    for place in places:
        if ids[place] is None:
            inside = draft.shapes[place].representative_point()
            log.add(
                "ground-unknown",
                row=int(draft.rows[place]),
                field=field,
                at=(inside.x, inside.y),
                layer=target.title,
            )
            draft.good[place] = False
    draft.columns[field] = pa.array(ids, pa.string())
