"""Lựa chọn. The server of kept tiles that the installation names (NEN_TILE_CACHE), if it names one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tiles.keeping.redis_server import RedisServer
from tiles.keeping.s3_server import S3Server
from tiles.keeping.store import Server, Store

FILES = "files"
#: Python library by kind of server.
LIBRARIES = {"redis": "redis", "s3": "boto3"}


def _redis(url: str, root: str) -> Server:
    return RedisServer(url, root, settings.TILE_CACHE_DAYS, settings.TILE_CACHE_WAIT_S)


def _s3(url: str, root: str) -> Server:
    account = settings.TILE_CACHE_KEY, settings.TILE_CACHE_SECRET, settings.TILE_CACHE_REGION
    return S3Server(url, root, *account, settings.TILE_CACHE_WAIT_S)


_KINDS: dict[str, tuple[Callable[[str, str], Server], tuple[str, ...]]] = {
    "redis": (_redis, ("redis", "rediss", "unix")),
    "s3": (_s3, ("https", "http")),
}


def shared() -> Store | None:
    """The server that all machines share; None where each keeps files of its own.

    Raises:
        ImproperlyConfigured: the settings make no sense; the text says which and what to write.
    """
    if settings.TILE_CACHE == FILES:
        return None
    return _store(settings.TILE_CACHE, settings.TILE_CACHE_URL, root())


def root() -> str:
    """Before every key: cities that share a server do not meet."""
    return f"nen/{settings.CITY.slug}/"


def address() -> str:
    """Where kept tiles lie, without passwords."""
    parts = urlsplit(settings.TILE_CACHE_URL)
    return f"{settings.TILE_CACHE} {parts.netloc.rpartition('@')[2]}{parts.path}"


@lru_cache(maxsize=8)
def _store(kind: str, url: str, root: str) -> Store:
    if kind not in _KINDS:
        known = ", ".join([FILES, *_KINDS])
        raise ImproperlyConfigured(f"NEN_TILE_CACHE={kind}: không có · unknown; {known}")
    make, schemes = _KINDS[kind]
    if urlsplit(url).scheme not in schemes:
        wanted = " | ".join(f"{one}://…" for one in schemes)
        raise ImproperlyConfigured(
            f"NEN_TILE_CACHE={kind}: thiếu địa chỉ · needs an address: NEN_TILE_CACHE_URL={wanted}"
        )
    return Store(make(url, root))
