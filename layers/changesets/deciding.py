"""Quyết định. Submit, approve, return and withdraw: who may, under which conditions, and what is recorded of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone

from layers import rights
from layers.audit.recording import record
from layers.changesets import access, findings, refusals
from layers.changesets.affected import shapes_touched
from layers.changesets.domain.states import Action, MoveRefused, after, possible_actions
from layers.changesets.models import ChangeSet, Event
from layers.changesets.retrying import in_transaction
from layers.registry import registry

#: What the audit record calls each action.
_RECORDED = {
    Action.SUBMIT: "changeset.submitted",
    Action.APPROVE: "changeset.approved",
    Action.RETURN: "changeset.returned",
    Action.PUBLISH: "changeset.published",
    Action.WITHDRAW: "changeset.withdrawn",
    Action.REBASE: "changeset.rebased",
}
#: Findings that one refusal lists.
_LISTED = 100


@in_transaction
def submit(user: User, change_set_id: UUID, request: HttpRequest | None = None) -> ChangeSet:
    """Hand the change set to its approvers. Raises Problem 409 without edits or with error findings."""
    change_set = access.find_own(user, change_set_id)
    next_status(change_set, Action.SUBMIT)
    if not change_set.edit_count:
        message = ("Bộ thay đổi chưa có thay đổi nào.", "The change set has no edits.")
        raise refusals.conflict("no-edits", message, ("Thêm ít nhất một thay đổi.", "Add at least one edit."))
    refuse_errors(findings.check_all(user, change_set))
    change_set.submitted_at, change_set.return_reason = timezone.now(), ""
    return move(user, change_set, Action.SUBMIT, request=request)


@in_transaction
def approve(
    user: User, change_set_id: UUID, *, publish_on_day: bool = False, request: HttpRequest | None = None
) -> ChangeSet:
    """Approve as a second person.

    Args:
        publish_on_day: let it be published by itself on its effective date, in the approver's name.
    Raises:
        Problem: 403 for the author or without right and reach on everything it touches.
    """
    change_set = access.find(user, change_set_id, lock=True)
    next_status(change_set, Action.APPROVE)
    if change_set.author_id == user.pk:
        raise refusals.decision_forbidden(
            "Người soạn không được tự duyệt bộ thay đổi của mình.",
            "The author cannot approve an own change set.",
            "four-eyes",
        )
    require_right(user, "approve", change_set)
    change_set.approved_by, change_set.approved_at = user, timezone.now()
    if publish_on_day:
        schedule(user, change_set)
    return move(user, change_set, Action.APPROVE, request=request)


@in_transaction
def send_back(user: User, change_set_id: UUID, reason: str, request: HttpRequest | None = None) -> ChangeSet:
    """Return to the author, with a reason; an approval is void."""
    change_set = access.find(user, change_set_id, lock=True)
    next_status(change_set, Action.RETURN)
    require_right(user, "approve", change_set)
    void_approval(change_set)
    change_set.return_reason = reason
    return move(user, change_set, Action.RETURN, reason=reason, request=request)


@in_transaction
def withdraw(
    user: User, change_set_id: UUID, reason: str = "", request: HttpRequest | None = None
) -> ChangeSet:
    """Give it up for good: the author, or who answers for the layers (chủ quản)."""
    change_set = access.find(user, change_set_id, lock=True)
    next_status(change_set, Action.WITHDRAW)
    if change_set.author_id != user.pk:
        require_right(user, "withdraw", change_set)
    return move(user, change_set, Action.WITHDRAW, reason=reason, request=request)


def next_status(change_set: ChangeSet, action: Action) -> str:
    """The state that `action` leads to. Raises Problem 409 when it leads nowhere from here."""
    try:
        return after(change_set.status, action).value
    except MoveRefused as refusal:
        possible = ", ".join(possible_actions(change_set.status)) or "–"
        raise refusals.conflict(
            refusal.code(),
            (refusal.message("vi"), refusal.message("en")),
            (f"Có thể: {possible}.", f"Possible now: {possible}."),
            status_now=change_set.status,
        ) from refusal


def require_right(user: User, action: rights.Action, change_set: ChangeSet) -> None:
    """Raises Problem 403 unless `user` may do `action` on every layer and over every old and new shape."""
    for layer in change_set.layers:
        spec = registry.get(layer)
        if not rights.may(user, action, spec):
            raise refusals.decision_forbidden(
                f"Bạn không có quyền này trên lớp “{layer}”.",
                f"You have no such right on the layer “{layer}”.",
            )
        if rights.reach(user, action, spec).everywhere:
            continue
        if not access.within_reach(user, action, spec, shapes_touched(change_set, spec)):
            raise refusals.outside_reach("", spec.title)


def refuse_errors(errors: list[findings.Kept]) -> None:
    """Raises Problem 409 that lists the error findings; they stay with their edits as well."""
    if errors:
        message = (
            f"Còn {len(errors)} lỗi phải sửa trước.",
            f"{len(errors)} errors must be put right first.",
        )
        remedy = ("Sửa từng lỗi theo hướng dẫn kèm theo.", "Follow the remedy of each finding.")
        raise refusals.conflict(
            "error-findings", message, remedy, findings=errors[:_LISTED], finding_count=len(errors)
        )


def schedule(user: User, change_set: ChangeSet) -> None:
    """Let the change set be published on its effective date. Raises Problem 409 when it has none."""
    if change_set.effective_date is None:
        message = ("Bộ thay đổi không có ngày hiệu lực.", "The change set has no effective date.")
        remedy = ("Công bố ngay, không hẹn ngày.", "Publish it now instead.")
        raise refusals.conflict("no-effective-date", message, remedy)
    change_set.scheduled_by = user


def void_approval(change_set: ChangeSet) -> None:
    """An approval does not outlive what it was given for."""
    change_set.approved_by = change_set.approved_at = change_set.scheduled_by = None


def move(
    user: User, change_set: ChangeSet, action: Action, *, reason: str = "", request: HttpRequest | None = None
) -> ChangeSet:
    """Put the change set into its next state, and record who did it; last in the caller's transaction."""
    before, change_set.status = change_set.status, next_status(change_set, action)
    change_set.changed_at = timezone.now()
    change_set.save()
    Event.objects.create(
        change_set=change_set, actor=user, action=action.value, from_status=before,
        to_status=change_set.status, reason=reason,
    )  # fmt: skip
    detail = {
        "layers": change_set.layers,
        "edits": change_set.edit_count,
        "from": before,
        "to": change_set.status,
    }
    record(user, _RECORDED[action], change_set=change_set.pk, detail=detail, request=request)
    return change_set
