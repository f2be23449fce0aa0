"""Running other programs: output into a log, failures as one line, a full disk recognised as such."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from ops import machine, messages
from ops.errors import OperatorError

NO_SPACE = b"No space left on device"
NEARLY_FULL_BYTES = 64 * 1024**2


class StepFailed(OperatorError):
    """A program that a step ran did not end with 0."""


def run(
    command: Sequence[object],
    *,
    step: str,
    log: Path,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    show: IO[bytes] | None = None,
) -> None:
    """Run a program to its end, appending what it says to `log` (and to `show` as it comes).

    Raises:
        StepFailed: exit code other than 0; the message names the step, the code and the log.
        OperatorError: it failed because the disk is full.
    """
    arguments = [str(part) for part in command]
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as record:
        record.write(f"\n$ {' '.join(arguments)}\n".encode())
        record.flush()
        begin = record.tell()
        child = subprocess.Popen(
            arguments,
            cwd=cwd,
            env=None if environment is None else dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=record if show is None else subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            if show is not None and child.stdout is not None:
                while chunk := os.read(child.stdout.fileno(), 65536):
                    record.write(chunk)
                    show.write(chunk)
                    show.flush()
                child.stdout.close()
            code = child.wait()
        except BaseException:
            child.terminate()
            child.wait(timeout=30)
            raise
    if code != 0:
        raise failure(step=step, code=code, log=log, begin=begin, written=(cwd, log.parent, _temporary()))


def failure(*, step: str, code: int, log: Path, begin: int, written: Sequence[Path]) -> OperatorError:
    """The error for a program that failed, told apart from a disk that ran full.

    Args:
        begin: where in the log it began to speak; on a full disk the log may hold nothing of it.
        written: folders it writes into, perhaps on several disks; the fullest is named.
    """
    with log.open("rb") as record:
        record.seek(begin)
        said = record.read()
    free, where = min((machine.free_bytes(folder), folder) for folder in written)
    if NO_SPACE in said or free < NEARLY_FULL_BYTES:
        return OperatorError(messages.DISK_FULL.format(path=where, free_gb=free / machine.GIB))
    return StepFailed(messages.STEP_FAILED.format(step=step, code=code, log=log))


def _temporary() -> Path:
    return Path(os.environ.get("TMPDIR") or "/tmp")  # noqa: S108 where programs put their own files


def answer(command: Sequence[object], environment: Mapping[str, str] | None = None) -> str | None:
    """What a short query command prints, stripped; None when it fails or does not exist."""
    try:
        result = subprocess.run(
            [str(part) for part in command],
            check=False,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            env=None if environment is None else dict(environment),
        )
    except OSError:
        return None
    return result.stdout.strip() if result.returncode == 0 else None
