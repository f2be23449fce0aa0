"""JSON-FG (OGC 21-045r1): features whose coordinates may be in any CRS, with their time, type and schema.

`place` holds the shape in a CRS other than CRS84, `geometry` the same in CRS84 for readers that know GeoJSON only
(profile `jsonfg-plus`) or nothing (`jsonfg`). In CRS84 the shape stands in `geometry`, and `place` is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg import sql

from geo.domain.crs import CRS84, Crs
from layers.spec import LayerSpec
from ogc import shapes
from ogc.formats.negotiation import JSONFG_PLUS

if TYPE_CHECKING:
    from ogc.query import ItemsQuery

CONFORMS_TO = tuple(
    f"http://www.opengis.net/spec/json-fg-1/1.0/conf/{name}" for name in ("core", "types-schemas")
)
#: Days in force, both ends included; `valid_to` is the first day on which a feature is no longer in force.
_INTERVAL = (
    """'{{"interval":["' || COALESCE(to_char({start}, 'YYYY-MM-DD'), '..') || '","' """
    """|| CASE WHEN {end} IS NULL THEN '..' ELSE to_char(GREATEST({end} - 1, {start}), 'YYYY-MM-DD') END || '"]}}'"""
)


def feature(query: ItemsQuery, properties: sql.Composable) -> sql.Composable:
    """SQL text expression: one feature, the row `page`.

    Args:
        properties: SQL of the properties as JSON text.
    """
    place: sql.Composable = sql.SQL("'null'")
    geometry: sql.Composable = sql.SQL("'null'")
    if query.with_shape and query.crs == CRS84:
        geometry = shapes.geojson(query.crs, "page")
    elif query.with_shape:
        place = shapes.geojson(query.crs, "page")
        if query.profile == JSONFG_PLUS:
            geometry = shapes.geojson_degrees("page")
    return sql.SQL(
        """'{{"type":"Feature","id":"' || page.id || '","time":' || {time} || ',"place":' || {place} """
        """|| ',"geometry":' || {geometry} || ',"properties":' || {properties} || '}}'"""
    ).format(time=_time(query), place=place, geometry=geometry, properties=properties)


def members(spec: LayerSpec, crs: Crs, base_url: str) -> dict[str, Any]:
    """What the root of a document says beside its GeoJSON members.

    Returns:
        `conformsTo`, `featureType`, `featureSchema`, `geometryDimension`, and `coordRefSys` for shapes in `place`.
    """
    told: dict[str, Any] = {
        "conformsTo": list(CONFORMS_TO),
        "featureType": spec.name,
        "featureSchema": f"{base_url}/collections/{spec.name}/schema",
    }
    if spec.geometry is not None:
        kind = spec.geometry.kind
        told["geometryDimension"] = 0 if "Point" in kind else 1 if "Line" in kind else 2
        if crs != CRS84:
            told["coordRefSys"] = crs.uri
    return told


def _time(query: ItemsQuery) -> sql.Composable:
    """Null where nothing is known of it, or where the reader may not know."""
    if not {"valid_from", "valid_to"} <= set(query.readable):
        return sql.SQL("'null'")
    columns = [sql.Identifier("page", query.spec.column(name)) for name in ("valid_from", "valid_to")]
    return sql.SQL(
        "CASE WHEN {start} IS NULL AND {end} IS NULL THEN 'null' ELSE " + _INTERVAL + " END"
    ).format(start=columns[0], end=columns[1])
