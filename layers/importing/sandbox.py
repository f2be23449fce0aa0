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
from typing import IO

import pyarrow as pa

from layers.importing.geometry import ReadShapes
from layers.importing.issues import FileRefused
from layers.importing.reader_process import REFUSED
from layers.importing.reading import ReadFacts, ReadRequest

Taken = Callable[[pa.RecordBatch], None]
PROJECT_DIR = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Delivered:
    """Rows of a file as plain columns, what the file says about itself, and its shapes if they were read on the way."""

    rows: pa.Table
    facts: ReadFacts
    shapes: ReadShapes | None = None


def read(
    request: ReadRequest, *, seconds: float, memory_mb: int, taken: Taken = lambda batch: None
) -> Delivered:
    """Read a file in a child process.

    Args:
        taken: told of each batch as it comes; what it makes of them is void if this function raises. The child waits
            while it works.
        seconds: wall-clock limit; CPU time has the same limit.
        memory_mb: limit of the child's data in megabytes.
    Raises:
        FileRefused: the child refused, ran out of time or memory, or died.
    """
    with tempfile.TemporaryDirectory(prefix="nen-import-") as folder:
        job = Path(folder)
        limits = {"memory_mb": memory_mb, "cpu_seconds": int(seconds) + 1}
        (job / "request.json").write_text(json.dumps(asdict(request) | limits), encoding="utf-8")
        code, rows = _run(job, seconds, taken)
        facts_path = job / "facts.json"
        if code == REFUSED:
            refusal = json.loads(facts_path.read_text(encoding="utf-8"))
            raise FileRefused(refusal["rule"], **refusal["details"])
        if code != 0:
            raise _death(code, job, seconds, memory_mb)
        facts = ReadFacts(**json.loads(facts_path.read_text(encoding="utf-8")))
        if rows is None:
            raise FileRefused("file-no-rows")
    return Delivered(rows, facts)


def _run(job: Path, seconds: float, taken: Taken) -> tuple[int, pa.Table | None]:
    """Run the child in a process group of its own, so that whatever it started dies with it.

    Returns:
        exit code, and the rows; None without any.
    """
    environment = {
        key: value
        for key, value in os.environ.items()
        if key in ("PATH", "LANG", "LC_ALL", "HOME", "VIRTUAL_ENV")
    }
    environment |= {
        "PYTHONPATH": str(PROJECT_DIR),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "GDAL_NUM_THREADS": "1",
        "TMPDIR": str(job),
        "OGR_SQLITE_JOURNAL": "OFF",
    }
    command = [
        sys.executable,
        "-m",
        "layers.importing.reader_process",
        *(str(job / name) for name in ("request.json", "facts.json")),
    ]
    with (job / "errors.txt").open("wb") as errors:
        child = subprocess.Popen(
            command, env=environment, cwd=job, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors,
            start_new_session=True,
        )  # fmt: skip
        assert child.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)

        limit = threading.Timer(seconds, end)
        limit.start()
        try:
            rows = _rows(child.stdout, taken)
            code = child.wait()
        finally:
            limit.cancel()
            if child.poll() is None:
                end()
                child.wait()
            child.stdout.close()
    return -signal.SIGXCPU if late.is_set() else code, rows


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


def _death(code: int, job: Path, seconds: float, memory_mb: int) -> FileRefused:
    said = (job / "errors.txt").read_text(encoding="utf-8", errors="replace")
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return FileRefused("file-timeout", seconds=f"{seconds:g}")
    if "MemoryError" in said or "bad_alloc" in said or "Cannot allocate" in said:
        return FileRefused("file-too-large", megabytes=memory_mb)
    why = signal.Signals(-code).name if code < 0 else f"exit {code}"
    return FileRefused("file-crashed", why=why)
