"""Ai được làm gì với một bộ thay đổi. Who sees it, who edits it, who decides on it; `layers.rights` says the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import shapely
from django.contrib.auth.models import User
from shapely import Geometry

from layers import rights
from layers.changesets import refusals
from layers.changesets.affected import shapes_touched
from layers.changesets.domain.states import EDITABLE, Status
from layers.changesets.models import ChangeSet
from layers.registry import UnknownLayer, registry
from layers.spec import LayerSpec

#: Who may do one of these on every layer of a change set sees it, drafts included.
_OVERSIGHT: tuple[rights.Action, ...] = ("approve", "grant")


def overseen_layers(user: User) -> list[str]:
    """Layers on which `user` oversees what others draft, in a part of the city at least."""
    return [spec.name for spec in registry if any(rights.may(user, action, spec) for action in _OVERSIGHT)]


def sees(user: User, change_set: ChangeSet) -> bool:
    """Author, who approves or answers for every layer in it where it touches them, and once it is published its
    layers' editors. A right that is limited to a unit shows what lies inside that unit only."""
    if not user.is_authenticated:
        return False
    if change_set.author_id == user.pk or user.is_superuser:
        return True
    actions: tuple[rights.Action, ...] = _OVERSIGHT
    if change_set.status == Status.PUBLISHED:
        actions = (*_OVERSIGHT, "write")
    return bool(change_set.layers) and all(
        any(_reaches(user, action, change_set, registry.get(layer)) for action in actions)
        for layer in change_set.layers
    )


def _reaches(user: User, action: rights.Action, change_set: ChangeSet, spec: LayerSpec) -> bool:
    reach = rights.reach(user, action, spec)
    if not reach or reach.everywhere:
        return bool(reach)
    return within_reach(user, action, spec, shapes_touched(change_set, spec))


def find(user: User, change_set_id: UUID, *, lock: bool = False) -> ChangeSet:
    """The change set, if `user` may see it.

    Args:
        lock: hold its row until the transaction ends.
    Raises:
        Problem: 404.
    """
    rows = ChangeSet.objects.select_related("author")
    if lock:
        rows = rows.select_for_update(of=("self",))
    change_set = rows.filter(pk=change_set_id).first()
    if change_set is None or not sees(user, change_set):
        raise refusals.not_found()
    return change_set


def find_own(user: User, change_set_id: UUID) -> ChangeSet:
    """The change set of this author, locked. Raises Problem 404, or 403 for who sees it without being its author."""
    change_set = find(user, change_set_id, lock=True)
    if change_set.author_id != user.pk:
        raise refusals.decision_forbidden(
            "Chỉ người soạn được sửa bộ thay đổi này.",
            "Only its author may change this change set.",
            "not-author",
        )
    return change_set


def find_editable(user: User, change_set_id: UUID) -> ChangeSet:
    """As `find_own`, in a state in which its content may change. Raises Problem 409 otherwise."""
    change_set = find_own(user, change_set_id)
    if change_set.status not in EDITABLE:
        raise refusals.conflict(
            "not-editable",
            (
                f"Bộ thay đổi ở trạng thái “{change_set.get_status_display()}” nên không sửa được.",
                f"A change set that is “{change_set.status}” cannot be edited.",
            ),
            (
                "Nhờ người duyệt trả lại, hoặc lập bộ thay đổi mới.",
                "Have it returned by the approver, or start a new change set.",
            ),
        )
    return change_set


def layer_to_write(user: User, name: str, place: str) -> LayerSpec:
    """The layer `name`, if `user` may write to it. Raises Problem: 404 when it is unknown or hidden, 403 without the
    right."""
    try:
        spec = registry.get(name)
    except UnknownLayer:
        spec = None
    if spec is None or not rights.may(user, "read", spec):
        vi, en = f"Không có lớp “{name[:60]}”.", f"There is no layer “{name[:60]}”."
        problem = refusals.not_found()
        problem.detail_vi, problem.detail_en = vi, en
        problem.errors = [
            refusals.error(place, "unknown-layer", (vi, en), ("Xem /api/v1/layers.", "See /api/v1/layers."))
        ]
        raise problem
    if not rights.may(user, "write", spec):
        raise refusals.layer_forbidden(place, spec.title)
    return spec


def writes_everywhere(user: User, spec: LayerSpec) -> bool:
    """Whether `user` may write to the layer in the whole city."""
    return rights.reach(user, "write", spec).everywhere


def within_reach(
    user: User, action: rights.Action, spec: LayerSpec, shapes: Iterable[Geometry | None]
) -> bool:
    """Whether every shape lies where `user` may do `action`; a shape that breaks Simple Features counts as mended."""
    if rights.reach(user, action, spec).everywhere:
        return True
    present = [shape for shape in shapes if shape is not None]
    return rights.within_reach(user, action, spec, sound(present))


def sound(shapes: Sequence[Geometry]) -> list[Geometry]:
    """Shapes that predicates can be asked of."""
    return [shape if shapely.is_valid(shape) else shapely.make_valid(shape) for shape in shapes]
