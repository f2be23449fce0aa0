"""Trông coi việc trích lục hàng loạt. Batches whose worker died go on; files that were kept long enough are deleted."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from procrastinate.contrib.django import app as worker
from procrastinate.contrib.django.models import ProcrastinateJob

from layers.background import Job
from planning.services.batch.running import ALIVE, KIND, fail

#: Files are kept so long; a batch that is in no queue and told nothing for `FORGOTTEN_AFTER` is over.
KEPT, FORGOTTEN_AFTER = timedelta(days=7), timedelta(hours=12)
#: A worker that has not told of itself for so long is dead (it does so every ten seconds).
_SILENT = timedelta(seconds=60)
#: Runs that may die over the same stretch of a batch; then it is given up.
MOST_TRIES = 3


def resume_lost() -> int:
    """Batches whose run died with its worker are put into the queue again, those that died too often are told as
    failed; returns how many go on."""
    waiting = dict(Job.objects.filter(kind=KIND, state__in=ALIVE).values_list("queue_id", "pk"))
    silent = Q(worker=None) | Q(worker__last_heartbeat__lt=timezone.now() - _SILENT)
    dead = Q(status="failed") | Q(status="doing") & silent
    died = ProcrastinateJob.objects.filter(dead, pk__in=[one for one in waiting if one is not None])
    again: list[int] = []
    given_up: list[UUID] = []
    for entry, attempts in died.values_list("pk", "attempts"):
        if attempts < MOST_TRIES:
            worker.job_manager.retry_job_by_id(entry, retry_at=timezone.now())
            again.append(entry)
        else:
            given_up.append(waiting[entry])
    fail(given_up)
    return len(again)


def tidy_up() -> int:
    """Batches that nobody works on are told as failed; files older than a week are deleted. Returns how many."""
    now = timezone.now()
    idle = Job.objects.annotate(told_at=Coalesce("updated_at", "created_at")).filter(
        kind=KIND, state__in=ALIVE, told_at__lt=now - FORGOTTEN_AFTER
    )
    queued = ProcrastinateJob.objects.filter(status__in=("todo", "doing"), pk=OuterRef("queue_id"))
    fail(list(idle.exclude(Exists(queued)).values_list("pk", flat=True)))
    old = [
        folder
        for folder in Path(settings.EXTRACT_BATCH_DIR).glob("*")
        if folder.stat().st_mtime < (now - KEPT).timestamp()
    ]
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)
    return len(old)
