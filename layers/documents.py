"""Kho tài liệu. Files by their SHA-256: the same content is kept once, and what is kept never changes.

`DOCUMENT_ROOT/ab/abcdef…`: the folder is the first two digits. Who may read a file is decided by the record that names
it, never here.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

_SHA256 = re.compile(r"[0-9a-f]{64}")
_PIECE = 1 << 20


class DocumentMissing(LookupError):
    """No file of this hash is in the store."""


class DocumentDamaged(RuntimeError):
    """The file in the store is not what its hash says."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the store; size in bytes."""

    sha256: str
    size_bytes: int


def keep(content: bytes | BinaryIO) -> Kept:
    """Put a file into the store; harmless when it is there already.

    Args:
        content: the bytes, or a binary stream that is read to its end in pieces.
    """
    root = Path(settings.DOCUMENT_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=root, prefix="unfinished-", delete=False) as unfinished:
        try:
            for piece in _pieces(content):
                digest.update(piece)
                size += len(piece)
                unfinished.write(piece)
            unfinished.close()
            place = _place(digest.hexdigest())
            place.parent.mkdir(exist_ok=True)
            Path(unfinished.name).chmod(0o640)
            Path(unfinished.name).replace(place)
        finally:
            Path(unfinished.name).unlink(missing_ok=True)
    return Kept(digest.hexdigest(), size)


def has(sha256: str) -> bool:
    """Whether the store holds the file."""
    return _SHA256.fullmatch(sha256) is not None and _place(sha256).is_file()


def read(sha256: str) -> bytes:
    """The file, compared with its hash.

    Raises:
        DocumentMissing: it is not there, or this is no hash.
        DocumentDamaged: its content changed on the disk.
    """
    if not has(sha256):
        raise DocumentMissing(sha256)
    content = _place(sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DocumentDamaged(sha256)
    return content


def _place(sha256: str) -> Path:
    return Path(settings.DOCUMENT_ROOT) / sha256[:2] / sha256


def _pieces(content: bytes | BinaryIO):  # type: ignore[no-untyped-def]
    if isinstance(content, bytes):
        yield content
        return
    while piece := content.read(_PIECE):
        yield piece
