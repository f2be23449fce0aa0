"""Kiểm tra biến động. What is to be said of a saved operation as a whole, whenever its change set is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import shapely
from shapely import Geometry

from cadastre.domain.operation_errors import (
    NumberTaken,
    OperationError,
    ParcelBlocked,
    ParcelInDispute,
    PendingElsewhere,
    UnionChanged,
)
from cadastre.domain.operations.balance import balance
from cadastre.domain.operations.ground import widest
from cadastre.domain.operations.resurveying import cover
from cadastre.domain.operations.tolerances import TOLERANCE_M
from cadastre.services.operations.locks import locks_of, pending_of
from cadastre.services.operations.parents import PARCELS
from cadastre.services.operations.questions import rows
from cadastre.services.operations.refusing import finding
from layers.changesets import stored
from layers.changesets.domain.merging import Version
from layers.changesets.operations import Leader, Part
from layers.checks.findings import Finding
from layers.registry import registry


class DraftElsewhere(OperationError):
    """Somebody else drafts a change of parcel {number} of sheet {sheet}. Agree on who goes first."""

    vi = "Người khác đang soạn thay đổi thửa {number}, tờ {sheet}. Hãy thống nhất ai làm trước."


class OtherHolder(OperationError):
    """The parcels have different {what_en}. Check that the file covers all of them."""

    vi = "Các thửa khác nhau về {what_vi}. Hãy kiểm tra hồ sơ có đủ cho từng thửa."


class OutlineDiffers(OperationError):
    """The survey {how_en} {area_m2} m² against the former sheet. Check the edge with the neighbouring sheets."""

    vi = "Kết quả đo đạc {how_vi} {area_m2} m² so với tờ bản đồ cũ. Hãy kiểm tra tiếp biên với các tờ bên cạnh."


#: Places that one finding after the other points at, of each kind.
_PLACES = 20
#: What merged parcels should have in common: field, Vietnamese, English.
_IN_COMMON = (
    ("holder_name", "người sử dụng đất", "land users"),
    ("land_use_codes", "loại đất", "land uses"),
    ("sheet_number", "tờ bản đồ", "sheets"),
)


def check(leader: Leader) -> list[Finding]:
    """Blocks, disputes, other change sets, numbers that were given away meanwhile, and the union of the ground."""
    held = held_of(leader)
    return [*_locked(leader, held), *_pending(leader, held), *numbers_taken(leader), *_union(leader, held)]


def check_merger(leader: Leader) -> list[Finding]:
    """As `check`, and what the merged parcels should have in common."""
    held = held_of(leader)
    found = check(leader)
    for name, vi, en in _IN_COMMON:
        if len({one.properties.get(name) or "" for one in held.values()}) > 1:
            error = OtherHolder(what_vi=vi, what_en=en)
            found.append(
                finding(error, "warning", edit=leader.edit, feature=leader.feature, rule="merge-differs")
            )
    return found


def check_resurvey(leader: Leader) -> list[Finding]:
    """Blocks, disputes, other change sets, and where the new survey covers other ground than the former sheet."""
    held = held_of(leader)
    new = [one.geometry for one in leader.parts if one.layer == PARCELS and one.operation == "create"]
    found = cover([one.geometry for one in held.values()], new)  # type: ignore[misc]
    told = [*_locked(leader, held), *_pending(leader, held)]
    for ground, vi, en in ((found.lost, "bỏ", "leaves out"), (found.gained, "thêm", "adds")):
        for part in shapely.get_parts(ground)[:_PLACES]:
            if widest(part) > TOLERANCE_M:
                error = OutlineDiffers(part, area_m2=part.area, how_vi=vi, how_en=en)
                told.append(finding(error, "warning", edit=leader.edit, feature=leader.feature))
    return told


def check_locks(leader: Leader) -> list[Finding]:
    """Blocks, disputes and other change sets only."""
    held = held_of(leader)
    return [*_locked(leader, held), *_pending(leader, held)]


def check_pending(leader: Leader) -> list[Finding]:
    """Other change sets only: for operations that leave ground and rights as they are."""
    return list(_pending(leader, held_of(leader)))


def touched(parts: Sequence[Part]) -> list[Part]:
    """The parcels that an operation starts from: those that end, or if none does those that change.

    Neighbours that only get a vertex are none of them.
    """
    parcels = [one for one in parts if one.layer == PARCELS]
    return [one for one in parcels if one.operation == "delete"] or [
        one for one in parcels if one.operation == "update"
    ]


def held_of(leader: Leader) -> dict[UUID, Version]:
    """The parcels that an operation starts from, in the version that it names or as an earlier operation of the change
    set left them."""
    parts = touched(leader.parts)
    drafted = {one.feature: one.before for one in parts if one.before is not None}
    wanted = [(one.feature, one.base_version) for one in parts if one.feature not in drafted]
    return stored.of_version(registry.get(PARCELS), wanted) | drafted


def named(one: Version) -> dict[str, Any]:
    """Details of failures that name a parcel."""
    return {"number": one.properties["parcel_number"], "sheet": one.properties["sheet_number"]}


def numbers_taken(leader: Leader) -> Iterator[Finding]:
    """Numbers of new parcels that another live parcel bears by now."""
    born = {
        (one.properties["parcel_number"], one.properties["ward_code"], one.properties["sheet_number"]): one
        for one in leader.parts
        if one.layer == PARCELS and one.operation == "create"
    }
    if not born:
        return
    numbers, wards, sheets = zip(*born, strict=True)
    besides = [one.feature for one in touched(leader.parts)]
    for key in rows(
        "live_keys", numbers=list(numbers), wards=list(wards), sheets=list(sheets), besides=besides
    ):
        error = NumberTaken(born[key].geometry, number=key[0], sheet=key[2])
        yield finding(error, "error", edit=leader.edit, feature=born[key].feature)


def _locked(leader: Leader, held: Mapping[UUID, Version]) -> Iterator[Finding]:
    for feature, lock in locks_of(held).items():
        place: Geometry | None = held[feature].geometry
        if lock.blocked:
            error: OperationError = ParcelBlocked(place, **named(held[feature]))
            yield finding(error, "error", edit=leader.edit, feature=feature)
        if lock.in_dispute:
            error = ParcelInDispute(place, **named(held[feature]))
            yield finding(error, "warning", edit=leader.edit, feature=feature)


def _pending(leader: Leader, held: Mapping[UUID, Version]) -> Iterator[Finding]:
    for feature, others in pending_of(held, leader.change_set).items():
        details = named(held[feature])
        if any(one.goes_first(leader.submitted_at) for one in others):
            error: OperationError = PendingElsewhere(held[feature].geometry, **details)
            yield finding(error, "error", edit=leader.edit, feature=feature)
        else:
            error = DraftElsewhere(held[feature].geometry, **details)
            yield finding(error, "warning", edit=leader.edit, feature=feature)


def _union(leader: Leader, held: Mapping[UUID, Version]) -> Iterator[Finding]:
    """The ground of the parcels before and after is the same: measured once more, on what is to be written."""
    after = [
        one.geometry
        for one in leader.parts
        if one.layer == PARCELS and one.operation == "create" and one.geometry is not None
    ]
    before = [one.geometry for one in held.values() if one.geometry is not None]
    if not after or not before:
        return
    found = balance(before, after)  # type: ignore[arg-type]
    width = max(found.gap_width_m, found.overlap_width_m)
    if width > TOLERANCE_M:
        area = found.gap.area + found.overlap.area
        error = UnionChanged(found.gap, area_m2=area, width_m=width)
        yield finding(error, "error", edit=leader.edit, feature=leader.feature)
