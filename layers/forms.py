"""Biểu mẫu. A form for one layer out of its declaration: fields in order, control, label, bounds and choices.

The editor draws what it is told here; it knows no layer. Fields the user may read nowhere are not there at all.
"""

from __future__ import annotations

from geo.feature import IDENTITY_COLUMNS, PROVENANCE_COLUMNS
from layers import rights
from layers.field_types import Bool, Coded, Date, Int, Real, Text, Uuid
from layers.linking import linked_layer
from layers.spec import Field, LayerSpec

_LONG_TEXT = 255
_BY_SYSTEM = frozenset(IDENTITY_COLUMNS) | frozenset(PROVENANCE_COLUMNS)


def form(spec: LayerSpec, user: rights.User | None, lang: str = "vi") -> dict[str, object]:
    """JSON description of the form.

    Returns:
        `schema` (JSON Schema of the attributes, draft 2020-12), `controls` (order, label, control of each) and
        `editable`: whether `user` may write to the layer.
    """
    fields = [one for one in rights.fields_in_reach(user, spec) if one.name not in _BY_SYSTEM]
    return {
        "layer": spec.name,
        "title": spec.title.text(lang),
        "editable": rights.may(user, "write", spec),
        "geometry": spec.geometry.kind if spec.geometry else None,
        "schema": {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": {one.name: {"title": one.label.text(lang)} | _property(one) for one in fields},
            "required": [one.name for one in fields if one.required],
            "additionalProperties": False,
        },
        "controls": [_control(spec, one, user, lang) for one in fields],
    }


def _property(one: Field) -> dict[str, object]:
    schema = dict(one.type.json_schema())
    if isinstance(one.type, (Int, Real)):
        if one.type.minimum is not None:
            schema["minimum"] = one.type.minimum
        if one.type.maximum is not None:
            schema["maximum"] = one.type.maximum
    if not one.required:
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]  # type: ignore[misc]
    return schema


def _control(spec: LayerSpec, one: Field, user: rights.User | None, lang: str) -> dict[str, object]:
    control: dict[str, object] = {
        "name": one.name,
        "label": one.label.text(lang),
        "unit": one.type.unit,
        "control": _kind(one),
        "read_only": one.derive is not None and one.derive.how == "plane_area",
    }
    if one.description:
        control["hint"] = one.description.text(lang)
    if isinstance(one.type, Coded) and one.type.codes:
        control["choices"] = [
            {"value": code.value, "label": code.label.text(lang)} for code in one.type.codes.codes
        ]
        control["several"] = bool(one.type.separator)
        control["free"] = not one.type.strict
    linked = linked_layer(spec, one, user)
    if linked is not None:
        control["layer"] = linked.name
        control["layer_title"] = linked.title.text(lang)
    return control


def _kind(one: Field) -> str:
    kind = one.type
    if isinstance(kind, Coded):
        return "choice"
    if isinstance(kind, Bool):
        return "checkbox"
    if isinstance(kind, Date):
        return "date"
    if isinstance(kind, (Int, Real)):
        return "number"
    if isinstance(kind, Uuid):
        return "feature"
    return "textarea" if isinstance(kind, Text) and kind.max_length > _LONG_TEXT else "text"
