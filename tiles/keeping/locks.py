"""Khóa chung. Locks of metatiles for all machines: advisory locks of PostgreSQL behind MapProxy's lock files.

The lock file keeps the threads of one machine apart, as before; whoever has it asks the database for the same metatile.
So a purge on any machine sees which metatiles are being drawn on all of them (docs/adr/0033).
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from functools import lru_cache
from typing import Any, NamedTuple

import psycopg
from mapproxy.cache.tile import Tile
from mapproxy.util.lock import LockTimeout

from geo.named_sql import load
from tiles.keeping.session import session
from tiles.workspace import Workspace

logger = logging.getLogger(__name__)
_ASKED_AGAIN_S = 0.02
#: A renderer that waits longer for another machine draws too, and keeps nothing.
_LONGEST_WAIT_S = 5.0
#: What was sent to a server that then did not answer may arrive as long as its connection lives on in the kernel.
_IN_DOUBT_S = 120.0


class Receipt(NamedTuple):
    """A lock that was taken: on which connection, and whether a picture of its metatile may still be on its way to
    the server of kept tiles, from whatever machine."""

    connection: int
    is_doubtful: bool


class Locks:
    """The locks that the processes of a workspace hold in the database."""

    def __init__(self, place: Workspace) -> None:
        self._session = session(place)
        self._in_doubt: set[int] = set()

    def take(self, key: int) -> Receipt | None:
        """Take a lock; its receipt, or None when another session has it. Raises psycopg.Error."""
        rows, number = self._session.rows(_sql("take_lock"), {"key": key, "doubt": _doubt(key)})
        (in_doubt,) = rows[0]
        return None if in_doubt is None else Receipt(number, in_doubt or key in self._in_doubt)

    def release(self, key: int, connection: int) -> bool:
        """Give a lock back; False when it was lost meanwhile, with its connection."""
        if connection != self._session.number:
            return False
        try:
            rows, _number = self._session.rows(_sql("release_lock"), {"key": key})
        except psycopg.Error:
            return False
        return bool(rows[0][0])

    def held(self) -> frozenset[int]:
        """Keys of the locks that anybody has, and of metatiles in doubt. Raises psycopg.Error."""
        rows, _number = self._session.rows(_sql("held_locks"), {})
        return frozenset(key for (held,) in rows for key in (int(held), _doubt(int(held))))

    def doubt(self, key: int, connection: int) -> None:
        """Give a lock back; until nothing can arrive any more nobody keeps this metatile, and a purge of it begins a
        new generation. Renderers need not wait for that."""
        self._in_doubt.add(key)
        held_by = -1
        try:
            _rows, held_by = self._session.rows(_sql("begin_doubt"), {"doubt": _doubt(key)})
        except psycopg.Error as error:
            logger.warning("other machines are not told that a metatile is in doubt: %s", error)
        self.release(key, connection)

        def end() -> None:
            self._in_doubt.discard(key)
            self.release(_doubt(key), held_by)

        timer = threading.Timer(_IN_DOUBT_S, end)
        timer.daemon = True
        timer.start()


def _sql(name: str) -> str:
    return load("tiles", "keeping")[name]


def _doubt(key: int) -> int:
    """The second key of a metatile; that of the second is the first."""
    return ~key


@lru_cache(maxsize=8)
def locks(place: Workspace) -> Locks:
    """The locks of this process for a workspace."""
    return Locks(place)


class SharedLocker:
    """In place of MapProxy's TileLocker.

    Args:
        files: MapProxy's own.
        cache: a `tiles.keeping.shared_cache.SharedCache`.
        held: locks of the workspace.
    """

    def __init__(self, files: Any, cache: Any, held: Locks) -> None:
        self._files, self._cache, self.locks = files, cache, held

    def lock(self, tile: Tile) -> SharedLock:
        """The lock of the metatile that a main tile stands for."""
        return SharedLock(self._files.lock(tile), self._cache, self.locks, self.name_of(tile))

    def name_of(self, tile: Tile) -> int:
        """Its key in the database: a hash of 64 bits, signed."""
        text = f"{self._cache.lock_cache_id} {tile.coord}"
        return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


class SharedLock:
    """One lock; what is kept while it is held counts only if it was held to the end.

    Attributes:
        timeout: seconds to wait for it.
        is_sure: the database gave it, and no earlier picture is on its way; one that is drawn without is not kept.
    """

    def __init__(self, file: Any, cache: Any, held: Locks, key: int) -> None:
        self._file, self._cache, self._locks, self._key = file, cache, held, key
        self._receipt: Receipt | None = None
        self.timeout: float = file.timeout
        self.is_sure = False

    def lock(self) -> None:
        """Raises LockTimeout."""
        self._file.timeout = self.timeout
        self._file.lock()
        try:
            self._take()
        except LockTimeout:
            self._file.unlock()
            raise
        self.is_sure = self._receipt is not None and not self._receipt.is_doubtful
        self._cache.begin(self.is_sure)

    def unlock(self) -> None:
        """Give it back; what was kept without being sure is dropped again."""
        stored, doubtful = self._cache.end()
        receipt, self._receipt = self._receipt, None
        try:
            if receipt is None:
                return
            if doubtful:
                self._locks.doubt(self._key, receipt.connection)
            elif not self._locks.release(self._key, receipt.connection) and stored:
                logger.warning("a lock was lost while its metatile was drawn: it is not kept")
                self._cache.forget(stored)
        finally:
            self._file.unlock()

    def close(self) -> None:
        """Close the lock file, which MapProxy leaves to the collection of garbage."""
        self._file._lock.close()

    def __enter__(self) -> None:
        self.lock()

    def __exit__(self, *_error: object) -> None:
        self.unlock()

    def _take(self) -> None:
        started = time.monotonic()
        while True:
            try:
                self._receipt = self._locks.take(self._key)
            except psycopg.Error as error:
                logger.warning("no lock from the database, what is drawn is not kept: %s", error)
                return
            waited = time.monotonic() - started
            if self._receipt is not None:
                return
            if waited >= self.timeout:
                raise LockTimeout("another machine draws this metatile")
            if waited >= _LONGEST_WAIT_S:
                return
            time.sleep(_ASKED_AGAIN_S)
