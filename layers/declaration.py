"""The words of a layer declaration in one place: `from layers.declaration import *` is all that an app's
`layers.py` needs, and what `geo.layers.declare` is handed."""

from layers.field_types import (
    Area,
    Bool,
    Code,
    Coded,
    CodeList,
    Date,
    Int,
    Length,
    Percent,
    Real,
    Text,
    Uuid,
)
from layers.labels import Label
from layers.rules import (
    inside_city,
    no_overlap,
    unique_warn,
    valid_geometry,
)
from layers.spec import (
    INTERNAL,
    PERSONAL,
    PUBLIC,
    BaseMapCheck,
    Field,
    GeometrySpec,
    LayerSpec,
    Rights,
    VectorTiles,
)

__all__ = [
    "INTERNAL",
    "PERSONAL",
    "PUBLIC",
    "Area",
    "BaseMapCheck",
    "Bool",
    "Code",
    "CodeList",
    "Coded",
    "Date",
    "Field",
    "GeometrySpec",
    "Int",
    "Label",
    "LayerSpec",
    "Length",
    "Percent",
    "Real",
    "Rights",
    "Text",
    "Uuid",
    "VectorTiles",
    "inside_city",
    "no_overlap",
    "unique_warn",
    "valid_geometry",
]
