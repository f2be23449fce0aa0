"""A cache folder is emptied between rounds by setting it aside; what was set aside is deleted at the end.

Where thousands of files were deleted a moment ago, ext4 looks past each of their inodes for every file that is made,
for minutes: a millisecond a tile, which a server pays only after it dropped that much.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path


@contextlib.contextmanager
def emptied(folder: Path) -> Iterator[Callable[[], None]]:
    """What is given empties the folder each time it is called."""
    heap = folder.with_name(f"{folder.name}-aside")
    shutil.rmtree(heap, ignore_errors=True)
    heap.mkdir(parents=True)
    numbers = count()

    def empty() -> None:
        with contextlib.suppress(FileNotFoundError):
            folder.rename(heap / str(next(numbers)))

    try:
        yield empty
    finally:
        shutil.rmtree(heap, ignore_errors=True)
