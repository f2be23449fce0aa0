"""Liên kết tới đối tượng của lớp khác. What a linked feature is called, and features to choose from by name or code.

Only rows and fields that the reader may read take part: in what is offered, in what is matched and in the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from psycopg import sql

from geo.domain.folding import fold
from geo.domain.values import BBox
from geo.feature import GEOMETRY_COLUMN
from geo.named_sql import load
from layers import rights
from layers.registry import UnknownLayer, registry
from layers.spec import Field, LayerSpec

#: Features that one answer names.
MOST = 200
#: Words of a query that count.
_WORDS = 24
#: What stands between words in names and codes.
_BETWEEN = re.compile(r"[\s,;·|]+")
#: "45" or "12-3" says little without its label.
_BARE = re.compile(r"[\d\W]+")
_NUMBERS = re.compile(r"[0-9./-]+")
_SESSION = "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off"


@dataclass(frozen=True)
class Named:
    """A feature as people call it; `detail` holds its codes that are not in the name."""

    id: UUID
    name: str
    detail: str


def linked_layer(spec: LayerSpec, field: Field, user: rights.User | None) -> LayerSpec | None:
    """The layer that a field points to; None where it points to none, or to one that `user` may not read."""
    try:
        target = registry.get(spec.links.get(field.name, ""))
    except UnknownLayer:
        return None
    return target if rights.may(user, "read", target) else None


def named(spec: LayerSpec, user: rights.User | None, ids: Iterable[UUID], lang: str) -> dict[UUID, Named]:
    """Names of those of these features that `user` may read."""
    wanted = list(dict.fromkeys(ids))
    titles, details = _title_fields(spec, user), _detail_fields(spec, user)
    if not wanted or not rights.may(user, "read", spec):
        return {}
    statement = _statement("named").format(**_parts(spec, user, titles, details))
    with connection.cursor() as cursor:
        cursor.execute(statement, {"ids": wanted})
        rows = cursor.fetchall()
    return {row[0]: _named(row, titles, details, lang) for row in rows}


def found(
    spec: LayerSpec, user: rights.User | None, text: str, *, limit: int, near: BBox | None, lang: str
) -> list[Named]:
    """Features of a layer by the words of their names and codes, without case and diacritics, best first.

    Args:
        text: "" finds what lies nearest, or the first by name.
        near: storage CRS; of what fits equally well, the nearest comes first.
    """
    titles, details = _title_fields(spec, user), _detail_fields(spec, user)
    words = [word for word in _BETWEEN.split(fold(text)) if word][:_WORDS]
    said = sql.SQL("concat_ws(' ', {})").format(
        sql.SQL(", ").join(sql.Identifier(spec.column(one.name)) for one in (*titles, *details))
    )
    folded = sql.SQL("nen_fold(found.said)")
    parts = _parts(spec, user, titles, details) | {
        "text": said,
        "words": _all_of(words, said),
        "distance": _distance(spec, near),
        "whole": _how_many(words, folded, "whole"),
        "begun": _how_many(words, folded, "begun"),
    }
    given: dict[str, object] = {"limit": min(limit, MOST)}
    for nth, word in enumerate(words):
        begun = rf"(^|[^[:alnum:]]){re.escape(word)}"
        given |= {f"word{nth}": word, f"begun{nth}": begun, f"whole{nth}": rf"{begun}($|[^[:alnum:]])"}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_SESSION)
        cursor.execute(_statement("found").format(**parts), given)
        rows = cursor.fetchall()
    return [_named(row, titles, details, lang) for row in rows]


def title(spec: LayerSpec, values: Mapping[str, object], lang: str) -> str:
    """What a feature is called, out of the values that its reader may see."""
    return _joined([(spec.by_name[name], values.get(name)) for name in spec.title_fields], lang)


def _title_fields(spec: LayerSpec, user: rights.User | None) -> list[Field]:
    readable = {one.name for one in rights.readable_fields(user, spec)}
    return [spec.by_name[name] for name in spec.title_fields if name in readable]


def _detail_fields(spec: LayerSpec, user: rights.User | None) -> list[Field]:
    return [
        one for one in rights.readable_fields(user, spec) if one.search and one.name not in spec.title_fields
    ]


def _named(row: Sequence[object], titles: list[Field], details: list[Field], lang: str) -> Named:
    identity, name_values, detail_values = row
    assert isinstance(identity, UUID) and isinstance(name_values, list) and isinstance(detail_values, list)
    return Named(
        identity,
        _joined(zip(titles, name_values, strict=True), lang) or str(identity)[:8],
        _joined(zip(details, detail_values, strict=True), lang),
    )


def _joined(values: Iterable[tuple[Field, object]], lang: str) -> str:
    said = [(one, str(value)) for one, value in values if value not in (None, "")]
    return " · ".join(
        f"{one.label.text(lang)} {value}" if _BARE.fullmatch(value) else value for one, value in said
    )


def _parts(
    spec: LayerSpec, user: rights.User | None, titles: list[Field], details: list[Field]
) -> dict[str, sql.Composable]:
    return {
        "table": sql.Identifier(spec.table),
        "visible": sql.SQL(f"({rights.row_condition(user, spec) or 'TRUE'})".replace("%", "%%")),  # type: ignore[arg-type]
        "titles": _array(spec, titles),
        "details": _array(spec, details),
    }


def _array(spec: LayerSpec, fields: list[Field]) -> sql.Composable:
    values = sql.SQL(", ").join(
        sql.SQL("{}::text").format(sql.Identifier(spec.column(one.name))) for one in fields
    )
    return sql.SQL("ARRAY[{}]::text[]").format(values)


def _all_of(words: list[str], said: sql.Composable) -> sql.Composable:
    """Every word stands somewhere in the text; numbers are looked for first, without folding, which is slow."""
    ordered = sorted(enumerate(words), key=lambda one: _NUMBERS.fullmatch(one[1]) is None)
    conditions = [
        sql.SQL("strpos({}, {}) > 0" if _NUMBERS.fullmatch(word) else "strpos(nen_fold({}), {}) > 0").format(
            said, sql.Placeholder(f"word{nth}")
        )
        for nth, word in ordered
    ]
    return sql.SQL(" AND ").join(conditions) if conditions else sql.SQL("TRUE")


def _how_many(words: list[str], folded: sql.Composable, how: str) -> sql.Composable:
    """How many of the words stand in the text as a whole, or begin a word of it."""
    counted = [
        sql.SQL("({} ~ {})::int").format(folded, sql.Placeholder(f"{how}{nth}")) for nth in range(len(words))
    ]
    return sql.SQL("({})").format(sql.SQL(" + ").join(counted)) if counted else sql.SQL("(0 + 0)")


def _distance(spec: LayerSpec, near: BBox | None) -> sql.Composable:
    if near is None or not spec.is_spatial:
        return sql.SQL("NULL::float8")
    corners = sql.SQL(", ").join(map(sql.Literal, near.as_tuple()))
    return sql.SQL("round(ST_Distance({}, ST_MakeEnvelope({}, {})))").format(
        sql.Identifier(GEOMETRY_COLUMN), corners, sql.Literal(near.crs.srid)
    )


def _statement(key: str) -> sql.SQL:
    return sql.SQL(load("layers", "linking")[key])  # type: ignore[arg-type]
