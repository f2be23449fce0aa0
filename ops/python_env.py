"""The project's own Python environment in var/venv, made from the hash-pinned lock."""

from __future__ import annotations

import platform
import shutil
import sys

from ops import messages, shell, stamps
from ops.errors import OperatorError
from ops.paths import Paths

MINIMUM = (3, 11)
CANDIDATES = ("python3", "python3.13", "python3.12", "python3.11")
LOCK = "requirements.txt"
DEV_LOCK = "requirements-dev.txt"
NODE_LOCK = "requirements-node.txt"
VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"
WITH_VENV = "import ensurepip, venv"


def interpreter(*, with_venv: bool) -> str | None:
    """A Python of at least 3.11 on this machine (that can make an environment); None when there is none."""
    for name in (sys.executable, *CANDIDATES):
        path = shutil.which(name) if name else None
        found = shell.answer([path, "-c", VERSION]) if path else None
        if not found or tuple(int(part) for part in found.split(".")) < MINIMUM:
            continue
        if not with_venv or shell.answer([path, "-c", WITH_VENV]) is not None:
            return path
    return None


def ensure(paths: Paths, *, locks: tuple[str, ...]) -> str:
    """Bring var/venv to what the locks say; a word on what was done.

    Each lock has a stamp inside the environment. An environment without the stamp of the run-time lock is
    the rest of an interrupted installation: it is made anew.

    Raises:
        OperatorError: no Python to make it with, a failed installation, a full disk.
    """
    wanted = {lock: stamps.fingerprint([paths.root / lock], paths.root) for lock in locks}
    held = {lock: stamps.Stamp(paths.venv / f".{lock}.sha256") for lock in locks}
    due = [lock for lock in locks if not held[lock].matches(wanted[lock]) or not paths.python.exists()]
    if not due:
        return "đã có"
    if not stamps.Stamp(paths.venv / f".{LOCK}.sha256").read() or not paths.python.exists():
        _make(paths)
        due = list(locks)
    for lock in due:
        held[lock].clear()
        _install(paths, lock)
        held[lock].write(wanted[lock])
    return "xong"


def _make(paths: Paths) -> None:
    shutil.rmtree(paths.venv, ignore_errors=True)
    python = interpreter(with_venv=True)
    if python is None:
        raise OperatorError(messages.NO_PYTHON.format(found=platform.python_version()))
    shell.run([python, "-m", "venv", paths.venv], step="venv", log=paths.setup_log, cwd=paths.root)


def _install(paths: Paths, lock: str) -> None:
    command = [paths.python, "-m", "pip", "install", "--require-hashes", "--no-input", "--no-deps"]
    command += ["--disable-pip-version-check", "--quiet", "-r", paths.root / lock]
    shell.run(command, step=f"pip install {lock}", log=paths.setup_log, cwd=paths.root)
