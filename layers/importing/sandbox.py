"""Hộp cát. Foreign files are read in a child process with limits on memory, CPU and time.

A reader that hangs or dies on a hostile file is an ordinary refusal; nothing of it reaches the process with the
database connection except Arrow columns.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Self

import pyarrow as pa

from layers.importing.geometry import ReadShapes
from layers.importing.issues import FileRefused
from layers.importing.reader_process import GO, REFUSED
from layers.importing.reading import ReadFacts, ReadRequest

Taken = Callable[[pa.RecordBatch], None]
PROJECT_DIR = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Delivered:
    """Rows of a file as plain columns, what the file says about itself, and its shapes if they were read on the way."""

    rows: pa.Table
    facts: ReadFacts
    shapes: ReadShapes | None = None


class Child:
    """A reader in a process group of its own, in a folder of its own; it loads its libraries and waits for its job.

    Args:
        module: what the process runs; it obeys `reader_process`.
    """

    def __init__(self, module: str = "layers.importing.reader_process") -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="nen-import-")
        self.job = Path(self._folder.name)
        command = [
            sys.executable,
            "-m",
            module,
            *(str(self.job / name) for name in ("request.json", "facts.json")),
        ]
        with (self.job / "errors.txt").open("wb") as errors:
            self.process = subprocess.Popen(
                command, env=self._environment(), cwd=self.job, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=errors, start_new_session=True,
            )  # fmt: skip
        self.late = threading.Event()

    def _environment(self) -> dict[str, str]:
        kept = ("PATH", "LANG", "LC_ALL", "HOME", "VIRTUAL_ENV")
        return {key: value for key, value in os.environ.items() if key in kept} | {
            "PYTHONPATH": str(PROJECT_DIR),
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "GDAL_NUM_THREADS": "1",
            "TMPDIR": str(self.job),
            "OGR_SQLITE_JOURNAL": "OFF",
        }

    def run(self, request: dict[str, object], seconds: float, taken: Taken) -> tuple[int, pa.Table | None]:
        """Give it the job. Returns its exit code, and the rows; None without any."""
        (self.job / "request.json").write_text(json.dumps(request), encoding="utf-8")
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        limit = threading.Timer(seconds, self._expire)
        limit.start()
        try:
            with contextlib.suppress(BrokenPipeError):  # it is dead: its exit code says more
                self.process.stdin.write(GO)
                self.process.stdin.close()
            rows = _rows(self.process.stdout, taken)
            code = self.process.wait()
        finally:
            limit.cancel()
        return -signal.SIGXCPU if self.late.is_set() else code, rows

    def _expire(self) -> None:
        self.late.set()
        self._kill()

    def _kill(self) -> None:
        """End it and whatever it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def close(self) -> None:
        """Leave nothing of it behind."""
        if self.process.poll() is None:
            self._kill()
            self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()
        self._folder.cleanup()


class Readers:
    """Starts readers; within `with` it has the next one ready while the rows of the last are worked on.

    Loading the libraries takes a reader a third of a second: for many files in a row it need not be waited for.
    """

    def __init__(self) -> None:
        self._ready: list[Child] = []
        self._ahead = False

    def __enter__(self) -> Self:
        self._ahead = True
        return self

    def __exit__(self, *_failure: object) -> None:
        self._ahead = False
        while self._ready:
            self._ready.pop().close()

    def read(
        self, request: ReadRequest, *, seconds: float, memory_mb: int, taken: Taken = lambda batch: None
    ) -> Delivered:
        """Read a file in a child process.

        Args:
            taken: told of each batch as it comes; what it makes of them is void if this function raises. The child
                waits while it works.
            seconds: wall-clock limit; CPU time has the same limit.
            memory_mb: limit of the child's data in megabytes.
        Raises:
            FileRefused: the child refused, ran out of time or memory, or died.
        """
        child = self._ready.pop() if self._ready else Child()
        limits = {"memory_mb": memory_mb, "cpu_seconds": int(seconds) + 1}
        with contextlib.closing(child):
            code, rows = child.run(asdict(request) | limits, seconds, taken)
            facts_path = child.job / "facts.json"
            if code == REFUSED:
                refusal = json.loads(facts_path.read_text(encoding="utf-8"))
                raise FileRefused(refusal["rule"], **refusal["details"])
            if code != 0:
                raise death(code, child.job, seconds, memory_mb)
            facts = ReadFacts(**json.loads(facts_path.read_text(encoding="utf-8")))
            if rows is None:
                raise FileRefused("file-no-rows")
        if self._ahead:
            self._ready.append(Child())
        return Delivered(rows, facts)


def _rows(stream: IO[bytes], taken: Taken) -> pa.Table | None:
    """Rows up to the end of the stream; None where it breaks off, which the exit code explains."""
    batches = []
    try:
        with pa.ipc.open_stream(stream) as reader:
            for batch in reader:
                batches.append(batch)
                taken(batch)
    except (pa.ArrowInvalid, OSError):
        stream.read()
        return None
    return pa.Table.from_batches(batches)


def death(code: int, job: Path, seconds: float, memory_mb: int) -> FileRefused:
    """What an exit code other than 0 and `REFUSED` means."""
    said = (job / "errors.txt").read_text(encoding="utf-8", errors="replace")
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return FileRefused("file-timeout", seconds=f"{seconds:g}")
    if "MemoryError" in said or "bad_alloc" in said or "Cannot allocate" in said:
        return FileRefused("file-too-large", megabytes=memory_mb)
    why = signal.Signals(-code).name if code < 0 else f"exit {code}"
    return FileRefused("file-crashed", why=why)
