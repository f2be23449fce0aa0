"""Tách thửa. One parcel becomes several: along a line, a parallel, an area or vertices typed in, or as drawn parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import shapely
from shapely import LineString, MultiPolygon

from cadastre.domain.operations.apportioning import uses_of_children
from cadastre.domain.operations.balance import require
from cadastre.domain.operations.cut_lines import line_for_area, line_for_area_along, offset_line
from cadastre.domain.operations.cutting import Cut, Group, split_by_lines, split_by_parts
from cadastre.services.operations import dependents, reading
from cadastre.services.operations.family import (
    Child,
    Given,
    births,
    checked_uses,
    official_areas,
    read_children,
)
from cadastre.services.operations.locks import refuse_locked
from cadastre.services.operations.neighbours import with_vertices_of
from cadastre.services.operations.numbers import numbered
from cadastre.services.operations.parents import PARCELS, Parent, parent_of, plane_area, zone_of
from cadastre.services.operations.refusing import refused, wrong
from cadastre.services.operations.surveys import survey_values
from geo.domain.errors import DomainError
from layers.changesets.operations import Primitive, Requested
from layers.changesets.reading_shapes import like_held

_WAYS = ("line", "vertices", "offset", "area", "parts")
_PARAMETERS = frozenset({*_WAYS, "group", "children", "survey_document"}) | reading.FRAME
_BEARINGS: Mapping[str, float] = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
_AREAL = ("Polygon", "MultiPolygon")


def expand(asked: Requested) -> Sequence[Primitive]:
    """The edits that a split means: the parcel ends, its parts begin, neighbours get the ends of the cut.

    Raises:
        Problem: 400 for what cannot be cut so, 409 while the parcel is blocked or under review elsewhere.
    """
    reading.only(asked.params, _PARAMETERS)
    reading.without_values(asked)
    parent = parent_of(asked)
    refuse_locked(asked, [parent])
    way = _way(asked.params)
    try:
        cut = _cut(asked, parent, way)
        require([parent.shape], cut.children)
    except DomainError as error:
        raise refused(f"params.{way}", error) from error
    children = _children(asked, parent, cut.children)
    kept = dependents.dependents_of(asked, [parent.id])
    return [
        Primitive(PARCELS, "delete", parent.id, parent.version),
        *dependents.ending(kept),
        *births(children),
        *dependents.carried(kept, {parent.id: [child.id for child in children]}),
        *with_vertices_of(asked, cut.ends, [parent.id]),
    ]


def _children(asked: Requested, parent: Parent, shapes: Sequence[MultiPolygon]) -> list[Child]:
    given = read_children(asked, len(shapes))
    values = survey_values(asked)
    drawn = [plane_area(shape, zone_of(parent.properties)) for shape in shapes]
    official = official_areas(parent.official_m2, given, drawn)
    numbers = numbered(parent.sheet, [one.number for one in given], asked.edit)
    uses = uses_of_children(
        dependents.uses_among(dependents.dependents_of(asked, [parent.id]), [parent.id]),
        [drawn[nth] if area is None else area for nth, area in enumerate(official)],
    )
    return [
        _child(parent, shapes[nth], one, official[nth], numbers[nth], uses[nth], values, nth)
        for nth, one in enumerate(given)
    ]


def _child(
    parent: Parent,
    shape: MultiPolygon,
    given: Given,
    official_m2: float | None,
    number: str,
    inherited: Sequence[Any],
    values: Mapping[str, object],
    nth: int,
) -> Child:
    uses = checked_uses(given, inherited, official_m2, f"children.{nth}.land_uses")
    return Child(shape, parent, number, official_m2, uses, {**values, **given.properties})


def _way(params: Mapping[str, Any]) -> str:
    """Which one of the ways to say where to cut."""
    given = [way for way in _WAYS if params.get(way) is not None]
    if len(given) == 1:
        return given[0]
    listed = ", ".join(_WAYS)
    raise wrong(
        given[1] if given else "line", "one-of",
        (f"Cần đúng một trong: {listed}.", f"Exactly one of these is needed: {listed}."),
        ("Chọn một cách cắt.", "Choose one way to cut."),
    )  # fmt: skip


def _cut(asked: Requested, parent: Parent, way: str) -> Cut:
    frame, given = reading.Frame(asked), asked.params[way]
    if way == "parts":
        parts = [
            frame.geometry(one, _AREAL, f"parts.{nth}")
            for nth, one in enumerate(reading.listed(given, "parts", "polygons", most=1000))
        ]
        return split_by_parts(parent.shape, [like_held(part, parent.shape) or part for part in parts])
    lines: list[LineString]
    if way == "line":
        drawn = frame.geometry(given, ("LineString", "MultiLineString"), "line")
        lines = list(shapely.get_parts(drawn))
    elif way == "vertices":
        lines = [frame.line(given, "vertices")]
    elif way == "offset":
        lines = [_parallel(frame, parent, given)]
    else:
        lines = [_for_area(frame, parent, given)]
    default = "sides" if way in ("area", "offset") else "pieces"
    return split_by_lines(parent.shape, lines, group=_group(asked.params.get("group", default)))


def _group(given: object) -> Group:
    if given == "pieces":
        return "pieces"
    if given == "sides":
        return "sides"
    raise wrong(
        "group", "invalid-value", ("Chỉ nhận pieces hoặc sides.", "It is pieces or sides."),
        ("pieces: mỗi mảnh một thửa; sides: hai phía hai thửa.", "pieces: each a parcel; sides: two parcels."),
    )  # fmt: skip


def _parallel(frame: reading.Frame, parent: Parent, given: object) -> LineString:
    values = reading.mapping(given, "offset")
    reading.only(values, {"edge", "distance_m"}, "offset.")
    edge = frame.line(values.get("edge"), "offset.edge")
    return offset_line(parent.shape, edge, reading.number(values.get("distance_m"), "offset.distance_m"))


def _for_area(frame: reading.Frame, parent: Parent, given: object) -> LineString:
    """The line that cuts off an area as measured where the parcel was surveyed."""
    values = reading.mapping(given, "area")
    reading.only(values, {"area_m2", "side", "edge"}, "area.")
    wanted = reading.number(values.get("area_m2"), "area.area_m2", least=0.0)
    measure = partial(plane_area, zone=zone_of(parent.properties))
    if (values.get("side") is None) == (values.get("edge") is None):
        raise wrong(
            "area.side", "one-of", ("Cần đúng một trong: side, edge.", "Exactly one of side and edge is needed."),
            ("Ví dụ: \"side\": \"north\".", "For example \"side\": \"north\"."),
        )  # fmt: skip
    if values.get("edge") is not None:
        edge = frame.line(values["edge"], "area.edge")
        return line_for_area_along(parent.shape, wanted, edge, measure=measure)
    return line_for_area(parent.shape, wanted, bearing_deg=_bearing(values["side"]), measure=measure)


def _bearing(side: object) -> float:
    """Degrees clockwise from north."""
    if isinstance(side, str) and side in _BEARINGS:
        return _BEARINGS[side]
    return reading.number(side, "area.side") % 360.0
