"""Which process an id means: an id alone is given to another process sooner or later."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

START_TIME_FIELD = 19  # field 22 of /proc/<pid>/stat, counted after the name's closing bracket


@dataclass(frozen=True)
class ProcessIdentity:
    """A process, told apart from a later one with the same id. `started` is in clock ticks since boot."""

    pid: int
    started: str

    @classmethod
    def of(cls, pid: int) -> ProcessIdentity | None:
        """The process that has this id now; None when there is none, or only its unread exit code is left."""
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        return None if fields[0] in "ZX" else cls(pid, fields[START_TIME_FIELD])

    @classmethod
    def recorded(cls, path: Path) -> ProcessIdentity | None:
        """What a pid file says, alive or not; None when it is missing or broken."""
        try:
            pid, started = path.read_text().split()
            return cls(int(pid), started)
        except (OSError, ValueError):
            return None

    @classmethod
    def read(cls, path: Path) -> ProcessIdentity | None:
        """What a pid file says while that very process lives; None for a stale, broken or missing file."""
        recorded = cls.recorded(path)
        return recorded if recorded is not None and recorded.alive() else None

    def write(self, path: Path) -> None:
        path.write_text(f"{self.pid} {self.started}\n")

    def alive(self) -> bool:
        return ProcessIdentity.of(self.pid) == self

    def signal(self, number: signal.Signals) -> None:
        if self.alive():
            os.kill(self.pid, number)

    def wait_gone(self, seconds: float) -> bool:
        """Whether it ended within the time."""
        deadline = time.monotonic() + seconds
        while self.alive():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.05)
        return True


def kill_group(leader: int) -> None:
    """End at once whatever is left of a process group."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
