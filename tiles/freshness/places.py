"""Nơi chạm. Where messages of the outbox touch the layers: old and new shapes, and rows that are shown with others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

import shapely
from django.contrib.gis.geos import GEOSGeometry
from django.db import connection
from psycopg import sql
from shapely import Geometry

from geo.named_sql import load
from layers.changesets.models import OutboxEntry
from layers.registry import registry
from layers.spec import LayerSpec

#: Shapes of one place; more of them are everything of the layer.
MOST_SHAPES = 2000
#: Shapes in EPSG:3857; None = everywhere.
Place = list[Geometry] | None


def places(entries: Iterable[OutboxEntry]) -> dict[str, Place]:
    """Where the messages touch each spatial layer, by name, and layers whose rows are shown or hidden with it.

    Messages of a layer that is no longer declared touch nothing.
    """
    found: dict[str, Place] = {}
    by_layer: dict[str, list[OutboxEntry]] = {}
    for entry in entries:
        by_layer.setdefault(entry.layer, []).append(entry)
    for name, told in sorted(by_layer.items()):
        if name not in registry:
            continue
        spec = registry.get(name)
        if spec.is_spatial:
            _add(found, name, _own(told))
        for following in registry.spatial():
            if name in following.shown_by:
                _add(found, following.name, _following(spec, following, [one.feature for one in told]))
    return found


def shown_with(layer: str) -> list[str]:
    """The spatial layers that may look different after a change of a layer: itself and those whose rows it shows."""
    return [one.name for one in registry.spatial() if one.name == layer or layer in one.shown_by]


def _add(found: dict[str, Place], layer: str, place: Place) -> None:
    before = found.get(layer, [])
    found[layer] = None if before is None or place is None else [*before, *place]


def _own(told: list[OutboxEntry]) -> Place:
    shapes = []
    for one in told:
        shape = one.shapes if one.shapes is not None else one.bounds
        if shape is None:
            return None
        shapes.append(_plain(shape))
    return shapes if len(shapes) <= MOST_SHAPES else None


def _plain(shape: GEOSGeometry) -> Geometry:
    return shapely.from_wkb(bytes(shape.wkb))


def _following(leading: LayerSpec, following: LayerSpec, features: Sequence[UUID | None]) -> Place:
    """Shapes of the rows that point to the features; everything when a message is about more than one feature."""
    links = [field for field, layer in following.links.items() if layer == leading.name]
    if not links or None in features:
        return None
    statements = [*_by_link(links, following), *_by_value(leading, following)]
    shapes: list[Geometry] = []
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, {"features": list(features), "most": MOST_SHAPES})
            shapes += [shapely.from_wkb(bytes(row[0])) for row in cursor.fetchall()]
    return shapes if len(shapes) <= MOST_SHAPES else None


def _by_link(links: Iterable[str], following: LayerSpec) -> Iterator[sql.Composed]:
    for field in links:
        yield sql.SQL(_sql("followers")).format(  # type: ignore[arg-type]
            table=sql.Identifier(following.table), link=sql.Identifier(following.column(field))
        )


def _by_value(leading: LayerSpec, following: LayerSpec) -> Iterator[sql.Composed]:
    """For the values by which the rule of the rows may look for a feature of the leading layer."""
    read = set(re.findall(r"[a-z_0-9]+", following.public_where))
    for name in sorted(set(leading.by_name) & set(following.by_name) & read - {"id"}):
        yield sql.SQL(_sql("followers_by_value")).format(  # type: ignore[arg-type]
            table=sql.Identifier(following.table),
            own=sql.Identifier(following.column(name)),
            theirs=sql.Identifier(leading.column(name)),
            lead=sql.Identifier(leading.table),
            kept=sql.Identifier("history", leading.table),
        )


def _sql(key: str) -> str:
    return load("tiles", "freshness")[key]
