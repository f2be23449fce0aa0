"""Quy tắc trên dữ liệu đã lưu. The declared rules of a layer over everything it holds, whatever door it came by."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from django.db import connection, transaction
from psycopg import sql

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_xy
from geo.named_sql import load
from layers.importing.overlaps import find_overlaps
from layers.quality.shape_rules import shape_violations
from layers.quality.violation import Violation
from layers.rules import Rule
from layers.spec import LayerSpec


def violations(spec: LayerSpec, extent: tuple[float, float, float, float], srid: int) -> list[Violation]:
    """Every violation of a layer's rules.

    Args:
        extent: the city in its storage CRS, for the rule `inside-city`.
        srid: the storage CRS.
    """
    found: list[Violation] = []
    for rule in spec.rules:
        if rule.id == "no-overlap":
            found += _overlaps(spec, rule, srid)
        elif rule.id == "unique-key":
            found += _shared_keys(spec, rule)
        elif rule.id in ("valid-geometry", "inside-city"):
            found += _geometry(spec, rule, extent, srid)
        else:
            found += shape_violations(spec, rule, srid)
    return found


def _geometry(
    spec: LayerSpec, rule: Rule, extent: tuple[float, float, float, float], srid: int
) -> Iterator[Violation]:
    key = rule.id.replace("-", "_")
    statement = sql.SQL(load("layers", "stored_rules")[key]).format(table=sql.Identifier(spec.table))
    box = dict(zip(("west", "south", "east", "north"), extent, strict=True)) | {"srid": srid}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(load("layers", "importing")["no_time_limit"])
        cursor.execute(statement, box)
        for identifier, detail, x, y, lon, lat in cursor.fetchall():
            yield Violation(rule.id, rule.severity, str(identifier), "", detail, x, y, lon, lat)


def _shared_keys(spec: LayerSpec, rule: Rule) -> Iterator[Violation]:
    fields = tuple(rule.parameter("fields"))  # type: ignore[call-overload]
    columns = [sql.Identifier(spec.column(name)) for name in fields]
    statement = sql.SQL(load("layers", "stored_rules")["unique_key"]).format(
        table=sql.Identifier(spec.table), columns=sql.SQL(", ").join(columns), last=columns[-1]
    )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(load("layers", "importing")["no_time_limit"])
        cursor.execute(statement)
        for first, others, key in cursor.fetchall():
            yield Violation(
                rule.id, rule.severity, str(first), " ".join(map(str, others)), f"{', '.join(fields)} = {key}"
            )


def _overlaps(spec: LayerSpec, rule: Rule, srid: int) -> Iterator[Violation]:
    statement = sql.SQL(load("layers", "stored_rules")["shapes"]).format(table=sql.Identifier(spec.table))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(load("layers", "importing")["no_time_limit"])
        cursor.execute(statement)
        rows = cursor.fetchall()
    if not rows:
        return
    shapes = shapely.from_wkb([bytes(row[1]) for row in rows])
    pairs = find_overlaps(
        shapes,
        within_m=float(rule.parameter("within_m")),  # type: ignore[arg-type]
        min_area_m2=float(rule.parameter("min_area_m2")),  # type: ignore[arg-type]
    )
    if not pairs:
        return
    x, y = np.array([pair.x for pair in pairs]), np.array([pair.y for pair in pairs])
    lon, lat = transform_xy(x, y, by_srid(srid), CRS84)
    for place, pair in enumerate(pairs):
        yield Violation(
            rule.id, rule.severity, str(rows[pair.first][0]), str(rows[pair.second][0]), f"{pair.area_m2:.4f} m²",
            round(pair.x, 3), round(pair.y, 3), round(float(lon[place]), 8), round(float(lat[place]), 8),
        )  # fmt: skip
