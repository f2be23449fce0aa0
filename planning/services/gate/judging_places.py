"""Tọa độ và hình. Whether coordinates lie where they claim, shapes are valid, and plots fit the plan and each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import shapely

from geo.domain.crs import Crs
from geo.domain.figures import figure
from geo.domain.transform import transform_geometries
from layers.checks.shapes.validity import faults
from layers.checks.wording import FAULTS
from layers.importing.coordinates import Place, determine, examine
from layers.importing.issues import FileRefused, Issue, IssueLog
from planning.domain.gate import topology
from planning.domain.gate.classes import BOUNDARY, DIVISIONS, RED_LINES, ROAD_AREAS, ROADS
from planning.domain.gate.findings import LISTED, Findings
from planning.domain.gate.topology import Piece
from planning.services.gate.table import Table

#: Areas below this are crumbs of drawing, m².
TINY_M2 = 0.1
#: Stakes stand on the boundary: so far beside it they still do, metres.
STAKES_M = 1.0
_RULES = {
    "crs-missing": "G-501", "crs-refused": "G-502", "crs-degrees-declared-metres": "G-503",
    "crs-metres-declared-degrees": "G-502", "crs-axes-swapped": "G-506", "crs-other-zone": "G-505",
    "crs-outside-city": "G-505",
}  # fmt: skip
_DIMENSION = {"A": 2, "L": 1, "P": 0}


def place_tables(tables: list[Table], place: Place, findings: Findings) -> None:
    """Believe or refuse the coordinates of each class; those believed are placed in the city.

    Classes with one and the same fault are told together.
    """
    told: dict[tuple[str, str], list[tuple[Table, dict[str, object]]]] = defaultdict(list)
    for table in tables:
        if not table.rows or all(shape is None for shape in table.shapes):
            continue
        log = IssueLog()
        try:
            table.crs = determine(table.declared, "", place, log)
            examine(_finite(table.shapes), table.crs, place, in_city=True)
        except FileRefused as refused:
            table.crs = None
            told[_RULES[refused.rule], table.declared].append((table, _details(refused, table)))
            continue
        for issue in log.of("crs-warning"):
            told["G-508", table.declared].append((table, {"why": (issue.message("vi"), issue.message("en"))}))
        if not table.crs.is_zone:
            told["G-504", table.declared].append((table, {"declared": table.crs.code}))
        _place(table, place.storage)
    for (rule, _declared), group in told.items():
        names = ", ".join(table.name for table, _details_ in group)
        findings.add(
            rule, group[0][0].name, **{"example": place.storage.code} | group[0][1] | {"name": names}
        )
    _one_system(tables, findings)


def _one_system(tables: list[Table], findings: Findings) -> None:
    for part in sorted({table.spec.part for table in tables}):
        by_code: dict[str, list[str]] = defaultdict(list)
        for table in tables:
            if table.spec.part == part and table.crs is not None and table.placed is not None:
                by_code[table.crs.code].append(table.name)
        if len(by_code) > 1:
            findings.add(
                "G-507", part=part, names="; ".join(f"{code}: {', '.join(n)}" for code, n in by_code.items())
            )


def _details(refused: FileRefused, table: Table) -> dict[str, object]:
    """Values of the rule's text out of a refusal of the importer."""
    issue = Issue(refused.rule, "error", details=dict(refused.details))
    declared = str(refused.details.get("declared", "")) or _shortened(table.declared)
    example = refused.details.get("example", "")
    reading = ("", "")
    if refused.rule == "crs-other-zone" and example:
        reading = (f"; nếu là {example} thì nằm trong", f"; read as {example} they lie inside")
    return {
        "declared": declared, "why": (issue.message("vi"), issue.message("en")), "x": refused.details.get("x", ""),
        "y": refused.details.get("y", ""), "reading": reading,
    }  # fmt: skip


def _shortened(declared: str) -> str:
    return declared if len(declared) <= 40 else f"{declared[:37]}…"


def _finite(shapes: np.ndarray) -> np.ndarray:
    return shapes[np.array([one is not None and not one.is_empty for one in shapes], dtype=bool)]


def _place(table: Table, storage: Crs) -> None:
    """Shapes in the CRS of the city, heights dropped; what has no finite place stays None."""
    placed = np.full(len(table.shapes), None, dtype=object)
    flat = shapely.force_2d(table.shapes)
    usable = np.array(
        [one is not None and not one.is_empty and bool(np.isfinite(one.bounds).all()) for one in flat],
        dtype=bool,
    )
    if usable.any():
        assert table.crs is not None
        whole = flat[usable]
        placed[usable] = whole if table.crs == storage else transform_geometries(whole, table.crs, storage)
    table.placed = placed


def judge_shapes(table: Table, findings: Findings) -> None:
    """Every fault of every shape of a placed class."""
    if table.placed is None:
        return
    dimensions = shapely.get_dimensions(table.placed)
    table.sound = (dimensions == _DIMENSION[table.spec.kind]) & shapely.is_valid(table.placed)
    table.sound &= ~shapely.is_empty(table.placed)
    for index in np.flatnonzero(~table.sound):
        shape = table.placed[index]
        given = table.shapes[index]
        if given is None or given.is_empty:
            findings.add("G-602", table.name, table.feature(index))
            continue
        for fault in faults(given if shape is None else shape):
            label = FAULTS[fault.name]
            findings.add("G-601", table.name, table.feature(index), fault.place, fault=(label.vi, label.en))
    if table.spec.kind == "A":
        areas = shapely.area(table.placed)
        for index in np.flatnonzero(table.sound & (areas < TINY_M2)):
            findings.add(
                "G-605",
                table.name,
                table.feature(index),
                table.placed[index],
                area=_figure(float(areas[index])),
            )


