"""Starts the servers, waits until each answers, stops them."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import urllib3

from bench.peers.building import PLACE, Unavailable

WAIT_S = 120


@dataclass(frozen=True)
class Start:
    """How a server is started.

    Attributes:
        command: with the port in it.
        ready: path that answers 200 once it works.
    """

    command: list[str]
    ready: str
    cwd: Path
    environment: Mapping[str, str] = field(default_factory=dict)


def free_port() -> int:
    """A port of the loopback that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(name: str, start: Start, port: int) -> Iterator[None]:
    """The server for the length of the block; its output goes to var/bench/<name>.log.

    Raises:
        Unavailable: it ended or did not answer in time.
    """
    PLACE.mkdir(parents=True, exist_ok=True)
    log = PLACE / f"{name}.log"
    with log.open("w", encoding="utf-8") as told:
        process = subprocess.Popen(
            start.command,
            cwd=start.cwd,
            env={**os.environ, **start.environment},
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait(process, f"http://127.0.0.1:{port}{start.ready}", log)
            yield
        finally:
            # workers of gunicorn and uvicorn belong to the session that was begun for them
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    pool = urllib3.PoolManager(retries=False, timeout=10)
    deadline = time.monotonic() + WAIT_S
    last = "no answer"
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(urllib3.exceptions.HTTPError):
            status = pool.request("GET", address).status
            if status == 200:
                return
            last = f"status {status}"
        time.sleep(0.2)
    raise Unavailable(f"does not start ({last}), see {log}")
