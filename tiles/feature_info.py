"""Hỏi đối tượng. What stands at a point of the map: public attributes only, for WMS and WMTS GetFeatureInfo."""

from __future__ import annotations

from dataclasses import dataclass

from geo.named_sql import load
from layers.rights import readable_fields
from layers.spec import LayerSpec
from tiles.maps import get_layer
from tiles.source_sql import base_conditions, geometry_column, identifier, literal, public_column

MAX_FEATURES = 20


@dataclass(frozen=True)
class Place:
    """A point in a stored CRS, with a tolerance in metres of that CRS."""

    srid: int
    x: float
    y: float
    tolerance: float


def statement(spec: LayerSpec, srid: int, storage_srid: int) -> str:
    """SQL with parameters x, y, tolerance, count; each row is one JSON object."""
    pairs = ", ".join(
        f"{literal(field.name)}, {public_column(spec, field.name)}" for field in readable_fields(None, spec)
    )
    return load("tiles", "vector")["features_at"].format(
        properties=f"jsonb_build_object({pairs})",
        table=identifier(spec.table),
        column=geometry_column(srid, storage_srid),
        srid=int(srid),
        conditions=base_conditions(spec).replace("%", "%%"),
    )


def words(spec: LayerSpec, lang: str) -> dict[str, object]:
    """Title of a layer and of its public fields in one language."""
    fields = {field.name: field.label.text(lang) for field in readable_fields(None, spec)}
    return {"title": spec.title.text(lang), "fields": fields}


def as_text(layers: list[tuple[str, list[dict[str, object]]]], lang: str) -> str:
    """Plain text in one language, a block for each feature: title of the layer, then name and value of each field."""
    blocks = []
    for name, features in layers:
        spec = get_layer(name)
        labels = {field.name: field.label.text(lang) for field in readable_fields(None, spec)}
        for one in features:
            told = [f"{labels[key]} = {value}" for key, value in one.items() if value not in (None, "")]
            blocks.append("\n".join([f"[{spec.title.text(lang)}]", *told]))
    return "\n\n".join(blocks) + ("\n" if blocks else "")
