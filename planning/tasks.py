"""Việc nền của quy hoạch. Plan packages that become drafts, extracts of many parcels."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from planning.services import overlay
from planning.services.batch import caring, running
from planning.services.gate import jobs


@app.task(name=jobs.TASK, queue="imports", pass_context=False)
def take_package(job: str) -> None:
    """Judge a package and make a draft of it. A second run of a job that is over does nothing."""
    jobs.work(UUID(job))


@app.periodic(cron="45 * * * *")
@app.task(name="planning.end_lost_packages", queueing_lock="planning.end_lost_packages", pass_context=False)
def end_lost_packages(timestamp: int) -> int:
    """Packages whose worker died are told as failed."""
    return jobs.end_lost()


@app.task(name=running.TASK, queue="imports", pass_context=False)
def extract_batch(job: str) -> None:
    """Make the extracts of many parcels, or go on with them. A run of a job that is over does nothing."""
    running.work(UUID(job))


@app.periodic(cron="*/5 * * * *")
@app.task(name="planning.resume_batches", queueing_lock="planning.resume_batches", pass_context=False)
def resume_batches(timestamp: int) -> int:
    """Batches whose worker died go on."""
    return caring.resume_lost()


@app.periodic(cron="50 * * * *")
@app.task(name="planning.tidy_batches", queueing_lock="planning.tidy_batches", pass_context=False)
def tidy_batches(timestamp: int) -> int:
    """Batches that nobody works on are told as failed; files older than a week are deleted."""
    return caring.tidy_up()


@app.task(name=overlay.TASK, queue="imports", pass_context=False)
def overlay_touched(change_set: str) -> None:
    """Follow a published change set with the shares of parcels in zones."""
    overlay.refresh_touched(UUID(change_set))


@app.periodic(cron="45 18 * * *")  # 01:45 in Việt Nam; the worker counts in UTC
@app.task(name=overlay.TASK_ALL, queue="imports", queueing_lock=overlay.TASK_ALL, pass_context=False)
def overlay_all(timestamp: int) -> None:
    """Every night all shares anew: plans begin and end by the day."""
    overlay.refresh_all()
