"""FastCGI 1.0 client, the responder role over a unix socket: as much as MapServer needs, nothing more."""

from __future__ import annotations

import os
import socket
import struct
import time
from dataclasses import dataclass
from pathlib import Path

_VERSION, _RESPONDER, _REQUEST_ID = 1, 1, 1
_BEGIN, _END, _PARAMS, _STDIN, _STDOUT, _STDERR = 1, 3, 4, 5, 6, 7
_HEADER = struct.Struct("!BBHHBB")
_LONGEST_SOCKET_PATH = 100


class RendererUnavailable(OSError):
    """No renderer took the request, or the answer broke off."""


@dataclass(frozen=True)
class Answer:
    """What the program wrote: headers in lower case, body, error lines."""

    headers: dict[str, str]
    body: bytes
    errors: bytes

    @property
    def content_type(self) -> str:
        """Media type without parameters."""
        return self.headers.get("content-type", "").split(";")[0].strip()


def ask(path: Path, params: dict[str, str], *, timeout_s: float, attempts: int = 3) -> Answer:
    """Send one request, on a connection of its own; renderers that are being restarted get a few attempts.

    Raises:
        RendererUnavailable: none answered in full.
    """
    for attempt in range(attempts):
        try:
            return _ask_once(path, params, timeout_s)
        except (ConnectionError, FileNotFoundError, RendererUnavailable, TimeoutError) as error:
            if attempt + 1 == attempts or isinstance(error, TimeoutError):
                raise RendererUnavailable(str(error)) from error
            time.sleep(0.15 * (attempt + 1))
    raise RendererUnavailable("no attempt was made")


def reachable_path(path: Path, directory_fd: int | None = None) -> str:
    """`path`, or a short form of it where a socket address would be too long (Linux allows 107 bytes)."""
    if len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH or directory_fd is None:
        return str(path)
    return f"/proc/self/fd/{directory_fd}/{path.name}"


def _ask_once(path: Path, params: dict[str, str], timeout_s: float) -> Answer:
    directory_fd = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(timeout_s)
            connection.connect(reachable_path(path, directory_fd))
            connection.sendall(_request(params))
            return _read(connection)
    finally:
        os.close(directory_fd)


def _request(params: dict[str, str]) -> bytes:
    encoded = b"".join(_pair(name.encode(), value.encode()) for name, value in params.items())
    begin = struct.pack("!HB5x", _RESPONDER, 0)
    parts = [_record(_BEGIN, begin)]
    parts += [_record(_PARAMS, encoded[at : at + 65_528]) for at in range(0, len(encoded), 65_528)]
    return b"".join([*parts, _record(_PARAMS, b""), _record(_STDIN, b"")])


def _pair(name: bytes, value: bytes) -> bytes:
    return _length(len(name)) + _length(len(value)) + name + value


def _length(length: int) -> bytes:
    return bytes([length]) if length < 128 else struct.pack("!I", length | 0x80000000)


def _record(kind: int, content: bytes) -> bytes:
    padding = -len(content) % 8
    header = _HEADER.pack(_VERSION, kind, _REQUEST_ID, len(content), padding, 0)
    return header + content + b"\0" * padding


def _read(connection: socket.socket) -> Answer:
    output, errors = bytearray(), bytearray()
    with connection.makefile("rb") as stream:
        while True:
            header = stream.read(_HEADER.size)
            if len(header) < _HEADER.size:
                raise RendererUnavailable("the renderer closed the connection early")
            _version, kind, _id, length, padding, _reserved = _HEADER.unpack(header)
            content = stream.read(length + padding)[:length]
            if len(content) < length:
                raise RendererUnavailable("the renderer broke off within a record")
            if kind == _STDOUT:
                output += content
            elif kind == _STDERR:
                errors += content
            elif kind == _END:
                return _answer(bytes(output), bytes(errors))


def _answer(output: bytes, errors: bytes) -> Answer:
    head, separator, body = output.partition(b"\r\n\r\n")
    if not separator:
        raise RendererUnavailable("an answer without headers")
    headers = {}
    for line in head.decode("latin-1").splitlines():
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return Answer(headers, body, errors)
