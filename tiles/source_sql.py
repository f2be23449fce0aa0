"""SQL that the renderers and the vector tiles run, generated from the registry: public columns of rows in force.

Shared tiles are drawn for everybody, so the reader is a citizen (None); a layer that is not public has vector tiles for
its readers only, made for each of them and never kept.

Names of tables and columns come from declarations and are checked against a pattern; values come from the style table
and code lists, never from a request.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from geo.feature import DERIVED_COLUMNS, GEOMETRY_COLUMN
from layers.history.relation import parts_of_day, union
from layers.rights import User, may, readable_fields, row_condition
from layers.spec import LayerSpec
from tiles.style.model import Filter, LabelRule

_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_PART = re.compile(r"\{(?P<field>[a-z_0-9]+)(?::\.(?P<decimals>\d)f)?\}")
#: Live tables hold published states; only some keep versions whose time is over (administrative units, plans). The day
#: is asked for once a statement, not once a row.
IN_FORCE = (
    "(valid_from IS NULL OR valid_from <= (SELECT nen_today()))"
    " AND (valid_to IS NULL OR valid_to > (SELECT nen_today()))"
)


class NotPublic(ValueError):
    """A style or a tile asks for a column that the declaration does not make public."""


def identifier(name: str) -> str:
    """`name`, proven to be a plain lower-case SQL identifier. Raises ValueError otherwise."""
    if not _IDENTIFIER.fullmatch(name):
        raise ValueError(f"not a plain identifier: {name!r}")
    return name


def literal(value: str | bool | float) -> str:
    """`value` as an SQL literal; text is quoted, so it may hold any character."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + value.replace("'", "''") + "'"


def public_column(spec: LayerSpec, field_name: str, reader: User | None = None) -> str:
    """Column of a field that is public in a layer that `reader` may read. Raises NotPublic for any other name."""
    field = spec.by_name.get(field_name)
    if field is None or not field.is_public or not may(reader, "read", spec, field=field):
        raise NotPublic(f"{spec.name}.{field_name}")
    return identifier(spec.column(field_name))


def public_columns(spec: LayerSpec) -> list[str]:
    """Every column that the map role may read: public fields, what the rule of the rows asks for, the three shapes."""
    own = [identifier(spec.column(field.name)) for field in readable_fields(None, spec)]
    own += [identifier(name) for name in spec.judged_by]
    return [*own, GEOMETRY_COLUMN, *DERIVED_COLUMNS.values()]


def geometry_column(srid: int, storage_srid: int) -> str:
    """Column that holds the shapes in `srid` already, so that nothing is ever reprojected when drawing.

    Raises ValueError for a CRS that is not stored.
    """
    if srid == storage_srid:
        return GEOMETRY_COLUMN
    if srid not in DERIVED_COLUMNS:
        raise ValueError(f"shapes are not stored in {srid}")
    return DERIVED_COLUMNS[srid]


def filter_sql(spec: LayerSpec, condition: Filter, reader: User | None = None) -> str:
    """Condition of a style rule."""
    column = public_column(spec, condition.field, reader)
    return f"{column} IN ({', '.join(literal(value) for value in condition.values)})"


def base_conditions(spec: LayerSpec, reader: User | None = None) -> str:
    """Rows in force on this day that may be shown to `reader`."""
    conditions = [IN_FORCE]
    if visible := row_condition(reader, spec):
        conditions.append(f"({visible})")
    return " AND ".join(conditions)


def rows_of_day(spec: LayerSpec, day: date, reader: User | None = None) -> str:
    """Relation of the rows that held on a day and may be shown to `reader`, in the box west, south, east, north
    (parameters, degrees WGS 84)."""
    visible = row_condition(reader, spec).replace("%", "%%")
    held = union(parts_of_day(spec, day, visible=visible)).as_string(None)
    box = "ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 4326)"
    return f"(SELECT * FROM {held} AS held WHERE geom_4326 && {box}) AS held"  # noqa: S608 - as above, from declarations


def all_of(conditions: Iterable[str]) -> str:
    """The conditions joined by AND; TRUE when there is none."""
    return " AND ".join(f"({condition})" for condition in conditions if condition) or "TRUE"


def label_sql(spec: LayerSpec, rule: LabelRule) -> tuple[str, str]:
    """(text expression, condition that its first field is filled) of a label rule."""
    pieces: list[str] = []
    position = 0
    for match in _PART.finditer(rule.template):
        if match.start() > position:
            pieces.append(literal(rule.template[position : match.start()]))
        pieces.append(_field_text(spec, match["field"], match["decimals"]))
        position = match.end()
    if position < len(rule.template):
        pieces.append(literal(rule.template[position:]))
    first = _PART.search(rule.template)
    if first is None:
        raise ValueError(f"{spec.name}: label without a field: {rule.template!r}")
    text = " || ".join(pieces)
    return text, f"{_field_text(spec, first['field'], first['decimals'])} <> ''"


def label_fields(rule: LabelRule) -> list[str]:
    """Names of the fields in a label template."""
    return [match["field"] for match in _PART.finditer(rule.template)]


def _field_text(spec: LayerSpec, field_name: str, decimals: str | None) -> str:
    column = public_column(spec, field_name)
    if decimals is not None:
        return f"coalesce(round({column}::numeric, {int(decimals)})::text, '')"
    return f"coalesce({column}::text, '')"
