"""Vẽ. Blocks are drawn in this process or, when there are several drawers, in processes of their own."""

from __future__ import annotations

import logging
import multiprocessing
import socket
import time
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol

from mapproxy.source import SourceError
from mapproxy.util.lock import LockTimeout
from psycopg import Error as DatabaseError
from psycopg_pool import PoolTimeout

from tiles import pool
from tiles.fastcgi import reachable_path
from tiles.keeping.chosen import shared
from tiles.seeding import child
from tiles.seeding.caches import Cache, Coord, cache_of, stamp
from tiles.seeding.child import Drawn
from tiles.seeding.order import Order
from tiles.workspace import Workspace

logger = logging.getLogger(__name__)


class Drawer:
    """Draws blocks of one order, into the generation of the cache that counts when it begins a block."""

    def __init__(self, order: Order, place: Workspace) -> None:
        self.order, self.place = order, place
        self._stamp: object = None
        self._cache: Cache | None = None

    def draw(self, main: Coord) -> Drawn:
        """Draw one block; a failure is told, not raised."""
        started = time.perf_counter()
        try:
            cache = self._current()
            size = cache.draw(main)
        except (SourceError, LockTimeout, OSError, DatabaseError, PoolTimeout) as error:
            return Drawn(
                main, seconds=time.perf_counter() - started, failure=str(error) or type(error).__name__
            )
        return Drawn(main, size, time.perf_counter() - started, cache=cache.name)

    def _current(self) -> Cache:
        now = stamp(self.place)
        if self._cache is None or now != self._stamp:
            self._stamp, self._cache = now, cache_of(self.order, self.place)
        return self._cache


class Drawers(Protocol):
    """Something that blocks can be given to."""

    count: int

    def submit(self, main: Coord) -> Future[Drawn]:
        """Have a block drawn."""

    def close(self) -> None:
        """Let what is being drawn come to its end, and nothing more."""


class OwnThread:
    """One drawer, in a thread of this process."""

    count = 1

    def __init__(self, order: Order, place: Workspace) -> None:
        self._drawer = Drawer(order, place)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="seeding")

    def submit(self, main: Coord) -> Future[Drawn]:
        """Have a block drawn."""
        return self._pool.submit(self._drawer.draw, main)

    def close(self) -> None:
        """Let what is being drawn come to its end, and nothing more."""
        self._pool.shutdown(cancel_futures=True)


class Processes:
    """Several drawers: the splitting and packing of pictures is what takes time besides the renderer."""

    def __init__(self, order: Order, place: Workspace, count: int) -> None:
        self.count = count
        self._told = (order.as_json(), str(place.root))
        self._pool = self._new()

    def submit(self, main: Coord) -> Future[Drawn]:
        """Have a block drawn; drawers that were killed are replaced."""
        try:
            return self._pool.submit(child.draw, main)
        except BrokenProcessPool:
            logger.warning("a drawer was killed; all are replaced")
            self._pool.shutdown(wait=False)
            self._pool = self._new()
            return self._pool.submit(child.draw, main)

    def close(self) -> None:
        """Let what is being drawn come to its end, and nothing more."""
        self._pool.shutdown(cancel_futures=True)

    def _new(self) -> ProcessPoolExecutor:
        # Forked processes would share the connections to the database.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(
            self.count, mp_context=context, initializer=child.begin, initargs=self._told
        )


def drawers(order: Order, place: Workspace, count: int) -> Drawers:
    """`count` drawers of an order."""
    return OwnThread(order, place) if count <= 1 else Processes(order, place, count)


def source_answers(order: Order, place: Workspace) -> bool:
    """Whether renderers take connections, or the database of vector tiles answers, and what is drawn can be kept."""
    if (store := shared()) is not None and not store.looked_for():
        return False
    if order.kind == "vector":
        try:
            return bool(pool.fetch_all("SELECT 1", {}))
        except (DatabaseError, PoolTimeout):
            return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(2.0)
            connection.connect(reachable_path(place.socket))
    except OSError:
        return False
    return True
