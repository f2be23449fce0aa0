"""Nén dữ liệu. Answers of the OGC service, and what the public map reads first, are packed by zstd, brotli or gzip,
whichever the client likes and is best.

Only data, never a page: pages hold tokens, and what is packed together with something that another page may choose can
be guessed by its length (BREACH). For the same reason nothing is packed for whom only the session cookie signed in;
QGIS, GDAL and programs bring their credentials themselves, on requests that no foreign page can make them send.

An answer with a strong ETag stays as it is, because `If-Match` speaks of those bytes; the weak ETag of a document holds
for every form of it (RFC 9110 §8.8.1).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

import brotli
import zstandard
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

DOORS = ("/ogc",)
#: Documents that the public map waits for; on a slow link half a second each.
DOCUMENTS = frozenset({"/api/v1/map-config", "/api/v1/planning/uncovered", "/tiles/style.json"})
#: Below this a packed answer is hardly shorter, bytes.
SHORTEST = 1_000
#: Levels at which a page of features is packed several times faster than it is read from the database.
ZSTD_LEVEL, BROTLI_QUALITY, GZIP_LEVEL = 3, 4, 4
_DATA = re.compile(r"application/([\w.-]+\+)?(json|xml)\b|text/(csv|xml)\b")


class Packer(Protocol):
    """Takes bytes, gives packed bytes; `flush` gives the rest."""

    def compress(self, data: bytes) -> bytes:
        """What can be given already."""

    def flush(self) -> bytes:
        """The end."""


class _Brotli:
    def __init__(self) -> None:
        self._inner = brotli.Compressor(quality=BROTLI_QUALITY)
        self.flush = self._inner.finish
        self.compress = self._inner.process


#: By name of the content coding, the server's favourite first.
CODINGS: dict[str, Callable[[], Any]] = {
    "zstd": lambda: zstandard.ZstdCompressor(level=ZSTD_LEVEL).compressobj(),
    "br": _Brotli,
    "gzip": lambda: zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16),
}


class CompressionMiddleware:
    """Stands outside everything that reads or replaces the body."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        concerned = request.path.startswith(DOORS) or request.path in DOCUMENTS
        if not concerned or not _DATA.match(response.headers.get("Content-Type", "")):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        coding = chosen(request.headers.get("Accept-Encoding", ""))
        if coding and _may_pack(request, response):
            _pack(response, coding)
        return response


def chosen(accepted: str) -> str:
    """The content coding for an `Accept-Encoding` (RFC 9110 §12.5.3); "" = send it as it is."""
    wishes: dict[str, float] = {}
    for part in accepted.lower().split(","):
        name, _, rest = part.strip().partition(";")
        quality = re.fullmatch(r"\s*q=(0(\.\d{0,3})?|1(\.0{0,3})?)\s*", rest)
        wishes[name.strip()] = float(quality[1]) if quality else 0.0 if rest else 1.0
    wish = {name: wishes.get(name, wishes.get("*", 0.0)) for name in CODINGS}
    best = max(CODINGS, key=lambda name: wish[name])
    return best if wish[best] > 0 else ""


def _may_pack(request: HttpRequest, response: HttpResponse) -> bool:
    if request.method != "GET" or response.status_code != 200 or response.has_header("Content-Encoding"):
        return False
    if not response.streaming and len(response.content) < SHORTEST:
        return False
    if "no-transform" in response.headers.get("Cache-Control", ""):
        return False
    if not response.headers.get("ETag", "W/").startswith("W/"):
        return False
    return getattr(request, "credentials", "session") != "session" or not request.user.is_authenticated


def _pack(response: HttpResponse, coding: str) -> None:
    response["Content-Encoding"] = coding
    if response.streaming:
        response.streaming_content = _packed(response.streaming_content, CODINGS[coding]())  # type: ignore[attr-defined]
        del response["Content-Length"]
        return
    response.content = packed(response.content, coding)
    response["Content-Length"] = str(len(response.content))


def packed(body: bytes, coding: str) -> bytes:
    """`body` in a content coding of `CODINGS`."""
    packer: Packer = CODINGS[coding]()
    return packer.compress(body) + packer.flush()


def _packed(parts: Iterable[bytes], packer: Packer) -> Iterator[bytes]:
    for part in parts:
        if piece := packer.compress(part):
            yield piece
    yield packer.flush()
