"""Dòng suy ra. Rows of a layer without shape out of a text of codes in another layer: "ONT+CLN" is two land uses."""

from __future__ import annotations

import uuid
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from django.db import connection, transaction
from django.utils import timezone
from psycopg import sql

from geo.named_sql import load
from layers.changesets import outbox
from layers.history.attribution import attribute
from layers.importing import tracing, writing
from layers.importing.checking import Draft
from layers.models import ImportRun
from layers.spec import LayerSpec, RowsOf


class _Row(NamedTuple):
    key: str
    base: str
    code: str
    amount: float | None
    synthetic: bool


def derive_rows(spec: LayerSpec, source: str, srid: int) -> writing.Written:
    """Bring the rows of `spec` in line with the records of one source of its base layer, in one transaction.

    A row keeps the source of its base record; its key is the base record's key and the place of the code.
    """
    rule = spec.rows_of
    assert rule is not None
    started, run_id = timezone.now(), uuid.uuid4()
    with transaction.atomic(), connection.cursor() as cursor:
        attribute(cursor, run_id, None, tracing.ACTOR)
        cursor.execute(_codes_of(rule), {"source": source, "separator": rule.separator})
        rows = [_Row(*found) for found in cursor.fetchall()]
        stale = sql.SQL(load("layers", "derived_rows")["remove_stale"]).format(
            table=sql.Identifier(spec.table)
        )
        cursor.execute(stale, {"source": source, "keys": [row.key for row in rows]})
        removed = cursor.rowcount
        done = writing.write(cursor, _draft(spec, rule, rows), source, srid) if rows else writing.Written()
        changed = bool(done.added or done.changed or removed)
        run = ImportRun.objects.create(
            id=run_id, layer=spec.name, source=source, file_name=f"{rule.layer}.{rule.text}", file_sha256="",
            started_at=started, finished_at=timezone.now(), rows_read=len(rows), rows_added=done.added,
            rows_changed=done.changed, rows_unchanged=done.unchanged,
            outcome=ImportRun.Outcome.WRITTEN if changed else ImportRun.Outcome.UNCHANGED,
        )  # fmt: skip
        if changed:
            outbox.tell_whole_layer(spec.name, run_id, "import")
            tracing.record_written(run)
    return done


def _codes_of(rule: RowsOf) -> sql.Composed:
    amount = sql.Identifier("base", rule.amount[1]) if rule.amount else sql.SQL("NULL::double precision")
    return sql.SQL(load("layers", "derived_rows")["codes_of"]).format(
        base=sql.Identifier(rule.layer), text=sql.Identifier(rule.text), amount=amount
    )


def _draft(spec: LayerSpec, rule: RowsOf, rows: list[_Row]) -> Draft:
    columns = {
        rule.link: pa.array([row.base for row in rows], pa.string()),
        rule.code: pa.array([row.code for row in rows], pa.string()),
        "synthetic": pa.array([row.synthetic for row in rows], pa.bool_()),
    }
    if rule.amount:
        columns[rule.amount[0]] = pa.array([row.amount for row in rows], pa.float64())
    keys = np.array([row.key for row in rows], dtype=object)
    return Draft(spec, np.arange(1, len(rows) + 1), np.ones(len(rows), dtype=bool), None, columns, keys, None)
