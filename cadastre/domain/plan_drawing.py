"""Bản vẽ thửa đất. A parcel and its neighbours drawn to scale as SVG, one unit being a millimetre of paper. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

import shapely
from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from cadastre.domain.plan_outline import Outline, Paper
from geo.domain.figures import figure

#: Lengths of shorter edges are in the table only.
_LEAST_EDGE_MM = 7.0
_TEXT_MM = 2.3
#: Width of a figure of this size.
_FIGURE_MM = 1.35
_GRID_MM = 40.0
_STYLE = (
    "<style>"
    ".frame{fill:none;stroke:#000;stroke-width:.35}.own{fill:#f3efe2;stroke:#000;stroke-width:.5;fill-rule:evenodd}"
    ".open{fill:none;stroke-width:.7}.paint{fill-rule:evenodd}"
    ".next{fill:none;stroke:#555;stroke-width:.18}.dot{fill:#fff;stroke:#000;stroke-width:.25}"
    ".grid{stroke:#777;stroke-width:.12}.thin{stroke:#000;stroke-width:.25;fill:none}.solid{fill:#000;stroke:none}"
    ".under{fill:#fff;fill-opacity:.85}"
    "text{font-family:'Noto Sans',sans-serif;font-size:2.3px;fill:#000}"
    ".middle{text-anchor:middle}.end{text-anchor:end}.number{font-weight:700}.big{font-size:3.4px}"
    ".zone{font-weight:700;fill:#333}"
    ".light{fill:#555;font-size:2.1px}.fine{fill:#555;font-size:1.7px}"
    "</style>"
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A parcel beside the one drawn, in the same zone: its number, and its label where there is room."""

    number: str
    label: str
    shape: BaseGeometry


@dataclass(frozen=True, slots=True)
class Figure:
    """A parcel that the drawing is about.

    Attributes:
        shape: metres in a VN-2000 zone, x = east.
        label: (land-use codes, parcel number, area) in the middle of it.
        outline: corners and edges to be numbered and measured; None = the boundary alone is drawn.
    """

    shape: MultiPolygon
    label: tuple[str, str, str]
    outline: Outline | None = None


