"""Mốc của chuỗi. Heads of the chain in a file outside the database, one `SEQ:HASH` a line, the oldest first.

Who can rewrite the whole chain inside the database cannot rewrite a line that was copied to another machine.
"""

from __future__ import annotations

import os
from pathlib import Path

from layers.audit.chain import Head


def read(file: Path) -> list[Head]:
    """Heads in the file; none when it does not exist yet.

    Raises:
        ValueError: a line is no head.
    """
    if not file.exists():
        return []
    return [Head.parse(line) for line in file.read_text(encoding="ascii").splitlines() if line.strip()]


def append(file: Path, head: Head) -> None:
    """Add a head, unless the file ends with it; on disk when this returns."""
    known = read(file)
    if not head.seq or (known and known[-1] == head):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="ascii") as stream:
        stream.write(f"{head}\n")
        stream.flush()
        os.fsync(stream.fileno())
