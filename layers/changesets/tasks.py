"""Việc nền. Publication on the effective date; files that become change sets."""

from __future__ import annotations

from uuid import UUID

from procrastinate.contrib.django import app

from layers.changesets.imports import jobs
from layers.changesets.publishing import publish_due


@app.periodic(cron="5 17 * * *")  # 00:05 in Việt Nam; the worker counts in UTC
@app.periodic(cron="20 0-23 * * *", periodic_id="again")  # what had to wait, or was approved on its very day
@app.task(name="changesets.publish_due", queueing_lock="changesets.publish_due", pass_context=False)
def publish_due_change_sets(timestamp: int) -> list[str]:
    """Publish what was approved for today, in the name of who approved it. Harmless when run twice."""
    return [str(one) for one in publish_due()]


@app.task(name=jobs.TASK, queue="imports", pass_context=False)
def import_file(job: str) -> None:
    """Make a draft out of an uploaded file. A second run of a job that is over does nothing."""
    jobs.work(UUID(job))


@app.periodic(cron="40 * * * *")
@app.task(name="changesets.end_lost_imports", queueing_lock="changesets.end_lost_imports", pass_context=False)
def end_lost_imports(timestamp: int) -> int:
    """Imports whose worker died are told as failed, and their uploads deleted."""
    return jobs.end_lost()
