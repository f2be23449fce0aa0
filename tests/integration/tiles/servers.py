"""Servers of kept tiles for the tests: real ones, on free ports, with a directory of their own."""

from __future__ import annotations

import contextlib
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

_STARTED_WITHIN_S = 180.0


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

    def save(self) -> None:
        """Write a snapshot, which the next start reads."""
        import redis

        redis.Redis.from_url(self.url).save()

    def stop(self) -> None:
        """Answer nothing; what it is told meanwhile is done afterwards."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Answer again."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


class S3:
    """An S3 service that keeps its objects in memory, with one bucket."""

    kind = "s3"

    def __init__(self, _folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/kept/tiles"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Until it takes connections."""
        import boto3

        self._process = subprocess.Popen(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait_for(self.port)
        client = boto3.client(
            "s3", endpoint_url=f"http://127.0.0.1:{self.port}", region_name="us-east-1",
            aws_access_key_id="who", aws_secret_access_key="secret",
        )  # fmt: skip
        client.create_bucket(Bucket="kept")

    def kill(self) -> None:
        """As a machine that lost power."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def save(self) -> None:
        """It forgets everything when it ends."""


class Relay:
    """The way to a server, which can be cut: from then on nothing arrives, and neither end is told."""

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self._ends: list[socket.socket] = []
        self._is_cut = False
        threading.Thread(target=self._take, daemon=True).start()

    def cut(self) -> None:
        """As a cable that is pulled."""
        self._is_cut = True

    def mend(self) -> None:
        """Lead to the server again; what was cut is lost."""
        self._is_cut = False
        self._hang_up()

    def close(self) -> None:
        """Take no more connections."""
        self._door.close()
        self._hang_up()

    def _hang_up(self) -> None:
        ends, self._ends = self._ends, []
        for one in ends:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _take(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                near, _address = self._door.accept()
                far = socket.create_connection(self._server)
                self._ends += [near, far]
                for here, there in ((near, far), (far, near)):
                    threading.Thread(target=self._carry, args=(here, there), daemon=True).start()

    def _carry(self, here: socket.socket, there: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while told := here.recv(65_536):
                if not self._is_cut:
                    there.sendall(told)
        with contextlib.suppress(OSError):
            there.shutdown(socket.SHUT_RDWR)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _STARTED_WITHIN_S
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), 1.0):
                return
        except OSError:
            assert time.monotonic() < deadline, "the server does not take connections"
            time.sleep(0.02)
