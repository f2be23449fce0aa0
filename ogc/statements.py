"""SQL of a query: identifiers by `psycopg.sql`, values as parameters. PostGIS writes the JSON of each feature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import LiteralString, cast

import shapely
from psycopg import sql

from geo import named_sql
from geo.domain.crs import CRS84, Crs
from geo.domain.errors import DomainError
from geo.domain.values import BBox
from layers.changesets import drafted_rows
from layers.history.relation import cut, parts_of_day, union
from layers.spec import Field, LayerSpec
from ogc import keyset, shapes
from ogc.binder import Binder, all_of
from ogc.cql.spatial import box_in
from ogc.cql.terms import SQL_TYPES
from ogc.cql.translate import Translator
from ogc.formats import jsonfg
from ogc.query import DateSpan, ItemsQuery
from ogc.refusals import bad_value

NOTHING = sql.SQL("NULL::geometry")
#: Each column with the name under which it is shown.
Columns = tuple[tuple[str, str], ...]
#: The box operators of PostGIS compare in single precision: 1 m in Web Mercator, 0.8 m in degrees. What they find
#: inside a box that is smaller by more than that is inside for certain.
_BOX_ROUNDING_M, _BOX_ROUNDING_DEGREES = 2.5, 2e-5


@dataclass(frozen=True)
class Statement:
    """SQL with its parameters.

    Attributes:
        has_one_plan: one plan is right for all values, so the database may keep it; a filter's depends on its values.
    """

    text: sql.Composable
    values: dict[str, object]
    has_one_plan: bool = False


def page(query: ItemsQuery) -> Statement:
    """The features of one page."""
    binder = Binder()
    conditions = _conditions(query, binder)
    if query.after is not None:
        conditions.append(keyset.after(query.keys, query.after, "t", binder))
    rows = _page_rows(query, all_of(conditions), binder)
    condition = all_of(conditions) if query.is_stored else sql.SQL("TRUE")
    return Statement(
        _page(query, rows, condition),
        binder.values,
        has_one_plan=query.is_stored and not query.is_selective,
    )


def is_counted_with_page(query: ItemsQuery) -> bool:
    """True for the first page of a part of what is stored: to sort its features all of them are searched anyhow."""
    return query.is_stored and query.is_selective and not (query.after or query.offset)


def page_and_count(query: ItemsQuery, cap: int) -> Statement:
    """The features of the page and the number of matches, `cap` + 1 at most; no features when it is more than `cap`.

    Args:
        query: one for which `is_counted_with_page` holds.
    """
    binder = Binder()
    condition = all_of(_conditions(query, binder))
    text = _page(query, sql.Identifier(query.spec.table), condition, cap)
    return Statement(text, binder.values, has_one_plan=not query.is_filtered)


def item(
    spec: LayerSpec, fields: Sequence[Field], crs: Crs, visible: str = "", day: date | None = None
) -> str:
    """One feature by its id, if it meets `visible`; on `day`, else what is stored.

    Returns:
        SQL whose only parameter `$1` is the id, so that the database can keep its plan.
    """
    columns = tuple((spec.column(field.name), field.name) for field in fields)
    if day is None:
        return _stored_item(spec.table, columns, crs if spec.is_spatial else None, visible)
    return _item(union(parts_of_day(spec, day, visible=visible)), columns, crs if spec.is_spatial else None)


@lru_cache(maxsize=512)
def _stored_item(table: str, columns: Columns, crs: Crs | None, visible: str) -> str:
    return _item(sql.Identifier(table), columns, crs, visible)


def _item(table: sql.Composable, columns: Columns, crs: Crs | None, visible: str = "") -> str:
    text = sql.SQL(named_sql.load("ogc", "features")["item"]).format(
        geometry=_geometry(crs),
        properties=_row_to_json(columns),
        shape=_shape(crs),
        table=table,
        visible=_visible(visible),
    )
    return text.as_string(None)


def whole(query: ItemsQuery, columns: Sequence[sql.Composable]) -> Statement:
    """Every matching feature in a row of its own, `query.limit` at most.

    Args:
        columns: expressions over the row `page`, whose `shape` holds coordinates as `shapes.source_column` says.
    """
    binder = Binder()
    conditions = _conditions(query, binder)
    if query.after is not None:
        conditions.append(keyset.after(query.keys, query.after, "t", binder))
    text = sql.SQL(named_sql.load("ogc", "features")["whole"]).format(
        columns=sql.SQL(", ").join(columns),
        shape=_shape(query.crs if query.with_shape else None),
        table=_query_rows(query, binder),
        condition=all_of(conditions),
        order=keyset.order_by(query.keys, "t"),
        limit=sql.Literal(query.limit),
        offset=sql.Literal(query.offset),
    )
    return Statement(text, binder.values)


def without_shape(query: ItemsQuery) -> Statement:
    """Whether any matching feature of a spatial layer has no geometry."""
    binder = Binder()
    text = sql.SQL(named_sql.load("ogc", "features")["without_shape"]).format(
        table=_query_rows(query, binder), condition=all_of(_conditions(query, binder))
    )
    return Statement(text, binder.values)


def count(query: ItemsQuery, cap: int | None) -> Statement:
    """Number of matching features, counted to `cap` + 1 at most; to the end when `cap` is None."""
    binder = Binder()
    condition = all_of(_conditions(query, binder))
    key = "count" if cap is None else "count_to"
    text = sql.SQL(named_sql.load("ogc", "features")[key]).format(
        table=_query_rows(query, binder), condition=condition, cap=sql.Literal(cap or 0)
    )
    return Statement(text, binder.values)


def planned(query: ItemsQuery) -> Statement:
    """Number of matching features that the planner expects."""
    binder = Binder()
    condition = all_of(_conditions(query, binder))
    text = sql.SQL(named_sql.load("ogc", "features")["planned"])
    return Statement(text.format(table=_query_rows(query, binder), condition=condition), binder.values)


def estimate(spec: LayerSpec) -> Statement:
    """Number of rows according to the statistics."""
    text = sql.SQL(named_sql.load("ogc", "features")["estimate"])
    return Statement(text.format(table_name=sql.Literal(f'"{spec.table}"')), {})


def feature(query: ItemsQuery) -> sql.Composable:
    """Text of one feature, the row `page`, in the encoding of the query; an id is a UUID and needs no escaping."""
    columns = tuple((query.spec.column(field.name), field.name) for field in query.fields)
    if query.profile:
        return jsonfg.feature(query, _row_to_json(columns))
    return _geojson_feature(columns, query.crs if query.with_shape else None)


def _page(
    query: ItemsQuery, rows: sql.Composable, condition: sql.Composable, cap: int | None = None
) -> sql.SQL:
    """The text `page`, or `page_and_count` with a `cap`."""
    shape = _shape(query.crs if query.with_shape else None)
    parts = (part.as_string(None) for part in (feature(query), shape, rows, condition))
    return _page_text(*parts, query.keys, query.limit, query.offset, cap)


@lru_cache(maxsize=512)
def _page_text(
    json: LiteralString,
    shape: LiteralString,
    table: LiteralString,
    condition: LiteralString,
    keys: tuple[keyset.Key, ...],
    limit: int,
    offset: int,
    cap: int | None,
) -> sql.SQL:
    """Put together once for all boxes, places to go on from and values: those are parameters."""
    named = named_sql.load("ogc", "features")
    last_keys = [
        sql.SQL("max(page.{}::text) FILTER (WHERE page.nth = {})").format(
            sql.Identifier(key.column), sql.Literal(offset + limit)
        )
        for key in keys
    ]
    text = sql.SQL(named["page" if cap is None else "page_and_count"]).format(
        json=sql.SQL(json),
        shape=sql.SQL(shape),
        table=sql.SQL(table),
        condition=sql.SQL(condition),
        keys=sql.SQL(", ").join(
            sql.Identifier("t", one) for one in dict.fromkeys(key.column for key in keys)
        ),
        order=keyset.order_by(keys, "t"),
        order_found=keyset.order_by(keys, "matching"),
        end_nth=sql.Literal(offset + limit),
        last_keys=sql.SQL("to_json(ARRAY[{}])").format(sql.SQL(", ").join(last_keys)),
        cap=sql.Literal(cap),
        limit=sql.Literal(limit + 1),
        offset=sql.Literal(offset),
    )
    return _kept(text)


@lru_cache(maxsize=512)
def _geojson_feature(columns: Columns, crs: Crs | None) -> sql.Composable:
    text = sql.SQL(
        """'{{"type":"Feature","id":"' || page.id || '","geometry":' || {geometry} || ',"properties":' """
        """|| {properties} || '}}'"""
    )
    return _kept(text.format(geometry=_geometry(crs), properties=_row_to_json(columns)))


@lru_cache(maxsize=512)
def _row_to_json(columns: Columns) -> sql.Composable:
    """The properties of a feature. Kept, as putting it together took a sixth of the time of a single feature.

    Args:
        columns: each column with the name under which it is shown; identifiers of the registry.
    """
    if not columns:
        return sql.SQL("'{{}}'").format()
    named = [
        # no name twice: texts of up to 4,096 characters are kept as they were read
        sql.Identifier("page", column)
        if column == name
        else sql.SQL("{} AS {}").format(sql.Identifier("page", column), sql.Identifier(name))
        for column, name in columns
    ]
    text = sql.SQL("(SELECT row_to_json(r)::text FROM (SELECT {}) AS r)")
    return _kept(text.format(sql.SQL(", ").join(named)))


def _geometry(crs: Crs | None) -> sql.Composable:
    """The geometry as GeoJSON; None = without."""
    return sql.SQL("'null'") if crs is None else shapes.geojson(crs, "page")


def _shape(crs: Crs | None) -> sql.Composable:
    """The column that `_geometry` reads."""
    return NOTHING if crs is None else sql.Identifier("t", shapes.source_column(crs))


def _kept(text: sql.Composable) -> sql.SQL:
    """SQL without parameters, put together once."""
    return sql.SQL(cast(LiteralString, text.as_string(None)))


def _conditions(query: ItemsQuery, binder: Binder) -> list[sql.Composable]:
    conditions: list[sql.Composable] = [_visible(query.visible)] if query.visible and query.is_stored else []
    if query.bbox and query.spec.is_spatial:
        conditions.append(_any_of([_inside(box, binder) for box in query.bbox]))
        if query.day is not None:
            conditions.append(_any_of([_roughly_inside(box, binder) for box in query.bbox]))
    if query.period is not None and query.day is None:
        conditions.extend(_valid_in(query.period, binder))
    for field, value in query.equal:
        column = sql.Identifier("t", query.spec.column(field.name))
        # a number is one of CQL2 however it is sent; other values take the type of the column
        kind = SQL_TYPES["number"] if isinstance(value, float) else ""
        conditions.append(sql.SQL("{} = {}").format(column, binder.bind(value, kind)))
    if query.filter is not None:
        conditions.append(
            Translator(query.spec, query.readable, binder, "t", query.filter_crs).condition(query.filter)
        )
    return conditions


def _any_of(conditions: Sequence[sql.Composable]) -> sql.Composable:
    return conditions[0] if len(conditions) == 1 else sql.SQL("({})").format(sql.SQL(" OR ").join(conditions))


def _visible(condition: str) -> sql.Composable:
    """Rows the user may read: SQL of the rights module and of declarations, nothing that a client wrote."""
    return sql.SQL("({})").format(sql.SQL(condition or "true"))  # type: ignore[arg-type]


def _rows(spec: LayerSpec, day: date | None, visible: str) -> sql.Composable:
    """What is read: the stored rows, or those that held on a day."""
    if day is None:
        return sql.Identifier(spec.table)
    return union(parts_of_day(spec, day, visible=visible))


def _query_rows(query: ItemsQuery, binder: Binder) -> sql.Composable:
    """As `_rows`, or the stored rows with drafts laid over them."""
    if query.overlay is None:
        return _rows(query.spec, query.day, query.visible)
    return union(_parts(query, binder))


def _page_rows(query: ItemsQuery, condition: sql.Composable, binder: Binder) -> sql.Composable:
    """As `_query_rows`; present and history, stored and drafted rows are cut to the page each on its own, so that their
    indexes give the order."""
    if query.is_stored:
        return sql.Identifier(query.spec.table)
    tail = sql.SQL("WHERE {} ORDER BY {} LIMIT {}").format(
        condition, keyset.order_by(query.keys, "t"), sql.Literal(query.offset + query.limit + 1)
    )
    return cut(_parts(query, binder), "t", tail)


def _parts(query: ItemsQuery, binder: Binder) -> list[sql.Composed]:
    overlay = query.overlay
    if overlay is None:
        assert query.day is not None
        return parts_of_day(query.spec, query.day, visible=query.visible)
    features, rows = binder.bind(list(overlay.features), "uuid[]"), binder.bind(overlay.rows, "jsonb")
    return drafted_rows.parts(query.spec, features, rows, visible=query.visible)


def _inside(box: BBox, binder: Binder) -> sql.Composable:
    """The geometry meets the box (Part 1 §7.15.3), in a stored column whose index serves.

    Most features of a page lie well inside: for them the boxes alone decide, and GEOS is asked only along the edge.
    """
    column = shapes.comparison_column(box.crs)
    name, srid = sql.Identifier("t", column.name), sql.Literal(column.crs.srid)
    if box.crs.srid == column.crs.srid:
        outer = _envelope(box, srid, binder)
        margin = _BOX_ROUNDING_M if box.crs.is_projected else _BOX_ROUNDING_DEGREES
        if min(box.width, box.height) <= 2 * margin:
            return sql.SQL("ST_Intersects({}, {})").format(name, outer)
        inner = _envelope(box.expanded(-margin), srid, binder)
        # CASE, not OR: an OR makes the planner search the index twice and believe that one row is found
        return sql.SQL(
            "({c} && {outer} AND CASE WHEN {c} @ {inner} THEN TRUE ELSE ST_Intersects({c}, {outer}) END)"
        ).format(c=name, outer=outer, inner=inner)
    try:
        shape = shapely.to_wkb(box_in(box, column.crs))
    except DomainError as error:
        raise bad_value("bbox", error) from error
    return sql.SQL("ST_Intersects({}, ST_GeomFromWKB({}, {}))").format(name, binder.bind(shape), srid)


def _roughly_inside(box: BBox, binder: Binder) -> sql.Composable:
    """A box in degrees around the box: the only one by which the history is indexed."""
    try:
        west, south, east, north = box.to(CRS84).as_tuple()
    except DomainError as error:
        raise bad_value("bbox", error) from error
    more = _BOX_ROUNDING_DEGREES  # and no wider than the world
    degrees = BBox(
        max(west - more, -180.0),
        max(south - more, -90.0),
        min(east + more, 180.0),
        min(north + more, 90.0),
        CRS84,
    )
    return sql.SQL("t.geom_4326 && {}").format(_envelope(degrees, sql.Literal(4326), binder))


def _envelope(box: BBox, srid: sql.Composable, binder: Binder) -> sql.Composable:
    corners = sql.SQL(", ").join([binder.bind(value, "double precision") for value in box.as_tuple()])
    return sql.SQL("ST_MakeEnvelope({}, {})").format(corners, srid)


def _valid_in(period: DateSpan, binder: Binder) -> list[sql.Composable]:
    """In force on a day of the period; `valid_to` is the first day on which a feature is no longer in force."""
    conditions = []
    if period.end is not None:
        conditions.append(
            sql.SQL("(t.valid_from IS NULL OR t.valid_from <= {})").format(binder.bind(period.end, "date"))
        )
    if period.start is not None:
        conditions.append(
            sql.SQL("(t.valid_to IS NULL OR t.valid_to > {})").format(binder.bind(period.start, "date"))
        )
    return conditions
