"""Nơi bị tác động. Old and new shapes of everything that a change set touches in a layer."""

from __future__ import annotations

import orjson
import shapely
from django.db import connection
from psycopg import sql
from shapely import Geometry

from geo.named_sql import load
from layers.changesets import stored
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.models import ChangeSet, Edit
from layers.spec import LayerSpec


def shapes_touched(change_set: ChangeSet, spec: LayerSpec) -> list[Geometry]:
    """Shapes in the storage CRS; of a layer without shape, those of the features that its rows describe."""
    parameters = {"change_set": change_set.pk, "layer": spec.name, "primitives": list(PRIMITIVES)}
    key = "shapes_touched" if spec.is_spatial else "rows_touched"
    statement = sql.SQL(load("layers.changesets", "affected")[key]).format(  # type: ignore[arg-type]
        table=sql.Identifier(spec.table), values=stored.values_sql(spec, "held")
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        rows = [row[0] for row in cursor.fetchall()]
    if spec.is_spatial:
        return list(shapely.from_wkb([bytes(row) for row in rows]))
    return stored.linked_shapes(spec, [orjson.loads(row) for row in rows], _created_in(change_set))


def _created_in(change_set: ChangeSet) -> dict[str, Geometry]:
    """Shapes of the features that the change set creates, by id: rows without shape may describe them."""
    rows = Edit.objects.filter(change_set=change_set, operation="create", geometry__isnull=False)
    return {str(one.feature): shapely.from_wkb(bytes(one.geometry.wkb)) for one in rows}
