"""In which column a geometry is read, and how it is written, for each CRS of the registry (Part 2).

`geom` (city's VN-2000 zone, metres) is the truth; `geom_4326` and `geom_3857` were derived from it by trigger through
the pinned operation. Every other CRS goes through `ST_Transform`, whose VN-2000 rows carry the same operation.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from psycopg import sql

from geo.domain.crs import CRS84, Crs, Kind, by_srid, lookup, registry
from geo.domain.errors import DomainError
from geo.feature import DERIVED_COLUMNS, GEOMETRY_COLUMN
from ogc.refusals import bad_parameter, bad_value

#: 1e-8 degree is 0.85 mm at most; 7 decimals were measured to be 7.8 mm off.
DECIMALS_DEGREES = 8
#: A micrometre: plane areas computed by a client agree with the database to 1e-4 m2. Zeros at the end are not written.
DECIMALS_METRES = 6


@dataclass(frozen=True)
class Column:
    """A stored geometry column and the CRS of its coordinates (x = east, y = north)."""

    name: str
    crs: Crs


@cache
def storage_crs() -> Crs:
    """The city's VN-2000 zone."""
    return by_srid(settings.STORAGE_SRID)


@cache
def supported() -> tuple[Crs, ...]:
    """Every CRS that a client may ask for; CRS84 first, as the standard wants, then the storage CRS. Last come those
    with the latitude first, which many programs read the wrong way round."""
    first = (CRS84, storage_crs())
    others = [crs for crs in registry() if crs not in first]
    return (*first, *sorted(others, key=lambda crs: crs.kind is Kind.GEOGRAPHIC))


def requested(parameter: str, text: str) -> Crs:
    """The CRS that a client named in `crs`, `bbox-crs` or `filter-crs`; a URI, or any spelling the registry knows.

    Raises:
        Problem: 400, the CRS is not offered.
    """
    if not text.strip():
        raise bad_parameter(parameter, "Chưa ghi hệ tọa độ.", "The CRS is empty.")
    try:
        return lookup(text)
    except DomainError as error:
        raise bad_value(parameter, error) from error


def stored_column(crs: Crs) -> Column | None:
    """The column that holds coordinates of `crs`, or None when only a transformation gives them."""
    if crs.srid == settings.STORAGE_SRID:
        return Column(GEOMETRY_COLUMN, storage_crs())
    name = DERIVED_COLUMNS.get(crs.srid)
    return Column(name, CRS84 if crs.srid == CRS84.srid else crs) if name else None


def comparison_column(crs: Crs) -> Column:
    """The column that a literal in `crs` is compared with; the literal moves, never the column (its index is used)."""
    return stored_column(crs) or Column(GEOMETRY_COLUMN, storage_crs())


def geojson(crs: Crs, table: str) -> sql.Composable:
    """SQL text expression: the feature's geometry as GeoJSON in `crs`, axis order as the CRS defines it.

    Args:
        table: alias of the row source; the column of `source_column` must be in it as `shape`.
    """
    return sql.SQL("COALESCE(ST_AsGeoJSON({}, {}, 0), 'null')").format(
        _in_axis_order(crs, table), sql.Literal(decimals(crs))
    )


def geojson_degrees(table: str) -> sql.Composable:
    """SQL text expression: the feature's geometry in CRS84, whatever CRS was asked for."""
    return sql.SQL("COALESCE(ST_AsGeoJSON({}, {}, 0), 'null')").format(
        sql.Identifier(table, DERIVED_COLUMNS[CRS84.srid]), sql.Literal(DECIMALS_DEGREES)
    )


def wkt(crs: Crs, table: str) -> sql.Composable:
    """SQL text expression: the geometry as WKT, axis order and decimals as in `geojson`; NULL where there is none."""
    return sql.SQL("ST_AsText({}, {})").format(_in_axis_order(crs, table), sql.Literal(decimals(crs)))


def wkb(crs: Crs, table: str) -> sql.Composable:
    """SQL bytes expression: the geometry as WKB, x = east and y = north in every CRS, as files of GDAL have it."""
    return sql.SQL("ST_AsBinary({})").format(_shape(crs, table))


def decimals(crs: Crs) -> int:
    """Decimals with which coordinates are written as text."""
    return DECIMALS_METRES if crs.is_projected else DECIMALS_DEGREES


def _shape(crs: Crs, table: str) -> sql.Composable:
    shape: sql.Composable = sql.SQL("{}.shape").format(sql.Identifier(table))
    return (
        sql.SQL("ST_Transform({}, {})").format(shape, sql.Literal(crs.srid))
        if stored_column(crs) is None
        else shape
    )


def _in_axis_order(crs: Crs, table: str) -> sql.Composable:
    shape = _shape(crs, table)
    return sql.SQL("ST_FlipCoordinates({})").format(shape) if crs.north_first else shape


def source_column(crs: Crs) -> str:
    """Column from which `geojson` reads."""
    column = stored_column(crs)
    return column.name if column else GEOMETRY_COLUMN
