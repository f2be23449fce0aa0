"""Điều kiện của bộ thay đổi: HTTP. `If-Match` on requests that write into a change set or decide on it: nobody approves
what was changed after he looked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from geo.http.conditional import HEADER, precondition
from layers.changesets import access
from layers.changesets.models import ChangeSet


def version_of(change_set: ChangeSet) -> str:
    """What the ETag of a change set begins with; another one after every edit and decision."""
    return f"{change_set.pk}.{int(change_set.changed_at.timestamp() * 1_000_000):x}"


def on_version_seen(run: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """An operation on `change_set_id` that is done only on the version in `If-Match`, if the request has one.

    The change set is locked from the comparison to the end of the operation.

    Raises:
        Problem: stale-version; not-found as the operation itself.
    """

    @wraps(run)
    def conditioned(request: HttpRequest, *arguments: Any, **values: Any) -> HttpResponseBase:
        user = request.user
        if HEADER not in request.headers or not isinstance(user, User):
            return run(request, *arguments, **values)
        with transaction.atomic():
            precondition(request, version_of(access.find(user, values["change_set_id"], lock=True)))
            return run(request, *arguments, **values)

    return conditioned
