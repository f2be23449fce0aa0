"""ETags of documents: weak ones of pages, strong ones of single features, which begin with the stored version."""

from __future__ import annotations

import hashlib
import re

#: The properties begin with id and version, as every layer has them.
_VERSION = re.compile(rb'"properties":\{"id":"[0-9a-f-]{36}","version":(\d+)')

#: hashlib lets other threads go first before each 2,048 bytes or more: longer than hashing a small document takes.
_AT_ONCE, _SMALL = 2_047, 20_000


def weak(body: bytes, time_stamp: str | None, media_type: str) -> str:
    """Weak, because the time stamp of a page is not part of it; it is written before anything that a layer holds."""
    digest = hashlib.sha1(media_type.encode(), usedforsecurity=False)
    stamp = time_stamp.encode() if time_stamp else b""
    at, view = body.find(stamp), memoryview(body)
    for part in (view[:at], view[at + len(stamp) :]) if at >= 0 else (view,):
        step = _AT_ONCE if len(part) < _SMALL else len(part)
        for begin in range(0, len(part), step):
            digest.update(part[begin : begin + step])
    return f'W/"{digest.hexdigest()[:24]}"'


def of_version(etag: str, body: bytes) -> str:
    """The strong ETag of a feature, whose version `If-Match` names; `etag` itself where no version stands in it.

    Args:
        etag: the weak one of the same document.
    """
    version = _VERSION.search(body)
    if version is None:
        return etag
    digest = etag.removeprefix("W/").strip('"')
    return f'"{version[1].decode()}-{digest}"'
