"""Waiting for what a server does meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import psycopg


def drawing_in_database(watcher: psycopg.Connection[Any]) -> list[str]:
    """Statements of the read-only role that wait for a lock."""
    rows = watcher.execute(
        "SELECT query FROM pg_stat_activity WHERE state = 'active' AND wait_event_type = 'Lock'"
        " AND usename LIKE '%%_tiles' AND datname = current_database()"
    ).fetchall()
    return [str(row[0]) for row in rows]


def wait_for(condition: Callable[[], object], seconds: float = 20.0) -> None:
    """Until something is true; AssertionError when it does not become so."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)
