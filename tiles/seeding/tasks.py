"""Việc nền. What the worker does for seeding and the quota; both run in processes of their own, for they take long."""

from __future__ import annotations

import subprocess
import sys

from django.conf import settings
from procrastinate.contrib.django import app

from tiles.keeping.chosen import shared
from tiles.seeding import runs


@app.periodic(cron="* * * * *", periodic_id="every-minute", queueing_lock="tiles.tend_seeding.every_minute")
@app.task(name=runs.TEND_TASK, queue="tiles")
def tend_seeding(timestamp: int | None = None) -> str | None:
    """Start the first run of the queue that nobody works on; one whose process was killed is taken up again."""
    return runs.tend()


@app.periodic(cron="*/15 * * * *")
@app.task(name="tiles.keep_quota", queue="tiles", queueing_lock="tiles.keep_quota")
def keep_quota(timestamp: int | None = None) -> None:
    """Bring the tile caches within their quota; a server of kept tiles keeps its own."""
    if shared() is not None:
        return
    subprocess.Popen(
        [sys.executable, "manage.py", "tiles_disk", "--evict", "--quiet"],
        cwd=settings.PROJECT_DIR,
        stdin=subprocess.DEVNULL,
    )
