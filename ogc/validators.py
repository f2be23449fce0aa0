"""ETags of documents: weak ones of pages, strong ones of single features, which begin with the stored version."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import Any

#: The properties begin with id and version, as every layer has them.
_VERSION = re.compile(rb'"properties":\{"id":"[0-9a-f-]{36}","version":(\d+)')


#: hashlib lets other threads go first before each 2,048 bytes or more: longer than hashing a small document takes.
_AT_ONCE, _SMALL = 2_047, 20_000


def weak(body: bytes, time_stamp: str | None, media_type: str) -> str:
    """Weak, because the time stamp of a page is not part of it; it is written before anything that a layer holds."""
    digest = _begun(media_type).copy()
    parts: tuple[bytes | memoryview, ...] = (body,)
    if time_stamp and (at := body.find(time_stamp.encode())) >= 0:
        view = memoryview(body)
        parts = (view[:at], view[at + len(time_stamp.encode()) :])
    for part in parts:
        if len(part) < _SMALL:
            for begin in range(0, len(part), _AT_ONCE):
                digest.update(part[begin : begin + _AT_ONCE])
        else:
            digest.update(part)
    return f'W/"{digest.hexdigest()[:24]}"'


@lru_cache(maxsize=64)
def _begun(media_type: str) -> Any:
    return hashlib.sha1(media_type.encode(), usedforsecurity=False)


def of_version(etag: str, body: bytes) -> str:
    """The strong ETag of a feature, whose version `If-Match` names; `etag` itself where no version stands in it.

    Args:
        etag: the weak one of the same document.
    """
    version = _VERSION.search(body)
    if version is None:
        return etag
    digest = etag[3:-1]
    return f'"{version[1].decode()}-{digest}"'
