"""Lưu phần nhận được. A batch of which one refused edit does not hold back the others: what autosave sends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from geo.http.problems import Problem
from layers.changesets import access, drafting
from layers.changesets.models import ChangeSet, Edit
from layers.changesets.preparing import EditInput
from layers.changesets.retrying import in_transaction

#: What may be wrong with one edit; everything else is wrong with the request.
_OF_ONE_EDIT = frozenset({"invalid-request", "forbidden", "not-found", "conflict", "too-large"})
#: An edit may need one that comes later in the batch (a zone and its new plan).
_ROUNDS = 3


@dataclass
class SavedSome:
    """By place in the batch: the edits that were saved, and why the others were not."""

    saved: dict[int, Edit] = field(default_factory=dict)
    refused: dict[int, Problem] = field(default_factory=dict)


@in_transaction
def save_some(
    user: User, change_set_id: UUID, inputs: Sequence[EditInput], removed: Iterable[int] = ()
) -> SavedSome:
    """Save each edit that can be saved, in one transaction; what is to be removed and is gone already is no news.

    Raises:
        Problem: 404, 403 or 409 when the change set cannot be edited at all.
    """
    change_set = access.find_editable(user, change_set_id)
    for held in Edit.objects.filter(change_set=change_set, pk__in=list(removed)).order_by("-pk"):
        drafting.take_out(held)
    told = SavedSome()
    left = [(nth, replace(one, place="")) for nth, one in enumerate(inputs)]
    for _round in range(_ROUNDS):
        before = len(left)
        told.refused.clear()
        _save_or_halve(user, change_set, left, told)
        left = [(nth, one) for nth, one in left if nth in told.refused]
        if not left or len(left) == before:
            break
    drafting.count(change_set)
    return told


def _save_or_halve(
    user: User, change_set: ChangeSet, inputs: Sequence[tuple[int, EditInput]], told: SavedSome
) -> None:
    """All at once, or else each half by itself, down to the edits that are to blame."""
    if not inputs:
        return
    try:
        with transaction.atomic():
            edits = drafting.save(user, change_set, [one for _nth, one in inputs], upsert=True)
    except Problem as problem:
        if problem.kind not in _OF_ONE_EDIT:
            raise
        if len(inputs) == 1:
            told.refused[inputs[0][0]] = problem
            return
        middle = len(inputs) // 2
        _save_or_halve(user, change_set, inputs[:middle], told)
        _save_or_halve(user, change_set, inputs[middle:], told)
    else:
        told.saved |= dict(zip((nth for nth, _one in inputs), edits, strict=True))
