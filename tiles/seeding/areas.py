"""Vùng vẽ trước. Where tiles are drawn beforehand: wards, plans, features of any layer of areas, a box, the city."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import shapely
from django.conf import settings
from django.db import connection
from shapely.geometry.base import BaseGeometry

from geo.domain.crs import by_srid
from geo.domain.transform import transform_geometry
from geo.named_sql import load
from layers.field_types import Text
from layers.spec import DIMENSIONS, LayerSpec
from tiles.maps import UnknownMap, get_layer
from tiles.scales import Grid
from tiles.source_sql import base_conditions, geometry_column, identifier, public_column

_WISH = re.compile(r"(?P<layer>[a-z][a-z0-9_]*):(?:(?P<field>[a-z][a-z0-9_]*)=)?(?P<value>.+)")
#: A side of a box is bent when it is carried to another CRS: points along it, metres.
_STEP_M = 2000.0


class AreaUnknown(LookupError):
    """No area is called so; `vi` and `en` say what is wrong with the text and what to write."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


def shape_of(wishes: Iterable[str], box: Sequence[float] | None, grid: Grid) -> BaseGeometry:
    """Where to draw, in the CRS of `grid`, metres; never beyond the box of the city.

    Args:
        wishes: `LAYER:VALUE` or `LAYER:FIELD=VALUE`, for example `wards:26734`; `LAYER:*` is every feature in force;
            several are united.
        box: min E, min N, max E, max N in metres of the city's VN-2000 zone, united with them; without anything, the
            city.
    Raises:
        AreaUnknown: a text that names no area in force that everybody may see, or nothing of it lies in the city.
    """
    parts = [_area(wish, grid) for wish in wishes]
    if box is not None or not parts:
        parts.append(_box(box or settings.CITY.extent, grid))
    found = shapely.intersection(shapely.union_all(parts), _box(settings.CITY.extent, grid))
    if found.is_empty or not found.area:
        raise AreaUnknown("Vùng này nằm ngoài thành phố.", "This area lies outside the city.")
    return found


def _box(box: Sequence[float], grid: Grid) -> BaseGeometry:
    city = by_srid(settings.STORAGE_SRID)
    shape = shapely.box(*box)
    if not shape.is_valid or shape.area <= 0:
        raise AreaUnknown(
            "Khung không có diện tích: viết E nhỏ nhất, N nhỏ nhất, E lớn nhất, N lớn nhất (mét).",
            "The box has no area: write min E, min N, max E, max N (metres).",
        )
    return (
        shape if grid.crs == city else transform_geometry(shapely.segmentize(shape, _STEP_M), city, grid.crs)
    )


def _area(wish: str, grid: Grid) -> BaseGeometry:
    match = _WISH.fullmatch(wish)
    if match is None:
        raise AreaUnknown(
            f"Không hiểu vùng “{wish}”: viết LỚP:MÃ, ví dụ wards:26734.",
            f"The area {wish!r} is not understood: write LAYER:CODE, for example wards:26734.",
        )
    spec = _layer(match["layer"])
    fields = [match["field"]] if match["field"] else naming_fields(spec)
    column = identifier(geometry_column(grid.crs.srid, settings.STORAGE_SRID))
    for name in fields:
        if name not in spec.by_name or not spec.by_name[name].is_public:
            raise AreaUnknown(
                f"Lớp {spec.name} không có trường “{name}”.", f"The layer {spec.name} has no field {name!r}."
            )
        statement = load("tiles", "seeding")["area"].format(
            shape=column,
            table=identifier(spec.table),
            conditions=base_conditions(spec).replace("%", "%%"),
            field=public_column(spec, name),
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, {"value": match["value"]})
            _found, shape = cursor.fetchone()
        if shape is not None:
            return shapely.from_wkb(bytes(shape))
    raise AreaUnknown(
        f"Lớp {spec.name} không có đối tượng nào đang hiệu lực với {' hoặc '.join(fields)} = “{match['value']}”.",
        f"No feature of {spec.name} in force has {' or '.join(fields)} = {match['value']!r}.",
    )


def _layer(name: str) -> LayerSpec:
    try:
        spec = get_layer(name)
    except UnknownMap:
        raise AreaUnknown(f"Không có lớp {name}.", f"There is no layer {name}.") from None
    assert spec.geometry is not None
    if DIMENSIONS[spec.geometry.kind] != 2:
        raise AreaUnknown(f"Lớp {name} không phải lớp vùng.", f"The layer {name} has no areas.")
    return spec


def naming_fields(spec: LayerSpec) -> list[str]:
    """Public fields by which people name a feature, in the order they are looked into: texts that every feature has,
    its title, what the search finds, and the id last."""
    texts = [one for one in spec.fields if one.is_public and isinstance(one.type, Text)]
    required = [one.name for one in texts if one.required]
    others = [one.name for one in texts if one.name in spec.title_fields or one.search]
    return list(dict.fromkeys([*required, *others, "id"]))
