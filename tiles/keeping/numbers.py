"""Thế hệ chung. Generations of caches on machines that share their kept tiles: rows in the database.

Tile processes ask half a second after they last did, when a request comes, and go on with what they know while the
database is away for a moment. So a new generation is served by all of them a second after it began at the latest, and
whoever begins one, or drops tiles of one, comes back no earlier than that.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import psycopg

from geo.named_sql import load
from tiles import own_connection
from tiles.keeping.models import TileGeneration
from tiles.keeping.session import session
from tiles.workspace import Workspace

logger = logging.getLogger(__name__)
_ASKED_AGAIN_S = 0.5
#: What was read longer ago than that (s) is not used by any request while the database answers.
_KNOWN_WITHIN_S = 1.0
#: After so long (s) by the clock of the database a generation is served by all; its commit took the difference.
SETTLED_S = 1.5
#: Without an answer for so long (s) others may have published: kept tiles are neither read nor kept any more.
_TRUSTED_S = 10.0
#: No cache is called so; its number is a hash of the address where kept tiles lie.
_PLACE = "@place"


class Begun(NamedTuple):
    """A generation, and how many seconds ago it began."""

    number: int
    age_s: float

    @property
    def is_new(self) -> bool:
        """Whether some machine may still serve the one before. What began long after now, by a clock that was set, is
        not."""
        return abs(self.age_s) < SETTLED_S


def current(place: Workspace) -> dict[str, int]:
    """Generation by cache key, as soon as all machines serve it; a missing key is at 0. Raises psycopg.Error."""
    found = _read(place)
    time.sleep(max([0.0, *(SETTLED_S - one.age_s for one in found.values() if one.is_new)]))
    return {key: one.number for key, one in found.items()}


def served(place: Workspace) -> dict[str, int]:
    """Generation by cache key that all machines serve by now; does not wait. Raises psycopg.Error."""
    return {key: one.number - one.is_new for key, one in _read(place).items()}


def advance(keys: Iterable[str]) -> None:
    """Begin a new generation of the caches `keys`, whatever becomes of the caller's transaction.

    Returns when no machine serves the one before any more.

    Raises:
        psycopg.Error: the database does not answer.
    """
    with psycopg.connect(own_connection.conninfo(), autocommit=True) as own:
        own.execute(load("tiles", "keeping")["advance"], {"keys": sorted(set(keys))})
    time.sleep(SETTLED_S)


def has_moved(address: str) -> bool:
    """Whether kept tiles lay somewhere else when that was last noted.

    What lies at a place that was left for a while is of unknown age: nobody dropped anything there.
    """
    noted = TileGeneration.objects.filter(key=_PLACE).first()
    return noted is not None and noted.number != _mark(address)


def note_place(address: str) -> None:
    """Note where kept tiles lie, once everything of before has been dropped."""
    TileGeneration.objects.update_or_create(key=_PLACE, defaults={"number": _mark(address)})


class Remembered:
    """The generations as of a second ago at most, for those who are asked thousands of times a second."""

    def __init__(self, place: Workspace) -> None:
        self._place = place
        self._turn = threading.Lock()
        self._known: dict[str, int] | None = None
        self._as_of = self._asked_at = float("-inf")
        self._answers = True

    def numbers(self) -> dict[str, int]:
        """Generation by cache key. Raises psycopg.Error only when they were never read."""
        come = time.monotonic()
        age_s = come - self._as_of
        if self._known is not None and age_s < _ASKED_AGAIN_S:
            return self._known
        # One asks, and the others go on with what is known; after a pause without requests they wait for the answer.
        if self._turn.acquire(blocking=self._known is None or (age_s >= _KNOWN_WITHIN_S and self._answers)):
            try:
                if come - self._asked_at >= _ASKED_AGAIN_S:
                    self._ask()
            finally:
                self._turn.release()
        if self._known is None:
            raise psycopg.OperationalError("the generations of kept tiles could not be read")
        return self._known

    def are_trusted(self) -> bool:
        """Whether they are of now, or the database is silent for a moment only: others may publish meanwhile."""
        try:
            self.numbers()
        except psycopg.Error:
            return False
        return time.monotonic() - self._as_of < _TRUSTED_S

    def _ask(self) -> None:
        self._asked_at = started = time.monotonic()
        try:
            found = {key: one.number for key, one in _read(self._place).items()}
        except psycopg.Error as error:
            if self._answers:
                logger.warning("generations of kept tiles cannot be read: %s", error)
            self._asked_at, self._answers = time.monotonic(), False
            return
        if not self._answers:
            logger.warning("generations of kept tiles are read again")
        self._known, self._as_of, self._answers = found, started, True


@lru_cache(maxsize=8)
def remembered(place: Workspace) -> Remembered:
    """What this process remembers for a workspace."""
    return Remembered(place)


def _read(place: Workspace) -> dict[str, Begun]:
    rows, _number = session(place).rows(load("tiles", "keeping")["generations"], {})
    return {str(key): Begun(int(number), float(age_s)) for key, number, age_s in rows}


def _mark(address: str) -> int:
    return int.from_bytes(hashlib.blake2b(address.encode(), digest_size=4).digest(), "big") >> 1
