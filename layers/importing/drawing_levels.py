"""Bảng lớp của bản vẽ. What the levels of a DGN or DXF mean for a layer, as plain values for the reader."""

from __future__ import annotations

from collections.abc import Mapping

from layers.field_types import Coded
from layers.importing.issues import FileRefused
from layers.spec import LayerSpec

BOUNDARY = "boundary"


def levels_of(spec: LayerSpec, asked: Mapping[int, str]) -> dict[str, object]:
    """The level table of a layer with what was asked for put first; empty where there is none.

    Args:
        asked: level -> field, or `boundary`.
    Raises:
        FileRefused: a target that is neither.
    """
    if spec.drawing is None:
        return {}
    for target in asked.values():
        if target != BOUNDARY and target not in spec.by_name:
            raise FileRefused("drawing-level-field", target=target)
    bounds = [level for level in spec.drawing.boundaries if level not in asked]
    bounds += [level for level, target in asked.items() if target == BOUNDARY]
    given = {level: target for level, target in asked.items() if target != BOUNDARY}
    labels = {field: level for level, field in spec.drawing.labels if level not in asked}
    labels |= {field: level for level, field in given.items()}
    area = spec.drawing.area_label
    area_field = next((field for level, field in spec.drawing.labels if level == area), "")
    return {
        "boundaries": bounds,
        "labels": [[level, field, _separator(spec, field)] for field, level in labels.items()],
        "area_label": labels.get(area_field),
        "names": [list(one) for one in spec.drawing.names],
    }


def _separator(spec: LayerSpec, field: str) -> str:
    kind = spec.by_name[field].type
    return kind.separator if isinstance(kind, Coded) else ""
