"""Đo đạc lại. A new survey replaces a whole sheet; its parcels are linked with the former ones by their ground."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import shapely
from shapely import MultiPolygon

from cadastre.domain.land_use import split_codes
from cadastre.domain.operation_errors import SheetPartsOverlap, SheetUnknown
from cadastre.domain.operations.apportioning import Use, uses_of_children
from cadastre.domain.operations.ground import as_multi, require_valid, widest
from cadastre.domain.operations.numbering import next_numbers, reading_order
from cadastre.domain.operations.resurveying import Link, cover, match
from cadastre.services.operations import dependents, reading
from cadastre.services.operations.family import Child, births, read_values
from cadastre.services.operations.locks import refuse_locked
from cadastre.services.operations.numbers import numbers_of
from cadastre.services.operations.parents import PARCELS, Parent, Sheet, parents_held, plane_area, zone_of
from cadastre.services.operations.refusing import refused
from cadastre.services.operations.surveys import survey_values
from cadastre.services.operations.whereabouts import of_sheet
from geo.domain.errors import DomainError
from layers.changesets.operations import Primitive, Requested
from layers.changesets.reading_shapes import like_held

_PARAMETERS = (
    frozenset({"ward", "sheet", "parcels", "survey_document", "map_scale", "accuracy_m"}) | reading.FRAME
)
#: Parcels that one sheet may have.
MOST = 5000
_AREAL = ("Polygon", "MultiPolygon")
_KEYS = (
    ("old_ward_code", "ward_code"), ("old_ward_name", "ward_name"), ("old_sheet_number", "sheet_number"),
    ("old_parcel_number", "parcel_number"),
)  # fmt: skip


@dataclass(frozen=True)
class Surveyed:
    """A parcel of the new survey: shape in the storage CRS, values as read."""

    shape: MultiPolygon
    values: Mapping[str, Any]


def expand(asked: Requested) -> Sequence[Primitive]:
    """The edits that a re-survey means: every parcel of the sheet ends, those of the survey begin.

    A new parcel takes over from the former one on whose ground most of it stands, and bears its key as its former key.

    Raises:
        Problem: 400 for an unknown sheet, invalid shapes or overlaps among them; 409 as a split.
    """
    reading.only(asked.params, _PARAMETERS)
    reading.without_values(asked)
    sheet = Sheet(
        reading.text(asked.params.get("ward"), "ward", longest=5), "",
        reading.text(asked.params.get("sheet"), "sheet", longest=12),
    )  # fmt: skip
    old = _of_sheet(asked, sheet)
    refuse_locked(asked, old, field="params.sheet")
    new = _surveyed(asked, old)
    links = match([one.shape for one in old], [one.shape for one in new])
    kept = dependents.dependents_of(asked, [one.id for one in old])
    children = _children(asked, sheet, old, new, links, kept)
    return [
        *(Primitive(PARCELS, "delete", one.id, one.version) for one in old),
        *dependents.ending(kept),
        *births(children),
        *dependents.carried(kept, _heirs(old, children, links)),
    ]


def _of_sheet(asked: Requested, sheet: Sheet) -> list[Parent]:
    old = parents_held(asked, of_sheet(asked, sheet.ward, sheet.sheet)[:MOST])
    if not old:
        raise refused("params.sheet", SheetUnknown(ward=sheet.ward, sheet=sheet.sheet))
    return old


def _surveyed(asked: Requested, old: Sequence[Parent]) -> list[Surveyed]:
    """The new parcels, with the stored digits where they keep a vertex of the sheet."""
    frame, shapes, values = reading.Frame(asked), [], []
    for nth, entry in enumerate(reading.listed(asked.params.get("parcels"), "parcels", "parcels", most=MOST)):
        place = f"parcels.{nth}"
        given = reading.mapping(entry, place)
        reading.only(given, {"geometry", "properties"}, f"{place}.")
        shapes.append(as_multi(frame.geometry(given.get("geometry"), _AREAL, f"{place}.geometry")))
        properties = reading.mapping(given.get("properties") or {}, f"{place}.properties")
        values.append(read_values(asked, PARCELS, properties, f"{place}.properties"))
    drawn = shapely.geometrycollections(shapes)
    held = shapely.geometrycollections([one.shape for one in old])
    restored = shapely.get_parts(like_held(drawn, held) or drawn)
    for nth, shape in enumerate(restored):
        try:
            require_valid(shape)
        except DomainError as error:
            raise refused(f"params.parcels.{nth}.geometry", error) from error
    _refuse_overlaps(list(restored), values)
    return [Surveyed(shape, given) for shape, given in zip(restored, values, strict=True)]


def _refuse_overlaps(shapes: Sequence[MultiPolygon], values: Sequence[Mapping[str, Any]]) -> None:
    for first, second, area in cover([], shapes).overlapping:
        ground = shapes[first].intersection(shapes[second])
        names = [values[nth].get("parcel_number") or f"#{nth + 1}" for nth in (first, second)]
        error = SheetPartsOverlap(
            ground, first=names[0], second=names[1], area_m2=area, width_m=widest(ground)
        )
        raise refused(f"params.parcels.{second}.geometry", error)


def _children(
    asked: Requested,
    sheet: Sheet,
    old: Sequence[Parent],
    new: Sequence[Surveyed],
    links: Sequence[Link],
    kept: Sequence[dependents.Dependent],
) -> list[Child]:
    before = _predecessors(links)
    numbers = _numbers(sheet, new, asked.edit)
    own: dict[str, object] = survey_values(asked)
    for name in ("map_scale", "accuracy_m"):
        if asked.params.get(name) is not None:
            given = reading.number(asked.params[name], name, least=0.0)
            own[name] = int(given) if name == "map_scale" else given
    parents = [old[before[nth]] if nth in before else _nobody(old[0], one) for nth, one in enumerate(new)]
    areas = [_area(one, parents[nth]) for nth, one in enumerate(new)]
    uses = _uses(old, before, areas, kept)
    children = []
    for nth, one in enumerate(new):
        values: dict[str, object] = {**own, **one.values}
        if nth in before:
            values |= {former: parents[nth].properties[present] for former, present in _KEYS}
        children.append(
            Child(
                one.shape, parents[nth], numbers[nth], areas[nth], _fitting(uses.get(nth, ()), one.values), values,
                national_id=str(one.values.get("national_id") or ""),
            )
        )  # fmt: skip
    return children


def _predecessors(links: Sequence[Link]) -> dict[int, int]:
    """By new parcel the former one with most of its ground."""
    found: dict[int, int] = {}
    for one in links:  # largest ground first
        found.setdefault(one.new, one.old)
    return found


def _heirs(old: Sequence[Parent], children: Sequence[Child], links: Sequence[Link]) -> dict[UUID, list[UUID]]:
    """Who takes over restrictions and rights: the successors of a parcel, else the one with most of its ground."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for new, before in _predecessors(links).items():
        found[old[before].id].append(children[new].id)
    for one in sorted(links, key=lambda link: -link.area_m2):
        if not found[old[one.old].id]:
            found[old[one.old].id].append(children[one.new].id)
    return found


