"""Lựa chọn. The server of kept tiles that the installation names (NEN_TILE_CACHE), if it names one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from tiles.keeping.redis_server import RedisServer
from tiles.keeping.store import Server, Store

FILES = "files"
#: Python library by kind of server.
LIBRARIES = {"redis": "redis"}


def _redis(url: str, root: str) -> Server:
    return RedisServer(url, root, settings.TILE_CACHE_DAYS)


_KINDS: dict[str, tuple[Callable[[str, str], Server], tuple[str, ...]]] = {
    "redis": (_redis, ("redis", "rediss", "unix")),
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
