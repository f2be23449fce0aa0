"""Chạy kiểm tra. The declared rules of a layer over what edits would make of it, in the window that changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from django.conf import settings

from layers import rights
from layers.checks.attributes import wrong_values
from layers.checks.findings import Candidate, Finding, as_json
from layers.checks.identity_rules import place_codes
from layers.checks.key_rules import shared_keys
from layers.checks.lock_rules import locked_features
from layers.checks.neighbour_rules import next_to_each_other
from layers.checks.place_rules import inside_reach, named_unit
from layers.checks.shape_rules import given_shapes
from layers.checks.situation import Situation, situation
from layers.checks.wording import say
from layers.spec import LayerSpec

__all__ = ["Candidate", "Finding", "as_json", "check_edits"]


def check_edits(
    spec: LayerSpec,
    edits: Sequence[Candidate],
    user: rights.User | None,
    *,
    only: Collection[int | str] | None = None,
) -> list[Finding]:
    """Findings about the edits of one change set on one layer, errors first.

    Args:
        edits: all of them, because each replaces what is stored for the others; shapes in the storage CRS.
        user: who edits; what this user may not read takes no part, and the user's communes bound the shapes.
        only: `edit` of those for which findings are wanted; None = all.
    """
    around = situation(spec, edits, user, only)
    found = [
        *_gone(around),
        *_values(around),
        *given_shapes(around, settings.CITY.extent),
        *inside_reach(around, user),
        *locked_features(around),
        *named_unit(around),
        *next_to_each_other(around),
        *shared_keys(around, user),
        *place_codes(around),
    ]
    return sorted(found, key=lambda one: one.severity != "error")


def _gone(around: Situation) -> Iterator[Finding]:
    for change in around.changes:
        edit = change.candidate
        if change.watched and change.stored is None and edit.operation != "create":
            yield Finding(
                "feature-missing", "error", *say("feature-missing"), feature=edit.feature, edit=edit.edit,
                geometry=edit.geometry,
            )  # fmt: skip


def _values(around: Situation) -> Iterator[Finding]:
    for change in around.changes:
        edit = change.candidate
        if not change.watched or edit.operation == "delete":
            continue
        stored = change.stored.values if change.stored else {}
        wrong = wrong_values(around.spec, edit.properties, creating=edit.operation == "create", stored=stored)
        for rule, severity, field, words in wrong:
            yield Finding(
                rule, severity, *words, feature=edit.feature, edit=edit.edit,
                geometry=change.after or change.before, field=field,
            )  # fmt: skip