@dataclass(frozen=True, slots=True)
class Painted:
    """Ground or a line under the boundaries: zones of a plan, road reserves.

    Attributes:
        shape: in the zone of the drawing.
        paint: SVG attributes by name ("fill": "#cc9900").
        label: short text in the middle where there is room.
    """

    shape: BaseGeometry
    paint: Mapping[str, str]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn.

    Attributes:
        painted: drawn first, in this order; the parcels then show through.
        bounds: west, south, east, north of the ground in the middle of the drawing, metres.
        scale: denominator; a metre is 1000 / scale millimetres.
    """

    bounds: tuple[float, float, float, float]
    figures: Sequence[Figure]
    neighbours: Sequence[Neighbour]
    scale: int
    paper: Paper
    lang: str
    painted: Sequence[Painted] = ()


def window(
    bounds: tuple[float, float, float, float], scale: int, paper: Paper
) -> tuple[float, float, float, float]:
    """Ground that the drawing shows: west, south, east, north in metres, `bounds` in the middle."""
    west, south, east, north = bounds
    half_width, half_height = paper.width_mm * scale / 2000, paper.height_mm * scale / 2000
    x, y = (west + east) / 2, (south + north) / 2
    return x - half_width, y - half_height, x + half_width, y + half_height


def svg(plan: Plan) -> str:
    """The drawing: frame, grid, neighbours, parcels with corner numbers and edge lengths, north arrow, scale bar."""
    sheet = _Sheet(plan)
    width, height = plan.paper.width_mm, plan.paper.height_mm
    own = "own open" if plan.painted else "own"
    scale_bar = _scale_bar(plan, sheet)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}">',
        _STYLE,
        *_paint(plan, sheet),
        *_grid(sheet),
        *_borders(plan, sheet),
        scale_bar.ground,
        *(f'<path class="{own}" d="{sheet.path(one.shape)}"/>' for one in plan.figures),
        _north(width, plan.lang),
        *scale_bar.marks,
        *(part for one in plan.figures for part in _figure(one, sheet, plan.lang)),
        *_names(plan, sheet, scale_bar),
        *_numbers(plan, sheet),
        f'<rect class="frame" x="0.2" y="0.2" width="{width - 0.4}" height="{height - 0.4}"/>',
        "</svg>",
    ]
    return "".join(parts)


class _Sheet:
    """From metres of the zone to millimetres of paper, y downwards."""

    def __init__(self, plan: Plan) -> None:
        self.window = window(plan.bounds, plan.scale, plan.paper)
        self.paper, self.scale = plan.paper, plan.scale
        self._mm = 1000 / plan.scale
        self._taken: list[tuple[float, float, float, float]] = []

    def keep_free(self, west: float, top: float, east: float, bottom: float) -> None:
        """Leave room on the paper for something that is no text; millimetres."""
        self._taken.append((west, top, east, bottom))

    def is_bare(self, figures: Sequence[Figure], left: float, top: float, long: float, high: float) -> bool:
        """Whether no figure reaches into a box on the paper, millimetres."""
        west, _south, _east, north = self.window
        x, y = (left / self._mm, (left + long) / self._mm), (top / self._mm, (top + high) / self._mm)
        ground = shapely.box(west + x[0], north - y[1], west + x[1], north - y[0])
        return not any(one.shape.intersects(ground) for one in figures)

    def takes(self, x: float, y: float, text: str, turn: float = 0.0) -> bool:
        """Whether a text centred here has room beside those before it; if so the room is taken.

        Args:
            turn: degrees; the room of a turned text is the box around it.
        """
        long, high = _FIGURE_MM * len(text), _TEXT_MM
        cos, sin = abs(math.cos(math.radians(turn))), abs(math.sin(math.radians(turn)))
        half_width, half_height = (long * cos + high * sin) / 2, (long * sin + high * cos) / 2
        box = (x - half_width, y - half_height, x + half_width, y + half_height)
        for west, top, east, bottom in self._taken:
            if box[0] < east and west < box[2] and box[1] < bottom and top < box[3]:
                return False
        self._taken.append(box)
        return True

    def at(self, east: float, north: float) -> tuple[float, float]:
        west, _south, _east, top = self.window
        return (east - west) * self._mm, (top - north) * self._mm

    def path(self, shape: BaseGeometry) -> str:
        """Path data of areas or lines."""
        pieces = []
        for part in shapely.get_parts(shape):
            rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
            for ring in rings:
                points = [self.at(x, y) for x, y, *_height in ring.coords]
                closed = "Z" if part.geom_type == "Polygon" else ""
                pieces.append("M" + "L".join(f"{x:.3f} {y:.3f}" for x, y in points) + closed)
        return "".join(pieces)


def _borders(plan: Plan, sheet: _Sheet) -> list[str]:
    """Boundaries of the parcels around, cut at the frame."""
    seen = [shapely.clip_by_rect(one.shape.boundary, *sheet.window) for one in plan.neighbours]
    return [f'<path class="next" d="{sheet.path(one)}"/>' for one in seen if not one.is_empty]


def _paint(plan: Plan, sheet: _Sheet) -> list[str]:
    """What lies under the boundaries, cut at the frame."""
    seen = [(one, shapely.clip_by_rect(one.shape, *sheet.window)) for one in plan.painted]
    return [
        f'<path class="paint" {_attributes(one.paint)} d="{sheet.path(shape)}"/>'
        for one, shape in seen
        if not shape.is_empty
    ]


def _attributes(given: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{escape(value)}"' for name, value in given.items())


def _names(plan: Plan, sheet: _Sheet, scale_bar: _ScaleBar) -> list[str]:
    """Labels of what is painted, once each, in the widest place of it where they have room."""
    parts, written = [], set()
    width = plan.paper.width_mm
    sheet.keep_free(width - 13, 2, width - 5, 17)  # the north arrow
    sheet.keep_free(*scale_bar.room)
    for one in plan.painted:
        areas = [
            part
            for part in shapely.get_parts(shapely.clip_by_rect(one.shape, *sheet.window))
            if part.geom_type == "Polygon" and not part.is_empty
        ]
        if not one.label or one.label in written or not areas:
            continue
        place = shapely.maximum_inscribed_circle(max(areas, key=_area), tolerance=sheet.scale / 1000)
        x, y = sheet.at(*place.coords[0])
        room = place.length * 1000 / sheet.scale
        if room >= 0.5 * _FIGURE_MM * len(one.label) and sheet.takes(x, y, one.label):
            written.add(one.label)
            parts.append(_text(x, y + 0.8, one.label, "middle zone"))
    return parts


def _numbers(plan: Plan, sheet: _Sheet) -> list[str]:
    """Numbers of the parcels around where they have room, in the widest place of what is seen of them."""
    parts = []
    for one in plan.neighbours:
        seen = shapely.get_parts(shapely.clip_by_rect(one.shape, *sheet.window))
        areas = [part for part in seen if part.geom_type == "Polygon" and not part.is_empty]
        if not areas:
            continue
        place = shapely.maximum_inscribed_circle(max(areas, key=_area), tolerance=sheet.scale / 1000)
        x, y = sheet.at(*place.coords[0])
        room = place.length * 1000 / sheet.scale
        label = next((text for text in (one.label, one.number) if 0.4 * _FIGURE_MM * len(text) <= room), "")
        if label and room >= _TEXT_MM / 2 and sheet.takes(x, y, label):
            parts.append(_text(x, y + 0.8, label, "middle light"))
    return parts


def _area(part: BaseGeometry) -> float:
    return float(part.area)


def _figure(one: Figure, sheet: _Sheet, lang: str) -> list[str]:
    if one.outline is None:
        return _label(one, sheet)
    return [*_label(one, sheet), *_corners(one.outline, sheet), *_edges(one.outline, sheet, lang)]


def _corners(outline: Outline, sheet: _Sheet) -> list[str]:
    parts = []
    for ring in outline.rings:
        corners = [outline.corners[no - 1] for no in ring]
        points = [sheet.at(corner.y_east, corner.x_north) for corner in corners]
        for at, (corner, (x, y)) in enumerate(zip(corners, points, strict=True)):
            dx, dy = _outwards(points[at - 1], (x, y), points[(at + 1) % len(points)])
            text_x, text_y = x + 2.3 * dx, y + 2.3 * dy
            if sheet.takes(text_x, text_y, str(corner.no)):
                parts.append(f'<circle class="dot" cx="{x:.3f}" cy="{y:.3f}" r="0.45"/>')
                parts.append(_text(text_x, text_y + 0.8, str(corner.no), "middle"))
    return parts


def _edges(outline: Outline, sheet: _Sheet, lang: str) -> list[str]:
    """Lengths along the edges, inside, readable from below or from the right."""
    parts = []
    for edge in outline.edges:
        start, end = outline.corners[edge.start - 1], outline.corners[edge.end - 1]
        x1, y1 = sheet.at(start.y_east, start.x_north)
        x2, y2 = sheet.at(end.y_east, end.x_north)
        length = math.hypot(x2 - x1, y2 - y1)
        if length < _LEAST_EDGE_MM:
            continue
        # clockwise courses have their inside on the right hand, which on paper (y downwards) is (-dy, dx)
        inside = (-(y2 - y1) / length, (x2 - x1) / length)
        x, y = (x1 + x2) / 2 + 1.5 * inside[0], (y1 + y2) / 2 + 1.5 * inside[1]
        turn = math.degrees(math.atan2(y2 - y1, x2 - x1))
        turn = turn - 180 if turn > 90 else turn + 180 if turn <= -90 else turn
        text = figure(edge.length_m, lang, 2)
        if sheet.takes(x, y, text, turn):
            written = _text(0, 0.8, text, "middle")
            parts.append(f'<g transform="translate({x:.3f} {y:.3f}) rotate({turn:.2f})">{written}</g>')
    return parts


def _label(one: Figure, sheet: _Sheet) -> list[str]:
    """Land use beside number over area, as on the cadastral map; left out where it has no room."""
    circle = shapely.maximum_inscribed_circle(
        max(one.shape.geoms, key=lambda part: part.area), tolerance=sheet.scale / 1000
    )
    codes, number, area = one.label
    x, y = sheet.at(*circle.coords[0])
    half = max(len(number) * 1.15, len(area) * 0.85) + 0.6
    room = circle.length * 1000 / sheet.scale
    sheet.takes(x, y - 2.0, number + "  ")
    parts = [_text(x, y - 0.9, number, "middle number big")]
    if room >= half:
        sheet.takes(x, y + 2.0, area)
        parts.append(f'<path class="thin" d="M{x - half:.3f} {y:.3f}H{x + half:.3f}"/>')
        parts.append(_text(x, y + 2.8, area, "middle"))
    if codes and room >= half + 1.5 * len(codes):
        parts.append(_text(x - half - 0.8, y + 0.8, codes, "end"))
    return parts


def _grid(sheet: _Sheet) -> list[str]:
    """Crosses at round coordinates, X (north) and Y (east) written along the frame."""
    west, south, east, north = sheet.window
    step = _round_step(_GRID_MM * sheet.scale / 1000)
    columns = [at * step for at in range(math.ceil(west / step), math.floor(east / step) + 1)]
    rows = [at * step for at in range(math.ceil(south / step), math.floor(north / step) + 1)]
    digits = 0 if step >= 1 else 1
    parts = []
    for x, y in (sheet.at(column, row) for column in columns for row in rows):
        parts.append(f'<path class="grid" d="M{x - 1.5:.3f} {y:.3f}h3M{x:.3f} {y - 1.5:.3f}v3"/>')
    for column in columns:
        x, _y = sheet.at(column, south)
        if 8 < x < sheet.paper.width_mm - 8:
            parts.append(_text(x, sheet.paper.height_mm - 1.2, f"{column:.{digits}f}", "middle fine"))
    for row in rows:
        _x, y = sheet.at(west, row)
        if 6 < y < sheet.paper.height_mm - 6:
            label = _text(0, 0, f"{row:.{digits}f}", "middle fine")
            parts.append(f'<g transform="translate(2.4 {y:.3f}) rotate(-90)">{label}</g>')
    return parts


def _round_step(about_m: float) -> float:
    """The nearest of 1, 2, 5 times a power of ten.

    >>> _round_step(20.0), _round_step(3.1)
    (20.0, 2.0)
    """
    power = 10.0 ** math.floor(math.log10(about_m))
    return min((power, 2 * power, 5 * power, 10 * power), key=lambda step: abs(math.log(step / about_m)))


def _north(width_mm: float, lang: str) -> str:
    x = width_mm - 9
    return (
        f'<path class="solid" d="M{x} 4l-2 8l2 -1.6z"/><path class="thin" d="M{x} 4l2 8l-2 -1.6z"/>'
        f"{_text(x, 15.2, 'N' if lang == 'en' else 'B', 'middle number big')}"
    )


class _ScaleBar(NamedTuple):
    """Its room on the paper, its ground, which hides what lies around the parcels but nothing of them, its marks."""

    room: tuple[float, float, float, float]
    ground: str
    marks: list[str]


def _scale_bar(plan: Plan, sheet: _Sheet) -> _ScaleBar:
    """In the lower left, or in the first other corner that no parcel of the plan reaches."""
    length_m = _round_step(25.0 * plan.scale / 1000)
    length_mm = length_m * 1000 / plan.scale
    digits = 0 if length_m >= 2 else 1
    end = f"{figure(length_m, plan.lang, digits)} m"
    long, high = length_mm + 13, 4.2
    right, low = plan.paper.width_mm - long - 4, plan.paper.height_mm - high - 3.2
    corners = [(4.0, low), (right, low), (4.0, 3.2)]
    left, top = next((one for one in corners if sheet.is_bare(plan.figures, *one, long, high)), corners[0])
    x, y = left + 2, top + 3.6
    return _ScaleBar(
        (left - 1, top - 1, left + long + 1, top + high + 0.6),
        f'<rect class="under" x="{left:.3f}" y="{top:.3f}" width="{long:.3f}" height="{high}"/>',
        [
            f'<path class="thin" d="M{x:.3f} {y:.3f}h{length_mm:.3f}v-1.4M{x:.3f} {y:.3f}v-1.4'
            f'M{x + length_mm / 2:.3f} {y:.3f}v-1"/>',
            f'<rect class="solid" x="{x:.3f}" y="{y - 0.5:.3f}" width="{length_mm / 2:.3f}" height="0.5"/>',
            _text(x, y - 1.7, "0", "middle"),
            _text(x + length_mm, y - 1.7, end, "middle"),
        ],
    )


def _outwards(
    before: tuple[float, float], here: tuple[float, float], after: tuple[float, float]
) -> tuple[float, float]:
    """Unit vector out of a clockwise corner on paper, between its two edges."""
    first = math.dist(before, here) or 1.0
    second = math.dist(here, after) or 1.0
    # left hand of both edges; on paper (y downwards) that is (dy, -dx)
    dx = (here[1] - before[1]) / first + (after[1] - here[1]) / second
    dy = -(here[0] - before[0]) / first - (after[0] - here[0]) / second
    length = math.hypot(dx, dy)
    return (dx / length, dy / length) if length > 1e-6 else (0.0, -1.0)


def _text(x: float, y: float, text: str, css: str) -> str:
    return f'<text class="{css}" x="{x:.3f}" y="{y:.3f}">{escape(text)}</text>'
