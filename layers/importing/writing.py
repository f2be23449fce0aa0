"""Ghi vào cơ sở dữ liệu. COPY of all good rows in one transaction; new, changed and unchanged told apart by key.

A source that is new to the layer is copied straight into the table. Otherwise rows go to a staging table: what differs
is updated with its version raised, what is new is inserted, what is equal stays untouched, nothing is deleted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from django.db import OperationalError, connection, models, transaction
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from geo.domain.errors import DomainError
from geo.feature import DERIVED_COLUMNS, GEOMETRY_COLUMN
from geo.named_sql import load
from layers.importing import copying
from layers.importing.checking import Draft
from layers.importing.identity import new_ids
from layers.importing.issues import FileRefused
from layers.importing.values import read_uuid
from layers.labels import Label
from layers.spec import LayerSpec

#: From this many rows on, and this many times what is stored, rows come in bulk.
BULK_ROWS, BULK_FACTOR = 5_000, 4
#: Filled by the database: time of recording and change set, and the derived shapes by trigger.
_BY_DATABASE = frozenset({"recorded_at", "change_set", *DERIVED_COLUMNS.values()})
_IDENTITY = frozenset({"id", "version", "source", "source_key"})


@dataclass(slots=True)
class Written:
    """Rows by what became of them; `missing` are earlier records of the source that the file no longer holds."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """Table of a layer as SQL sees it."""

    table: sql.Identifier
    names: tuple[str, ...]
    compared: tuple[str, ...]

    @property
    def columns(self) -> sql.Composed:
        """Comma-separated column list."""
        return self.listed(self.names)

    def listed(self, names: tuple[str, ...], prefix: str = "") -> sql.Composed:
        """Columns, each with the alias `prefix`."""
        parts = [sql.Identifier(prefix, name) if prefix else sql.Identifier(name) for name in names]
        return sql.SQL(", ").join(parts)


def write(cursor: CursorWrapper, draft: Draft, source: str, srid: int) -> Written:
    """Write the good rows of a draft. The caller holds the transaction.

    Args:
        source: dataset code of every row.
        srid: storage SRID of the shapes.
    """
    data = content(draft, source, srid)
    target = _target(draft, data)
    cursor.execute(load("layers", "importing")["no_time_limit"])
    cursor.execute(load("layers", "importing")["lock_layer"], {"layer": draft.spec.name})
    cursor.execute(_named("count_of_source", target), {"source": source})
    held = int(cursor.fetchone()[0])
    if held == 0:
        if data.count >= BULK_ROWS and _is_small(cursor, target, data.count):
            _write_bulk(cursor, draft, target, data)
        else:
            copy(cursor, draft.spec, target.table, target.names, data)
        return Written(added=data.count)
    _stage(cursor, draft, target, data)
    parameters = {"source": source}
    cursor.execute(_named("update_changed", target), parameters)
    changed = cursor.rowcount
    cursor.execute(_named("insert_new", target), parameters)
    added = cursor.rowcount
    cursor.execute(_named("count_missing", target), parameters)
    missing = int(cursor.fetchone()[0])
    cursor.execute(_named("drop_staging", target))
    return Written(added, changed, data.count - added - changed, missing)


def rehearse(cursor: CursorWrapper, draft: Draft, source: str, srid: int) -> Written:
    """What `write` would do with a draft. Rows of the layer are read and not locked; the caller holds the transaction.

    Args:
        source: dataset code of every row.
        srid: storage SRID of the shapes.
    """
    data = content(draft, source, srid)
    target = _target(draft, data)
    cursor.execute(load("layers", "importing")["no_time_limit"])
    cursor.execute(_named("count_of_source", target), {"source": source})
    if int(cursor.fetchone()[0]) == 0:
        return Written(added=data.count)
    _stage(cursor, draft, target, data)
    cursor.execute(_named("compare_staging", target), {"source": source})
    added, changed, missing = map(int, cursor.fetchone())
    cursor.execute(_named("drop_staging", target))
    return Written(added, changed, data.count - added - changed, missing)


def _stage(cursor: CursorWrapper, draft: Draft, target: Target, data: copying.Content) -> None:
    cursor.execute(_named("make_staging", target))
    copy(cursor, draft.spec, sql.Identifier("nen_import_staging"), target.names, data)
    cursor.execute(_named("index_staging", target))


def resolve_links(cursor: CursorWrapper, draft: Draft, links: dict[str, str], log_unknown: object) -> None:
    """Replace what a foreign-key field holds by the id of the referenced feature.

    Args:
        links: field -> column of the referenced table; without an entry UUIDs are looked up as ids and anything
            else as source keys.
        log_unknown: called with (row index, field, value, table) for each value that is not found.
    """
    for one in draft.spec.fields:
        column = _foreign_key(draft.spec.model, one.name)
        if column is None:
            continue
        values = draft.columns.get(one.name, draft.columns.get(links.get(one.name, "")))
        if values is None:
            continue
        related = column.related_model._meta.db_table  # type: ignore[union-attr]
        wanted = [value for value in pc.unique(values.drop_null()).to_pylist() if value]
        by = links.get(one.name) or ("id" if wanted and read_uuid(wanted[0]) else "source_key")
        statement = load("layers", "importing")["look_up"]
        query = sql.SQL(statement).format(table=sql.Identifier(related), by=sql.Identifier(by))  # type: ignore[arg-type]
        cursor.execute(query, {"values": wanted})
        found = {str(value): str(identifier) for value, identifier in cursor.fetchall()}
        given = values.to_pylist()
        ids = [found.get(value) if value else None for value in given]
        for index, (value, identifier) in enumerate(zip(given, ids, strict=True)):
            if value and identifier is None and draft.good[index]:
                log_unknown(index, one.name, value, related)  # type: ignore[operator]
        draft.columns[one.name] = pa.array(ids, pa.string())


def conflict(error: Exception) -> FileRefused:
    """A refusal out of what the database says about a violated constraint."""
    detail = (
        getattr(getattr(error.__cause__, "diag", None), "message_detail", None) or str(error).split("\n")[0]
    )
    constraint = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
    return FileRefused(
        "db-conflict", why=Label(f"{constraint} {detail}".strip(), f"{constraint} {detail}".strip())
    )


def _foreign_key(model: type, name: str) -> models.ForeignKey | None:
    for column in model._meta.concrete_fields:  # type: ignore[attr-defined]
        if column.name == name and isinstance(column, models.ForeignKey):
            return column
    return None


def content(draft: Draft, source: str, srid: int) -> copying.Content:
    """Good rows in the columns of the database."""
    good = pa.array(draft.good)
    count = int(draft.good.sum())
    own = draft.columns.get("id")
    ids = own.filter(good) if own is not None else pa.array(new_ids(count), pa.string())
    data: dict[str, pa.Array] = {"id": ids, "version": pa.array([1] * count, pa.int64())}
    for column in draft.spec.model._meta.concrete_fields:  # type: ignore[attr-defined]
        name = column.column
        if name in _BY_DATABASE or name in data or name == GEOMETRY_COLUMN:
            continue
        if name == "source":
            data[name] = pa.array([source] * count)
        elif name == "source_key":
            data[name] = pa.array(draft.keys[draft.good], pa.string())
        else:
            given = draft.columns.get(column.name)
            data[name] = _with_default(column, given.filter(good) if given is not None else None, count)
    shapes = draft.shapes[draft.good] if draft.shapes is not None else None
    return copying.Content(pa.table(data), shapes, srid)


def _with_default(column: models.Field, values: pa.Array | None, count: int) -> pa.Array:
    """Values with the model's default in place of nulls, where the column does not admit null."""
    if column.null:
        return values if values is not None else pa.nulls(count, pa.string())
    default = column.get_default() if column.has_default() else None
    if default is None and isinstance(column, (models.CharField, models.TextField)):
        default = ""
    if values is None:
        return pa.array([default] * count) if default is not None else pa.nulls(count, pa.string())
    return pc.fill_null(values, default) if default is not None and values.null_count else values


