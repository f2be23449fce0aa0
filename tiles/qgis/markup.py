"""XML as QGIS writes it: elements, its typed `Option` maps, colours, documents with their type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

#: The oldest QGIS that the files are written for; a newer one reads them as those of an older release.
QGIS_VERSION = "3.22.0-Białowieża"
QGIS_DOCTYPE = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>"
QLR_DOCTYPE = "<!DOCTYPE qgis-layer-definition>"


def add(parent: Element, tag: str, text: str = "", **attributes: object) -> Element:
    """A child element; attributes are written as text."""
    child = SubElement(parent, tag, {name: written(value) for name, value in attributes.items()})
    child.text = text or None
    return child


def written(value: object) -> str:
    """A value as QGIS writes it in an attribute.

    >>> written(True), written(0.5), written(12.0)
    ('1', '0.5', '12')
    """
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return f"{value:.10g}"
    return str(value)


def add_option(parent: Element, value: Any, name: str = "") -> Element:
    """An `Option`: a map, a list or a value, each with the type that QGIS reads it as."""
    named = {"name": name} if name else {}
    if isinstance(value, Mapping):
        option = SubElement(parent, "Option", {**({"type": "Map"} if value else {}), **named})
        for key, one in value.items():
            add_option(option, one, key)
        return option
    if isinstance(value, Sequence) and not isinstance(value, str):
        option = SubElement(parent, "Option", {"type": "List", **named})
        for one in value:
            add_option(option, one)
        return option
    if isinstance(value, bool):
        kind, text = "bool", "true" if value else "false"
    elif isinstance(value, int):
        kind, text = "int", str(value)
    elif isinstance(value, float):
        kind, text = "double", written(value)
    else:
        kind, text = "QString", str(value)
    return SubElement(parent, "Option", {"type": kind, "value": text, **named})


def add_by_expression(parent: Element, tag: str, expressions: Mapping[str, str]) -> None:
    """Properties that follow an expression, `{property: expression}`; without any, QGIS takes the fixed values."""
    properties = {
        key: {"active": True, "expression": expression, "type": 3} for key, expression in expressions.items()
    }
    add_option(add(parent, tag), {"name": "", "properties": properties, "type": "collection"})


def rgba(colour: str, opacity: float = 1.0) -> str:
    """`#rrggbb` as red, green, blue, alpha.

    >>> rgba("#ff8000", 0.5)
    '255,128,0,128'
    """
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},{round(255 * opacity)}"


def document(root: Element, doctype: str) -> bytes:
    """A whole document, UTF-8."""
    return f"{doctype}\n".encode() + tostring(root, encoding="utf-8")
