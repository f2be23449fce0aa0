"""The states of a change set: every move that is allowed, and no other."""

from __future__ import annotations

import pytest

from layers.changesets.domain.states import (
    EDITABLE,
    FINAL,
    Action,
    MoveRefused,
    Status,
    after,
    possible_actions,
)

ALLOWED = {
    ("draft", "submit"): "submitted",
    ("returned", "submit"): "submitted",
    ("submitted", "approve"): "approved",
    ("submitted", "return"): "returned",
    ("approved", "return"): "returned",
    ("approved", "publish"): "published",
    ("draft", "withdraw"): "withdrawn",
    ("submitted", "withdraw"): "withdrawn",
    ("returned", "withdraw"): "withdrawn",
    ("approved", "withdraw"): "withdrawn",
    ("draft", "rebase"): "draft",
    ("returned", "rebase"): "returned",
    ("submitted", "rebase"): "submitted",
    ("approved", "rebase"): "submitted",
}


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("action", list(Action))
def test_every_move(status: Status, action: Action) -> None:
    expected = ALLOWED.get((status.value, action.value))
    if expected is None:
        with pytest.raises(MoveRefused) as refusal:
            after(status, action)
        assert status.value in refusal.value.message("en")
    else:
        assert after(status, action) == expected


def test_nothing_leaves_a_final_state_and_content_changes_only_before_submission() -> None:
    assert all(possible_actions(status) == () for status in FINAL)
    assert {Status.DRAFT, Status.RETURNED} == EDITABLE
    assert possible_actions("approved") == ("return", "publish", "withdraw")
