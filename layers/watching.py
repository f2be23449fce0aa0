"""Theo dõi việc đang chạy. Work that can be stopped from outside: between statements it looks whether it may go on.

Nothing of the work has to know of it, and a transaction that is stopped leaves nothing. Statements that go past
Django's cursor (`geo.reading.prepared_rows`) are not looked at; work made of these tells how far it is, which is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import connection

from layers.background import Job

#: Seconds between two looks.
EVERY_S = 1.0


class Dismissed(Exception):
    """The job was dismissed while it ran."""


class TookTooLong(Exception):
    """The time that the work was given is over."""


@contextmanager
def watched(job_id: UUID) -> Iterator[None]:
    """Work of a job. Raises Dismissed inside, before the statement that follows the dismissal."""

    def look() -> None:
        if not Job.objects.filter(pk=job_id, state=Job.State.RUNNING).exists():
            raise Dismissed

    with _looking(look, EVERY_S):
        yield


@contextmanager
def within(seconds: float) -> Iterator[Callable[[], None]]:
    """Work that has a limited time; gives what the work may call to look itself.

    Raises TookTooLong inside, before the first statement after it is over.
    """
    until = monotonic() + seconds

    def look() -> None:
        if monotonic() > until:
            raise TookTooLong

    with _looking(look, 0.0):
        yield look


@contextmanager
def _looking(look: Callable[[], None], every_s: float) -> Iterator[None]:
    last, is_looking = monotonic(), False

    def execute(run: Callable[..., Any], *statement: Any) -> Any:
        nonlocal last, is_looking
        if not is_looking and monotonic() - last >= every_s and not connection.needs_rollback:
            is_looking = True
            try:
                look()
            finally:
                last, is_looking = monotonic(), False
        return run(*statement)

    with connection.execute_wrapper(execute):
        yield
