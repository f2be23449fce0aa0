"""Jobs of the layer machinery, run by the worker."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from procrastinate.contrib.django import app

from layers.processes import running


@app.periodic(cron="15 19 * * *")  # 02:15 in Việt Nam; the worker counts in UTC
@app.task(name="layers.check_base_map", queueing_lock="layers.check_base_map", pass_context=False)
def check_base_map(timestamp: int) -> None:
    """Nightly comparison of every layer with the base map; the reports lie under var/quality."""
    call_command("check_base_map", report_dir=settings.VAR_DIR / "quality" / settings.CITY.slug)


@app.task(name=running.TASK, queue="imports", pass_context=False)
def run_process(job: str) -> None:
    """Run a process that was asked for as a job. A second run of a job that is over does nothing."""
    running.work(UUID(job))


@app.periodic(cron="55 * * * *")
@app.task(name="layers.end_lost_processes", queueing_lock="layers.end_lost_processes", pass_context=False)
def end_lost_processes(timestamp: int) -> int:
    """Processes whose worker died are told as failed."""
    return running.end_lost()
