"""`make lock`: write the hash-pinned requirement files anew, without naming any download host."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from ops import shell
from ops.paths import Paths

#: In this order: the tools' lock is constrained by the run-time lock.
SOURCES = ("requirements.in", "requirements-dev.in", "requirements-node.in")
OPTIONS = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)


def lock(paths: Paths) -> int:
    """Compile every requirements*.in; versions already pinned stay unless the .in file forbids them."""
    tool = _uv(paths)
    for source in SOURCES:
        output = source.replace(".in", ".txt")
        command = [tool, "pip", "compile", *OPTIONS, source, "-o", output]
        shell.run(command, step=f"uv pip compile {source}", log=paths.setup_log, cwd=paths.root)
        print(output)
    return 0


def _uv(paths: Paths) -> Path:
    """uv from PATH, else from an environment of its own under var/ (it is no dependency of the project)."""
    found = shutil.which("uv")
    if found:
        return Path(found)
    environment = paths.var / "lock-tool"
    tool = environment / "bin" / "uv"
    if not tool.exists():
        shell.run(
            [sys.executable, "-m", "venv", environment], step="venv", log=paths.setup_log, cwd=paths.root
        )
        shell.run(
            [environment / "bin" / "pip", "install", "--quiet", "uv"],
            step="pip install uv",
            log=paths.setup_log,
            cwd=paths.root,
        )
    return tool
