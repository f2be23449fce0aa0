"""Ghi DXF. Shapes by level with their labels, as drawing programs and the importer read them; metres, no attributes.

A layer with a level table (`LayerSpec.drawing`) has its outlines on the first boundary level and each label on its own;
any other layer is drawn on one DXF layer of its name. A DXF says nothing about its coordinate system.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from layers.exporting.rows import GEOMETRY, Selection, batches
from layers.spec import LayerSpec

if TYPE_CHECKING:
    from ezdxf.layouts import Modelspace

#: Features that a drawing program still opens; all of them are held in memory while the file is made.
MOST = 100_000
_LARGEST_TEXT_M, _TEXTS_ACROSS = 1.2, 8.0


class TooMany(Exception):
    """More features than a drawing holds."""


def write_dxf(selection: Selection, path: Path) -> int:
    """Write a drawing (AutoCAD 2010, Unicode); returns the number of features.

    Raises:
        TooMany: more than `MOST` features.
    """
    import ezdxf

    logging.getLogger("ezdxf").setLevel(logging.WARNING)
    drawing = ezdxf.new("R2010", units=6)  # metres
    model = drawing.modelspace()
    count = 0
    for record in _records(selection):
        count += 1
        if count > MOST:
            raise TooMany(f"DXF ≤ {MOST}")
        _draw(model, record, selection.spec)
    drawing.saveas(path)
    return count


def _records(selection: Selection) -> Iterator[dict[str, object]]:
    for batch in batches(selection):
        yield from batch.to_pylist()


def _draw(model: Modelspace, record: dict[str, object], spec: LayerSpec) -> None:
    shape = shapely.from_wkb(record[GEOMETRY])
    if shape is None or shape.is_empty:
        return
    drawn = spec.drawing
    layer = {"layer": str(drawn.boundaries[0]) if drawn else spec.name}
    for part in shapely.get_parts(shape):
        if shapely.get_dimensions(part) == 0:
            model.add_point((part.x, part.y), dxfattribs=layer)
            continue
        rings = shapely.get_rings(part) if shapely.get_dimensions(part) == 2 else [part]
        for ring in rings:
            corners = shapely.get_coordinates(ring)
            closed = bool((corners[0] == corners[-1]).all())
            model.add_lwpolyline(corners[:-1] if closed else corners, close=closed, dxfattribs=layer)
    if drawn is not None:
        _label(model, record, spec, shape)


def _label(model: Modelspace, record: dict[str, object], spec: LayerSpec, shape: shapely.Geometry) -> None:
    """Texts of an area, one below the other inside it, the first at the point farthest from its edges."""
    assert spec.drawing is not None
    largest = max(shapely.get_parts(shape), key=shapely.area)
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(largest, tolerance=0.1))[0]
    height = min(_LARGEST_TEXT_M, float(np.sqrt(shapely.area(largest))) / _TEXTS_ACROSS)
    for place, (level, field) in enumerate(spec.drawing.labels):
        if record.get(field) in (None, ""):
            continue
        at = (x, y - 1.5 * height * place)
        inside = shapely.contains_xy(largest, *at)
        text = model.add_text(_text(record[field]), height=height, dxfattribs={"layer": str(level)})
        text.set_placement(at if inside else (x, y))


def _text(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)
