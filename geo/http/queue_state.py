"""Hàng đợi. What waits, runs and failed in the queue of the worker, and what the apps say of their own backlogs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from geo.named_sql import load

Backlog = Callable[[], Mapping[str, int]]
_backlogs: dict[str, Backlog] = {}


@dataclass(frozen=True, slots=True)
class Failure:
    """Runs of a task that failed in the last seven days."""

    task: str
    count: int
    last_at: datetime


def report_backlog(name: str, backlog: Backlog) -> None:
    """Have the figures of an app's own backlog told beside those of the queue; registered when the app starts."""
    _backlogs[name] = backlog


def state() -> dict[str, int]:
    """`waiting`, `oldest_waiting_s`, `running`, `oldest_running_s`, `workers`."""
    with connection.cursor() as cursor:
        cursor.execute(load("geo", "queue")["jobs"])
        names = ("waiting", "oldest_waiting_s", "running", "oldest_running_s", "workers")
        return {name: int(value) for name, value in zip(names, cursor.fetchone(), strict=True)}


def failures() -> list[Failure]:
    """What failed, the latest first."""
    with connection.cursor() as cursor:
        cursor.execute(load("geo", "queue")["failed"])
        return [Failure(*row) for row in cursor.fetchall()]


def backlogs() -> dict[str, dict[str, int]]:
    """Figures of the apps by name."""
    return {name: dict(backlog()) for name, backlog in sorted(_backlogs.items())}
