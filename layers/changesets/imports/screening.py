"""Sàng lọc. Which of very many edits may break a rule, found for all at once; only those are looked at one by one.

What is passed over: gaps, vertices that neighbours do not share, and narrow places of shapes that are wide on the
whole. These only warn, and the check of the whole layer finds them (`check_layer`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import orjson
import shapely
from django.conf import settings
from django.db import connection
from numpy.typing import NDArray
from psycopg import sql

from geo.named_sql import load
from layers import rights
from layers.changesets.models import ChangeSet
from layers.checks.attributes import wrong_values
from layers.checks.limits import number
from layers.checks.situation import visible
from layers.importing.overlaps import find_overlaps
from layers.rights.reach import inside_each
from layers.rules import Rule
from layers.spec import LayerSpec

Shapes = NDArray[np.object_]
Ids = NDArray[np.int64]
_BLOCK = 5_000


@dataclass
class Suspects:
    """Ids of edits that may break a rule: one that keeps them from being published, or one that warns."""

    errors: set[int] = field(default_factory=set)
    warnings: set[int] = field(default_factory=set)


def suspects(user: rights.User, change_set: ChangeSet, spec: LayerSpec) -> Suspects:
    """Look at all edits of a change set on one layer together."""
    found = Suspects()
    ids, shapes = _read(change_set, spec, found)
    if spec.is_spatial and len(ids):
        _shapes(user, spec, ids, shapes, found)
        sound = shapely.is_valid(shapes)
        _neighbours(user, change_set, spec, ids[sound], shapes[sound], found)
    for rule in spec.rules:
        if rule.id == "inside-unit":
            code = str(rule.parameter("code"))
            parts = {"code": sql.Identifier(spec.column(code))}
            found.errors |= _ids("elsewhere", change_set, spec, parts, code=code)
        elif rule.id == "unique-key":
            found.warnings |= _same_keys(change_set, spec, rule)
    return found


def _read(change_set: ChangeSet, spec: LayerSpec, found: Suspects) -> tuple[Ids, Shapes]:
    """Ids and new shapes of the edits that bring one; values are looked at on the way."""
    ids: list[int] = []
    wkb: list[bytes] = []
    with connection.chunked_cursor() as cursor:
        cursor.execute(_sql("edited"), _parameters(change_set, spec))
        while block := cursor.fetchmany(_BLOCK):
            for edit, shape, text, creating in block:
                values = {name: value for name, value in orjson.loads(text).items() if name in spec.by_name}
                for _rule, severity, _field, _words in wrong_values(
                    spec, values, creating=creating, stored={}
                ):
                    (found.errors if severity == "error" else found.warnings).add(edit)
                if shape is not None:
                    ids.append(edit)
                    wkb.append(bytes(shape))
    return np.array(ids, dtype=np.int64), shapely.from_wkb(np.array(wkb, dtype=object))


def _shapes(user: rights.User, spec: LayerSpec, ids: Ids, shapes: Shapes, found: Suspects) -> None:
    """What can be said of each shape on its own."""
    wrong = ~shapely.is_valid(shapes) | shapely.is_empty(shapes)
    reach = rights.reach(user, "write", spec)
    if not reach.everywhere:
        wrong |= ~np.array(inside_each(reach, list(shapes)))
    west, south, east, north = settings.CITY.extent
    bounds = shapely.bounds(shapes)
    for rule in spec.rules:
        if rule.id == "inside-city":
            outside = (bounds[:, :2] < [west, south]).any(axis=1) | (bounds[:, 2:] > [east, north]).any(
                axis=1
            )
            wrong |= outside
        elif limits := _LIMITS.get(rule.id):
            least = number(spec.name, rule, limits[0])
            if least is not None:
                found.warnings.update(ids[limits[1](shapes) < least].tolist())
                if rule.severity == "error":
                    wrong |= limits[1](shapes) < least
    found.errors.update(ids[wrong].tolist())


def _neighbours(
    user: rights.User, change_set: ChangeSet, spec: LayerSpec, ids: Ids, shapes: Shapes, found: Suspects
) -> None:
    """New shapes that overlap one another or a live feature that stays, and those that are drawn twice."""
    names = {rule.id for rule in spec.rules}
    if not len(ids) or not names & {"no-overlap", "no-overlap-among", "unique-shape"}:
        return
    query = sql.SQL(_sql("neighbours")).format(  # type: ignore[arg-type]
        table=sql.Identifier(spec.table), visible=_doubled(visible(spec, user))
    )
    with connection.cursor() as cursor:
        cursor.execute(query, _parameters(change_set, spec))
        around = shapely.from_wkb([bytes(row[0]) for row in cursor.fetchall()])
    around = around[shapely.is_valid(around)] if len(around) else np.array([], dtype=object)
    everything = np.concatenate([shapes, around])
    if names & {"no-overlap", "no-overlap-among"}:
        for pair in find_overlaps(everything):
            found.errors.update(int(ids[one]) for one in (pair.first, pair.second) if one < len(ids))
    if "unique-shape" in names:
        _values, places, counts = np.unique(
            shapely.to_wkb(shapely.normalize(everything), hex=True).astype(str),
            return_inverse=True, return_counts=True,
        )  # fmt: skip
        found.errors.update(ids[counts[places[: len(ids)]] > 1].tolist())


def _same_keys(change_set: ChangeSet, spec: LayerSpec, rule: Rule) -> set[int]:
    names = [str(name) for name in rule.parameter("fields")]  # type: ignore[attr-defined]
    columns = [sql.Identifier(spec.column(name)) for name in names]
    after = [
        sql.SQL("COALESCE(edit.properties ->> {}, own.{}::text) AS {}").format(
            sql.Literal(name), column, sql.Identifier(name)
        )
        for name, column in zip(names, columns, strict=True)
    ]
    equal = [
        sql.SQL("held.{}::text = mine.{}").format(column, sql.Identifier(name))
        for name, column in zip(names, columns, strict=True)
    ]
    last = sql.SQL("mine.{} <> ''").format(sql.Identifier(names[-1]))
    parts = {"after": sql.SQL(", ").join(after), "equal": sql.SQL(" AND ").join([*equal, last])}
    return _ids("same_keys", change_set, spec, parts, names=names)


def _ids(
    key: str, change_set: ChangeSet, spec: LayerSpec, parts: dict[str, sql.Composable], /, **values: object
) -> set[int]:
    statement = sql.SQL(_sql(key)).format(table=sql.Identifier(spec.table), **parts)  # type: ignore[arg-type]
    with connection.cursor() as cursor:
        cursor.execute(statement, _parameters(change_set, spec) | values)
        return {row[0] for row in cursor.fetchall()}


def _smallest_part(shapes: Shapes) -> NDArray[np.float64]:
    parts, owner = shapely.get_parts(shapes, return_index=True)
    least = np.full(len(shapes), np.inf)
    np.minimum.at(least, owner, shapely.area(parts))
    return least


def _mean_width(shapes: Shapes) -> NDArray[np.float64]:
    """Twice the area by the outline; the circle that fits inside is never narrower."""
    length = shapely.length(shapes)
    return np.divide(2 * shapely.area(shapes), length, out=np.zeros_like(length), where=length > 0)


#: Rule -> its parameter, and what is measured of each shape.
_LIMITS: dict[str, tuple[str, Callable[[Shapes], NDArray[np.float64]]]] = {
    "min-area": ("at_least_m2", _smallest_part),
    "province-min-area": ("at_least_m2", shapely.area),
    "min-width": ("at_least_m", _mean_width),
    "province-min-width": ("at_least_m", _mean_width),
}


def _parameters(change_set: ChangeSet, spec: LayerSpec) -> dict[str, object]:
    return {"change_set": change_set.pk, "layer": spec.name}


def _sql(key: str) -> str:
    return load("layers.changesets", "importing")[key]


def _doubled(condition: sql.Composable) -> sql.SQL:
    return sql.SQL(condition.as_string().replace("%", "%%"))  # type: ignore[arg-type]
