"""The client of the benchmarks reads what servers send: by length, in chunks, over one connection."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from bench.wire import Connection, Refused, summary

BY_LENGTH = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
IN_CHUNKS = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=1\r\nlo\r\n0\r\n\r\n"
REFUSED = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno"


@pytest.fixture
def port() -> Iterator[int]:
    """A server that gives its answers in turn on the first connection."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        accepted, _ = listening.accept()
        with accepted:
            for answer in (BY_LENGTH, IN_CHUNKS, REFUSED):
                accepted.recv(65_536)
                accepted.sendall(answer)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listening.getsockname()[1]
    thread.join(timeout=5)
    listening.close()


def test_answers_of_one_connection_are_read_to_their_end(port: int) -> None:
    connection = Connection(port)
    assert connection.get("/a") == b"hello"
    assert connection.get("/b") == b"hello"
    with pytest.raises(Refused, match="400 Bad Request"):
        connection.get("/c")
    connection.close()


def test_two_clients_that_never_pause_answer_twice_as_often_as_one_answer_takes() -> None:
    served = summary([0.1, 0.1, 0.1, 0.1], clients=2)
    assert served.rate == pytest.approx(20)
    assert served.p50_ms == pytest.approx(100) == pytest.approx(served.p95_ms)
