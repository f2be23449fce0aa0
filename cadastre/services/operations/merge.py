"""Hợp thửa. Adjacent parcels of one ward become one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cadastre.domain.land_use import USE_SEPARATOR, split_codes
from cadastre.domain.operation_errors import OtherWard
from cadastre.domain.operations import joining
from cadastre.domain.operations.apportioning import uses_together
from cadastre.domain.operations.balance import require
from cadastre.services.operations import dependents, reading
from cadastre.services.operations.family import Child, births, checked_uses, official_areas, read_children
from cadastre.services.operations.locks import refuse_locked
from cadastre.services.operations.numbers import numbered
from cadastre.services.operations.parents import (
    PARCELS,
    Parent,
    live_versions,
    parent_of,
    parents_named,
    plane_area,
    zone_of,
)  # fmt: skip
from cadastre.services.operations.refusing import refused, wrong
from cadastre.services.operations.surveys import survey_values
from geo.domain.errors import DomainError
from layers.changesets.operations import Primitive, Requested

_PARAMETERS = frozenset({"with", "children", "survey_document"}) | reading.FRAME
_MOST = 500


def expand(asked: Requested) -> Sequence[Primitive]:
    """The edits that a merger means: the parcels end, one begins.

    Raises:
        Problem: 400 for parcels that do not touch, overlap or lie in different wards; 404; 409 as a split.
    """
    reading.only(asked.params, _PARAMETERS)
    reading.without_values(asked)
    parents = [parent_of(asked), *_others(asked)]
    _refuse_twice(parents)
    first = parents[0]
    for one in parents[1:]:
        if one.sheet.unit != first.sheet.unit:
            names = {"first": first.sheet.ward_name, "second": one.sheet.ward_name}
            raise refused("params.with", OtherWard(one.shape, **names))
    refuse_locked(asked, parents)
    try:
        shape = joining.merge([one.shape for one in parents])
        require([one.shape for one in parents], [shape])
    except DomainError as error:
        raise refused("params.with", error) from error
    kept = dependents.dependents_of(asked, [one.id for one in parents])
    child = _child(asked, parents, shape, kept)
    return [
        *(Primitive(PARCELS, "delete", one.id, one.version) for one in parents),
        *dependents.ending(kept),
        *births([child]),
        *dependents.carried(kept, {one.id: [child.id] for one in parents}),
    ]


def rebase(params: Mapping[str, Any]) -> Mapping[str, Any]:
    """The parameters with the versions in which the parcels are live."""
    return {**params, "with": live_versions(params["with"])}


def _others(asked: Requested) -> list[Parent]:
    entries = reading.listed(asked.params.get("with"), "with", "parcels", most=_MOST)
    named = []
    for nth, entry in enumerate(entries):
        place = f"with.{nth}"
        values = reading.mapping(entry, place)
        reading.only(values, {"feature", "base_version"}, f"{place}.")
        feature = reading.identity(values.get("feature"), f"{place}.feature")
        version = reading.version(values.get("base_version"), f"{place}.base_version")
        named.append((feature, version, f"params.{place}.feature"))
    return parents_named(asked, named)


def _refuse_twice(parents: Sequence[Parent]) -> None:
    ids = [one.id for one in parents]
    if len(set(ids)) < len(ids):
        raise wrong(
            "with", "named-twice", ("Một thửa được nêu hai lần.", "A parcel is named twice."),
            ("Mỗi thửa chỉ nêu một lần, thửa của thay đổi không nêu lại.",
             "Name each parcel once, and not the edit's own again."),
        )  # fmt: skip


def _child(
    asked: Requested, parents: Sequence[Parent], shape: Any, kept: Sequence[dependents.Dependent]
) -> Child:
    """The parcel takes over from the largest of its parents."""
    largest = max(parents, key=lambda one: one.shape.area)
    (given,) = read_children(asked, 1)
    areas = [one.official_m2 for one in parents]
    known = [area for area in areas if area is not None]
    total = round(sum(known), 4) if len(known) == len(areas) else None
    (official,) = official_areas(total, [given], [plane_area(shape, zone_of(largest.properties))])
    (number,) = numbered(largest.sheet, [given.number], asked.edit)
    together = uses_together(dependents.uses_among(kept, [one.id for one in parents]))
    uses = checked_uses(given, together, official, "children.0.land_uses")
    values = survey_values(asked)
    if not uses:
        codes = dict.fromkeys(
            code for one in parents for code in split_codes(one.properties["land_use_codes"] or "")
        )
        values["land_use_codes"] = USE_SEPARATOR.join(codes)
    return Child(shape, largest, number, official, uses, {**values, **given.properties})
