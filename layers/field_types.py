"""Kiểu trường. The closed list of value types a layer's field may have, each with unit and code list.

A type knows how a value looks in JSON Schema, in OGR and in PostgreSQL; parsing of foreign text lives in
`layers.importing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from layers.labels import Label


@dataclass(frozen=True)
class FieldType:
    """Base of all field types.

    Attributes:
        unit: UCUM-like symbol ("m", "m2", "%", ""), shown beside the label.
    """

    unit: str = ""

    json_type = "string"
    json_format = ""
    ogr_type = "String"

    def json_schema(self) -> dict[str, object]:
        """JSON Schema fragment (OGC API Features Part 5: type, format, unit, enumeration)."""
        schema: dict[str, object] = {"type": self.json_type}
        if self.json_format:
            schema["format"] = self.json_format
        if self.unit:
            schema["x-ogc-unit"] = self.unit
        return schema


@dataclass(frozen=True)
class Text(FieldType):
    """Free text, NFC, at most `max_length` characters."""

    max_length: int = 255

    def json_schema(self) -> dict[str, object]:
        """Adds `maxLength`."""
        return super().json_schema() | {"maxLength": self.max_length}


@dataclass(frozen=True)
class Int(FieldType):
    """Whole number."""

    json_type = "integer"
    ogr_type = "Integer64"
    minimum: int | None = None
    maximum: int | None = None


@dataclass(frozen=True)
class Real(FieldType):
    """Real number, shown with `decimals` places."""

    json_type = "number"
    ogr_type = "Real"
    decimals: int = 2
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True)
class Area(Real):
    """Area in square metres (law: rounded to 0.1 m²)."""

    unit: str = "m2"
    decimals: int = 1
    minimum: float | None = 0.0


@dataclass(frozen=True)
class Length(Real):
    """Length in metres."""

    unit: str = "m"
    decimals: int = 2
    minimum: float | None = 0.0


@dataclass(frozen=True)
class Percent(Real):
    """Percentage, 0 to 100."""

    unit: str = "%"
    decimals: int = 1
    minimum: float | None = 0.0
    maximum: float | None = 100.0


@dataclass(frozen=True)
class Bool(FieldType):
    """Yes or no."""

    json_type = "boolean"
    ogr_type = "Integer64"


@dataclass(frozen=True)
class Date(FieldType):
    """Calendar date (files: dd/mm/yyyy or ISO)."""

    json_format = "date"
    ogr_type = "Date"


@dataclass(frozen=True)
class Uuid(FieldType):
    """Identity of another feature.

    Attributes:
        layer: the layer of that feature, where no foreign key of the model says so.
    """

    layer: str = ""

    json_format = "uuid"


@dataclass(frozen=True)
class Code:
    """One entry of a code list.

    Attributes:
        replaces: codes of older circulars that mean this one (kept in the file, mapped on request).
        names: what files call it beside its label; compared as `layers.derivations.code_of` does.
    """

    value: str
    label: Label
    group: str = ""
    colour: str = ""
    replaces: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class CodeList:
    """Danh mục mã. A named, sourced list of codes."""

    name: str
    title: Label
    codes: tuple[Code, ...]
    legal_source: str = ""

    @cached_property
    def by_value(self) -> dict[str, Code]:
        """Codes by value."""
        return {code.value: code for code in self.codes}

    @cached_property
    def by_former_value(self) -> dict[str, Code]:
        """Current code for each value of older circulars."""
        return {old: code for code in self.codes for old in code.replaces}

    def label(self, value: str, lang: str = "vi") -> str:
        """Text of `value`; the value itself where the list lacks it."""
        code = self.by_value.get(value)
        return code.label.text(lang) if code else value


@dataclass(frozen=True)
class Coded(FieldType):
    """Value of a code list; `strict` refuses others on import, otherwise they are reported and kept.

    `separator` admits several codes in one value ("ONT+CLN").
    """

    codes: CodeList | None = None
    strict: bool = False
    separator: str = ""

    def json_schema(self) -> dict[str, object]:
        """Enumerates the codes of a strict single-valued list."""
        schema = super().json_schema()
        if self.codes is not None:
            schema["x-codelist"] = self.codes.name
            if self.strict and not self.separator:
                schema["enum"] = [code.value for code in self.codes.codes]
        return schema
