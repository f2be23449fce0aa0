"""JSON Schema of a layer (Part 5 schema, Part 3 queryables), written from its declaration."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from layers.field_types import Coded
from layers.spec import Field, LayerSpec

DRAFT = "https://json-schema.org/draft/2020-12/schema"

#: GeoJSON geometry format of Part 5 for each declared kind.
FORMATS = {
    "Point": "geometry-point",
    "MultiPoint": "geometry-multipoint",
    "LineString": "geometry-linestring",
    "MultiLineString": "geometry-multilinestring",
    "Polygon": "geometry-polygon",
    "MultiPolygon": "geometry-multipolygon",
}
#: What a client never sends: its values are given by the server.
GIVEN_BY_US = ("id", "version")
ROLES = {"id": "id", "valid_from": "primary-interval-start", "valid_to": "primary-interval-end"}


def property_schema(field: Field, lang: str) -> dict[str, Any]:
    """Schema of one field: label, type, unit, codes with their labels.

    Args:
        lang: `vi` or `en`.
    """
    schema: dict[str, Any] = {"title": field.label.text(lang), **field.type.json_schema()}
    if field.description is not None:
        schema["description"] = field.description.text(lang)
    if field.name in ROLES:
        schema["x-ogc-role"] = ROLES[field.name]
    if isinstance(field.type, Coded) and field.type.codes is not None and not field.type.separator:
        values = [{"const": code.value, "title": code.label.text(lang)} for code in field.type.codes.codes]
        schema["x-ogc-codes" if not field.type.strict else "oneOf"] = values
        schema.pop("enum", None)
    if (name := schema.pop("x-codelist", None)) is not None:
        schema["x-ogc-codelist"] = name  # Part 5: further keywords begin with x-ogc-
    for bound in ("minimum", "maximum"):
        if (limit := getattr(field.type, bound, None)) is not None:
            schema[bound] = limit
    return schema


def geometry_schema(spec: LayerSpec, lang: str) -> dict[str, Any]:
    """Schema of the geometry of a spatial layer."""
    assert spec.geometry is not None
    return {
        "title": "Hình học" if lang == "vi" else "Geometry",
        "x-ogc-role": "primary-geometry",
        "format": FORMATS[spec.geometry.kind],
    }


def layer_properties(
    spec: LayerSpec, fields: tuple[Field, ...], lang: str, kept: Collection[str] = GIVEN_BY_US
) -> dict[str, dict[str, Any]]:
    """`properties` of the schema and of the queryables: geometry first, then every readable field.

    Args:
        kept: fields that the server fills, `readOnly` in the schema: QGIS from 3.44 on greys them in its forms.
    """
    properties = {"geometry": geometry_schema(spec, lang)} if spec.is_spatial else {}
    properties.update({field.name: property_schema(field, lang) for field in fields})
    for place, (name, schema) in enumerate(properties.items(), start=1):
        schema["x-ogc-propertySeq"] = place
        if name in kept:
            schema["readOnly"] = True
    return properties


def required_properties(fields: tuple[Field, ...]) -> list[str]:
    """Names of the fields that always have a value."""
    return ["id", *(field.name for field in fields if field.required)]
