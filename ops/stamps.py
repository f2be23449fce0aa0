"""Stamps: a step that finished leaves the fingerprint of what it was made from.

The stamp is removed before the work and written, whole, after it: an interrupted step has no stamp and is
done again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(files: Iterable[Path], root: Path, extra: str = "") -> str:
    """SHA-256 over names (relative to root), contents and `extra`; the order of `files` does not matter."""
    digest = hashlib.sha256(extra.encode())
    for path in sorted(files):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class Stamp:
    """One stamp file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> str:
        """The fingerprint of the last finished run, or "" when there is none."""
        try:
            return self.path.read_text().strip()
        except FileNotFoundError:
            return ""

    def matches(self, value: str) -> bool:
        return self.read() == value

    def clear(self) -> None:
        self.path.unlink(missing_ok=True)

    def write(self, value: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        partial = self.path.with_name(self.path.name + ".partial")
        partial.write_text(value + "\n")
        partial.replace(self.path)
