"""Đường dẫn tĩnh. One link a map to the directory of its tiles that counts now, for a server of files in front.

`live/<key>` leads to `cache/<key>-<look>-<generation>`; nginx tries the file behind it before it asks this process
(ops/nginx/nginx.conf). Whoever begins a new generation takes the link away in the same step, under the same lock, so
that from then on every request comes here; here the new configuration is read and the link made again.
"""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path

from tiles import generations
from tiles.workspace import Workspace

_NAME = re.compile(r"(?P<key>[a-z0-9_]+)-[0-9a-f]{10}-\d+")


def publish(place: Workspace, caches: Iterable[str], numbers: Mapping[str, int]) -> bool:
    """Link every cache of files in use (names of `generations.cache_name`) and no other.

    Returns:
        False when a generation after `numbers` began meanwhile: the links are then left as they are.
    """
    wanted = {match["key"]: name for name in caches if (match := _NAME.fullmatch(name))}
    with generations.locked(place):
        if generations.current(place) != dict(numbers):
            return False
        place.live.mkdir(parents=True, exist_ok=True)
        for path in place.live.iterdir():
            if path.name not in wanted:
                path.unlink()
        for key, name in wanted.items():
            _link(place.live / key, f"../{place.cache.name}/{name}")
    return True


def withdraw(place: Workspace) -> None:
    """Take every link away: tiles are kept elsewhere, and nobody drops the files of before any more."""
    with generations.locked(place):
        for path in place.live.iterdir() if place.live.exists() else ():
            path.unlink()


def _link(path: Path, target: str) -> None:
    with contextlib.suppress(OSError):
        if str(path.readlink()) == target:
            return
    waiting = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    waiting.symlink_to(target)
    waiting.replace(path)
