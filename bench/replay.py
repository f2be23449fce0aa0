"""A server that repeats what another one answered, from memory: what a client needs for itself becomes visible."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import urllib3


class _Repeating(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Replay

    def do_GET(self) -> None:
        kind, body = self.server.answer(self.path, self.headers.get("Accept", "*/*"))
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_told: object) -> None:
        """Nothing: a line for each page would cost as much as the page."""


class _Replay(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, origin: str) -> None:
        super().__init__(("127.0.0.1", 0), _Repeating)
        self._origin, self._pool = origin, urllib3.PoolManager()
        self.address = f"http://127.0.0.1:{self.server_port}"
        self._known: dict[tuple[str, str], tuple[str, bytes]] = {}

    def answer(self, path: str, accept: str) -> tuple[str, bytes]:
        """Type and body; links lead back here."""
        if (path, accept) not in self._known:
            found = self._pool.request("GET", self._origin + path, headers={"Accept": accept})
            if found.status != 200:
                raise RuntimeError(f"{found.status} for {path}")
            body = found.data.replace(self._origin.encode(), self.address.encode())
            self._known[path, accept] = found.headers["Content-Type"], body
        return self._known[path, accept]


@contextlib.contextmanager
def replayed(origin: str) -> Iterator[str]:
    """Address of a server that asks `origin` once for each GET that is answered with 200, and repeats it."""
    with _Replay(origin) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.address
        finally:
            server.shutdown()
            thread.join()
