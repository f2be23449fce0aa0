"""Việc của tiến trình. Who sees which job, how the list is narrowed, what dismissing one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Coalesce, Now

from layers import background
from layers.background import Job
from layers.changesets.imports import uploads
from layers.processes.declaration import processes
from layers.rights.standing import EVERYTHING, held_by

#: States of the table → status codes of OGC API – Processes.
STATUS: dict[str, str] = {
    Job.State.WAITING: "accepted",
    Job.State.RUNNING: "running",
    Job.State.DONE: "successful",
    Job.State.REFUSED: "failed",
    Job.State.FAILED: "failed",
    Job.State.DISMISSED: "dismissed",
}


@dataclass(frozen=True)
class Wanted:
    """Which jobs a list is to hold; empty = all.

    Attributes:
        since, until: of the moment at which a job was made, both included.
        shortest_s, longest_s: seconds that it has run.
        after: the last job of the page before.
    """

    kinds: Sequence[str] = ()
    statuses: Sequence[str] = ()
    since: datetime | None = None
    until: datetime | None = None
    shortest_s: int | None = None
    longest_s: int | None = None
    after: UUID | None = None


def is_steward(user: Any) -> bool:
    """Who answers for all data of the city sees the jobs of others too; a token does not pass that on."""
    if not isinstance(user, User) or not user.is_active or getattr(user, "token_scopes", None) is not None:
        return False
    whole = (EVERYTHING, "")
    return user.is_superuser or any(
        one.role == "owner" and (one.scope, one.unit_code) == whole for one in held_by(user)
    )


def visible(user: Any) -> QuerySet[Job]:
    """Jobs of declared processes that `user` may see: the own ones, for a steward all."""
    rows = Job.objects.filter(kind__in=[one.kind for one in processes]).select_related("owner")
    if is_steward(user):
        return rows
    return rows.filter(owner=user) if isinstance(user, User) else rows.none()


def find(user: Any, job_id: UUID) -> Job | None:
    """A job that `user` may see."""
    return visible(user).filter(pk=job_id).first()


def listed(user: Any, wanted: Wanted, limit: int) -> list[Job]:
    """Jobs, the latest first."""
    rows = visible(user)
    if wanted.kinds:
        rows = rows.filter(kind__in=wanted.kinds)
    if wanted.statuses:
        rows = rows.filter(state__in=[state for state, code in STATUS.items() if code in wanted.statuses])
    if wanted.since is not None:
        rows = rows.filter(created_at__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(created_at__lte=wanted.until)
    if wanted.shortest_s is not None or wanted.longest_s is not None:
        rows = _of_duration(rows, wanted)
    last = find(user, wanted.after) if wanted.after is not None else None
    if last is not None:
        earlier = Q(created_at__lt=last.created_at)
        rows = rows.filter(earlier | Q(created_at=last.created_at, pk__gt=last.pk))
    return list(rows.order_by("-created_at", "pk")[:limit])


def dismiss(job: Job) -> Job:
    """Stop a job, or forget what came of it."""
    process = processes.of_kind(job.kind)
    was_running = job.state == Job.State.RUNNING
    background.dismiss(job)
    if not was_running:  # who works on it clears up as soon as it looks
        uploads.drop(job.pk)
        if process is not None:
            process.drop(job.pk)
    return job


def _of_duration(rows: QuerySet[Job], wanted: Wanted) -> QuerySet[Job]:
    ran = ExpressionWrapper(Coalesce(F("finished_at"), Now()) - F("started_at"), output_field=DurationField())
    rows = rows.filter(started_at__isnull=False).annotate(ran=ran)
    if wanted.shortest_s is not None:
        rows = rows.filter(ran__gte=timedelta(seconds=wanted.shortest_s))
    if wanted.longest_s is not None:
        rows = rows.filter(ran__lte=timedelta(seconds=wanted.longest_s))
    return rows
