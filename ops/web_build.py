"""The front end: installed from its lock and built only when a source changed.

Debian 12's own Node.js (18) is older than the build tool allows; a machine without a newer one gets the
pinned Node.js wheel of requirements-node.txt into the project's environment.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from ops import python_env, shell, stamps
from ops.paths import Paths

MINIMUM_NODE = (20, 19)
NOT_SOURCES = frozenset({"node_modules", "dist", "__pycache__", "coverage", "test-results", ".vite"})
LOCK = "package-lock.json"


def _version(command: str | None) -> tuple[int, int]:
    found = re.match(r"v(\d+)\.(\d+)", (shell.answer([command, "--version"]) if command else "") or "")
    return (int(found[1]), int(found[2])) if found else (0, 0)


def system_node() -> Path | None:
    """The folder of the machine's node and npm when both are there and new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    return Path(node).parent if node and npm and _version(node) >= MINIMUM_NODE else None


def environment(paths: Paths) -> dict[str, str]:
    """The caller's environment with a usable node first on PATH; installs the pinned one when needed."""
    folder = system_node()
    if folder is None:
        python_env.ensure(paths, locks=(python_env.LOCK, python_env.NODE_LOCK))
        folder = paths.venv / "bin"
    return os.environ | {"PATH": f"{folder}:{os.environ.get('PATH', os.defpath)}", "CI": "1", "NO_COLOR": "1"}


def sources(web: Path) -> Iterator[Path]:
    """Files that the build may read: everything in web/ but what installs, builds and Python put there."""
    for folder, names, files in os.walk(web):
        names[:] = [name for name in names if name not in NOT_SOURCES]
        for name in files:
            if not name.endswith((".py", ".pyc")):
                yield Path(folder) / name


def install(paths: Paths) -> str:
    """`npm ci`, unless node_modules is from this very lock."""
    web = paths.root / "web"
    wanted = stamps.fingerprint([web / LOCK], web)
    stamp = stamps.Stamp(web / "node_modules" / ".nen-lock.sha256")
    if stamp.matches(wanted):
        return "đã có"
    stamp.clear()
    command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    shell.run(command, step="npm ci", log=paths.setup_log, cwd=web, environment=environment(paths))
    stamp.write(wanted)
    return "xong"


def build(paths: Paths) -> str:
    """`npm run build` into web/dist, unless nothing changed since."""
    web = paths.root / "web"
    wanted = stamps.fingerprint(sources(web), web)
    stamp = stamps.Stamp(paths.stamps / "web-build")
    if stamp.matches(wanted) and (web / "dist").is_dir():
        return "đã có"
    install(paths)
    stamp.clear()
    command = ["npm", "run", "build"]
    shell.run(command, step="npm run build", log=paths.setup_log, cwd=web, environment=environment(paths))
    stamp.write(wanted)
    return "xong"


def check(paths: Paths) -> None:
    """Type check, lint and unit tests of the front end."""
    install(paths)
    command = ["npm", "run", "check"]
    shell.run(
        command,
        step="npm run check",
        log=paths.logs / "check.log",
        cwd=paths.root / "web",
        environment=environment(paths),
    )
