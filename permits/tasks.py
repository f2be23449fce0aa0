"""Việc nền của sổ cấp phép."""

from __future__ import annotations

from dataclasses import asdict

from procrastinate.contrib.django import app

from permits.services.register import tidying


@app.periodic(cron="10 17 * * *")  # 00:10 in Việt Nam; the worker counts in UTC
@app.task(name="permits.tidy", queueing_lock="permits.tidy", pass_context=False)
def tidy(timestamp: int) -> dict[str, int]:
    """Every night: silence of agencies, permits that expired, permits no longer in the open."""
    return asdict(tidying.tidy())
