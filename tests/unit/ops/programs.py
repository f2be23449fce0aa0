"""Small programs that stand in for web, tiles and worker, and a place to run them."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ops import ports
from ops.service import Program

#: Says that it started and waits; ends at once when asked politely.
OBEDIENT = "import time; print('up', flush=True); time.sleep(60)"
#: Ignores the polite request, as an idle MapServer does.
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "print('up', flush=True); time.sleep(60)"
)
CRASHING = "raise SystemExit(3)"
#: Leaves a child of its own behind when it ends.
PARENT = (
    "import subprocess, sys, time; "
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
    "print(child.pid, flush=True); time.sleep(60)"
)


def program(folder: Path, name: str, source: str) -> Program:
    """A Python one-liner as a supervised program; its log and pid file are in `folder`."""
    return Program(name, [sys.executable, "-c", source], environment={}, cwd=folder, logs=folder, run=folder)


def wait_for(condition: Callable[[], object], seconds: float = 15) -> bool:
    """Whether the condition came true within the time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def port_of_our_own(first: int) -> int:
    """A free port in a stretch of this process's own: runs side by side do not reach for the same one."""
    return ports.next_free(first + os.getpid() % 100 * 10)
