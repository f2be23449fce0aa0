"""kill -9 at random moments: processes of the pages, of the worker, and backends of PostgreSQL."""

from __future__ import annotations

import json
import os
import random
import signal
from collections import Counter
from contextlib import suppress
from pathlib import Path

from django.db import DatabaseError, connection

KINDS = ("web", "worker", "backend")
_BACKENDS = """\
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
ORDER BY state = 'idle', pid
"""
#: Of the backends, those that do something are first; one of so many is hit.
_BUSIEST = 4


def services(state_file: Path) -> dict[str, int]:
    """Process ids by service of the supervised installation."""
    rows = json.loads(state_file.read_text(encoding="utf-8"))["services"]
    return {row["name"]: row["pid"] for row in rows if row["pid"]}


def family(pid: int) -> list[int]:
    """A process and its children, children last."""
    found = [pid]
    for parent in found:
        with suppress(OSError):
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
            found.extend(int(child) for child in children.split())
    return found


def backends() -> list[int]:
    """Process ids of the database's backends, busy ones first; none while the database recovers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_BACKENDS)
            return [int(row[0]) for row in cursor.fetchall()]
    except DatabaseError:
        connection.close()
        return []


class Killer:
    """Kills one process at a time and counts by kind."""

    def __init__(self, state_file: Path, seed: int) -> None:
        self._state_file = state_file
        self._random = random.Random(seed)
        self.killed: Counter[str] = Counter()

    def strike(self) -> str:
        """Kill one process of the kind that was hit least; returns the kind, or "" when none of it lives now."""
        least = min(self.killed[kind] for kind in KINDS)
        for kind in sorted(KINDS, key=lambda kind: (self.killed[kind] - least, self._random.random())):
            targets = self._targets(kind)
            if targets and self._kill(self._random.choice(targets)):
                self.killed[kind] += 1
                return kind
        return ""

    def _targets(self, kind: str) -> list[int]:
        if kind == "backend":
            return backends()[:_BUSIEST]
        try:
            pid = services(self._state_file).get(kind)
        except (OSError, ValueError, KeyError):
            return []
        return family(pid) if pid and Path(f"/proc/{pid}").exists() else []

    def _kill(self, pid: int) -> bool:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True
