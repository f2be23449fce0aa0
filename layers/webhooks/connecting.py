"""Gửi một tin. One POST to an address that was judged, without redirects, within limits of time and size."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from layers.webhooks.domain.addresses import UrlRefused, is_named, is_public, judged_url

_CONNECT_S, _READ_S = 3.0, 5.0
#: Nothing may take longer in all, whatever the receiver does byte by byte.
TOTAL_S = 10.0
_AGENT = "Nen-Webhooks/1"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt.

    Attributes:
        status: HTTP status, None when there was no answer.
        problem: stable word for what went wrong, "" = taken (2xx).
        asked: how long the receiver asks to be left alone.
    """

    status: int | None
    problem: str = ""
    asked: timedelta | None = None

    @property
    def taken(self) -> bool:
        """Whether the receiver has the message."""
        return not self.problem


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Outcome:
    """Send a message. The body of the answer is not read: what a receiver says beyond its status is kept nowhere."""
    try:
        scheme, host, port, path = judged_url(url, settings.WEBHOOK_HOSTS)
    except UrlRefused:
        return Outcome(None, "address-refused")
    try:
        address = _address_of(host, port)
    except OSError:
        return Outcome(None, "unknown-host")
    if not address:
        return Outcome(None, "address-refused")
    connection: HTTPConnection
    if scheme == "https":
        connection = HTTPSConnection(
            address, port, timeout=_CONNECT_S, server_hostname=host, assert_hostname=host,
            cert_reqs="CERT_REQUIRED",
        )  # fmt: skip
    else:
        connection = HTTPConnection(address, port, timeout=_CONNECT_S)
    return _exchange(connection, path, body, {"Host": _authority(scheme, host, port)} | dict(headers))


def _exchange(connection: HTTPConnection, path: str, body: bytes, headers: Mapping[str, str]) -> Outcome:
    cut = threading.Event()

    def end() -> None:
        cut.set()
        if connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(TOTAL_S, end)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        connection.sock.settimeout(_READ_S)
        connection.request("POST", path, body=body, headers={**headers, "User-Agent": _AGENT})
        answer = connection.getresponse()
        status, asked = answer.status, _seconds(answer.headers.get("Retry-After", ""))
    except TimeoutError:
        return Outcome(None, "timeout")
    except (HTTPError, OSError, ValueError) as error:
        late = cut.is_set() or "timed out" in str(error).lower()
        return Outcome(None, "timeout" if late else _kind(error))
    finally:
        timer.cancel()
        connection.close()
    if 200 <= status < 300:
        return Outcome(status)
    if 300 <= status < 400:
        return Outcome(status, "redirect-refused")
    return Outcome(status, "gone" if status == 410 else "refused", asked)


def _address_of(host: str, port: int) -> str:
    """The address to connect to; "" when one of those that the name stands for is not public and nobody named it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(one[4][0]) for one in found]
    if is_named(host, port, settings.WEBHOOK_HOSTS):
        return addresses[0]
    return addresses[0] if all(is_public(one.partition("%")[0]) for one in addresses) else ""


def _authority(scheme: str, host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port == (443 if scheme == "https" else 80) else f"{name}:{port}"


def _seconds(text: str) -> timedelta | None:
    return timedelta(seconds=int(text)) if text.isdigit() and len(text) < 7 else None


def _kind(error: Exception) -> str:
    name = type(error).__name__.lower()
    return "tls" if "ssl" in name or "certificate" in str(error).lower() else "no-connection"


def now_s() -> int:
    """Seconds since 1970, as the header says them."""
    return int(time.time())
