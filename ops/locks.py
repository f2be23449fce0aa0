"""One command at a time prepares a clone. The kernel drops a lock with its process: none can be stale."""

from __future__ import annotations

import fcntl
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops import messages
from ops.errors import OperatorError

WAIT_SECONDS = 900


@contextmanager
def exclusive(path: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock at `path`; waits for another command to finish.

    Raises:
        OperatorError: still held by another process after `wait_seconds`.
    """
    with path.open("w") as handle:
        deadline, told = time.monotonic() + wait_seconds, False
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise OperatorError(messages.SETUP_STILL_BUSY.format(seconds=wait_seconds)) from None
            if not told:
                print(messages.SETUP_BUSY, file=sys.stderr, flush=True)
                told = True
            time.sleep(0.2)
        yield
