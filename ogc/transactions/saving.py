"""From a request to edits: which change set takes them, what they go on from, what is refused. Nothing is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from geo.http.conditional import names, precondition
from geo.http.problems import FieldError, Problem
from layers.audit.recording import sensitive_read
from layers.changesets import access, drafting, own_drafts, stating, stored
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput
from layers.changesets.reading_values import writable
from layers.changesets.retrying import in_transaction
from layers.spec import Field, LayerSpec
from ogc.transactions import vertices
from ogc.transactions.requests import IF_MATCH, Given, versions_matched
from ogc.transactions.standing import Standing, of_feature, values_shown

Way = Literal["replace", "patch", "delete"]


@dataclass(frozen=True)
class Writer:
    """Who writes where.

    Attributes:
        fields: fields of the layer that the items show this user.
        change_set: the one that the request names; None = the user's own draft.
    """

    request: HttpRequest
    user: User
    spec: LayerSpec
    fields: tuple[Field, ...]
    change_set: UUID | None
    lang: str


@dataclass
class Saved:
    """What became of one feature.

    Attributes:
        change_set: where it is drafted; None when there was nothing to save.
        edit: None when nothing is left of it: no change, or the creation of the draft itself was deleted.
        ignored: fields that the system keeps and that a new feature cannot set.
        coarse: the coordinates came with too few decimals for a boundary.
    """

    feature: UUID
    change_set: ChangeSet | None
    edit: Edit | None
    ignored: list[str] = field(default_factory=list)
    coarse: bool = False


class _Unchanged(Exception):
    """Nothing to save: what was begun for it is undone."""


@in_transaction
def create(writer: Writer, given: Sequence[Given]) -> list[Saved]:
    """New features, all or none.

    Raises:
        Problem: 400 with every wrong field and its remedy, 403 without the right or outside the unit, 404 and 409 for a
            change set that cannot take them.
    """
    spec = access.layer_to_write(writer.user, writer.spec.name, "layer")
    inputs, ignored = [], []
    for one in given:
        values, left_out = _new_values(writer, one.properties or {})
        geometry, crs = _geometry(writer, one, None)
        inputs.append(EditInput(spec.name, "create", None, None, geometry, crs, values, place=one.place))
        ignored.append(left_out)
    change_set = writer.change_set or own_drafts.begun(writer.user, spec).pk
    edits = drafting.save_batch(writer.user, change_set, inputs)
    taken = access.find(writer.user, change_set)
    return [
        Saved(edit.feature, taken, edit, left_out, vertices.is_coarse(one.geometry, one.crs, one.place))
        for edit, left_out, one in zip(edits, ignored, given, strict=True)
    ]


def change(writer: Writer, feature: UUID, way: Way, given: Given | None) -> Saved:
    """Replace, update or delete one feature; a request that changes nothing leaves nothing behind.

    Args:
        given: None for a deletion.
    Raises:
        Problem: as `create`; 404 for no such feature, 412 for an old version with what differs, 428 without `If-Match`
            where the installation demands it.
    """
    try:
        return _changed(writer, feature, way, given)
    except _Unchanged:
        return Saved(feature, None, None)
    except Problem as problem:
        _record_told(writer, feature, problem)
        raise


@in_transaction
def _changed(writer: Writer, feature: UUID, way: Way, given: Given | None) -> Saved:
    user = writer.user
    spec = access.layer_to_write(user, writer.spec.name, "layer")
    if writer.change_set is not None:
        taking = access.find_editable(user, writer.change_set)
    else:
        taking = own_drafts.begun(user, spec, feature)
    found = of_feature(user, spec, feature, taking.pk)
    if found is None:
        raise Problem("not-found", "Không có đối tượng này.", "There is no such feature.")
    step = _step(writer, feature, way, given, found)
    _check_version(writer, found, step)
    edit = stating.state(user, taking.pk, step)
    if edit is None and found.edit is None:
        raise _Unchanged
    taken = access.find(user, taking.pk)
    coarse = given is not None and vertices.is_coarse(given.geometry, given.crs, "")
    return Saved(feature, taken, edit, coarse=coarse)


def _step(writer: Writer, feature: UUID, way: Way, given: Given | None, found: Standing) -> EditInput:
    name, base = writer.spec.name, found.base_version
    if way == "delete" or given is None:
        return EditInput(name, "delete", feature, base)
    _refuse_no_shape(writer.spec, given)
    said = given.properties or {}
    shown: Mapping[str, object] = {}
    if _kept_by_system(writer) & said.keys():
        shown = values_shown(writer.user, writer.spec, writer.fields, feature, found)
    values = _changed_values(writer, said, shown, whole=way == "replace")
    geometry, crs = _geometry(writer, given, found)
    return EditInput(name, "update", feature, base, geometry, crs, values)


def _geometry(writer: Writer, given: Given, found: Standing | None) -> tuple[object, str]:
    if given.geometry is None:
        return None, ""
    if not writer.spec.is_spatial:
        return given.geometry, given.crs.code  # refused with the other errors of the feature
    held = None if found is None else found.state.geometry
    return vertices.in_storage(given.geometry, given.crs, held, given.place)


def _refuse_no_shape(spec: LayerSpec, given: Given) -> None:
    if spec.is_spatial and given.has_geometry and given.geometry is None:
        message = ("Đối tượng của lớp này phải có hình.", "A feature of this layer needs its shape.")
        remedy = (
            "Gửi hình, hoặc bỏ geometry khỏi PATCH để giữ hình cũ; xóa đối tượng thì dùng DELETE.",
            "Send the shape, or leave geometry out of a PATCH to keep it; DELETE deletes the feature.",
        )
        errors = [FieldError("geometry", "geometry-missing", *message, *remedy)]
        raise Problem("invalid-request", *message, errors=errors)


def _new_values(writer: Writer, given: Mapping[str, object]) -> tuple[dict[str, object], list[str]]:
    """Values of a new feature; what the system keeps is left out (a copied feature brings it along), by name."""
    kept = _kept_by_system(writer)
    left_out = [name for name, value in given.items() if name in kept and value is not None]
    return {name: value for name, value in given.items() if name not in kept}, left_out


def _changed_values(
    writer: Writer, given: Mapping[str, object], shown: Mapping[str, object], *, whole: bool
) -> dict[str, object]:
    """Values to set. What the system keeps may be sent back as it was shown; another value is refused by name later.

    Args:
        whole: fields that are shown and not named are emptied (Part 4: a replacement is the whole feature).
    """
    kept = _kept_by_system(writer)
    values = {name: value for name, value in given.items() if name not in kept or shown.get(name) != value}
    if whole:
        editable = writable(writer.spec, writer.user)
        values |= {one.name: None for one in writer.fields if one.name in editable and one.name not in given}
    return values


def _record_told(writer: Writer, feature: UUID, problem: Problem) -> None:
    """Write down what a refusal told of fields that are not public; after it, or it would be undone with the rest."""
    for conflict in problem.extra.get("conflicts", ()):  # type: ignore[attr-defined]
        told = {
            name for side in ("base", "theirs") if conflict[side] for name in conflict[side]["properties"]
        }
        sensitive_read(writer.request, writer.spec, [feature], told)


def _kept_by_system(writer: Writer) -> set[str]:
    """Fields that the items show and that no edit sets."""
    editable = writable(writer.spec, writer.user)
    return {one.name for one in writer.fields if one.name not in editable}


def _check_version(writer: Writer, found: Standing, step: EditInput) -> None:
    """Let the request pass if `If-Match` names what there is; the change set is held by now."""
    given = writer.request.headers.get(IF_MATCH)
    if given is None:
        precondition(writer.request, found.token, required=settings.OGC_REQUIRE_IF_MATCH)
        return
    # a proxy that compresses on the way makes a tag weak; the version in it still says the same
    if names(given.replace('W/"', '"'), found.token):
        return
    message = (
        "Đối tượng đã thay đổi sau khi bạn đọc; chưa có gì được ghi.",
        "The feature changed since you read it; nothing was written.",
    )
    remedy = (
        "Xem conflicts, đọc lại đối tượng rồi gửi lại với ETag mới.",
        "See conflicts, read the feature again and send it with the new ETag.",
    )
    base = None
    if old := versions_matched(writer.request):
        feature = step.feature
        assert feature is not None
        base = stored.of_version(writer.spec, [(feature, old[0])]).get(feature)
    conflict = stating.against(writer.user, writer.spec, step, base, found.state, writer.lang)
    raise Problem(
        "stale-version", *message, errors=[FieldError(IF_MATCH, "stale-version", *message, *remedy)],
        headers={"ETag": f'"{found.token}"'}, extra={"conflicts": [conflict], "conflict_count": 1},
    )  # fmt: skip
