"""Hỏi đối tượng. What stands at a point of the map: public attributes only, for WMS and WMTS GetFeatureInfo."""

from __future__ import annotations

from dataclasses import dataclass

from geo.named_sql import load
from layers.rights import readable_fields
from layers.spec import LayerSpec
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


def as_text(layers: list[tuple[str, list[dict[str, object]]]]) -> str:
    """Plain text, a block for each feature."""
    blocks = [
        "\n".join(
            [f"[{name}]", *(f"{key} = {value}" for key, value in one.items() if value not in (None, ""))]
        )
        for name, features in layers
        for one in features
    ]
    return "\n\n".join(blocks) + ("\n" if blocks else "")
