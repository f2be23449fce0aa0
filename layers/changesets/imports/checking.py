"""Kiểm tra bộ thay đổi lớn. Edits of a file are screened together, and only suspects are looked at one by one."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import connection

from geo.named_sql import load
from layers.changesets import findings
from layers.changesets.imports.screening import suspects
from layers.changesets.models import ChangeSet, Edit
from layers.spec import LayerSpec

#: Up to this many edits all are looked at one by one.
ONE_BY_ONE = 1_000
#: Suspects looked at together.
_BATCH = 500
#: Errors after which the rest of the suspects waits until these are put right: nothing can be handed in before.
ENOUGH = 2_000
#: Suspects of a mere warning that are looked at.
_MOST_WARNINGS = 2_000


def check(user: User, change_set: ChangeSet, spec: LayerSpec) -> int:
    """Keep the findings of a change set that was made of a file; returns the number of errors.

    Its edits were written as if they had been checked, so that not all of them have to be written twice.
    """
    if change_set.edit_count <= ONE_BY_ONE:
        edits = list(Edit.objects.filter(change_set=change_set).order_by("seq"))
        findings.refresh(user, change_set, edits)
        return len(findings.errors(change_set))
    found = suspects(user, change_set, spec)
    asked = [*sorted(found.errors), *sorted(found.warnings - found.errors)[:_MOST_WARNINGS]]
    errors, done = 0, 0
    while done < len(asked) and errors < ENOUGH:
        batch = asked[done : done + _BATCH]
        findings.refresh(user, change_set, list(Edit.objects.filter(pk__in=batch)))
        done += len(batch)
        errors = len(findings.errors(change_set))
    waiting = sorted(set(asked[done:]) & found.errors)
    with connection.cursor() as cursor:
        cursor.execute(load("layers.changesets", "importing")["leave_open"], {"open": waiting})
    return errors