def _target(draft: Draft, data: copying.Content) -> Target:
    """Compared are the columns that the file, a constant or a derivation gave: a file without a column erases none."""
    given = {draft.spec.column(name) for name in draft.columns} | {GEOMETRY_COLUMN}
    names = (*data.columns.column_names, *([GEOMETRY_COLUMN] if data.shapes is not None else []))
    compared = tuple(name for name in names if name in given and name not in _IDENTITY)
    return Target(sql.Identifier(draft.spec.table), names, compared)


def _named(key: str, target: Target) -> sql.Composed:
    assignments = [sql.SQL("{0} = incoming.{0}").format(sql.Identifier(name)) for name in target.compared]
    return sql.SQL(load("layers", "importing")[key]).format(  # type: ignore[arg-type]
        table=target.table,
        columns=target.columns,
        assignments=sql.SQL(", ").join(assignments),
        held=target.listed(target.compared, "held"),
        incoming=target.listed(target.compared, "incoming"),
    )


def _is_small(cursor: CursorWrapper, target: Target, incoming: int) -> bool:
    """Whether the table holds little beside what is coming, so that locking it and building indexes anew pays."""
    query = sql.SQL("SELECT count(*) FROM (SELECT FROM {} LIMIT %s) AS held").format(target.table)
    cursor.execute(query, [incoming])
    return int(cursor.fetchone()[0]) * BULK_FACTOR <= incoming


