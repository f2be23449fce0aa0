"""A client that costs little: kept connections on plain sockets, so that what is measured is the server."""

from __future__ import annotations

import socket
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

TIMEOUT_S = 60


class Refused(Exception):
    """An answer other than 200 and 204, or none; the text names the address."""


class Served(NamedTuple):
    """Answers per second, median and 95th percentile in milliseconds."""

    rate: float
    p50_ms: float
    p95_ms: float


class Connection:
    """One kept HTTP/1.1 connection; opened again when the server has closed it."""

    def __init__(self, port: int, accept: str = "Accept: application/geo+json, application/json") -> None:
        """`accept` stands in the head of each request: which forms and packings are taken."""
        self._port = port
        self._accept = accept
        self._socket: socket.socket | None = None
        self._buffer = bytearray()

    def get(self, path: str) -> bytes:
        """Body of a GET. Raises Refused for any answer but 200 and 204."""
        for attempt in (1, 2):
            try:
                return self._get(path)
            except (ConnectionError, EOFError):
                self.close()
                if attempt == 2:
                    raise Refused(f"no answer from port {self._port}: {path}") from None
        raise AssertionError

    def close(self) -> None:
        """Give the socket back."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _get(self, path: str) -> bytes:
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self._port), timeout=TIMEOUT_S)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._buffer.clear()
        host = f"127.0.0.1:{self._port}"
        self._socket.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n{self._accept}\r\n\r\n".encode())
        head = self._until(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        body = self._chunks() if "chunked" in headers.get("transfer-encoding", "") else self._exactly(
            int(headers.get("content-length", "0"))
        )  # fmt: skip
        if status.split(" ")[1] not in ("200", "204"):  # Martin says 204 of a tile without features
            raise Refused(f"{status} http://{host}{path} {body[:300]!r}")
        if headers.get("connection", "").lower() == "close":
            self.close()
        return body

    def _chunks(self) -> bytes:
        parts = []
        while size := int(self._until(b"\r\n").split(b";")[0], 16):
            parts.append(self._exactly(size))
            self._exactly(2)
        self._until(b"\r\n")
        return b"".join(parts)

    def _until(self, mark: bytes) -> bytes:
        while (end := self._buffer.find(mark)) < 0:
            self._receive()
        head = bytes(self._buffer[:end])
        del self._buffer[: end + len(mark)]
        return head

    def _exactly(self, size: int) -> bytes:
        while len(self._buffer) < size:
            self._receive()
        body = bytes(self._buffer[:size])
        del self._buffer[:size]
        return body

    def _receive(self) -> None:
        assert self._socket is not None
        more = self._socket.recv(262_144)
        if not more:
            raise EOFError
        self._buffer += more


def served(port: int, paths: Sequence[str], *, clients: int, seconds: float) -> list[float]:
    """Seconds of each answer: `clients` connections ask the paths in turn for `seconds`."""

    def one(start: int) -> list[float]:
        connection = Connection(port)
        taken, at = [], start
        end = time.perf_counter() + seconds
        while (begun := time.perf_counter()) < end:
            connection.get(paths[at % len(paths)])
            taken.append(time.perf_counter() - begun)
            at += clients
        connection.close()
        return taken

    with ThreadPoolExecutor(clients) as threads:
        return [one_taken for part in threads.map(one, range(clients)) for one_taken in part]


def summary(taken: Sequence[float], *, clients: int) -> Served:
    """Rate and percentiles of the answers of `clients` that never paused."""
    percentiles = statistics.quantiles(taken, n=20) if len(taken) > 1 else [*taken] * 19
    return Served(clients * len(taken) / sum(taken), 1000 * statistics.median(taken), 1000 * percentiles[-1])
