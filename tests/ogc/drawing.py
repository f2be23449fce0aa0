"""Draws a few features for any layer of the registry, small enough to check by hand.

Everything lies near Bến Thành (EPSG:9210 E 603480.79, N 1191454.57, metres); features step 100 m to the east.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.gis.geos import LineString, MultiLineString, MultiPolygon, Point, Polygon
from django.db import models

from layers.registry import registry
from layers.spec import LayerSpec

EAST, NORTH, STEP = 603_480.790, 1_191_454.566, 100.0
SIDE = 20.0
ORDER_FIRST = ("survey_documents", "parcels", "plans", "parties", "certificates")
"""Layers that others point to."""
PUBLIC: dict[str, dict[str, Any]] = {"plans": {"status": "announced", "announced_on": date(2025, 7, 1)}}
"""What makes a feature of a layer one that everybody may see."""


def square(x: float, y: float, side: float = SIDE) -> MultiPolygon:
    """A square with its south-west corner at (x, y), metres in the storage CRS."""
    ring = ((x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y))
    return MultiPolygon(Polygon(ring), srid=settings.STORAGE_SRID)


def shape_of(spec: LayerSpec, nth: int) -> Any:
    """The nth shape of a layer, in the storage CRS."""
    assert spec.geometry is not None
    x, y = EAST + nth * STEP, NORTH
    if spec.geometry.kind == "Point":
        return Point(x, y, srid=settings.STORAGE_SRID)
    if "Line" in spec.geometry.kind:
        return MultiLineString(LineString((x, y), (x + SIDE, y + SIDE)), srid=settings.STORAGE_SRID)
    return square(x, y)


def draw(spec: LayerSpec, count: int = 3, **values: Any) -> list[Any]:
    """Write `count` features; columns without a default get a value of their type."""
    made = []
    for nth in range(count):
        row: dict[str, Any] = {
            "source": "drawn",
            "source_key": f"{spec.name}-{nth}",
            "valid_from": date(2025, 7, 1),
        } | PUBLIC.get(spec.name, {})
        if spec.is_spatial:
            row["geom"] = shape_of(spec, nth)
        for column in spec.model._meta.concrete_fields:  # type: ignore[attr-defined]
            if column.name not in row and not column.name.startswith("geom"):
                _fill(row, column, nth)
        made.append(spec.model.objects.create(**{**row, **values}))  # type: ignore[attr-defined]
    return made


def draw_all(count: int = 3) -> dict[str, int]:
    """Draw every layer; number of features by layer."""
    after = {name: place for place, name in enumerate(ORDER_FIRST)}
    specs = sorted(registry, key=lambda spec: after.get(spec.name, len(after)))
    return {spec.name: len(draw(spec, count)) for spec in specs}


def _fill(row: dict[str, Any], column: models.Field[Any, Any], nth: int) -> None:
    if column.has_default() or column.null or column.db_default is not models.NOT_PROVIDED:
        return
    if isinstance(column, models.ForeignKey):
        row[column.name] = column.related_model.objects.all()[nth]
    elif isinstance(column, models.DateField):
        row[column.name] = date(2025, 7, 1 + nth)
    elif isinstance(column, models.IntegerField | models.FloatField):
        row[column.name] = nth + 1
    elif isinstance(column, models.CharField):
        choices = [key for key, _ in column.flatchoices]
        row[column.name] = choices[0] if choices else f"{nth + 1}"
