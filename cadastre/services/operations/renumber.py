"""Đánh số lại. After a merger of wards whole sheets get another ward code and sheet number; ids and numbers stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from cadastre.domain.operation_errors import OtherSheetTaken, SheetUnknown
from cadastre.services.operations import reading
from cadastre.services.operations.locks import refuse_locked
from cadastre.services.operations.parents import PARCELS, Parent, parents_held
from cadastre.services.operations.refusing import refused, wrong
from cadastre.services.operations.whereabouts import of_sheet
from layers.changesets.operations import Primitive, Requested

_PARAMETERS = frozenset({"document", "sheets"}) | reading.FRAME
_OF_SHEET = frozenset({"ward", "sheet", "to_ward", "to_ward_name", "to_sheet"})
#: Parcels that one operation renumbers.
MOST = 5000
_FORMER = (
    ("old_ward_code", "ward_code"), ("old_ward_name", "ward_name"), ("old_sheet_number", "sheet_number"),
    ("old_parcel_number", "parcel_number"),
)  # fmt: skip


class Move(NamedTuple):
    """A sheet that gets another key; `to_ward_name` "" keeps the name."""

    ward: str
    sheet: str
    to_ward: str
    to_ward_name: str
    to_sheet: str


def expand(asked: Requested) -> Sequence[Primitive]:
    """The edits that a renumbering means: every parcel of the sheets gets the new key and keeps the present one as its
    former key.

    Raises:
        Problem: 400 for a sheet without parcels, or a new key under which others live; 409 while a parcel is under
            review elsewhere.
    """
    reading.only(asked.params, _PARAMETERS)
    reading.without_values(asked)
    reading.text(asked.params.get("document"), "document")
    moves = _moves(asked.params.get("sheets"))
    found = [(move, _parcels(asked, move, f"sheets.{nth}.sheet")) for nth, move in enumerate(moves)]
    parcels = [one for _move, group in found for one in group]
    if len(parcels) > MOST:
        raise wrong(
            "sheets", "too-many", (f"{len(parcels)} thửa, tối đa {MOST} mỗi lần.",
            f"{len(parcels)} parcels, at most {MOST} at once."), ("Chia thành nhiều lần.", "Renumber them in parts."),
        )  # fmt: skip
    moved = {one.id for one in parcels}
    for nth, move in enumerate(moves):
        _refuse_taken(asked, move, moved, f"params.sheets.{nth}.to_sheet")
    refuse_locked(asked, parcels, blocks=False, field="params.sheets")
    return [
        Primitive(PARCELS, "update", one.id, one.version, _values(one, move))
        for move, group in found
        for one in group
    ]


def _moves(given: object) -> list[Move]:
    moves = []
    for nth, entry in enumerate(reading.listed(given, "sheets", "sheets", most=1000)):
        place = f"sheets.{nth}"
        values = reading.mapping(entry, place)
        reading.only(values, _OF_SHEET, f"{place}.")
        ward = reading.text(values.get("ward"), f"{place}.ward", longest=5)
        to_ward = reading.text(values.get("to_ward", ward), f"{place}.to_ward", longest=5)
        name = reading.text(
            values.get("to_ward_name"), f"{place}.to_ward_name", longest=120, needed=to_ward != ward
        )
        sheet = reading.text(values.get("sheet"), f"{place}.sheet", longest=12)
        to_sheet = reading.text(values.get("to_sheet", sheet), f"{place}.to_sheet", longest=12)
        moves.append(Move(ward, sheet, to_ward, name, to_sheet))
    targets = [(one.to_ward, one.to_sheet) for one in moves]
    for nth, one in enumerate(moves):
        if (one.ward, one.sheet) in {(two.ward, two.sheet) for two in moves[:nth]} or targets[nth] in targets[
            :nth
        ]:
            error = OtherSheetTaken(ward=one.to_ward, sheet=one.to_sheet)
            raise refused(f"params.sheets.{nth}.to_sheet", error)
    return moves


def _parcels(asked: Requested, move: Move, place: str) -> list[Parent]:
    found = of_sheet(asked, move.ward, move.sheet)
    if not found:
        raise refused(f"params.{place}", SheetUnknown(ward=move.ward, sheet=move.sheet))
    return parents_held(asked, found, valid=False)


def _refuse_taken(asked: Requested, move: Move, moved: set[UUID], place: str) -> None:
    others = set(of_sheet(asked, move.to_ward, move.to_sheet)) - moved
    if others:
        raise refused(place, OtherSheetTaken(ward=move.to_ward, sheet=move.to_sheet))


def _values(one: Parent, move: Move) -> dict[str, Any]:
    former = {old: one.properties[present] for old, present in _FORMER}
    name = move.to_ward_name or one.properties["ward_name"]
    return former | {"ward_code": move.to_ward, "ward_name": name, "sheet_number": move.to_sheet}
