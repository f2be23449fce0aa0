"""Chuẩn bị thay đổi. What an officer sends becomes an edit that could be published: read, derived, inside his reach."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from uuid import UUID

import shapely
from django.contrib.auth.models import User
from shapely import Geometry, Polygon

from geo.domain.errors import DomainError
from geo.http.problems import FieldError, Problem
from layers.changesets import access, operations, refusals, standing, stored
from layers.changesets.domain.merging import Changes, Version
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.operations import Operation, Primitive, Requested
from layers.changesets.reading_shapes import Shape, like_held, read_shape, sheet_name
from layers.changesets.reading_values import derived_values, is_computed, read_properties
from layers.spec import LayerSpec

#: No change set whose operations count as done.
ALONE: tuple[UUID | None, int | None] = (None, None)


@dataclass(frozen=True)
class EditInput:
    """An edit as it was sent. `id` names the edit it replaces; `place` is where it stood in the request."""

    layer: str
    operation: str
    feature: UUID | None = None
    base_version: int | None = None
    geometry: object = None
    crs: str = ""
    properties: Mapping[str, object] = field(default_factory=dict)
    params: Mapping[str, object] = field(default_factory=dict)
    id: int | None = None
    place: str = ""


@dataclass
class Prepared:
    """An edit that can be saved.

    Attributes:
        held: the live feature it changes; None for a creation.
        old_places, new_places: shapes that must lie in the author's reach (storage CRS).
        expansion: the edits that a domain operation means.
    """

    spec: LayerSpec
    operation: str
    feature: UUID
    base_version: int
    place: str
    changes: Changes = field(default_factory=Changes)
    params: Mapping[str, object] = field(default_factory=dict)
    held: Version | None = None
    shape: Shape | None = None
    id: int | None = None
    expansion: list[Prepared] = field(default_factory=list)

    @property
    def extent(self) -> Polygon | None:
        """Box around old and new shape, storage CRS."""
        shapes = [self.changes.geometry, self.held.geometry if self.held else None]
        present = [shape for shape in shapes if shape is not None and not shape.is_empty]
        if not present:
            return None
        return shapely.box(*shapely.total_bounds(present)).buffer(
            0.01, join_style="mitre", cap_style="square"
        )


def prepare(
    user: User,
    inputs: Sequence[EditInput],
    created: frozenset[str] = frozenset(),
    *,
    change_set: UUID | None = None,
) -> list[Prepared]:
    """Read and complete edits.

    Args:
        created: ids of features that the change set creates, to which links may point.
        change_set: which is to hold them; None where nothing is stored.
    Raises:
        Problem: 400 with every wrong field, 403 without the right or outside the reach, 404 for what is not there.
    """
    found, errors = [], []
    for one in inputs:
        prepared, wrong = _read(user, one)
        found.append(prepared)
        errors += wrong
    if errors:
        raise refusals.invalid(errors)
    simple = [one for one in found if one.operation in PRIMITIVES]
    _complete(user, simple, created)
    for one, given in zip(found, inputs, strict=True):
        if one.operation not in PRIMITIVES:
            _expand(user, one, given.crs, created, change_set)
    return found


def _read(user: User, given: EditInput) -> tuple[Prepared, list[FieldError]]:
    """Values and shape of one edit, not yet compared with what is stored."""
    spec = access.layer_to_write(user, given.layer, f"{given.place}layer")
    errors: list[FieldError] = []
    if given.operation not in PRIMITIVES and operations.find(given.operation, spec) is None:
        listed = ", ".join(operations.offered(spec))
        message = (
            f"Lớp “{spec.name}” không có thao tác “{given.operation[:40]}”.",
            f"“{spec.name}” offers no operation “{given.operation[:40]}”.",
        )
        remedy = (f"Các thao tác: {listed}.", f"Operations: {listed}.")
        raise refusals.invalid(
            [refusals.error(f"{given.place}operation", "unknown-operation", message, remedy)]
        )
    if given.operation == "delete" and (given.properties or given.geometry is not None):
        message = ("Xóa thì không kèm giá trị hay hình.", "A deletion carries no values and no shape.")
        remedy = ("Bỏ properties và geometry.", "Leave out properties and geometry.")
        raise refusals.invalid(
            [refusals.error(f"{given.place}operation", "delete-with-content", message, remedy)]
        )
    values, wrong = read_properties(spec, given.properties, user, f"{given.place}properties")
    errors += wrong
    shape = None
    if given.geometry is not None:
        try:
            shape = read_shape(spec, given.geometry, given.crs, f"{given.place}geometry")
        except Problem as problem:
            if problem.kind != "invalid-request":
                raise
            errors += problem.errors
    if given.operation == "create" and spec.is_spatial and given.geometry is None:
        errors.append(
            refusals.error(
                f"{given.place}geometry", "geometry-missing",
                ("Đối tượng mới cần có hình.", "A new feature needs a shape."), ("Vẽ hình.", "Draw it."),
            )
        )  # fmt: skip
    errors += _identity_errors(given)
    feature = given.feature or uuid.uuid4()
    prepared = Prepared(
        spec, given.operation, feature, given.base_version or 0, given.place,
        Changes(values, shape.geometry if shape else None), given.params, shape=shape, id=given.id,
    )  # fmt: skip
    return prepared, errors


def _identity_errors(given: EditInput) -> list[FieldError]:
    if given.operation not in ("update", "delete"):
        return []
    errors = []
    if given.feature is None:
        message = ("Cần mã đối tượng.", "The id of the feature is needed.")
        errors.append(
            refusals.error(f"{given.place}feature", "missing", message, ("Chọn đối tượng.", "Choose it."))
        )
    if not given.base_version:
        message = ("Cần phiên bản mà bạn đã sửa.", "The version that you edited is needed.")
        remedy = ("Gửi version của đối tượng khi đọc.", "Send the version that you read.")
        errors.append(refusals.error(f"{given.place}base_version", "missing", message, remedy))
    return errors


def _expand(user: User, leader: Prepared, crs: str, created: frozenset[str], change_set: UUID | None) -> None:
    """Let a domain operation say which edits it means, and prepare these like any other."""
    operation = operations.find(leader.operation, leader.spec)
    assert operation is not None
    if leader.base_version:
        place = f"{leader.place}feature"
        standing.refuse_ended(change_set, leader.spec, [leader.feature], leader.id, place)
        _find_held(user, [leader], (change_set, leader.id))
    requested = Requested(
        user, leader.spec, leader.feature, leader.base_version, leader.held, leader.changes.properties,
        leader.shape, leader.params, crs, change_set, leader.id,
    )  # fmt: skip
    for one in _meant(operation, requested, leader.place):
        spec = access.layer_to_write(user, one.layer, f"{leader.place}params")
        leader.expansion.append(
            Prepared(
                spec, one.operation, one.feature or uuid.uuid4(), one.base_version, leader.place,
                Changes(dict(one.properties), one.shape.geometry if one.shape else None), shape=one.shape,
            )
        )  # fmt: skip
    said = [value for one in leader.expansion for value in one.changes.properties.values()]
    created |= standing.created(change_set, said)
    _complete(user, leader.expansion, created, (change_set, leader.id))
    _take_up(leader, change_set)


def _take_up(leader: Prepared, change_set: UUID | None) -> None:
    """Let the edits of an operation take up those of earlier operations of the change set on the same features."""
    for spec, group in _by_layer(leader.expansion):
        heads = standing.heads(change_set, spec, leader.id, [one.feature for one in group])
        for one in group:
            if (head := heads.get(one.feature)) is not None:
                one.operation, one.base_version, one.changes, one.params = standing.taken_up(
                    head, one.operation, one.base_version, one.changes
                )


def _meant(operation: Operation, requested: Requested, place: str) -> Sequence[Primitive]:
    """What an operation means; its refusals name the fields of the whole request."""
    try:
        return operation.expand(requested)
    except Problem as problem:
        problem.errors = [replace(one, field=f"{place}{one.field}") for one in problem.errors]
        raise
    except DomainError as refusal:
        words = (refusal.message("vi"), refusal.message("en"))
        raise refusals.invalid([refusals.error(f"{place}params", refusal.code(), words)]) from refusal


def _complete(
    user: User,
    edits: Sequence[Prepared],
    created: frozenset[str],
    within: tuple[UUID | None, int | None] = ALONE,
) -> None:
    """Compare with what is stored, derive what follows, and ask for the reach.

    Args:
        within: change set whose other operations count as done, and the operation that is being replaced.
    """
    _find_held(user, edits, within)
    _check_links(edits, created)
    for one in edits:
        complete(one)
    born = {
        str(one.feature): shape
        for one in edits
        for shape in (one.changes.geometry, one.held.geometry if one.held else None)
        if shape is not None and (one.operation == "create" or within != ALONE)
    }
    for spec, group in _by_layer(edits):
        check_reach(user, spec, group, born)


def complete(one: Prepared) -> None:
    """Drop what does not change and add what follows from the rest: plane area, map sheet, declared derivations."""
    if one.operation == "delete":
        return
    values = dict(one.changes.properties)
    values |= dict(derived_values(one.spec, values))
    geometry = one.changes.geometry
    if geometry is not None and one.held is not None:
        geometry = like_held(geometry, one.held.geometry)
    if geometry is not None and one.shape is not None:
        values |= _from_shape(one.spec, replace(one.shape, geometry=geometry))
    if one.held is not None and one.held.version == one.base_version:
        values = {name: value for name, value in values.items() if one.held.properties.get(name) != value}
    one.changes = Changes(values, geometry)


def check_reach(
    user: User,
    spec: LayerSpec,
    edits: Sequence[Prepared],
    born: Mapping[str, Geometry] = MappingProxyType({}),
) -> None:
    """Raises Problem 403 when an old or new shape lies where `user` may not write.

    Args:
        born: shapes of the features that are created together with these edits, by id.
    """
    if not access.within_reach(user, "write", spec, places(spec, edits, born)):
        guilty = next(
            one for one in edits if not access.within_reach(user, "write", spec, places(spec, [one], born))
        )
        raise refusals.outside_reach(f"{guilty.place}geometry", spec.title)


def places(
    spec: LayerSpec, edits: Sequence[Prepared], born: Mapping[str, Geometry] = MappingProxyType({})
) -> list[Geometry]:
    """Where edits happen, before and after; a row without shape happens where the feature lies that it describes."""
    if spec.is_spatial:
        shapes = [one.held.geometry for one in edits if one.held] + [one.changes.geometry for one in edits]
        return [shape for shape in shapes if shape is not None]
    rows = [one.held.properties for one in edits if one.held] + [one.changes.properties for one in edits]
    return stored.linked_shapes(spec, rows, born)


def _from_shape(spec: LayerSpec, shape: Shape) -> dict[str, object]:
    computed = {one.name: shape.plane_area_m2 for one in spec.fields if is_computed(one)}
    return computed | {"map_sheet": sheet_name(shape.geometry), "source_srid": shape.zone.srid}


def _find_held(user: User, edits: Sequence[Prepared], within: tuple[UUID | None, int | None] = ALONE) -> None:
    """Features that the edits start from. Raises Problem: 404 for what is hidden or gone, 400 for a version that never
    was."""
    for spec, group in _by_layer(edits):
        found = standing.held(spec, [one.feature for one in group], user, *within)
        for one in group:
            one.held = found.get(one.feature)
            if one.operation == "create":
                _refuse_existing(one)
                continue
            if one.held is None:
                raise _unknown_feature(one)
            if one.base_version > one.held.version:
                message = (
                    f"Không có phiên bản {one.base_version}; hiện hành là {one.held.version}.",
                    f"There is no version {one.base_version}; the present one is {one.held.version}.",
                )
                remedy = ("Đọc lại đối tượng rồi sửa.", "Read the feature again, then edit.")
                place = f"{one.place}base_version"
                raise refusals.invalid([refusals.error(place, "unknown-version", message, remedy)])


def _refuse_existing(one: Prepared) -> None:
    if one.held is not None:
        message = ("Mã này đã là của một đối tượng khác.", "This id belongs to another feature already.")
        remedy = ("Bỏ feature để hệ thống cấp mã mới.", "Leave out feature to get a new id.")
        raise refusals.conflict("feature-exists", message, remedy, field=f"{one.place}feature")


def _unknown_feature(one: Prepared) -> Problem:
    message = (
        f"Đối tượng này không còn trong lớp “{one.spec.title.vi}”, hoặc bạn không được xem.",
        f"“{one.spec.title.en}” has no such feature any more, or you may not see it.",
    )
    remedy = ("Đối tượng có thể đã bị xóa: tải lại bản đồ.", "It may have been deleted: load the map again.")
    errors = [refusals.error(f"{one.place}feature", "unknown-feature", message, remedy)]
    return Problem("not-found", *message, errors=errors)


def _check_links(edits: Sequence[Prepared], created: frozenset[str]) -> None:
    """Raises Problem 400 where a link points to nothing."""
    born = created | {str(one.feature) for one in edits if one.operation == "create"}
    for spec, group in _by_layer(edits):
        for key in {name for one in group for name in one.changes.properties}:
            if not stored.is_link(spec, key):
                continue
            wanted = {str(value) for one in group if (value := one.changes.properties.get(key))} - born
            lost = stored.missing_links(spec, key, wanted) if wanted else set()
            if lost:
                one = next(one for one in group if str(one.changes.properties.get(key)) in lost)
                message = (
                    "Đối tượng được trỏ tới không tồn tại.",
                    "The feature that it points to does not exist.",
                )
                remedy = ("Chọn lại đối tượng.", "Choose another feature.")
                place = f"{one.place}properties.{key}"
                raise refusals.invalid([refusals.error(place, "unknown-feature", message, remedy)])


def _by_layer(edits: Sequence[Prepared]) -> list[tuple[LayerSpec, list[Prepared]]]:
    groups: dict[str, list[Prepared]] = defaultdict(list)
    for one in edits:
        groups[one.spec.name].append(one)
    return [(group[0].spec, group) for group in groups.values()]