def _write_bulk(cursor: CursorWrapper, draft: Draft, target: Target, data: copying.Content) -> None:
    """First load of a large source: rows come with their derived shapes, indexes are built and references checked once
    afterwards.

    The trigger makes the same shapes row by row at three times the cost, and an index fed row by row costs several
    times one that is built. All are set aside inside the transaction, so a failure leaves them as they were.
    """
    held = [name for name in data.columns.column_names if data.columns[name].null_count < data.count]
    data = replace(data, columns=data.columns.select(held), derived=data.shapes is not None)
    shapes = (GEOMETRY_COLUMN, *(DERIVED_COLUMNS[srid] for srid in copying.DERIVED_SRIDS))
    target = replace(target, names=(*held, *(shapes if data.derived else ())))
    cursor.execute(load("layers", "importing")["quick_log"])
    cursor.execute(load("layers", "importing")["indexes"], {"table": draft.spec.table})
    indexes = cursor.fetchall()
    for name, _definition in indexes:
        cursor.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    references = _drop_references(cursor, draft.spec.table, target)
    if data.derived:
        cursor.execute(_named("trigger_off", target))
    copy(cursor, draft.spec, target.table, target.names, data)
    # References that stayed are checked now: no other one, and no index, is put back over rows still unchecked.
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for reference in references:
        cursor.execute(reference)
    if data.derived:
        cursor.execute(_named("trigger_on", target))
    for _name, definition in indexes:
        cursor.execute(definition)


def _drop_references(cursor: CursorWrapper, table: str, target: Target) -> list[sql.Composed]:
    """Set the references of a table aside; returns the statements that put them back.

    One whose other table is being read at this moment stays, and its rows are checked one by one: nobody is waited for.
    """
    cursor.execute(load("layers", "importing")["references"], {"table": table})
    back = []
    for name, referenced, definition in cursor.fetchall():
        parts = {
            "table": target.table,
            "name": sql.Identifier(name),
            "referenced": sql.SQL(referenced),  # regclass quotes itself
            "definition": sql.SQL(definition),
        }
        try:
            with transaction.atomic(using=cursor.db.alias):
                cursor.execute(sql.SQL(load("layers", "importing")["drop_reference"]).format(**parts))  # type: ignore[arg-type]
        except OperationalError:
            continue
        back.append(sql.SQL(load("layers", "importing")["add_reference"]).format(**parts))  # type: ignore[arg-type]
    return back


def copy(
    cursor: CursorWrapper,
    spec: LayerSpec,
    table: sql.Identifier,
    names: Sequence[str],
    data: copying.Content,
    more: Mapping[str, str] | None = None,
) -> None:
    """Send rows by binary COPY.

    Args:
        names: columns of the table, in the order of `data`, the shape last.
        more: types of columns that the layer does not have.
    Raises:
        FileRefused: a value that its column does not take.
    """
    listed = sql.SQL(", ").join(map(sql.Identifier, names))
    statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT binary)").format(table, listed)
    try:
        # COPY goes past Django's cursor, so its errors are turned into Django's here
        with cursor.db.wrap_database_errors, cursor.copy(statement) as stream:
            for block in copying.blocks(data, _kinds(spec) | dict(more or {})):
                stream.write(memoryview(block))
    except DomainError as error:
        raise FileRefused("db-conflict", why=Label(error.message("vi"), error.message("en"))) from error
    except ValueError as error:
        raise FileRefused("db-conflict", why=Label(str(error), str(error))) from error


def _kinds(spec: LayerSpec) -> dict[str, str]:
    """Type of each column of the layer, without its length."""
    columns = spec.model._meta.concrete_fields  # type: ignore[attr-defined]
    return {column.column: str(column.db_type(connection)).split("(")[0] for column in columns}


def good_rows(draft: Draft) -> int:
    """Number of rows that will be written."""
    return int(np.count_nonzero(draft.good))
