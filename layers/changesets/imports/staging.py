"""So sánh trong cơ sở dữ liệu. Rows of a file beside the live features of their keys, compared by the database as sets.

Everything lies in temporary tables of one transaction: the keys, the live features found for them, the rows, the new
shapes. Edits are made out of these by INSERT … SELECT.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import shapely
from django.conf import settings
from django.db import connection
from django.db.backends.utils import CursorWrapper
from numpy.typing import NDArray
from psycopg import sql

from geo.feature import GEOMETRY_COLUMN
from geo.named_sql import load
from layers import rights
from layers.changesets import stored
from layers.changesets.imports.keys import Keys
from layers.changesets.reading_values import is_computed
from layers.importing import copying, writing
from layers.importing.checking import Draft
from layers.rights.reach import inside_units_sql
from layers.spec import LayerSpec

#: Live features read at once.
_BLOCK = 5_000
#: Relative difference of numbers that is only the rounding of a file format.
_ROUNDING = 1e-9
#: Follow from a shape and change only with it, beside the computed area.
_OF_THE_SHAPE = frozenset({"map_sheet", "source_srid"})
_NO_VALUES = sql.SQL("'{}'::jsonb")
_ROW = "file_row"


@dataclass(frozen=True)
class Scope:
    """Which live features take part: those of a layer that `user` may read, of one source if it is named."""

    spec: LayerSpec
    user: rights.User
    source: str

    def parts(self) -> dict[str, sql.Composable]:
        """The conditions as SQL."""
        spec = self.spec
        reach = rights.reach(self.user, "write", spec)
        inside = "true" if reach.everywhere else inside_units_sql(spec, sorted(reach.units))
        source = sql.SQL("source = {}").format(sql.Literal(self.source))
        return {
            "table": sql.Identifier(spec.table),
            "visible": _trusted(rights.row_condition(self.user, spec) or "true"),
            "scope": source if self.source else sql.SQL("true"),
            "reach": _trusted(inside),
        }


def hold(cursor: CursorWrapper, scope: Scope, draft: Draft, keys: Keys) -> None:
    """Find the live features of the keys."""
    spec = scope.spec
    cursor.execute(_sql("make_keys"))
    known = keys.values != ""
    content = copying.Content(
        pa.table({_ROW: pa.array(draft.rows[known]), "key": pa.array(keys.values[known], pa.string())}),
        None, settings.STORAGE_SRID,
    )  # fmt: skip
    kinds = {_ROW: "integer", "key": "text"}
    writing.copy(cursor, spec, sql.Identifier("nen_import_keys"), tuple(kinds), content, kinds)
    names = ["id", "version", *(one.name for one in stored.columns(spec))]
    if spec.is_spatial:
        names.append(GEOMETRY_COLUMN)
    cursor.execute(_named("hold", **scope.parts(), columns=_listed(names), key=sql.Identifier(keys.column)))
    cursor.execute(_sql("index_held"))


def held(spec: LayerSpec) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.object_]]]:
    """Live features found, in blocks: row of the file, number of features with its key, shape in the storage CRS."""
    shape = sql.SQL("ST_AsBinary(geom)" if spec.is_spatial else "NULL::bytea")
    with connection.chunked_cursor() as cursor:
        cursor.execute(_named("held", shape=shape))
        while block := cursor.fetchmany(_BLOCK):
            rows, twins, _versions, shapes = zip(*block, strict=True)
            wkb = [None if one is None else bytes(one) for one in shapes]
            yield np.array(rows), np.array(twins), shapely.from_wkb(np.array(wkb, dtype=object))


def stage(cursor: CursorWrapper, draft: Draft, source: str, reshaped: NDArray[np.bool_]) -> None:
    """Send the rows that are still good, and the shapes of those that get a new one."""
    spec = draft.spec
    srid = settings.STORAGE_SRID
    content = writing.content(draft, source, srid)
    table = content.columns.append_column(_ROW, pa.array(draft.rows[draft.good], pa.int64()))
    names = table.column_names
    columns = _listed([name for name in names if name != _ROW])
    cursor.execute(_named("make_staging", table=sql.Identifier(spec.table), columns=columns))
    plain = copying.Content(table, None, srid)
    writing.copy(cursor, spec, sql.Identifier("nen_import_staging"), names, plain, {_ROW: "integer"})
    cursor.execute(_sql("make_shapes"))
    if draft.shapes is not None:
        sent = draft.good & reshaped
        rows = pa.table({_ROW: pa.array(draft.rows[sent], pa.int64())})
        shapes = copying.Content(rows, draft.shapes[sent], srid)
        target = sql.Identifier("nen_import_shapes")
        writing.copy(cursor, spec, target, (_ROW, GEOMETRY_COLUMN), shapes, {_ROW: "integer"})
    cursor.execute(_sql("index_staging"))


def write_edits(
    cursor: CursorWrapper,
    scope: Scope,
    change_set: object,
    editable: frozenset[str],
    *,
    by_source_key: bool,
    removing: bool,
    after: int,
    reached: int,
) -> tuple[int, int, int]:
    """Make the edits out of the staged rows.

    Args:
        editable: fields of the file that the author may set.
        by_source_key: new features keep the key of the file in their source.
        after: place after which deletions are counted.
        reached: latest publication that the checks of these edits will see (`checking.check`).
    Returns:
        number of features created, updated, deleted.
    """
    spec = scope.spec
    values = {"change_set": change_set, "layer": spec.name, "after": after, "reached": reached}
    parts = scope.parts() | {
        "values": _pairs(spec, _created(spec, editable, scope.source, by_source_key=by_source_key)),
        "differences": _differences(spec, editable),
        "extent": _extent(spec, shapes=True),
    }
    found = []
    for key in ("draft_creations", "draft_updates"):
        cursor.execute(_named(key, **parts), values)
        found.append(cursor.rowcount)
    if not removing:
        return found[0], found[1], 0
    cursor.execute(_named("draft_deletions", **parts | {"extent": _extent(spec, shapes=False)}), values)
    return found[0], found[1], cursor.rowcount


def count_missing(cursor: CursorWrapper, scope: Scope) -> int:
    """Number of live features in the scope and reach that the file does not hold."""
    cursor.execute(_named("count_missing", **scope.parts()))
    return int(cursor.fetchone()[0])


def taken(cursor: CursorWrapper, spec: LayerSpec, ids: list[str]) -> set[str]:
    """Which of these ids live features bear."""
    cursor.execute(_named("taken", table=sql.Identifier(spec.table)), {"ids": ids})
    return {row[0] for row in cursor.fetchall()}


def analyze(cursor: CursorWrapper) -> None:
    """Tell the planner of many new edits."""
    cursor.execute(_sql("analyze_edits"))


def _created(
    spec: LayerSpec, editable: frozenset[str], source: str, *, by_source_key: bool
) -> list[stored.Column]:
    """Columns that a new feature gets out of the file."""
    own = editable | _OF_THE_SHAPE | _computed(spec) | {"synthetic"}
    own |= {"source"} if source else set()
    own |= {"source_key"} if by_source_key else set()
    return [one for one in stored.columns(spec) if one.key in own]


def _computed(spec: LayerSpec) -> set[str]:
    return {one.name for one in spec.fields if is_computed(one)}


def _pairs(spec: LayerSpec, columns: list[stored.Column]) -> sql.Composable:
    """jsonb object of the columns of an incoming row; several, as one call takes a hundred arguments at most."""
    parts = [
        sql.SQL("jsonb_build_object({})").format(
            sql.SQL(", ").join(
                sql.SQL("{}, {}").format(sql.Literal(one.key), sql.Identifier("incoming", one.name))
                for one in columns[start : start + 50]
            )
        )
        for start in range(0, len(columns), 50)
    ]
    return sql.SQL(" || ").join(parts)


def _differences(spec: LayerSpec, editable: frozenset[str]) -> sql.Composable:
    """jsonb object of what differs between an incoming row and its live feature, by field."""
    follows = (_OF_THE_SHAPE | _computed(spec)) - editable
    kinds = {one.column: str(one.db_type(connection)) for one in spec.model._meta.concrete_fields}  # type: ignore[attr-defined]
    parts: list[sql.Composable] = []
    for one in stored.columns(spec):
        if one.key not in editable | follows:
            continue
        live, new = sql.Identifier("held", one.name), sql.Identifier("incoming", one.name)
        differs: sql.Composable = sql.SQL("{} IS DISTINCT FROM {}").format(live, new)
        if kinds[one.name] == "double precision":
            differs = sql.SQL(
                "({differs} AND COALESCE(abs({live} - {new}) > {rounding} * abs({live}), true))"
            ).format(differs=differs, live=live, new=new, rounding=sql.Literal(_ROUNDING))
        if one.key in follows:
            differs = sql.SQL("(shapes.geom IS NOT NULL AND {})").format(differs)
        parts.append(
            sql.SQL("CASE WHEN {} THEN jsonb_build_object({}, {}) ELSE {} END").format(
                differs, sql.Literal(one.key), new, _NO_VALUES
            )
        )
    return sql.SQL(" || ").join(parts or [_NO_VALUES])


def _extent(spec: LayerSpec, *, shapes: bool) -> sql.Composable:
    """Box around old and new shape, a centimetre wider; storage CRS."""
    if not spec.is_spatial:
        return sql.SQL("NULL::geometry")
    if not shapes:
        return sql.SQL("ST_Expand(held.geom, 0.01)")
    return sql.SQL("ST_Expand(ST_Collect(ST_Envelope(held.geom), ST_Envelope(shapes.geom)), 0.01)")


def _listed(names: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def _named(key: str, /, **parts: sql.Composable) -> sql.Composed:
    return sql.SQL(_sql(key)).format(**parts)  # type: ignore[arg-type]


def _sql(key: str) -> str:
    return load("layers.changesets", "importing")[key]


def _trusted(condition: str) -> sql.SQL:
    """SQL of the rights module; a per cent sign in it is no placeholder."""
    return sql.SQL(condition.replace("%", "%%"))  # type: ignore[arg-type]
