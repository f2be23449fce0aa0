"""Quy tắc hình học trên cả lớp. Size, width, gaps, overlaps within a group and things drawn twice, over a whole layer.

What an edit is told about its own window (`layers.checks`), told about everything that is stored. Shared vertices are
not looked for: a T-junction does harm only once somebody moves it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from django.conf import settings
from django.db import connection, transaction
from numpy.typing import NDArray
from psycopg import sql

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_xy
from geo.named_sql import load
from layers.checks.limits import number
from layers.checks.shapes import GRID_M
from layers.checks.shapes.identifiers import TOLERANCE_M, metres_outside
from layers.checks.shapes.squares import gap_pieces
from layers.checks.shapes.width import inner_width, mean_width, narrow_places
from layers.importing.overlaps import find_overlaps
from layers.quality.violation import Violation
from layers.rules import Rule
from layers.spec import LayerSpec

Shapes = NDArray[np.object_]
#: Features that a violation names besides the first.
_NAMED = 20


@dataclass(frozen=True, slots=True)
class _Held:
    """A layer in memory: ids, valid shapes in the storage CRS, the group of each ("" where the rule names none)."""

    ids: list[str]
    shapes: Shapes
    groups: NDArray[np.str_]


@dataclass(frozen=True, slots=True)
class _Found:
    """A violation before its place is turned into degrees."""

    feature: str
    other: str
    detail: str
    x: float
    y: float


def shape_violations(spec: LayerSpec, rule: Rule, srid: int) -> Iterator[Violation]:
    """Violations of one rule of this module over a layer; none of a rule that it does not know or that is off."""
    evaluate = _RULES.get(rule.id)
    if evaluate is None or not spec.is_spatial:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(load("layers", "importing")["no_time_limit"])
        found = list(evaluate(spec, rule))
    if not found:
        return
    x, y = np.array([one.x for one in found]), np.array([one.y for one in found])
    lon, lat = transform_xy(x, y, by_srid(srid), CRS84)
    for place, one in enumerate(found):
        yield Violation(
            rule.id, rule.severity, one.feature, one.other, one.detail,
            round(one.x, 3), round(one.y, 3), round(float(lon[place]), 8), round(float(lat[place]), 8),
        )  # fmt: skip


def _small(spec: LayerSpec, rule: Rule) -> Iterator[_Found]:
    limit = number(spec.name, rule, "at_least_m2")
    if limit is None:
        return
    held = _held(spec, rule)
    parts, owner = shapely.get_parts(held.shapes, return_index=True)
    if rule.id != "min-area":
        parts, owner = held.shapes, np.arange(len(held.shapes))
    for at in np.flatnonzero(shapely.area(parts) < limit):
        yield _at(held.ids[owner[at]], parts[at], f"{parts[at].area:.2f} m²")


def _narrow(spec: LayerSpec, rule: Rule) -> Iterator[_Found]:
    limit = number(spec.name, rule, "at_least_m")
    if limit is None:
        return
    held = _held(spec, rule)
    if rule.id != "min-width":
        parts, owner = shapely.get_parts(held.shapes, return_index=True)
        for part, at in zip(parts, owner, strict=True):
            if (width := inner_width(part)) < limit:
                yield _at(held.ids[at], part, f"{width:.2f} m")
        return
    for identifier, shape in zip(held.ids, held.shapes, strict=True):
        for narrow in narrow_places(shape, limit):
            yield _at(identifier, narrow.shape, f"{narrow.width_m:.3f} m")


def _gaps(spec: LayerSpec, rule: Rule) -> Iterator[_Found]:
    held = _held(spec, rule, str(rule.parameter("among")))
    narrower = number(spec.name, rule, "narrower_than_m") or 0.0
    hole = number(spec.name, rule, "hole_below_m2") or 0.0
    for group in np.unique(held.groups):
        shapes = held.shapes[held.groups == group]
        pieces = gap_pieces(shapes, where=shapes, narrower_than_m=narrower, hole_below_m2=hole)
        for gap in shapely.get_parts(shapely.union_all(pieces, grid_size=GRID_M)):  # whole across squares
            detail = f"{gap.area:.2f} m², {mean_width(gap):.3f} m"
            yield _at("", gap, f"{group}: {detail}" if group else detail)


def _overlaps_among(spec: LayerSpec, rule: Rule) -> Iterator[_Found]:
    held = _held(spec, rule, str(rule.parameter("field")))
    within = number(spec.name, rule, "within_m") or 0.0
    least = number(spec.name, rule, "min_area_m2") or 0.0
    for group in np.unique(held.groups):
        places = np.flatnonzero(held.groups == group)
        for pair in find_overlaps(held.shapes[places], within_m=within, min_area_m2=least):
            first, second = held.ids[places[pair.first]], held.ids[places[pair.second]]
            yield _Found(first, second, f"{group}: {pair.area_m2:.4f} m²", pair.x, pair.y)


def _twice(spec: LayerSpec, rule: Rule) -> Iterator[_Found]:
    for first, others, x, y in _rows("same_shapes", table=sql.Identifier(spec.table)):
        yield _Found(str(first), " ".join(map(str, others[:_NAMED])), f"{len(others) + 1} ×", x, y)


def _strayed(spec: LayerSpec, rule: Rule) -> Iterator[_Found]:
    code = sql.Identifier(spec.column(str(rule.parameter("code"))))
    for identifier, detail, x, y in _rows("outside_named_unit", table=sql.Identifier(spec.table), code=code):
        yield _Found(str(identifier), "", detail, x, y)


def _misplaced(spec: LayerSpec, rule: Rule) -> Iterator[_Found]:
    held = _held(spec, rule, str(rule.parameter("field")))
    places = np.flatnonzero(held.groups != "")
    codes = held.groups[places].tolist()
    away = metres_outside(codes, held.shapes[places], by_srid(settings.STORAGE_SRID))
    for at, code, distance in zip(places, codes, away, strict=True):
        if distance > TOLERANCE_M:
            detail = f"{code}: {distance:.2f} m" if np.isfinite(distance) else code
            yield _at(held.ids[at], held.shapes[at], detail)


_RULES: Mapping[str, Callable[[LayerSpec, Rule], Iterator[_Found]]] = {
    "min-area": _small,
    "province-min-area": _small,
    "min-width": _narrow,
    "province-min-width": _narrow,
    "no-gap": _gaps,
    "no-overlap-among": _overlaps_among,
    "unique-shape": _twice,
    "inside-unit": _strayed,
    "geohash-inside": _misplaced,
}


def _held(spec: LayerSpec, rule: Rule, group: str = "") -> _Held:
    grouping = sql.Identifier(spec.column(group)) if group else sql.SQL("''")
    rows = _rows("grouped_shapes", table=sql.Identifier(spec.table), grouping=grouping)
    shapes = shapely.from_wkb(np.array([bytes(row[1]) for row in rows], dtype=object))
    return _Held([str(row[0]) for row in rows], shapes, np.array([str(row[2] or "") for row in rows]))


def _rows(key: str, **parts: sql.Composable) -> list[tuple]:  # type: ignore[type-arg]
    statement = sql.SQL(load("layers", "stored_rules")[key]).format(**parts)
    with connection.cursor() as cursor:
        cursor.execute(statement, {})
        return list(cursor.fetchall())


def _at(feature: str, shape: shapely.Geometry, detail: str) -> _Found:
    place = shapely.point_on_surface(shape)
    return _Found(feature, "", detail, float(place.x), float(place.y))
