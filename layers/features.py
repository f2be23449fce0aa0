"""Đối tượng để làm việc. Features of one layer as an editor takes them: true coordinates, every field that the reader
may see. PostGIS writes the JSON; its text is passed on untouched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from psycopg import sql

from geo.domain.crs import CRS84
from geo.domain.values import BBox
from geo.feature import GEOMETRY_COLUMN
from geo.named_sql import load
from layers import rights
from layers.history.relation import as_version, cut, parts_of_day
from layers.spec import Field, LayerSpec

MOST = 5_000
#: More than the single precision of the indexes, 0.8 m.
_ROUNDING_DEGREES = 2e-5
#: 0.1 mm.
DECIMALS = 4
#: Reading is short work: starting parallel workers or the compiler costs more than the page.
_SESSION = "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL jit = off"


@dataclass(frozen=True)
class Moment:
    """A state of the past: as it held on a day, as known at a time (None = now); or one recorded version."""

    day: date
    known_at: datetime | None = None
    version: int | None = None

    def parts(self, spec: LayerSpec, visible: str) -> list[sql.Composed]:
        """SELECT statements of the rows of a layer at this moment that meet a condition of the rights."""
        if self.version is not None:
            return [as_version(spec, self.version, visible=visible)]
        return parts_of_day(spec, self.day, self.known_at, visible=visible)


@dataclass(frozen=True)
class FeaturePage:
    """Some features of a layer.

    Attributes:
        features: GeoJSON texts, in the order of their ids.
        ids: their ids.
        fields: fields that are in them.
        after: id after which the next page begins; None on the last page.
    """

    features: Sequence[str]
    ids: Sequence[UUID]
    fields: Sequence[Field]
    after: UUID | None


def features(
    spec: LayerSpec,
    user: rights.User | None,
    *,
    bbox: BBox | None = None,
    limit: int,
    after: UUID | None = None,
    moment: Moment | None = None,
) -> FeaturePage:
    """Features that `user` may read.

    Args:
        bbox: in the storage CRS; features that meet it. Counts for nothing in a layer without shape.
        limit: most features, `MOST` at most.
        after: only features whose id is greater.
        moment: None reads what is stored today.
    """
    conditions: list[sql.Composable] = []
    if bbox is not None and spec.is_spatial:
        corners = sql.SQL(", ").join(map(sql.Literal, bbox.as_tuple()))
        conditions.append(
            sql.SQL("ST_Intersects({}, ST_MakeEnvelope({}, {}))").format(
                sql.Identifier(GEOMETRY_COLUMN), corners, sql.Literal(bbox.crs.srid)
            )
        )
        if moment is not None:
            # the history is indexed by place in degrees alone
            degrees = bbox.to(CRS84).expanded(_ROUNDING_DEGREES).as_tuple()
            conditions.append(
                sql.SQL("geom_4326 && ST_MakeEnvelope({}, 4326)").format(
                    sql.SQL(", ").join(map(sql.Literal, degrees))
                )
            )
    if after is not None:
        conditions.append(sql.SQL("id > {}").format(sql.Literal(after)))
    count = min(limit, MOST)
    fields, rows = _read(spec, user, conditions, count + 1, moment)
    page = rows[:count]
    return FeaturePage(
        [text for text, _id in page],
        [found for _text, found in page],
        fields,
        page[-1][1] if len(rows) > count else None,
    )


def feature(
    spec: LayerSpec, user: rights.User | None, identity: UUID, moment: Moment | None = None
) -> FeaturePage:
    """One feature, or none when there is no such feature that `user` may read."""
    condition = sql.SQL("id = {}").format(sql.Literal(identity))
    fields, rows = _read(spec, user, [condition], 1, moment)
    return FeaturePage([text for text, _id in rows], [found for _text, found in rows], fields, None)


def chosen(spec: LayerSpec, user: rights.User | None, ids: Sequence[UUID]) -> FeaturePage:
    """Those of these features that `user` may read; at most `MOST`."""
    wanted = list(dict.fromkeys(ids))[:MOST]
    if not wanted:
        return FeaturePage([], [], rights.fields_in_reach(user, spec), None)
    condition = sql.SQL("id = ANY({})").format(sql.Literal(wanted))
    fields, rows = _read(spec, user, [condition], len(wanted), None)
    return FeaturePage([text for text, _id in rows], [found for _text, found in rows], fields, None)


def _read(
    spec: LayerSpec,
    user: rights.User | None,
    conditions: list[sql.Composable],
    limit: int,
    moment: Moment | None,
) -> tuple[tuple[Field, ...], list[tuple[str, UUID]]]:
    fields = rights.fields_in_reach(user, spec)
    visible = rights.row_condition(user, spec)
    if visible:
        conditions = [*conditions, _trusted(f"({visible})")]
    condition: sql.Composable = sql.SQL(" AND ").join(conditions) if conditions else sql.SQL("TRUE")
    stored: sql.Composable = sql.Identifier(spec.table)
    if moment is not None:
        tail = sql.SQL("WHERE {} ORDER BY id LIMIT {}").format(condition, sql.Literal(limit))
        stored = sql.SQL("{} AS held").format(cut(moment.parts(spec, visible), "held", tail))
    statement = sql.SQL(load("layers", "features")["page"]).format(
        json=_json(spec, fields),
        columns=sql.SQL(", ").join(_columns(spec, user, fields)),
        table=stored,
        condition=condition if moment is None else sql.SQL("TRUE"),
        limit=sql.Literal(limit),
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_SESSION)
        cursor.execute(statement)
        return fields, cursor.fetchall()


def _columns(spec: LayerSpec, user: rights.User | None, fields: Sequence[Field]) -> list[sql.Composable]:
    columns: list[sql.Composable] = []
    if spec.is_spatial:
        columns.append(sql.SQL("{} AS shape").format(sql.Identifier(GEOMETRY_COLUMN)))
    for one in fields:
        column: sql.Composable = sql.Identifier(spec.column(one.name))
        if condition := rights.field_condition(user, spec, one):
            column = sql.SQL("CASE WHEN {} THEN {} END").format(_trusted(condition), column)
        columns.append(sql.SQL("{} AS {}").format(column, sql.Identifier(one.name)))
    return columns


def _json(spec: LayerSpec, fields: Sequence[Field]) -> sql.Composable:
    """Text of one GeoJSON feature; an id is a UUID and needs no escaping."""
    shape = f"COALESCE(ST_AsGeoJSON(page.shape, {DECIMALS}, 0), 'null')" if spec.is_spatial else "'null'"
    names = sql.SQL(", ").join(sql.Identifier("page", one.name) for one in fields)
    return sql.SQL(
        """'{{"type":"Feature","id":"' || page.id || '","geometry":' || {shape} || ',"properties":' || """
        """(SELECT row_to_json(r)::text FROM (SELECT {names}) AS r) || '}}'"""
    ).format(shape=_trusted(shape), names=names)


def _trusted(text: str) -> sql.SQL:
    """SQL of a declaration or of the rights module; nothing that a caller wrote."""
    return sql.SQL(text)  # type: ignore[arg-type]
