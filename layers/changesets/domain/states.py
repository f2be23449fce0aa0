"""Trạng thái. The way of a change set: draft, submitted, returned or approved, published, withdrawn. Pure."""

from __future__ import annotations

from enum import StrEnum

from geo.domain.errors import DomainError

#: What an edit may do to one stored feature; every domain operation expands into these.
PRIMITIVES = ("create", "update", "delete")
#: Before the operation of an edit that a later domain operation of the same change set takes up: it is not published.
PASSING = "passing-"


class Status(StrEnum):
    """Where a change set stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Action(StrEnum):
    """What moves it. `rebase` puts an edit on a newer version, so an approval must be repeated."""

    SUBMIT = "submit"
    APPROVE = "approve"
    RETURN = "return"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    REBASE = "rebase"


#: States in which the author may change content.
EDITABLE = frozenset({Status.DRAFT, Status.RETURNED})
#: States that nothing leaves.
FINAL = frozenset({Status.PUBLISHED, Status.WITHDRAWN})

_MOVES: dict[tuple[Status, Action], Status] = {
    (Status.DRAFT, Action.SUBMIT): Status.SUBMITTED,
    (Status.RETURNED, Action.SUBMIT): Status.SUBMITTED,
    (Status.SUBMITTED, Action.APPROVE): Status.APPROVED,
    (Status.SUBMITTED, Action.RETURN): Status.RETURNED,
    (Status.APPROVED, Action.RETURN): Status.RETURNED,
    (Status.APPROVED, Action.PUBLISH): Status.PUBLISHED,
    **{
        (status, Action.WITHDRAW): Status.WITHDRAWN
        for status in (Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.APPROVED)
    },
    **{(status, Action.REBASE): status for status in (Status.DRAFT, Status.RETURNED, Status.SUBMITTED)},
    (Status.APPROVED, Action.REBASE): Status.SUBMITTED,
}


class MoveRefused(DomainError):
    """A change set that is "{status}" cannot be moved by "{action}"; possible now: {possible}."""

    vi = "Bộ thay đổi đang ở trạng thái “{status}” nên không thể “{action}”; có thể: {possible}."


def after(status: str, action: Action) -> Status:
    """The state that `action` leads to.

    Raises:
        MoveRefused: it leads nowhere from `status`.
    """
    try:
        return _MOVES[Status(status), action]
    except KeyError:
        possible = ", ".join(possible_actions(status)) or "–"
        raise MoveRefused(status=str(status), action=str(action), possible=possible) from None


def possible_actions(status: str) -> tuple[str, ...]:
    """Names of the actions that leave `status`, without `rebase`, which is a consequence of resolving."""
    return tuple(action.value for (held, action) in _MOVES if held == status and action is not Action.REBASE)
