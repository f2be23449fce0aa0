"""`python -m tiles.renderers`: keeps N MapServer FastCGI processes on one unix socket, restarts what dies.

MapServer gets the listening socket as descriptor 0, so that the kernel spreads requests and a restart loses none that
wait. A segmentation fault or a leak costs one small process. An idle mapserv ignores SIGTERM until its next request,
therefore SIGKILL after a grace time.
"""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tiles.fastcgi import reachable_path

logger = logging.getLogger("tiles.renderers")
GRACE_S = 2.0
_POLL_S = 0.25
_QUICK_DEATH_S = 3.0
_LONGEST_PAUSE_S = 4.0
MEMORY_LIMIT_MB = 400
_PR_SET_PDEATHSIG = 1


def listen(path: Path) -> socket.socket:
    """Listening unix socket at `path`, mode 600; one left by an earlier run is replaced."""
    path.unlink(missing_ok=True)
    directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(reachable_path(path, directory))
    finally:
        os.close(directory)
    path.chmod(0o600)
    listener.listen(128)
    return listener


@dataclass
class Slot:
    """Place of one renderer."""

    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    #: State of the configuration that it has read.
    read: object = None
    quick_deaths: int = 0

    @property
    def pause_s(self) -> float:
        """Wait before the next start: none at first, longer for one that keeps dying at once."""
        return min(_LONGEST_PAUSE_S, 0.5 * 2**self.quick_deaths) if self.quick_deaths else 0.0


@dataclass
class Renderers:
    """The renderers of one socket.

    Args:
        grace_s: time from SIGTERM to SIGKILL.
        poll_s: time between two looks at the renderers.
        quick_death_s: one that lived shorter waits before its next start.
        config: what each reads when it starts; once that file changed they are replaced one after the other. A request
            that is cut off is sent again (`tiles.fastcgi.ask`).
    """

    program: Path
    listener: socket.socket
    environment: dict[str, str]
    count: int = 2
    grace_s: float = GRACE_S
    poll_s: float = _POLL_S
    quick_death_s: float = _QUICK_DEATH_S
    config: Path | None = None
    slots: list[Slot] = field(default_factory=list)
    stopping: bool = False

    def run(self) -> None:
        """Keep them running until `stop`."""
        self.slots = [Slot() for _ in range(self.count)]
        try:
            while not self.stopping:
                for slot in self.slots:
                    self._tend(slot)
                self._renew_one()
                time.sleep(self.poll_s)
        finally:
            self._end_all()
            self.listener.close()

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Ask `run` to end."""
        self.stopping = True

    def _tend(self, slot: Slot) -> None:
        now = time.monotonic()
        if slot.process is None:
            if now - slot.started >= slot.pause_s:
                self._start(slot)
            return
        code = slot.process.poll()
        if code is None:
            if memory_mb(slot.process.pid) > MEMORY_LIMIT_MB:
                logger.warning("renderer %s uses too much memory, replaced", slot.process.pid)
                slot.process.kill()
            return
        lived = now - slot.started
        slot.quick_deaths = slot.quick_deaths + 1 if lived < self.quick_death_s else 0
        logger.warning("renderer %s ended with %s after %.1f s", slot.process.pid, code, lived)
        slot.process = None

    def _renew_one(self) -> None:
        """A layer that is new is a map that MapServer does not know until it starts."""
        now = self._config_state()
        old = [slot for slot in self.slots if slot.process is not None and slot.read != now]
        if not old or any(slot.process is None for slot in self.slots):
            return
        first = old[0].process
        assert first is not None
        first.kill()
        first.wait()
        self._start(old[0])

    def _config_state(self) -> object:
        try:
            status = self.config.stat() if self.config else None
        except FileNotFoundError:
            status = None
        return status and (status.st_mtime_ns, status.st_ino)

    def _start(self, slot: Slot) -> None:
        slot.started, slot.read = time.monotonic(), self._config_state()
        slot.process = subprocess.Popen(
            [str(self.program)],
            stdin=self.listener,
            env=self.environment,
            preexec_fn=_die_with_parent,
        )

    def _end_all(self) -> None:
        alive = [slot.process for slot in self.slots if slot.process is not None]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + self.grace_s
        for process in alive:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def memory_mb(pid: int) -> float:
    """Resident memory of a process in megabytes; 0 when it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError, ValueError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def _die_with_parent() -> None:
    """Linux: no orphan keeps the socket when the supervisor is killed."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def main() -> int:
    """Prepare the files, then tend the renderers until SIGTERM or SIGINT."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    import django

    django.setup()
    from tiles import workspace

    if not workspace.MAPSERV.exists():
        logger.error("MapServer is missing: install the package cgi-mapserver")
        return 2
    place = workspace.write_renderer_files()
    renderers = Renderers(
        workspace.MAPSERV,
        listen(place.socket),
        workspace.renderer_environment(place),
        count=max(1, int(os.environ.get("NEN_RENDERERS", "2"))),
        config=place.config,
    )
    signal.signal(signal.SIGTERM, renderers.stop)
    signal.signal(signal.SIGINT, renderers.stop)
    logger.info("%s renderers on %s", renderers.count, place.socket)
    renderers.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
