"""Jobs of the audit record, run by the worker."""

from __future__ import annotations

from django.conf import settings
from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="45 19 * * *")  # 02:45 in Việt Nam; the worker counts in UTC
@app.task(name="audit.verify", queueing_lock="audit.verify", pass_context=False)
def verify(timestamp: int) -> None:
    """Nightly walk along the chain; the head is kept outside the database. A broken chain fails the job, in the log."""
    try:
        call_command("verify_audit", keep=settings.VAR_DIR / "audit" / settings.CITY.slug / "heads.txt")
    except SystemExit as error:
        raise RuntimeError("the audit chain is broken: see manage.py verify_audit") from error
