"""Chỉnh lý ranh giới. A parcel gets another boundary on a survey document; its neighbours follow at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import shapely
from shapely import MultiPolygon

from cadastre.domain.operation_errors import (
    BoundaryUnchanged,
    PartsOverlap,
    SurveyDocumentNeeded,
    UnionChanged,
)
from cadastre.domain.operations.ground import as_multi, is_hair, require_valid
from cadastre.domain.operations.shifting import correct_boundary, verify_correction
from cadastre.domain.operations.tolerances import TOLERANCE_M
from cadastre.services.operations import reading
from cadastre.services.operations.locks import free, refuse_locked
from cadastre.services.operations.neighbours import with_vertices_of
from cadastre.services.operations.parents import (
    PARCELS,
    Parent,
    live_versions,
    parent_of,
    parents_held,
    parents_named,
    shape_in_zone,
)  # fmt: skip
from cadastre.services.operations.refusing import refused
from cadastre.services.operations.surveys import survey_values
from cadastre.services.operations.whereabouts import near
from geo.domain.errors import DomainError
from layers.changesets import refusals
from layers.changesets.operations import Primitive, Requested
from layers.changesets.reading_shapes import like_held

_PARAMETERS = frozenset({"neighbours", "reason", "survey_document"}) | reading.FRAME
_AREAL = ("Polygon", "MultiPolygon")


def expand(asked: Requested) -> Sequence[Primitive]:
    """New boundaries of the parcel (`geometry` of the edit) and of whoever gives or takes ground; ids stay.

    Without `neighbours` they are found, and ground goes to or comes from whom it touches; with them their boundaries
    are as given, and the ground of all together has to stay the same.

    Raises:
        Problem: 400 without reason, document or change, or for ground of nobody; 404; 409 as a split.
    """
    reading.only(asked.params, _PARAMETERS)
    parent = parent_of(asked)
    reading.text(asked.params.get("reason"), "reason")
    values = survey_values(asked)
    if not values:
        raise refused("params.survey_document", SurveyDocumentNeeded())
    new = _outline(asked, parent)
    given = asked.params.get("neighbours")
    around = {parent.id: parent}
    try:
        if given is None:
            around |= {one.id: one for one in _touching(asked, parent, new)}
            after = correct_boundary({key: one.shape for key, one in around.items()}, parent.id, new)
        else:
            named = _named(asked, given)
            around |= {one.id: one for one, _shape in named}
            after = {parent.id: new} | {one.id: shape for one, shape in named}
            _require_same_ground({key: around[key].shape for key in after}, after)
    except DomainError as error:
        raise refused("geometry" if given is None else "params.neighbours", error) from error
    moved = [
        key for key, shape in after.items() if not is_hair(around[key].shape.symmetric_difference(shape))
    ]
    refuse_locked(asked, [around[key] for key in moved])
    wanted = [*moved, *free(asked, [key for key in after if key not in moved], moved)]
    corners = shapely.get_coordinates([after[key] for key in wanted])
    return [
        *(
            Primitive(
                PARCELS, "update", key, around[key].version,
                {**(values if key in moved else {}), **(asked.properties if key == parent.id else {})},
                shape_in_zone(after[key], around[key].properties),
            )
            for key in wanted
        ),
        *with_vertices_of(asked, corners, [*after]),
    ]  # fmt: skip


def rebase(params: Mapping[str, Any]) -> Mapping[str, Any]:
    """The parameters with the versions in which the neighbours are live."""
    if params.get("neighbours") is None:
        return params
    return {**params, "neighbours": live_versions(params["neighbours"])}


def _outline(asked: Requested, parent: Parent) -> MultiPolygon:
    if asked.shape is None:
        message = (
            "Cần ranh giới mới của thửa (geometry).",
            "The new boundary of the parcel (geometry) is needed.",
        )
        remedy = ("Vẽ lại ranh giới rồi gửi.", "Draw the boundary, then send it.")
        raise refusals.invalid([refusals.error("geometry", "geometry-missing", message, remedy)])
    try:
        shape = like_held(asked.shape.geometry, parent.shape)
        if shape is None:
            raise BoundaryUnchanged(parent.shape)
        new = as_multi(shape)
        require_valid(new)
    except DomainError as error:
        raise refused("geometry", error) from error
    return new


def _touching(asked: Requested, parent: Parent, new: MultiPolygon) -> list[Parent]:
    """Parcels at the old or the new boundary."""
    both = shapely.geometrycollections([parent.shape, new])
    return parents_held(asked, near(asked, both, TOLERANCE_M, [parent.id]))


def _named(asked: Requested, given: object) -> list[tuple[Parent, MultiPolygon]]:
    frame, named = reading.Frame(asked), []
    for nth, entry in enumerate(reading.listed(given, "neighbours", "parcels", most=500)):
        place = f"neighbours.{nth}"
        values = reading.mapping(entry, place)
        reading.only(values, {"feature", "base_version", "geometry"}, f"{place}.")
        feature = reading.identity(values.get("feature"), f"{place}.feature")
        version = reading.version(values.get("base_version"), f"{place}.base_version")
        shape = frame.geometry(values.get("geometry"), _AREAL, f"{place}.geometry")
        named.append(((feature, version, f"params.{place}.feature"), shape))
    parents = parents_named(asked, [one for one, _shape in named])
    return [
        (parent, as_multi(like_held(shape, parent.shape) or parent.shape))
        for parent, (_one, shape) in zip(parents, named, strict=True)
    ]


def _require_same_ground(before: Mapping[UUID, MultiPolygon], after: Mapping[UUID, MultiPolygon]) -> None:
    """Raises UnionChanged or PartsOverlap where the given boundaries lose, gain or share ground wider than 1 mm."""
    for shape in after.values():
        require_valid(shape)
    found = verify_correction(before, after)
    if found.overlap_width_m > TOLERANCE_M:
        raise PartsOverlap(found.overlap, area_m2=found.overlap.area, width_m=found.overlap_width_m)
    if found.gap_width_m > TOLERANCE_M:
        raise UnionChanged(found.gap, area_m2=found.gap.area, width_m=found.gap_width_m)
