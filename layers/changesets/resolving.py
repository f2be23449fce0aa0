"""Giải quyết xung đột. Mine, theirs or merge: the edit is put on the live version, an approval is repeated."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import shapely
from django.contrib.auth.models import User
from django.http import HttpRequest

from layers.changesets import access, drafting, findings, operations, refusals, standing, stored
from layers.changesets.conflicts import changes_of, computed_fields
from layers.changesets.deciding import move, next_status, void_approval
from layers.changesets.domain.merging import (
    Changes,
    ChoiceMissing,
    NothingToMerge,
    Side,
    Version,
    applied,
    merged,
)
from layers.changesets.domain.states import Action, Status
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput, Prepared, check_reach, complete, prepare
from layers.changesets.reading_shapes import shape_in_storage, storage
from layers.changesets.retrying import in_transaction
from layers.registry import registry
from layers.spec import LayerSpec


@in_transaction
def resolve(
    user: User,
    change_set_id: UUID,
    edit_id: int,
    choice: str,
    *,
    fields: Mapping[str, Side] | None = None,
    geometry: Side | None = None,
    request: HttpRequest | None = None,
) -> tuple[ChangeSet, Edit | None]:
    """Put one edit on the live version of its feature.

    Args:
        choice: `mine` (what I changed holds, what only they changed stays), `theirs` (my edit is dropped) or `merge`
            (as `fields` and `geometry` say where both changed).
    Returns:
        the change set, back at "submitted" if it was approved; the edit, or None when nothing of it is left.
    Raises:
        Problem: 409 when a choice is missing or impossible.
    """
    change_set = access.find_own(user, change_set_id)
    next_status(change_set, Action.REBASE)
    edit = drafting.find_edit(change_set, edit_id)
    if edit.expanded_from_id is not None:
        edit = drafting.find_edit(change_set, edit.expanded_from_id)
    left = _decided(user, change_set, edit, choice, fields or {}, geometry)
    drafting.count(change_set)
    if change_set.status == Status.APPROVED:
        void_approval(change_set)
    return move(user, change_set, Action.REBASE, reason=choice, request=request), left


def _decided(
    user: User,
    change_set: ChangeSet,
    edit: Edit,
    choice: str,
    fields: Mapping[str, Side],
    geometry: Side | None,
) -> Edit | None:
    spec = registry.get(edit.layer)
    if choice == "theirs":
        drafting.take_out(edit)
        return None
    if edit.expansion.exists():
        standing.refuse_chained(edit)
        return _again(user, change_set, edit, choice)
    live = stored.held(spec, [edit.feature], user).get(edit.feature)
    try:
        prepared = _on_top(edit, spec, live, choice, fields, geometry)
    except (ChoiceMissing, NothingToMerge) as refusal:
        raise refusals.conflict(
            refusal.code(),
            (refusal.message("vi"), refusal.message("en")),
            ("Xem /conflicts để biết các mục va nhau.", "See /conflicts for what collides."),
        ) from refusal
    if prepared is None:
        edit.delete()
        return None
    check_reach(user, spec, [prepared])
    drafting.fill(edit, prepared).save()
    findings.refresh(user, change_set, [edit])
    return edit


def _on_top(
    edit: Edit,
    spec: LayerSpec,
    live: Version | None,
    choice: str,
    fields: Mapping[str, Side],
    geometry: Side | None,
) -> Prepared | None:
    """The edit on the live version; None when nothing is left to do."""
    base = stored.of_version(spec, [(edit.feature, edit.base_version)]).get(edit.feature)
    mine = changes_of(edit)
    if live is None:
        return _revived(edit, spec, base, mine, choice)
    if edit.operation == "delete":
        if choice == "merge":
            raise NothingToMerge()
        return Prepared(spec, "delete", edit.feature, live.version, "", held=live)
    if choice == "merge" and base is not None:
        computed = computed_fields(spec)
        mine = merged(base, live, mine, fields=fields, geometry=geometry, derived=computed)
    prepared = Prepared(spec, "update", edit.feature, live.version, "", mine, held=live)
    if mine.geometry is not None:
        prepared.shape = shape_in_storage(mine.geometry)
    complete(prepared)
    return None if prepared.changes.nothing else prepared


def _revived(
    edit: Edit, spec: LayerSpec, base: Version | None, mine: Changes, choice: str
) -> Prepared | None:
    """Theirs deleted the feature: mine makes it anew under its id, unless mine deletes it as well."""
    if edit.operation == "delete":
        return None
    if choice == "merge":
        raise NothingToMerge()
    whole = applied(base or Version(edit.base_version, {}), mine)
    prepared = Prepared(
        spec, "create", edit.feature, edit.base_version, "", Changes(dict(whole.properties), whole.geometry)
    )
    if whole.geometry is not None:
        prepared.shape = shape_in_storage(whole.geometry)
    complete(prepared)
    return prepared


def _again(user: User, change_set: ChangeSet, leader: Edit, choice: str) -> Edit:
    """A domain operation is done anew on what is live now; its parts cannot be merged one by one."""
    if choice == "merge":
        message = (
            "Không trộn được một thao tác nghiệp vụ.",
            "A domain operation cannot be merged.",
        )
        remedy = ("Chọn của tôi để thực hiện lại, hoặc của họ để bỏ.", "Choose mine to repeat it, or theirs.")
        raise refusals.conflict("operation-not-merged", message, remedy)
    spec = registry.get(leader.layer)
    live = stored.versions(spec, [leader.feature]).get(leader.feature, leader.base_version)
    shape = findings.to_shapely(leader.geometry)
    operation = operations.find(leader.operation, spec)
    given = EditInput(
        leader.layer, leader.operation, leader.feature, live, properties=leader.properties,
        params=leader.params if operation is None else operation.rebase(leader.params),
        geometry=None if shape is None else shapely.geometry.mapping(shape), crs=storage().code, id=leader.pk,
    )  # fmt: skip
    return drafting.put(user, change_set, prepare(user, [given], change_set=change_set.pk))[0]
