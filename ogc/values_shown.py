"""Values as the pages show them; needs the declaration of a layer and nothing of pygeoapi."""

from __future__ import annotations

from datetime import date

from layers.field_types import Coded, Real
from layers.spec import Field

#: Units as people write them.
UNITS = {"m2": "m²"}


def shown(field: Field, value: object, lang: str) -> str:
    """A value as people read it: label of a code, dd/mm/yyyy, decimal comma in Vietnamese, unit."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return ("Có" if value else "Không") if lang == "vi" else ("Yes" if value else "No")
    if field.type.json_format == "date":
        return date.fromisoformat(str(value)).strftime("%d/%m/%Y" if lang == "vi" else "%Y-%m-%d")
    if isinstance(field.type, Coded) and field.type.codes is not None:
        parts = str(value).split(field.type.separator) if field.type.separator else [str(value)]
        labels = [field.type.codes.label(part, lang) for part in parts]
        return ", ".join(
            f"{label} ({part})" if label != part else part for part, label in zip(parts, labels, strict=True)
        )
    if isinstance(field.type, Real) and isinstance(value, int | float):
        text = f"{value:,.{field.type.decimals}f}"
        if lang == "vi":
            text = text.translate(str.maketrans(",.", ".,"))
        return f"{text} {UNITS.get(field.type.unit, field.type.unit)}".strip()
    return str(value)
