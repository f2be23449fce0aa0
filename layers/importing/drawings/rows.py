"""Dòng từ bản vẽ. The areas of a drawing as rows with their labels, and what is wrong with the drawing. Pure.

An area without the label that names it (a road, a sliver) is no row; one with two such labels is a row without a name,
which the checks refuse: a line between two parcels is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from layers.importing.drawings.elements import Elements, Levels
from layers.importing.drawings.labels import Attached, attach
from layers.importing.drawings.polygons import Areas, areas
from layers.text_values import read_number

Shapes = NDArray[np.object_]
#: Areas are stated to 0.1 m².
AREA_UNIT_M2 = 0.1
#: Places listed for one finding; the rest is counted.
MOST_PLACES = 2_000
Finding = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Rows of a drawing.

    Attributes:
        columns: field -> its texts, None where there is none.
        shapes: the area of each row, in the units of the drawing.
        findings: rule of the catalogue and its details; `at` is a place in the drawing, `row` counts from 1.
    """

    columns: dict[str, list[str | None]]
    shapes: Shapes
    findings: list[Finding]


def rows_of(elements: Elements, table: Levels) -> Drawn:
    """Areas with their labels, from north to south."""
    found = areas(elements.lines)
    polygons = found.polygons[_from_north(found.polygons)]
    attached = attach(polygons, elements.labels, table)
    if not table.labels:
        return Drawn({}, polygons, _loose(found, elements, table))
    name = table.labels[0].field
    named = np.array([name in texts for texts in attached.texts], dtype=bool)
    findings: list[Finding] = []
    findings += _unlabelled(polygons[~named])
    columns: dict[str, list[str | None]] = {one.field: [] for one in table.labels}
    for row, place in enumerate(np.flatnonzero(named), 1):
        texts, shape = attached.texts[place], polygons[place]
        for one in table.labels:
            value, problem = _value(texts.get(one.field, []), one.separator)
            columns[one.field].append(value)
            if problem:
                findings.append(("drawing-labels-many", {
                    "row": row, "field": one.field, "at": _inside(shape), "texts": problem,
                    "severity": "error" if one.field == name else "warning",
                }))  # fmt: skip
        findings += _area_differs(row, texts, shape, table)
    findings += _outside(attached, table)
    findings += _loose(found, elements, table)
    return Drawn(columns, polygons[named], findings)


def _from_north(polygons: Shapes) -> NDArray[np.intp]:
    bounds = shapely.bounds(polygons).reshape(-1, 4)
    return np.lexsort((bounds[:, 0], -bounds[:, 3]))


def _value(texts: list[str], separator: str) -> tuple[str | None, str]:
    """The text of a field, and the texts that contradict each other."""
    if len(texts) > 1 and not separator:
        return None, ", ".join(texts)
    return (separator.join(texts) or None), ""


def _unlabelled(polygons: Shapes) -> list[Finding]:
    return [
        _place("drawing-unlabelled", _inside(shape), area=f"{shape.area:.1f}")
        for shape in polygons[:MOST_PLACES]
    ]


def _area_differs(
    row: int, texts: dict[str, list[str]], shape: shapely.Geometry, table: Levels
) -> list[Finding]:
    field = next((one.field for one in table.labels if one.level == table.area_label), None)
    stated = texts.get(field, []) if field else []
    value = read_number(stated[0]) if len(stated) == 1 else None
    if value is None or abs(value - shape.area) <= AREA_UNIT_M2:
        return []
    details: dict[str, object] = {
        "row": row,
        "field": field,
        "at": _inside(shape),
        "stated": stated[0],
        "drawn": f"{shape.area:.1f}",
    }
    return [("drawing-area-differs", details)]


def _outside(attached: Attached, table: Levels) -> list[Finding]:
    """Labels that name an area and stand in none."""
    naming = [one for one in attached.outside if one.level == table.labels[0].level]
    return [_place("drawing-label-outside", (one.x, one.y), text=one.text) for one in naming[:MOST_PLACES]]


def _loose(found: Areas, elements: Elements, table: Levels) -> list[Finding]:
    """Own lines of the areas that end nowhere, and ends that were brought to a line."""
    findings: list[Finding] = []
    if found.joined:
        reach = f"{found.farthest_m * 1000:.0f}"
        findings.append(("drawing-ends-joined", {"count": found.joined, "farthest": reach}))
    own = elements.lines[elements.line_levels == table.boundaries[0]]
    if len(found.loose) and len(own):
        middle = shapely.line_interpolate_point(found.loose, 0.5, normalized=True)
        of_own = np.unique(shapely.STRtree(own).query(middle, predicate="dwithin", distance=0.05)[0])
        findings += [
            _place("drawing-dangling", _xy(middle[place]), length=f"{found.loose[place].length:.2f}")
            for place in of_own[:MOST_PLACES]
        ]
    return findings


def _place(rule: str, at: tuple[float, float], **details: object) -> Finding:
    return rule, {"at": at} | details


def _inside(shape: shapely.Geometry) -> tuple[float, float]:
    return _xy(shapely.point_on_surface(shape))


def _xy(point: shapely.Geometry) -> tuple[float, float]:
    x, y = shapely.get_coordinates(point)[0]
    return float(x), float(y)
