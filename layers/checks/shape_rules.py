"""Quy tắc trên một hình. Kind, validity, place in the city, size and width of each new shape on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import shapely

from layers.checks.findings import Finding
from layers.checks.limits import number
from layers.checks.shapes.validity import faults
from layers.checks.shapes.width import inner_width, narrow_places
from layers.checks.situation import Change, Situation
from layers.checks.wording import FAULTS, Figure, say
from layers.labels import Label
from layers.rules import Rule
from layers.spec import DIMENSIONS

_KINDS = (Label("điểm", "a point"), Label("đường", "a line"), Label("vùng", "an area"))
_MIXED = Label("tập hợp nhiều loại hình", "a collection of several kinds")
Extent = tuple[float, float, float, float]


def given_shapes(situation: Situation, extent: Extent) -> Iterator[Finding]:
    """Findings about the shapes that the edits bring; a shape that fails one step is not asked the next."""
    for change in situation.changes:
        if not change.watched or change.candidate.operation == "delete":
            continue
        shape = change.candidate.geometry
        if shape is None:
            if situation.spec.is_spatial and change.candidate.operation == "create":
                yield _finding(change, "geometry-missing", None)
            continue
        yield from (
            _kind(situation, change, shape) or _valid(change, shape) or _sized(situation, change, extent)
        )


def _kind(situation: Situation, change: Change, shape: shapely.Geometry) -> list[Finding]:
    spec = situation.spec.geometry
    if spec is None:
        return [
            _finding(
                change,
                "geometry-kind",
                shape,
                expected=Label("không có hình", "no shape"),
                found=_name(shape),
            )
        ]
    expected = DIMENSIONS[spec.kind]
    found = DIMENSIONS.get(shape.geom_type)
    several = len(shapely.get_parts(shape)) > 1 and not spec.kind.startswith("Multi")
    if found == expected and not several:
        return []
    return [_finding(change, "geometry-kind", shape, expected=_KINDS[expected], found=_name(shape))]


def _name(shape: shapely.Geometry) -> Label:
    dimension = DIMENSIONS.get(shape.geom_type)
    if dimension is None:
        return _MIXED
    several = len(shapely.get_parts(shape)) > 1
    return (
        Label(f"nhiều {_KINDS[dimension].vi}", f"several {_KINDS[dimension].en.split()[1]}s")
        if several
        else _KINDS[dimension]
    )


def _valid(change: Change, shape: shapely.Geometry) -> list[Finding]:
    if change.after is not None:  # only a valid shape gets as far as its neighbours
        return []
    return [
        _finding(change, "valid-geometry", fault.place, fault=FAULTS[fault.name]) for fault in faults(shape)
    ]


def _sized(situation: Situation, change: Change, extent: Extent) -> Iterator[Finding]:
    if change.after is None or not change.moved:
        return
    for rule in situation.spec.rules:
        if rule.id == "inside-city":
            yield from _inside_city(change, change.after, extent)
        elif rule.id in _SIZES:
            yield from _SIZES[rule.id](change, change.after, situation.spec.name, rule)


def _inside_city(change: Change, shape: shapely.Geometry, extent: Extent) -> Iterator[Finding]:
    west, south, east, north = shape.bounds
    if west < extent[0] or south < extent[1] or east > extent[2] or north > extent[3]:
        at = shapely.get_coordinates(shape)[0]
        place = Figure(float(at[0]), 1), Figure(float(at[1]), 1)
        yield _finding(change, "inside-city", shapely.Point(at), east=place[0], north=place[1])


def _min_area(change: Change, shape: shapely.Geometry, layer: str, rule: Rule) -> Iterator[Finding]:
    limit = number(layer, rule, "at_least_m2")
    if limit is None:
        return
    parts = shapely.get_parts(shape) if rule.id == "min-area" else [shape]
    for part in parts:
        if part.area < limit:
            severity = "warning" if _was_there(change, part) else rule.severity
            yield _finding(change, rule.id, part, severity, area=Figure(part.area, 2), limit=Figure(limit, 1))


def _was_there(change: Change, part: shapely.Geometry) -> bool:
    """The stored shape has the same part: found, not made, by the edit."""
    if change.before is None:
        return False
    return any(part.equals(old) for old in shapely.get_parts(change.before))


def _min_width(change: Change, shape: shapely.Geometry, layer: str, rule: Rule) -> Iterator[Finding]:
    limit = number(layer, rule, "at_least_m")
    if limit is None:
        return
    found = [narrow for window in change.windows for narrow in narrow_places(shape, limit, window)]
    for narrow in found:
        width = Figure(narrow.width_m, 3)
        yield _finding(change, rule.id, narrow.shape, rule.severity, width=width, limit=Figure(limit, 2))


def _province_width(change: Change, shape: shapely.Geometry, layer: str, rule: Rule) -> Iterator[Finding]:
    limit = number(layer, rule, "at_least_m")
    if limit is None:
        return
    for part in shapely.get_parts(shape):
        if (width := inner_width(part)) < limit:
            yield _finding(
                change, rule.id, part, rule.severity, width=Figure(width, 2), limit=Figure(limit, 2)
            )


_SIZES: Mapping[str, Callable[[Change, shapely.Geometry, str, Rule], Iterator[Finding]]] = {
    "min-area": _min_area,
    "province-min-area": _min_area,
    "min-width": _min_width,
    "province-min-width": _province_width,
}


def _finding(
    change: Change, rule: str, place: shapely.Geometry | None, severity: str = "error", **values: object
) -> Finding:
    return Finding(
        rule, severity, *say(rule, **values), feature=change.candidate.feature, edit=change.candidate.edit,
        geometry=place,
    )  # type: ignore[arg-type]  # fmt: skip
