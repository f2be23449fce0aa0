"""Gói bản in đang làm. A zip of papers that grows stretch by stretch and outlives the death of who writes it.

After each stretch a mark is kept of how long every file was. Whoever goes on cuts off what was written after the last
mark, so that a paper is in the zip once, and whole.
"""

from __future__ import annotations

import base64
import csv
import fcntl
import json
import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from planning.services.batch.rows import headings
from planning.services.batch.writing import ENCODING, cells

LIST, MISSING = "danh-sach.csv", "khong-tra-duoc.csv"


class BusyElsewhere(Exception):
    """Another process is writing this archive."""


@dataclass(slots=True)
class Mark:
    """How far an archive is; sizes in bytes are of what counts in each file.

    `done` are the parcels of the order that were looked at, `directory` the end of the zip, in base64: papers that are
    added overwrite it.
    """

    done: int = 0
    papers: int = 0
    missing: int = 0
    seconds: float = 0.0
    zip_bytes: int = 0
    list_bytes: int = 0
    missing_bytes: int = 0
    directory: str = ""


class PaperArchive:
    """A zip of papers with the list of what is in them, in a folder of its own until it is finished."""

    def __init__(self, folder: Path, lang: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._zip, self._list, self._missing = (folder / name for name in ("papers.zip", LIST, MISSING))
        self._kept, self._lock, self._lang = folder / "mark.json", folder / "lock", lang
        self.mark = self._last_mark()
        self._streams: tuple[zipfile.ZipFile, Any, Any] | None = None
        self._names: set[str] = set()

    @contextmanager
    def stretch(self) -> Iterator[None]:
        """Papers are added inside; they count once the stretch is over. Raises BusyElsewhere."""
        started = monotonic()
        with self._alone():
            self._cut_to_mark()
            with ExitStack() as stack:
                archive = stack.enter_context(zipfile.ZipFile(self._zip, "a", zipfile.ZIP_DEFLATED))
                self._names = set(archive.namelist())
                rows, missing = (
                    csv.writer(stack.enter_context(path.open("a", encoding="utf-8", newline="")))
                    for path in (self._list, self._missing)
                )
                self._streams = archive, rows, missing
                yield
            self.mark.seconds += monotonic() - started
            self._keep_mark(archive.start_dir)

    def has(self, name: str) -> bool:
        """Whether there is such a paper; else its name is taken from now on."""
        taken = name in self._names
        self._names.add(name)
        return taken

    def note(self, parcel: Mapping[str, Any], themes: Sequence[Mapping[str, Any]]) -> None:
        """The rows of a parcel, for the list; one that nothing concerns stands with empty columns."""
        heads = headings("theme", self._lang)
        for row in themes or [parcel]:
            self._writers()[1].writerow(cells(row, heads))

    def note_missing(self, row: Mapping[str, Any]) -> None:
        """What was asked for and is not there."""
        self._writers()[2].writerow(cells(row, headings("missing", self._lang)))
        self.mark.missing += 1

    def add(self, name: str, paper: bytes) -> None:
        """A paper."""
        self._writers()[0].writestr(name, paper)
        self.mark.papers += 1

    def finish(self, path: Path) -> None:
        """The lists go in, and the zip to its place."""
        with self._alone():
            self._cut_to_mark()
            with zipfile.ZipFile(self._zip, "a", zipfile.ZIP_DEFLATED) as archive:
                archive.write(self._list, LIST)
                if self.mark.missing:
                    archive.write(self._missing, MISSING)
            self._zip.replace(path)

    def _writers(self) -> tuple[zipfile.ZipFile, Any, Any]:
        assert self._streams is not None, "papers are added within a stretch"
        return self._streams

    def _last_mark(self) -> Mark:
        try:
            return Mark(**json.loads(self._kept.read_text()))
        except FileNotFoundError:
            return Mark()

    def _cut_to_mark(self) -> None:
        """What a writer left behind who did not come to the end of its stretch."""
        self.mark = self._last_mark()
        with self._zip.open("ab") as stream:
            stream.truncate(self.mark.zip_bytes)
            stream.write(base64.b64decode(self.mark.directory))
        tables = (
            (self._list, "theme", self.mark.list_bytes),
            (self._missing, "missing", self.mark.missing_bytes),
        )
        for path, kind, size in tables:
            if size:
                os.truncate(path, size)
                continue
            with path.open("w", encoding=ENCODING, newline="") as text:
                csv.writer(text).writerow(headings(kind, self._lang).values())

    def _keep_mark(self, zip_bytes: int) -> None:
        mark = self.mark
        mark.zip_bytes, mark.list_bytes = zip_bytes, self._list.stat().st_size
        mark.missing_bytes = self._missing.stat().st_size
        with self._zip.open("rb") as stream:
            stream.seek(zip_bytes)
            mark.directory = base64.b64encode(stream.read()).decode()
            os.fsync(stream.fileno())
        new = self._kept.with_suffix(".new")
        new.write_text(json.dumps(asdict(mark)))
        new.replace(self._kept)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._lock.open("w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise BusyElsewhere from error
            yield
