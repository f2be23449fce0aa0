"""Thế hệ chung. Generations of caches on machines that share their kept tiles: rows in the database.

Whoever drops or carries asks the database each time. Tile processes ask once a second, so that a new generation is
theirs a second later at most, and go on with what they know while the database is away: nothing can be published then.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Iterable
from functools import lru_cache

import psycopg
from django.db import connection

from geo.named_sql import load
from tiles.keeping.models import TileGeneration
from tiles.keeping.session import session
from tiles.workspace import Workspace

logger = logging.getLogger(__name__)
_REMEMBERED_S = 1.0
#: No cache is called so; its number is a hash of the address where kept tiles lie.
_PLACE = "@place"


def current(place: Workspace) -> dict[str, int]:
    """Generation by cache key; a missing key is at 0. Raises psycopg.Error."""
    rows, _number = session(place).rows(load("tiles", "keeping")["generations"], {})
    return {str(key): int(number) for key, number in rows}


def advance(keys: Iterable[str]) -> None:
    """Begin a new generation of the caches `keys`, at once and whatever becomes of the caller's transaction.

    Raises:
        psycopg.Error: the database does not answer.
    """
    told = connection.get_connection_params()
    names = ("host", "port", "dbname", "user", "password")
    conninfo = psycopg.conninfo.make_conninfo(**{name: told[name] for name in names if told.get(name)})
    with psycopg.connect(conninfo, autocommit=True) as own:
        own.execute(load("tiles", "keeping")["advance"], {"keys": sorted(set(keys))})


def has_moved(address: str) -> bool:
    """Note where kept tiles lie; whether that was somewhere else before.

    What lies at a place that was left for a while is of unknown age: nobody dropped anything there.
    """
    mark = int.from_bytes(hashlib.blake2b(address.encode(), digest_size=4).digest(), "big") >> 1
    seen, created = TileGeneration.objects.get_or_create(key=_PLACE, defaults={"number": mark})
    if created or seen.number == mark:
        return False
    seen.number = mark
    seen.save()
    return True


class Remembered:
    """The generations as of a second ago at most, for those who are asked thousands of times a second."""

    def __init__(self, place: Workspace) -> None:
        self._place = place
        self._turn = threading.Lock()
        self._known: dict[str, int] | None = None
        self._read_at = float("-inf")

    def numbers(self) -> dict[str, int]:
        """Generation by cache key. Raises psycopg.Error only when they were never read."""
        if time.monotonic() - self._read_at < _REMEMBERED_S and self._known is not None:
            return self._known
        if self._known is None:
            with self._turn:
                self._known = self._known or current(self._place)
                self._read_at = time.monotonic()
            return self._known
        if self._turn.acquire(blocking=False):  # the others go on with what is known
            try:
                self._known = current(self._place)
            except psycopg.Error as error:
                logger.warning("generations of kept tiles could not be read: %s", error)
            finally:
                self._read_at = time.monotonic()
                self._turn.release()
        return self._known


@lru_cache(maxsize=8)
def remembered(place: Workspace) -> Remembered:
    """What this process remembers for a workspace."""
    return Remembered(place)