def _numbers(sheet: Sheet, new: Sequence[Surveyed], edit: int | None) -> list[str]:
    """As surveyed; those without one follow in the order in which a sheet is numbered."""
    numbers = [str(one.values.get("parcel_number") or "") for one in new]
    without = [nth for nth, number in enumerate(numbers) if not number]
    fresh = next_numbers([*numbers_of(sheet, edit), *filter(None, numbers)], len(without))
    for number, place in zip(fresh, reading_order([new[nth].shape for nth in without]), strict=True):
        numbers[without[place]] = number
    return numbers


def _area(one: Surveyed, parent: Parent) -> float:
    """As surveyed, else as drawn, m² to 0.1."""
    given = one.values.get("official_area_m2")
    return float(given) if given is not None else round(plane_area(one.shape, zone_of(parent.properties)), 1)


def _uses(
    old: Sequence[Parent],
    before: Mapping[int, int],
    areas: Sequence[float],
    kept: Sequence[dependents.Dependent],
) -> dict[int, list[Use]]:
    """Land uses of each former parcel shared out among those that take over from it."""
    successors: dict[int, list[int]] = defaultdict(list)
    for new, former in before.items():
        successors[former].append(new)
    found: dict[int, list[Use]] = {}
    for former, heirs in successors.items():
        uses = dependents.uses_among(kept, [old[former].id])
        shared = uses_of_children(uses, [areas[nth] for nth in heirs])
        found |= dict(zip(heirs, shared, strict=True))
    return found


def _fitting(uses: Sequence[Use], values: Mapping[str, Any]) -> Sequence[Use]:
    """Land uses taken over, unless the survey found others."""
    codes = values.get("land_use_codes")
    if codes and set(split_codes(str(codes))) != {use.code for use in uses}:
        return ()
    return uses


def _nobody(beside: Parent, one: Surveyed) -> Parent:
    """What a parcel takes over that stands on ground of no former one: the sheet."""
    names = ("ward_code", "ward_name", "sheet_number", "source_srid")
    blank = {"land_use_codes": "", **{name: beside.properties[name] for name in names}}
    return Parent(uuid4(), 0, blank, one.shape)
