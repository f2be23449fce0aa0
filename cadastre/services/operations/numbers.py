"""Cấp số thửa, mã định danh. New parcels get numbers after the last of their sheet and an id of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cadastre.domain import identity
from cadastre.domain.operation_errors import NumberTaken
from cadastre.domain.operations.ground import Ground
from cadastre.domain.operations.numbering import next_numbers
from cadastre.services.operations.parents import Sheet
from cadastre.services.operations.questions import rows
from cadastre.services.operations.refusing import refused
from layers.changesets.reading_shapes import storage


def numbered(sheet: Sheet, wanted: Sequence[str], edit: int | None) -> list[str]:
    """Parcel numbers on a sheet, in order; "" asks for the next one. Numbers once given are not given again.

    Args:
        edit: the edit that is being replaced; what it asked for before is free.
    Raises:
        Problem: 400 for a number that is or was in use, or that is asked for twice.
    """
    taken = numbers_of(sheet, edit)
    for nth, number in enumerate(wanted):
        if number and (number in taken or number in wanted[:nth]):
            error = NumberTaken(number=number, sheet=sheet.sheet)
            raise refused(f"params.children.{nth}.number", error)
    fresh = iter(next_numbers([*taken, *filter(None, wanted)], sum(not number for number in wanted)))
    return [number or next(fresh) for number in wanted]


def numbers_of(sheet: Sheet, edit: int | None) -> set[str]:
    """Every number that a sheet holds or held, or that an open change set has taken."""
    values = {"ward": sheet.ward, "ward_name": sheet.ward_name, "sheet": sheet.sheet, "edit": edit}
    return {str(row[0]) for row in rows("numbers_of_sheet", **values) if row[0]}


class NationalIds:
    """Issues ids that no parcel bears or bore; those of one operation differ from each other."""

    def __init__(self) -> None:
        self._issued: set[str] = set()

    def issue(self, shape: Ground) -> str:
        """An id of 12 characters inside the shape (storage CRS); TT 19/2026/TT-BNNMT Article 11."""
        found = identity.issue(shape, storage(), self._is_taken)
        self._issued.add(found)
        return found

    @property
    def _is_taken(self) -> Callable[[str], bool]:
        return lambda given: given in self._issued or bool(rows("national_id_taken", national_id=given)[0][0])
