"""Việc nền. Publication on the effective date."""

from __future__ import annotations

from procrastinate.contrib.django import app

from layers.changesets.publishing import publish_due


@app.periodic(cron="5 17 * * *")  # 00:05 in Việt Nam; the worker counts in UTC
@app.periodic(cron="20 0-23 * * *", periodic_id="again")  # what had to wait, or was approved on its very day
@app.task(name="changesets.publish_due", queueing_lock="changesets.publish_due", pass_context=False)
def publish_due_change_sets(timestamp: int) -> list[str]:
    """Publish what was approved for today, in the name of who approved it. Harmless when run twice."""
    return [str(one) for one in publish_due()]
