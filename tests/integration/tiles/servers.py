"""Servers of kept tiles for the tests: real ones, on free ports, with a directory of their own."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

_STARTED_WITHIN_S = 60.0


def free_port() -> int:
    """A port of the loopback address that nobody has."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Redis:
    """A Redis that writes a snapshot when it is told to."""

    kind = "redis"

    def __init__(self, folder: Path) -> None:
        # Of the package redis-tools, which starts no service: the same program, named by what it is called.
        program = shutil.which("redis-check-rdb")
        if program is None:
            pytest.skip("redis-tools is not installed")
        self._program, self._folder = program, folder
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Until it takes connections."""
        self._process = subprocess.Popen(
            [
                "redis-server",
                "--port",
                str(self.port),
                "--dir",
                str(self._folder),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
            ],
            executable=self._program,
            stdout=subprocess.DEVNULL,
        )
        _wait_for(self.port)

    def kill(self) -> None:
        """As a machine that lost power."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _STARTED_WITHIN_S
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), 1.0):
                return
        except OSError:
            assert time.monotonic() < deadline, "the server does not take connections"
            time.sleep(0.02)