def boundary_of(tables: list[Table]) -> shapely.Geometry | None:
    """The plan's boundary in the CRS of the city; None when it could not be placed. A broken one is mended."""
    table = next((one for one in tables if one.name == BOUNDARY and one.placed is not None), None)
    if table is None:
        return None
    shapes = [_mended(shape) for shape in table.placed if shape is not None]
    whole = shapely.union_all([one for one in shapes if one.area > 0])
    return None if whole.is_empty else whole


def division_of(tables: list[Table]) -> Table | None:
    """The class whose objects are the plots of the plan: the finest that holds any."""
    by_name = {table.name: table for table in tables}
    return next((by_name[name] for name in DIVISIONS if name in by_name and by_name[name].rows), None)


def judge_topology(
    tables: list[Table], boundary: shapely.Geometry, findings: Findings, *, divided: bool = True
) -> None:
    """Plots against the boundary and each other, other classes of the plan against the boundary.

    Args:
        divided: plots are to cover the whole of the plan.
    """
    for table in tables:
        if table.placed is None or table.name == BOUNDARY:
            continue
        if not table.spec.core or table.spec.part != "QuyHoach":
            _judge_elsewhere(table, boundary, findings)
            continue
        index = np.flatnonzero(table.sound)
        shapes = table.placed[index]
        if table.name == ROAD_AREAS:  # a road goes on behind the boundary
            _tell("G-705", table, index, topology.outside(shapes, boundary), findings, "m²")
        elif table.spec.kind == "A":
            _tell("G-701", table, index, topology.outside(shapes, boundary), findings)
        elif table.spec.kind == "L":
            _tell("G-705", table, index, topology.lines_outside(shapes, boundary), findings, "m")
        if table.spec.covers:
            _tell("G-703", table, index, topology.overlaps(shapes), findings)
    _judge_red_lines(tables, findings)
    division = division_of(tables)
    if division is None or division.placed is None:
        return
    index = np.flatnonzero(division.sound)
    _tell("G-704", division, index, topology.missing_vertices(division.placed[index]), findings)
    if divided:
        _judge_cover(tables, division, boundary, findings)


def _judge_cover(
    tables: list[Table], division: Table, boundary: shapely.Geometry, findings: Findings
) -> None:
    """Plots and roads leave nothing of the plan uncovered."""
    assert division.placed is not None
    roads = next((one for one in tables if one.name == ROAD_AREAS and one.placed is not None), None)
    covering = [*division.placed, *(roads.placed if roads is not None else ())]
    # of a broken shape nobody knows what it was to cover: its gaps are no finding of their own
    cover = [one if one.is_valid else one.convex_hull for one in covering if one is not None]
    areas = [one for one in cover if shapely.get_dimensions(one) == 2]
    for piece in topology.gaps(np.array(areas, dtype=object), boundary):
        findings.add(
            "G-702", division.name, "", piece.shape, area=_figure(piece.area_m2), width=_figure(piece.width_m)
        )


def _judge_elsewhere(table: Table, boundary: shapely.Geometry, findings: Findings) -> None:
    """Objects far from the plan: what was drawn for another place. A base map goes on behind the boundary."""
    assert table.placed is not None
    around = boundary.buffer(STAKES_M)
    shapely.prepare(around)
    index = np.flatnonzero(table.sound)
    away = index[~shapely.intersects(table.placed[index], around)]
    if not len(away) or (table.spec.part == "NenDiaHinh" and len(away) < len(index)):
        return
    places = shapely.point_on_surface(table.placed[away[:LISTED]])
    findings.add(
        "G-707", table.name, table.feature(int(away[0])), shapely.multipoints(places), name=table.name,
        count=len(away), total=len(index),
    )  # fmt: skip


def road_ground(tables: list[Table]) -> tuple[list[shapely.Polygon], int]:
    """Land that red lines close where the package has no road areas, and how many lines close none."""
    by_name = {table.name: table for table in tables}
    lines, areas = by_name.get(RED_LINES), by_name.get(ROAD_AREAS)
    if lines is None or lines.placed is None or (areas is not None and areas.rows):
        return [], 0
    centre = by_name.get(ROADS)
    centre_lines = (
        centre.placed[centre.sound] if centre is not None and centre.placed is not None else np.array([])
    )
    return topology.closed_ground(lines.placed[lines.sound], centre_lines)


def _judge_red_lines(tables: list[Table], findings: Findings) -> None:
    _faces, left = road_ground(tables)
    if left:
        table = next(one for one in tables if one.name == RED_LINES)
        findings.add("G-706", RED_LINES, "", shapely.union_all(table.placed[table.sound]), count=left)


def _tell(
    rule: str, table: Table, index: np.ndarray, pieces: Iterable[Piece], findings: Findings, unit: str = ""
) -> None:
    for piece in pieces:
        other = table.feature(int(index[piece.other])) if piece.other >= 0 else ""
        area = _figure(piece.area_m2)
        findings.add(
            rule, table.name, table.feature(int(index[piece.index])), piece.shape, area=area,
            extent=tuple(f"{one} {unit}" for one in area), other=other,
        )  # fmt: skip


def _mended(shape: shapely.Geometry) -> shapely.Geometry:
    return shape if shape.is_valid else shapely.make_valid(shape)


def _figure(value: float) -> tuple[str, str]:
    """An area or length as people write it in both languages: two decimals, more where it would read 0."""
    digits = 2 if value >= 0.01 else 4
    return figure(value, "vi", digits), figure(value, "en", digits)
