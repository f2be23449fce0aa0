"""Thế hệ bộ nhớ đệm. Which cache directory of a map counts.

Dropping everything of a layer (an import, `tiles_expire`) means the next generation: a new directory from the next
request on. A render still under way writes into the old directory, where nobody reads any more, so no stale tile can
come back; the old directory is deleted afterwards.

Where machines share their kept tiles, a directory is the first part of a key, and the numbers stand in the database.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from tiles.keeping import numbers as shared_numbers
from tiles.keeping.chosen import shared
from tiles.keeping.store import Away
from tiles.workspace import Workspace, replace_file

logger = logging.getLogger(__name__)
VECTOR_PREFIX = "mvt_"
_NAME = re.compile(r"(?P<key>[a-z0-9_]+)-(?P<look>[0-9a-f]{10})-(?P<generation>\d+)")
#: In place of a look, while programs of two releases may draw two.
_SEVERAL = ""


def current(place: Workspace) -> dict[str, int]:
    """Generation by cache key (map name, or `mvt_` and layer name); a missing key is at 0.

    Where they stand in the database, one that just began is told when every machine serves it, a second later.

    Raises:
        psycopg.Error: they stand in the database, which does not answer.
    """
    if shared() is not None:
        return shared_numbers.current(place)
    try:
        return {
            key: int(value)
            for key, value in json.loads(place.generations.read_text(encoding="utf-8")).items()
        }
    except (FileNotFoundError, ValueError):
        return {}


def served(place: Workspace) -> dict[str, int]:
    """As `current`, without waiting: where one just began, the one before. Raises psycopg.Error."""
    return current(place) if shared() is None else shared_numbers.served(place)


def known(place: Workspace) -> dict[str, int]:
    """As `current`, for the tile process: of a second ago at most where it stands in the database, without it too."""
    return current(place) if shared() is None else shared_numbers.remembered(place).numbers()


def state(place: Workspace) -> object:
    """Changes when `known` does; cheap enough for every request."""
    if shared() is not None:
        return tuple(sorted(known(place).items()))
    try:
        status = place.generations.stat()
        return status.st_mtime_ns, status.st_ino
    except FileNotFoundError:
        return 0, 0


def advance(place: Workspace, keys: Iterable[str]) -> dict[str, int]:
    """Begin a new generation of the caches `keys`. Safe against a second process.

    Returns:
        all generations, when nobody serves those of before any more.
    """
    advanced = list(keys)
    if shared() is not None:
        shared_numbers.advance(advanced)
        return shared_numbers.current(place)
    with locked(place):
        numbers = current(place)
        for key in advanced:
            numbers[key] = numbers.get(key, 0) + 1
        replace_file(place.generations, json.dumps(numbers, indent=1, sort_keys=True) + "\n")
        for key in advanced:  # a server of files in front finds nothing there from now on (tiles.live)
            (place.live / key).unlink(missing_ok=True)
    return numbers


@contextlib.contextmanager
def locked(place: Workspace) -> Iterator[None]:
    """Nobody else changes the generations or the links to them during the block."""
    place.root.mkdir(parents=True, exist_ok=True)
    with (place.root / "generations.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def cache_name(key: str, fingerprint: str, generation: int) -> str:
    """Directory of one cache: a new look (fingerprint of style and SQL) is a new directory as well."""
    return f"{key}-{fingerprint[:10]}-{generation}"


def key_of(name: str) -> str:
    """Key of the cache that a directory of `cache_name` belongs to."""
    return name.rsplit("-", 2)[0]


def note_looks(place: Workspace, names: Iterable[str], *, beside: bool) -> list[str]:
    """Note in which look every cache of `names` is drawn; the keys of those that begin a new generation for it.

    While programs of two releases run, each drops the tiles of its own look only, so that a publication leaves old
    tiles in the caches of the other. A look that came, or was tried and taken back, is therefore without tiles once one
    release runs alone.

    Args:
        names: of `cache_name`.
        beside: programs of another release run too; what changes now is settled by the next call without it.
    """
    looks = _looks(names)
    noted = _noted(place, names)
    changed = sorted(key for key, look in looks.items() if noted.get(key) != look)
    if beside:
        looks |= dict.fromkeys(changed, _SEVERAL)
    elif changed:
        advance(place, changed)
    replace_file(place.root / "looks.json", json.dumps(looks, indent=1, sort_keys=True) + "\n")
    return [] if beside else changed


def _noted(place: Workspace, names: Iterable[str]) -> dict[str, str]:
    try:
        noted: dict[str, str] = json.loads((place.root / "looks.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):  # then what is there was kept fresh by whoever ran until now
        noted = _looks(set(names) & set(_there(place)))
    return noted


def _looks(names: Iterable[str]) -> dict[str, str]:
    return {match["key"]: match["look"] for name in names if (match := _NAME.fullmatch(name))}


def remove_old(place: Workspace) -> list[Path]:
    """Delete the directories of generations before the current one; returns them."""
    numbers = current(place)
    removed = []
    for name in _there(place):
        match = _NAME.fullmatch(name)
        if match and int(match["generation"]) < numbers.get(match["key"], 0):
            removed += _removed(place, name)
    return removed


def remove_unused(place: Workspace, kept: Iterable[str]) -> list[Path]:
    """Delete every cache directory but `kept` (names of `cache_name`): those of an earlier style. Returns them."""
    names = set(kept)
    return [path for name in _there(place) if name not in names for path in _removed(place, name)]


def _there(place: Workspace) -> list[str]:
    """Names of the caches of which something is kept."""
    store = shared()
    if store is None:
        return sorted(path.name for path in place.cache.glob("*-*-*")) if place.cache.exists() else []
    try:
        return store.caches()
    except Away:
        return []


def _removed(place: Workspace, name: str) -> list[Path]:
    """Delete one cache: its directory, or nothing when its server does not answer; the next time finds it again."""
    store = shared()
    try:
        if store is None:
            shutil.rmtree(place.cache / name, ignore_errors=True)
        else:
            store.delete_cache(name)
    except Away:
        logger.warning("%s could not be deleted", name)
        return []
    return [place.cache / name]
