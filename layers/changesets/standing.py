"""Nối tiếp trong một bộ thay đổi. What the domain operations of a change set leave of features, for later ones of the
same change set that build on them.

A feature is published once, with all that was done to it. So where an operation builds on the edit of an earlier one,
its own edit takes both together, and the earlier one is kept beside it as passing: it says what that operation meant,
and holds again when the later operation is taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

import shapely
from django.db.models import Value
from django.db.models.functions import Concat, Substr
from shapely import Geometry

from layers.changesets import refusals, stored
from layers.changesets.domain.merging import Changes, Version, applied
from layers.changesets.domain.states import PASSING
from layers.changesets.models import ChangeSet, Edit
from layers.rights import User
from layers.spec import LayerSpec
from layers.text_values import read_uuid

#: Keys of the parameters of an edit that takes up an earlier one: its number, what the operation itself does to the
#: feature, and the version it does it to.
AFTER, STEP, FROM = "after", "step", "from_version"


def meant(edit: Edit) -> str:
    """What the operation of an edit does to the feature (create, update, delete), whatever is published of it."""
    return str(edit.params.get(STEP) or net(edit))


def net(edit: Edit) -> str:
    """What the operations up to this edit do to the live feature, once for all."""
    return edit.operation.removeprefix(PASSING)


def heads(
    change_set: UUID | None,
    spec: LayerSpec,
    replaced: int | None = None,
    features: Collection[UUID] | None = None,
) -> dict[UUID, Edit]:
    """By feature the latest edit that domain operations of a change set make of it.

    Args:
        replaced: the operation that is being done anew: its own edits do not count.
        features: only these.
    """
    if change_set is None or (features is not None and not features):
        return {}
    rows = Edit.objects.filter(change_set=change_set, layer=spec.name, expanded_from__isnull=False)
    if features is not None:
        rows = rows.filter(feature__in=list(features))
    if replaced is not None:
        rows = rows.exclude(expanded_from=replaced)
    found = list(rows)
    taken_up = {one.params.get(AFTER) for one in found}
    return {one.feature: one for one in found if one.pk not in taken_up}


def states(spec: LayerSpec, edits: Iterable[Edit]) -> dict[UUID, Version | None]:
    """By feature its state after an edit, shape in the storage CRS; None where it is gone."""
    edits = list(edits)
    changed = [(one.feature, one.base_version) for one in edits if net(one) == "update"]
    bases = stored.of_version(spec, changed) if changed else {}
    return {one.feature: _state(spec, one, bases.get(one.feature)) for one in edits}


def held(
    spec: LayerSpec,
    features: Collection[UUID],
    user: User | None,
    change_set: UUID | None,
    replaced: int | None = None,
) -> dict[UUID, Version]:
    """Features as an operation of a change set finds them: live as far as `user` may see them, and on top of it what
    its other operations do."""
    found = stored.held(spec, features, user)
    for feature, state in states(spec, heads(change_set, spec, replaced, features).values()).items():
        if state is None:
            found.pop(feature, None)
        else:
            found[feature] = state
    return found


def refuse_ended(
    change_set: UUID | None, spec: LayerSpec, features: Collection[UUID], replaced: int | None, field: str
) -> None:
    """Raises Problem 409 where another operation of the change set ends one of these features."""
    for head in heads(change_set, spec, replaced, features).values():
        if net(head) == "delete":
            message = (
                "Một thao tác khác trong bộ thay đổi này đã kết thúc đối tượng.",
                "Another operation of this change set ends the feature already.",
            )
            remedy = (
                "Chọn đối tượng mà thao tác đó tạo ra, hoặc bỏ thao tác đó.",
                "Choose what comes out of that operation, or take it back.",
            )
            raise refusals.conflict("edit-exists", message, remedy, field=field, edit=head.expanded_from_id)


def taken_up(
    head: Edit, step: str, base_version: int, changes: Changes
) -> tuple[str, int, Changes, dict[str, object]]:
    """An edit that builds on an earlier one of the change set.

    Args:
        head: the earlier one.
        step, base_version, changes: what the later operation does to the feature in which version.
    Returns:
        what becomes of the live feature (operation, version, changes) and the parameters that tell how it came about.
    """
    params: dict[str, object] = {AFTER: head.pk, STEP: step, FROM: base_version}
    before = net(head)
    # A version before the one that the earlier operation saw is stale, and has to be told as such.
    base = base_version if before == "update" and base_version < head.base_version else head.base_version
    if step == "delete":
        return (PASSING + "delete" if before == "create" else "delete"), base, Changes(), params
    geometry = changes.geometry if changes.geometry is not None else shape_of(head)
    return before, base, Changes({**head.properties, **changes.properties}, geometry), params


def supersede(edits: Collection[int]) -> None:
    """Earlier edits that others build on now: they are no longer published, nor is anything said of them."""
    rows = Edit.objects.filter(pk__in=list(edits)).exclude(operation__startswith=PASSING)
    rows.update(operation=Concat(Value(PASSING), "operation"), findings=[])


def superseded_by(operations: Collection[int]) -> list[int]:
    """The edits on which those of these operations build."""
    given = Edit.objects.filter(expanded_from__in=list(operations), params__has_key=AFTER)
    return [int(params[AFTER]) for params in given.values_list("params", flat=True)]


def restore(edits: Collection[int]) -> None:
    """Edits on which nothing builds any more hold again; they are to be checked anew."""
    rows = Edit.objects.filter(pk__in=list(edits), operation__startswith=PASSING)
    rows.update(operation=Substr("operation", len(PASSING) + 1), checked_at=None, checked_publication=None)


def refuse_built_upon(edit: Edit) -> None:
    """Raises Problem 409 for an operation on whose result a later one of the change set builds."""
    parts = list(edit.expansion.values_list("pk", flat=True))
    later = (
        Edit.objects.filter(change_set=edit.change_set_id, params__after__in=parts).first() if parts else None
    )
    if later is not None:
        message = (
            "Một thao tác sau trong bộ thay đổi này dựa trên kết quả của thao tác này.",
            "A later operation of this change set builds on what comes out of this one.",
        )
        remedy = (
            "Bỏ thao tác sau trước, rồi thực hiện lại nếu cần.",
            "Take the later operation back first, and do it again afterwards if need be.",
        )
        raise refusals.conflict("built-upon", message, remedy, edit=later.expanded_from_id)


def refuse_chained(edit: Edit) -> None:
    """Raises Problem 409 for an operation of several that build on each other: it cannot be done anew by itself."""
    refuse_built_upon(edit)
    if superseded_by([edit.pk]):
        message = (
            "Thao tác này dựa trên một thao tác trước trong cùng bộ thay đổi.",
            "This operation builds on an earlier one of the same change set.",
        )
        remedy = (
            "Chọn của họ để bỏ thao tác này, giải quyết thao tác trước, rồi thực hiện lại.",
            "Choose theirs to take it back, resolve the earlier one, then do it again.",
        )
        raise refusals.conflict("operations-chained", message, remedy)


def before(edits: Sequence[Edit], spec: LayerSpec) -> dict[UUID, Version]:
    """By feature the state that an earlier operation of the change set left, for those edits that build on one."""
    ids = [one.params[AFTER] for one in edits if one.layer == spec.name and AFTER in one.params]
    if not ids:
        return {}
    found = states(spec, Edit.objects.filter(pk__in=ids))
    return {feature: state for feature, state in found.items() if state is not None}


def created(change_set: UUID | None, values: Iterable[object]) -> frozenset[str]:
    """Ids among values that are features which the change set creates."""
    wanted = {read_uuid(one) for one in values if isinstance(one, str)} - {None}
    if change_set is None or not wanted:
        return frozenset()
    rows = Edit.objects.filter(change_set=change_set, operation="create", feature__in=wanted)
    return frozenset(str(feature) for feature in rows.values_list("feature", flat=True))


def shape_of(edit: Edit) -> Geometry | None:
    """The shape that an edit brings, storage CRS."""
    return None if edit.geometry is None else shapely.from_wkb(bytes(edit.geometry.wkb))


def chains(change_set: ChangeSet, spec: LayerSpec) -> list[list[Edit]]:
    """The edits by domain operations, those of one feature together in the order in which they build on each other."""
    rows = Edit.objects.filter(change_set=change_set, layer=spec.name, expanded_from__isnull=False)
    by_id = {one.pk: one for one in rows.order_by("seq")}
    earlier = {one.params.get(AFTER) for one in by_id.values()}
    found = []
    for one in by_id.values():
        if one.pk in earlier:
            continue
        chain = [one]
        while (before_it := chain[0].params.get(AFTER)) in by_id:
            chain.insert(0, by_id[before_it])
        found.append(chain)
    return found


def _state(spec: LayerSpec, edit: Edit, base: Version | None) -> Version | None:
    operation = net(edit)
    if operation == "create":
        blank = {one.key: None for one in stored.columns(spec)} | dict(stored.defaults(spec))
        return Version(edit.base_version + 1, blank | edit.properties, shape_of(edit))
    if operation == "delete" or base is None:
        return None
    after = applied(base, Changes(edit.properties, shape_of(edit)))
    return Version(base.version + 1, after.properties, after.geometry)
