"""Hộp cát. Foreign files are read in a child process with limits on memory, CPU and time.

A reader that hangs or dies on a hostile file is an ordinary refusal; nothing of it reaches the process with the
database connection except Arrow columns.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from layers.importing.issues import FileRefused
from layers.importing.reader_process import REFUSED
from layers.importing.reading import ReadFacts, ReadRequest

PROJECT_DIR = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Delivered:
    """Rows of a file as plain columns, and what the file says about itself."""

    rows: pa.Table
    facts: ReadFacts


def read(request: ReadRequest, *, seconds: float, memory_mb: int) -> Delivered:
    """Read a file in a child process.

    Args:
        seconds: wall-clock limit; CPU time has the same limit.
        memory_mb: limit of the child's data in megabytes.
    Raises:
        FileRefused: the child refused, ran out of time or memory, or died.
    """
    with tempfile.TemporaryDirectory(prefix="nen-import-") as folder:
        job = Path(folder)
        limits = {"memory_mb": memory_mb, "cpu_seconds": int(seconds) + 1}
        (job / "request.json").write_text(json.dumps(asdict(request) | limits), encoding="utf-8")
        code = _run(job, seconds)
        facts_path = job / "facts.json"
        if code == REFUSED:
            refusal = json.loads(facts_path.read_text(encoding="utf-8"))
            raise FileRefused(refusal["rule"], **refusal["details"])
        if code != 0:
            raise _death(code, job, seconds, memory_mb)
        facts = ReadFacts(**json.loads(facts_path.read_text(encoding="utf-8")))
        if not (job / "rows.arrow").exists():
            raise FileRefused("file-no-rows")
        with pa.OSFile(str(job / "rows.arrow")) as stream:
            rows = pa.ipc.open_file(stream).read_all()
    return Delivered(rows, facts)


def _run(job: Path, seconds: float) -> int:
    """Run the child in a process group of its own, so that whatever it started dies with it."""
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
        *(str(job / name) for name in ("request.json", "rows.arrow", "facts.json")),
    ]
    with (job / "errors.txt").open("wb") as errors:
        child = subprocess.Popen(
            command, env=environment, cwd=job, stdin=subprocess.DEVNULL, stdout=errors, stderr=errors,
            start_new_session=True,
        )  # fmt: skip
        try:
            return child.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
            return -signal.SIGXCPU


def _death(code: int, job: Path, seconds: float, memory_mb: int) -> FileRefused:
    said = (job / "errors.txt").read_text(encoding="utf-8", errors="replace")
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return FileRefused("file-timeout", seconds=f"{seconds:g}")
    if "MemoryError" in said or "bad_alloc" in said or "Cannot allocate" in said:
        return FileRefused("file-too-large", megabytes=memory_mb)
    why = signal.Signals(-code).name if code < 0 else f"exit {code}"
    return FileRefused("file-crashed", why=why)
