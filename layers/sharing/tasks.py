"""Jobs of the sharing record, run by the worker."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from layers.sharing import record


@app.periodic(cron="15 20 * * *")  # 03:15 in Việt Nam; the worker counts in UTC
@app.task(name="sharing.forget", queueing_lock="sharing.forget", pass_context=False)
def forget(timestamp: int) -> int:
    """Every night: what is older than the law asks to keep is removed (NEN_SHARING_KEEP_DAYS)."""
    return record.forget(timezone.localdate())
