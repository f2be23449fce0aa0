"""Tệp tài liệu đi kèm. A zip of documents, each named by its SHA-256, into the store of documents."""

from __future__ import annotations

import zipfile
from pathlib import Path

from layers import documents


class DocumentFileInvalid(ValueError):
    """The archive is no zip, or a file in it is not what its name says."""


def keep_all(path: Path) -> int:
    """Put every file of the archive that the store lacks into it; how many there were.

    Raises:
        DocumentFileInvalid: see there; files before it are kept, which does no harm.
    """
    added = 0
    try:
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if documents.has(name):
                    continue
                with archive.open(name) as content:
                    kept = documents.keep(content)  # type: ignore[arg-type] # a binary stream
                if kept.sha256 != name:
                    raise DocumentFileInvalid(f"{path.name}: {name} ≠ {kept.sha256}")
                added += 1
    except zipfile.BadZipFile as error:
        raise DocumentFileInvalid(f"{path.name}: {error}") from error
    return added
