"""Đối chiếu với bản đồ nền. Features that lie off the base map by more than the tolerance of its scale."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection, transaction
from psycopg import sql

from geo.named_sql import load
from layers.registry import registry
from layers.spec import LayerSpec


class NoBaseMapCheck(LookupError):
    """The layer declares no comparison with the base map."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One feature off the base map.

    Attributes:
        amount_m: how far it is off, metres: the farthest vertex of a line from its base line, or how deep an area
            reaches into water beyond the tolerance.
        tolerance_m: tolerance of the base map's scale, or the stated accuracy of either side where that is coarser.
        x: easting in metres in the storage CRS of the worst place.
        lon: longitude in degrees WGS 84 of the same place.
    """

    layer: str
    feature: str
    title: str
    against: str
    measure: str
    amount_m: float
    tolerance_m: float
    x: float
    y: float
    lon: float
    lat: float


def layers_with_check() -> list[LayerSpec]:
    """Layers that declare a comparison."""
    return [spec for spec in registry if spec.base_map_check is not None]


def disagreements(spec: LayerSpec) -> list[Disagreement]:
    """Features of a layer that disagree with the base map, the worst first.

    Raises:
        NoBaseMapCheck: nothing is declared.
    """
    check = spec.base_map_check
    if check is None:
        raise NoBaseMapCheck(spec.name)
    base = registry.get(check.against)
    tolerance = max(
        base.geometry.tolerance_m if base.geometry else 0.0,
        spec.geometry.tolerance_m if spec.geometry else 0.0,
    )
    own, theirs = check.match[0] if check.match else ("id", "id")
    named = [
        sql.SQL("{}::text").format(sql.Identifier("held", spec.column(name))) for name in spec.title_fields
    ]
    statement = sql.SQL(load("layers", "base_map")[check.measure]).format(
        table=sql.Identifier(spec.table),
        base=sql.Identifier(base.table),
        own=sql.Identifier(own),
        theirs=sql.Identifier(theirs),
        title=sql.SQL(", ").join(named or [sql.SQL("''")]),
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(load("layers", "importing")["no_time_limit"])
        cursor.execute(statement, {"tolerance": tolerance})
        rows = cursor.fetchall()
    return [
        Disagreement(spec.name, str(identifier), str(title), base.name, check.measure, *_rounded(figures))
        for identifier, title, *figures in rows
    ]


def _rounded(figures: list[float]) -> list[float]:
    """Metres to the millimetre, degrees to 8 decimals."""
    return [round(float(value), 3) for value in figures[:4]] + [
        round(float(value), 8) for value in figures[4:]
    ]
