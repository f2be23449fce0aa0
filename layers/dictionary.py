"""Từ điển dữ liệu. What each layer and field is, out of its declaration: types, units, labels, code lists, rules.

One source for the metadata record, the printed dictionary and the forms; nothing is written twice.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from layers.field_types import Coded, CodeList, Int, Real, Text
from layers.labels import Label
from layers.rules import Rule
from layers.spec import Field, LayerSpec

_COLUMNS = (
    "layer", "field", "label_vi", "label_en", "type", "unit", "required", "sensitivity", "code_list", "aliases",
    "description_vi", "description_en",
)  # fmt: skip


def describe(spec: LayerSpec, srid: int) -> dict[str, object]:
    """One layer as plain values.

    Args:
        srid: storage CRS of the city.
    """
    geometry = spec.geometry
    return {
        "layer": spec.name,
        "title": _label(spec.title),
        "description": _label(spec.description),
        "theme": spec.theme,
        "owner": _label(spec.owner),
        "geometry": None
        if geometry is None
        else {
            "kind": geometry.kind,
            "crs": f"EPSG:{srid}",
            "map_scales": [f"1:{scale}" for scale in geometry.map_scales],
            "tolerance_m": geometry.tolerance_m,
        },
        "rights": {"read": spec.rights.read, "write": spec.rights.write, "approve": spec.rights.approve},
        "fields": [describe_field(one) for one in spec.all_fields],
        "rules": [_rule(one) for one in spec.rules],
        "code_lists": {codes.name: _code_list(codes) for codes in code_lists(spec)},
    }


def describe_field(one: Field) -> dict[str, object]:
    """One field as plain values."""
    return {
        "name": one.name,
        "label": _label(one.label),
        "description": _label(one.description) if one.description else None,
        "type": type_name(one),
        "schema": one.type.json_schema(),
        "unit": one.type.unit,
        "required": one.required,
        "sensitivity": one.sensitivity,
        "code_list": one.type.codes.name if isinstance(one.type, Coded) and one.type.codes else "",
        "aliases": list(one.aliases),
        "derived": {"how": one.derive.how, "of": one.derive.of} if one.derive else None,
    }


def type_name(one: Field) -> str:
    """Type with its bounds, as a person reads it: `text(60)`, `real ≥ 0`, `code`."""
    kind = one.type
    name = type(kind).__name__.lower()
    if isinstance(kind, Text):
        return f"text({kind.max_length})"
    if isinstance(kind, (Int, Real)):
        low = f" ≥ {kind.minimum:g}" if kind.minimum is not None else ""
        high = f" ≤ {kind.maximum:g}" if kind.maximum is not None else ""
        return f"{name}{low}{high}"
    return "code" if isinstance(kind, Coded) else name


def code_lists(spec: LayerSpec) -> list[CodeList]:
    """Code lists of a layer, each once."""
    found = {
        one.type.codes.name: one.type.codes
        for one in spec.fields
        if isinstance(one.type, Coded) and one.type.codes
    }
    return list(found.values())


def as_csv(specs: Iterable[LayerSpec], srid: int) -> str:
    """One line a field; write it as UTF-8 with a mark."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, _COLUMNS)
    writer.writeheader()
    for spec in specs:
        for one in spec.all_fields:
            row = describe_field(one)
            description = one.description or Label("", "")
            writer.writerow({
                "layer": spec.name, "field": one.name, "label_vi": one.label.vi, "label_en": one.label.en,
                "type": row["type"], "unit": row["unit"], "required": one.required, "sensitivity": one.sensitivity,
                "code_list": row["code_list"], "aliases": " ".join(one.aliases), "description_vi": description.vi,
                "description_en": description.en,
            })  # fmt: skip
    return stream.getvalue()


def as_markdown(specs: Iterable[LayerSpec], srid: int) -> str:
    """The dictionary as a document, one chapter a layer."""
    lines = ["# Từ điển dữ liệu · Data dictionary", ""]
    for spec in specs:
        geometry = (
            f"{spec.geometry.kind}, EPSG:{srid}, ± {spec.geometry.tolerance_m:g} m" if spec.geometry else "–"
        )
        lines += [
            f"## {spec.title.vi} · {spec.title.en} (`{spec.name}`)",
            "",
            f"{spec.description.vi} {spec.description.en}",
            "",
            f"Đơn vị quản lý · Owner: {spec.owner.vi}. Hình học · Geometry: {geometry}.",
            "",
            "| trường · field | nhãn · label | kiểu · type | đơn vị · unit | danh mục · codes | quyền · access |",
            "|---|---|---|---|---|---|",
        ]
        for one in spec.all_fields:
            row = describe_field(one)
            required = " *" if one.required else ""
            lines.append(
                f"| `{one.name}`{required} | {one.label.vi} · {one.label.en} | {row['type']} | {one.type.unit} "
                f"| {row['code_list']} | {one.sensitivity} |"
            )
        lines.append("")
        for rule in spec.rules:
            lines.append(f"- {rule.title.vi} · {rule.title.en} (`{rule.id}`, {rule.severity})")
        for codes in code_lists(spec):
            lines += [
                "",
                f"**{codes.title.vi} · {codes.title.en}** (`{codes.name}`) {codes.legal_source}",
                "",
            ]
            lines += [f"- `{code.value}` {code.label.vi} · {code.label.en}" for code in codes.codes]
        lines.append("")
    return "\n".join(lines)


def _label(label: Label) -> dict[str, str]:
    return {"vi": label.vi, "en": label.en}


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "severity": rule.severity,
        "title": _label(rule.title),
        "parameters": dict(rule.parameters),
    }


def _code_list(codes: CodeList) -> dict[str, object]:
    return {
        "title": _label(codes.title),
        "legal_source": codes.legal_source,
        "codes": [
            {
                "value": code.value,
                "label": _label(code.label),
                "group": code.group,
                "replaces": list(code.replaces),
            }
            for code in codes.codes
        ],
    }
