"""The form of a layer in QGIS: names of the fields, one control each, code lists, what may not be typed into."""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element

from layers.field_types import Bool, Coded, CodeList, Date, Int, Real, Text
from layers.forms import form
from layers.rights import User
from layers.spec import Field, LayerSpec
from tiles.qgis.markup import add, add_option

#: How QGIS writes "no value" in a list of values.
_NOTHING = "{2839923C-8B7D-419E-B84B-CA2FE9B80EC7}"
_LONG_TEXT = 255
_NO_MAXIMUM = {"integer": 2_147_483_647, "number": 1e12}


def editable_fields(spec: LayerSpec, user: User | None) -> set[str]:
    """Names of the fields that the user may change: those of the editor's form that are not computed."""
    told = form(spec, user)
    if not told["editable"]:
        return set()
    controls = told["controls"]
    assert isinstance(controls, list)
    return {one["name"] for one in controls if not one["read_only"]}


def add_form(parent: Element, fields: Collection[Field], editable: Collection[str], lang: str) -> None:
    """Everything of a layer's style that its form and its table are made of."""
    controls = add(parent, "fieldConfiguration")
    for one in fields:
        control = add(add(controls, "field", name=one.name, configurationFlags="None"), "editWidget")
        kind, options = widget(one, lang)
        control.set("type", kind)
        add_option(add(control, "config"), options)
    aliases = add(parent, "aliases")
    constraints = add(parent, "constraints")
    for index, one in enumerate(fields):
        add(aliases, "alias", field=one.name, index=index, name=_alias(one, lang))
        needed = one.required and one.name in editable
        add(
            constraints, "constraint", field=one.name, constraints=needed, notnull_strength=2 if needed else 0,
            unique_strength=0, exp_strength=0,
        )  # fmt: skip
    add(parent, "editorlayout", "generatedlayout")
    may_change = add(parent, "editable")
    for one in fields:
        add(may_change, "field", name=one.name, editable=one.name in editable)
    columns = add(
        add(parent, "attributetableconfig", actionWidgetStyle="dropDown", sortExpression="", sortOrder=0),
        "columns",
    )
    for one in fields:
        add(columns, "column", type="field", name=one.name, hidden=one.name == "id", width=-1)


def widget(one: Field, lang: str) -> tuple[str, dict[str, object]]:
    """Control of a field and its settings."""
    kind = one.type
    if one.name == "id":
        return "Hidden", {}
    if isinstance(kind, Coded) and kind.codes is not None and not kind.separator:
        return "ValueMap", {"map": _values(kind.codes, lang, may_be_empty=not one.required)}
    if isinstance(kind, Bool):
        return "CheckBox", {"CheckedState": "", "UncheckedState": "", "TextDisplayMethod": 0}
    if isinstance(kind, Date):
        return "DateTime", {
            "allow_null": not one.required, "calendar_popup": True, "display_format": "dd/MM/yyyy",
            "field_format": "yyyy-MM-dd", "field_iso_format": False,
        }  # fmt: skip
    if isinstance(kind, (Int, Real)) and kind.minimum is not None:
        return "Range", _range(kind, may_be_empty=not one.required)
    return "TextEdit", {
        "IsMultiline": isinstance(kind, Text) and kind.max_length > _LONG_TEXT,
        "UseHtml": False,
    }


def _range(kind: Int | Real, *, may_be_empty: bool) -> dict[str, object]:
    decimals = kind.decimals if isinstance(kind, Real) else 0
    highest = kind.maximum if kind.maximum is not None else _NO_MAXIMUM[kind.json_type]
    found: dict[str, object] = {
        "Style": "SpinBox", "AllowNull": may_be_empty, "Min": kind.minimum, "Max": highest, "Precision": decimals,
        "Step": 10.0**-decimals if decimals else 1,
    }  # fmt: skip
    if kind.unit:
        found["Suffix"] = f" {kind.unit.replace('m2', 'm²')}"
    return found


def _values(codes: CodeList, lang: str, *, may_be_empty: bool) -> list[dict[str, str]]:
    """Texts with their codes; a text that several codes share is told apart by the code."""
    texts = [code.label.text(lang) for code in codes.codes]
    found = [{"": _NOTHING}] if may_be_empty else []
    for code, text in zip(codes.codes, texts, strict=True):
        found.append({text if texts.count(text) == 1 else f"{text} ({code.value})": code.value})
    return found


def _alias(one: Field, lang: str) -> str:
    unit = one.type.unit.replace("m2", "m²")
    return f"{one.label.text(lang)} ({unit})" if unit else one.label.text(lang)
