"""Jobs of the kernel, run by the worker."""

from __future__ import annotations

from procrastinate.contrib.django import app

from geo.http import idempotency


@app.periodic(cron="35 * * * *")
@app.task(name="geo.tidy_kept_answers", queueing_lock="geo.tidy_kept_answers", pass_context=False)
def tidy_kept_answers(timestamp: int) -> None:
    """Remove answers kept for requests that are sent again, once they are a day old."""
    idempotency.tidy()
