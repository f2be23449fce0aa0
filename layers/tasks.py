"""Jobs of the layer machinery, run by the worker."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="15 19 * * *")  # 02:15 in Việt Nam; the worker counts in UTC
@app.task(name="layers.check_base_map", queueing_lock="layers.check_base_map", pass_context=False)
def check_base_map(timestamp: int) -> None:
    """Nightly comparison of every layer with the base map; the reports lie under var/quality."""
    call_command("check_base_map", report_dir=settings.VAR_DIR / "quality" / settings.CITY.slug)
