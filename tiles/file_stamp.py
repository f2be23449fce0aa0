"""Dấu nội dung. The time of a kept tile's file is a hash of its bytes, so that every server of files names it alike.

nginx makes the ETag of a file from its time (whole seconds) and its size. By the true time a tile that is dropped,
drawn anew and equally long within one second would keep its ETag, and browsers the old picture. By a hash of the bytes
it changes with the picture and with nothing else, whoever answers: nginx, this process, or MapProxy when it draws.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from pathlib import Path
from typing import Any

import mapproxy.cache.file
from mapproxy.cache.base import tile_buffer

_SECOND_NS = 1_000_000_000
#: 31 bits: every file system can keep such a time.
_LAST_SECOND = 0x7FFFFFFF
_PLAIN_FILE_CACHE = mapproxy.cache.file.FileCache


def stamp_of(body: bytes) -> int:
    """Hash of the bytes as seconds since 1970."""
    return int.from_bytes(hashlib.blake2b(body, digest_size=4).digest(), "big") & _LAST_SECOND


def etag(stamp: int, size: int) -> str:
    """The ETag that nginx gives a file of this time (s) and size (bytes)."""
    return f'"{stamp:x}-{size:x}"'


def etag_of(body: bytes) -> str:
    """ETag of bytes that are in no file."""
    return etag(stamp_of(body), len(body))


def is_stamped(status: os.stat_result) -> bool:
    """Whether the time of a file is its hash; a true time has a fraction of a second."""
    return status.st_mtime_ns % _SECOND_NS == 0


def set_stamp(file: int | str | Path, body: bytes) -> int:
    """Give a file (path or descriptor) that holds `body` its hash as time of change; returns the hash."""
    stamp = stamp_of(body)
    os.utime(file, ns=(time.time_ns(), stamp * _SECOND_NS))
    return stamp


def used_at(status: os.stat_result) -> float:
    """When a file of a cache was last read or written (s): the time of change tells it only where it is no hash."""
    return status.st_atime if is_stamped(status) else max(status.st_atime, status.st_mtime)


def write(path: str, body: bytes) -> int:
    """Put a stamped file in place in one step; its stamp. Raises OSError."""
    waiting = f"{path}.tmp-{secrets.token_hex(4)}"
    handle = os.open(waiting, os.O_EXCL | os.O_CREAT | os.O_WRONLY, 0o664)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            stamp = set_stamp(file.fileno(), body)
        os.rename(waiting, path)  # noqa: PTH104 a Path costs as long as the rest
        return stamp
    except OSError:
        Path(waiting).unlink(missing_ok=True)
        raise


class StampedFileCache(_PLAIN_FILE_CACHE):  # type: ignore[misc, valid-type]
    """MapProxy's cache of files, stamped. When a tile was kept is told by the time of its inode instead."""

    def keep(self, tile: Any, body: bytes) -> str:
        """Keep the bytes of a tile whose lock is held; their ETag. Raises OSError."""
        stamp = self._write(self.tile_location(tile, create_dir=True), body)
        return etag(stamp, len(body))

    def _store(self, tile: Any, location: str) -> None:
        with tile_buffer(tile) as buffer:
            self._write(location, buffer.read())

    def _write(self, location: str, body: bytes) -> int:
        if os.path.islink(location):  # noqa: PTH114 as in `write`
            Path(location).unlink()
        stamp = write(location, body)
        if self.file_permissions:
            Path(location).chmod(int(self.file_permissions, base=8))
        return stamp

    def remove_tile(self, tile: Any, dimensions: Any = None) -> None:
        """Drop a tile, and what was made of it beside it (tiles.webp)."""
        super().remove_tile(tile, dimensions=dimensions)
        path = Path(self.tile_location(tile, dimensions=dimensions))
        for made in path.parent.glob(f"{path.stem}.*.webp"):
            made.unlink(missing_ok=True)

    def load_tile_metadata(self, tile: Any, dimensions: Any = None) -> None:
        """Size and time of keeping (s); 0 and 0 when there is no such tile."""
        try:
            status = os.lstat(self.tile_location(tile, dimensions=dimensions))
            tile.timestamp, tile.size = status.st_ctime, status.st_size
        except FileNotFoundError:
            tile.timestamp = tile.size = 0


def use_stamped_files() -> None:
    """Let MapProxy keep tiles in stamped files from its next configuration on."""
    mapproxy.cache.file.FileCache = StampedFileCache
