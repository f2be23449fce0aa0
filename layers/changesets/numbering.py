"""Số thứ tự công bố. The number of a publication, and what the feed has to tell of it beyond the edits themselves.

Numbers are given under a lock that is held until the commit. Change sets and loads by command share them.
"""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import sql

from geo.named_sql import load
from layers.registry import registry
from layers.spec import LayerSpec


def take_number(cursor: CursorWrapper) -> int:
    """The number of this transaction; others wait until it ends. Taken late, before the audit record."""
    cursor.execute(_sql("one_at_a_time"))
    cursor.execute(_sql("next_publication"))
    return int(cursor.fetchone()[0])


def last_number() -> int:
    """The number of the last publication that this transaction sees, 0 before the first."""
    with connection.cursor() as cursor:
        cursor.execute(_sql("last_publication"))
        return int(cursor.fetchone()[0])


def tell_of_load(layer: str, run: UUID) -> None:
    """Rows of a layer were written at once: whoever keeps a copy takes it anew. Part of the caller's transaction."""
    with connection.cursor() as cursor:
        values = {"publication": take_number(cursor), "run": run, "layer": layer}
        cursor.execute(_sql("tell_of_load"), values)


def public_before(
    cursor: CursorWrapper, change_set: UUID, changed: list[LayerSpec]
) -> dict[str, list[tuple[UUID, int]]]:
    """What citizens see, before it is written, of the features that a change set updates or deletes: id and version.

    Only of layers whose rows are shown by another one: later that one may change, and nobody could tell any more.
    """
    found = {}
    for spec in changed:
        if spec.shown_by and spec.public_where:
            cursor.execute(_of(spec, "public_before"), {"change_set": change_set, "layer": spec.name})
            found[spec.name] = cursor.fetchall()
    return found


def tell_of_hidden(
    cursor: CursorWrapper, change_set: UUID, publication: int, before: dict[str, list[tuple[UUID, int]]]
) -> None:
    """Tell of features that were `public_before` and are no longer, so that no copy keeps them."""
    for layer, versions in before.items():
        values: dict[str, object] = {"change_set": change_set, "publication": publication, "layer": layer}
        cursor.execute(_sql("last_place"), values)
        values |= {
            "after": cursor.fetchone()[0],
            "ids": [one[0] for one in versions],
            "versions": [one[1] for one in versions],
        }
        cursor.execute(_of(registry.get(layer), "tell_of_hidden"), values)


def _of(spec: LayerSpec, key: str) -> sql.Composed:
    return sql.SQL(_sql(key)).format(  # type: ignore[arg-type]
        row_table=sql.Identifier(spec.table),
        public=sql.SQL(f"({spec.public_where})".replace("%", "%%")),  # type: ignore[arg-type]
    )


def tell_of_followers(
    cursor: CursorWrapper, change_set: UUID, publication: int, changed: list[LayerSpec]
) -> None:
    """Tell of rows that are shown, or hidden, with a feature of another layer that they point to.

    A plan that is announced shows its zones; a parcel that becomes classified hides its land uses.

    Args:
        changed: layers that the change set edits, as they are after it.
    """
    for leading in changed:
        if not leading.public_where:
            continue
        for following in registry:
            for field, layer in following.links.items():
                if layer == leading.name and leading.name in following.shown_by:
                    _tell(cursor, change_set, publication, leading, following, field)


def _tell(
    cursor: CursorWrapper, change_set: UUID, publication: int, leading: LayerSpec, following: LayerSpec, field: str
) -> None:  # fmt: skip
    values: dict[str, object] = {"change_set": change_set, "publication": publication}
    cursor.execute(_sql("last_place"), values)
    values |= {"after": cursor.fetchone()[0], "lead_layer": leading.name, "layer": following.name}
    columns = [one.column for one in leading.model._meta.concrete_fields]  # type: ignore[attr-defined]
    statement = sql.SQL(_sql("tell_of_followers")).format(  # type: ignore[arg-type]
        lead_table=sql.Identifier(leading.table),
        kept=sql.Identifier("history", leading.table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        public=sql.SQL(leading.public_where.replace("%", "%%")),  # type: ignore[arg-type]
        row_table=sql.Identifier(following.table),
        link=sql.Identifier(following.column(field)),
    )
    cursor.execute(statement, values)


def _sql(key: str) -> str:
    return load("layers.changesets", "numbering")[key]
