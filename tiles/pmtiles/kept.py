"""Snapshots that are there: their files, what identifies them, when they were made."""

from __future__ import annotations

import datetime
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tiles.workspace import Workspace, workspace


@dataclass(frozen=True)
class Snapshot:
    """A file that is there.

    Attributes:
        size: bytes.
        made_at: the moment whose data it holds, UTC.
    """

    layer: str
    size: int
    made_at: datetime.datetime

    @property
    def etag(self) -> str:
        """Strong: a file is only ever replaced as a whole."""
        return f'"{int(self.made_at.timestamp() * 1000):x}-{self.size:x}"'


def file_of(layer: str, place: Workspace) -> Path:
    """Where the file of a layer stands."""
    return place.root / "pmtiles" / f"{layer}.pmtiles"


@contextmanager
def only_one(layer: str, place: Workspace) -> Iterator[Path]:
    """Be the only one who replaces the file of a layer or takes it away; where it stands."""
    path = file_of(layer, place)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield path


def found(layer: str, place: Workspace | None = None) -> Snapshot | None:
    """The snapshot of a layer; None when none was made."""
    path = file_of(layer, place or workspace())
    try:
        return _snapshot(layer, path.stat())
    except FileNotFoundError:
        return None


def opened(layer: str, place: Workspace | None = None) -> tuple[Snapshot, BinaryIO] | None:
    """The snapshot and its file, open, so that both are of one making; None when none was made."""
    try:
        file = file_of(layer, place or workspace()).open("rb")
    except FileNotFoundError:
        return None
    return _snapshot(layer, os.fstat(file.fileno())), file


def _snapshot(layer: str, status: os.stat_result) -> Snapshot:
    made_at = datetime.datetime.fromtimestamp(status.st_mtime, datetime.UTC)
    return Snapshot(layer, status.st_size, made_at)


def told(layer: str, base_url: str, place: Workspace | None = None) -> dict[str, object] | None:
    """What TileJSON says of the file: address, size and, as version, the moment of its data; None without a file."""
    snapshot = found(layer, place)
    if snapshot is None:
        return None
    return {
        "url": f"{base_url}/tiles/{layer}.pmtiles",
        "bytes": snapshot.size,
        "version": snapshot.made_at.isoformat(),
    }
