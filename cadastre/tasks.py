"""Việc nền của địa chính. The quality rules over every ward each night, and over one ward when an officer asks."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from cadastre.services import quality

CHECK_WARD = "cadastre.check_ward"


@app.periodic(cron="30 18 * * *")  # 01:30 in Việt Nam; the worker counts in UTC
@app.task(name="cadastre.check_quality", queueing_lock="cadastre.check_quality", pass_context=False)
def check_quality(timestamp: int) -> list[str]:
    """Have every ward that holds parcels checked, each by a job of its own."""
    return _asked(quality.wards(), "nightly")


@app.periodic(cron="*/10 * * * *")
@app.task(name="cadastre.check_new_wards", queueing_lock="cadastre.check_new_wards", pass_context=False)
def check_new_wards(timestamp: int) -> list[str]:
    """Have wards checked whose parcels came since the last night: a fresh city has its figures within minutes."""
    return _asked(quality.wards_never_checked(), "first")


def _asked(wards: Iterable[str], trigger: quality.Trigger) -> list[str]:
    return [ward for ward in wards if ask_for(ward, trigger) is not None]


@app.task(name=CHECK_WARD, pass_context=False)
def check_ward(ward: str, trigger: quality.Trigger) -> int:
    """Run the rules over one ward; the id of the run."""
    return int(quality.run(ward, trigger).pk)


def ask_for(ward: str, trigger: quality.Trigger) -> int | None:
    """Queue a check of a ward; the id of the job, None when one waits already."""
    job = check_ward.configure(lock=CHECK_WARD, queueing_lock=f"{CHECK_WARD}.{ward}")
    try:
        with transaction.atomic():  # a refusal of the database ends here
            return int(job.defer(ward=ward, trigger=trigger))
    except AlreadyEnqueued:
        return None
