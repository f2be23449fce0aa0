"""Đọc bản vẽ DGN, DXF. Runs in the child process only: lines and texts by level become areas with attributes.

A drawing without lines on the boundary levels of the layer is read as any other file: its closed shapes are the areas.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from layers.importing.drawings.elements import Levels, collect
from layers.importing.drawings.rows import rows_of
from layers.importing.reading import GEOMETRY, ReadFacts, ReadRequest

#: A DGN says nothing about its texts: bytes are taken as they are and judged by what they spell.
_BYTES = "ISO-8859-1"


def open_drawing(request: ReadRequest, path: str, layer: str, facts: ReadFacts) -> pa.RecordBatch | None:
    """The areas of a drawing as one batch; None where no line lies on a boundary level."""
    table = Levels.of(request.drawing)
    elements = _elements(request, path, layer)
    by_name = "Layer" in elements.column_names
    given = elements.column("Layer" if by_name else "Level").to_pylist()
    levels = [_level(value, table) for value in given] if by_name else given
    shapes = np.array(
        shapely.from_wkb(elements.column(GEOMETRY).to_numpy(zero_copy_only=False)), dtype=object
    )
    found = collect(levels, shapes, _texts(elements, request), table)
    if not len(found.lines):
        names = sorted({str(value) for value in given if value is not None})
        wanted = ", ".join(str(level) for level in table.boundaries)
        facts.findings.append(("drawing-levels-missing", {"wanted": wanted, "found": ", ".join(names)[:300]}))
        return None
    drawn = rows_of(found, table)
    facts.geometry_type = "Polygon"
    facts.findings += [(rule, dict(details)) for rule, details in drawn.findings]
    arrays = [pa.array(list(shapely.to_wkb(drawn.shapes)), pa.binary())]
    arrays += [pa.array(texts, pa.string()) for texts in drawn.columns.values()]
    return pa.RecordBatch.from_arrays(arrays, [GEOMETRY, *drawn.columns])


def _level(name: str | None, table: Levels) -> int | None:
    return None if name is None else table.level_of(name)


def _elements(request: ReadRequest, path: str, layer: str) -> pa.Table:
    """Level (or layer), text and shape of every element of the model."""
    import pyogrio

    options: dict[str, object] = {}
    if request.driver == "DGN":
        options["ENCODING"] = request.encoding or _BYTES
    else:
        pyogrio.set_gdal_config_options({"DXF_ENCODING": request.encoding or None})
    with pyogrio.open_arrow(path, layer=layer, use_pyarrow=True, **options) as (meta, reader):
        table: pa.Table = reader.read_all()
    geometry = meta["geometry_name"] or "wkb_geometry"
    if "PaperSpace" in table.column_names:  # the sheet to print, not the ground
        table = table.filter(pc.invert(table.column("PaperSpace").fill_null(False)))
    level = "Layer" if "Layer" in table.column_names else "Level"
    return table.select([level, "Text", geometry]).rename_columns([level, "Text", GEOMETRY])


def _texts(elements: pa.Table, request: ReadRequest) -> list[str | None]:
    """Texts of the elements; bytes that are UTF-8 throughout are read so."""
    texts: list[str | None] = elements.column("Text").to_pylist()
    if request.driver != "DGN" or request.encoding:
        return texts
    try:
        return [None if text is None else text.encode("latin-1").decode() for text in texts]
    except UnicodeDecodeError:
        return texts
