"""`make check`, `make test`, `make proof`: every tool runs, each with its own line; what failed is shown at the end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ops import (
    bootstrap,
    client,
    locks,
    machine,
    messages,
    packages,
    ports,
    progress,
    running,
    settings,
    shell,
    status,
    unpacked,
    web_build,
)
from ops.errors import OperatorError
from ops.paths import Paths
from ops.processes import Installation

SHOWN_LINES = 60
END_TO_END = "tests/e2e"
WITHOUT_DATABASE = ("tests/unit", "tests/properties", "tests/architecture")
ONLY_PROOFS = ("-m", "proof", "--durations=0")
#: Each process has a database and up to sixty connections of it; the private cluster allows 160.
MOST_PROCESSES = 4


def check(paths: Paths) -> int:
    """Linters, types, import contracts, migrations, description of the API, front end. No database is started."""
    target = bootstrap.installation(paths)
    with locks.exclusive(paths.run / "setup.lock"):
        progress.run(bootstrap.python_steps(target, tools=True))
    tools = _tools(paths)
    failed: list[str] = []
    steps = [progress.Step(name, _collecting(name, work, paths, failed)) for name, work in tools]
    took = progress.run(steps)
    if failed:
        raise OperatorError(messages.CHECKS_FAILED.format(count=len(failed), names=", ".join(failed)))
    print(f"make check: đạt · passed, {progress.seconds(took)}")
    return 0


def test(paths: Paths, arguments: list[str]) -> int:
    """Tests without a database, then those on the private cluster, then Chromium on the running system.

    The first two run in one process a processor. A path that was asked for runs in one.
    """
    target = bootstrap.installation(paths)
    ran_before = target.cluster.running_pid() is not None
    with locks.exclusive(paths.run / "setup.lock"):
        progress.run(bootstrap.installing_steps(target, tools=True, browser=True))
    if not arguments:
        _pytest(paths, _without_database(paths), [*WITHOUT_DATABASE, "-q", *_spread()])
    with locks.exclusive(paths.run / "setup.lock"):
        progress.run([bootstrap.database_step(target)])
    told = _test_environment(target)
    try:
        _pytest(paths, told, arguments or _with_database())
        if not arguments:
            _end_to_end(paths, told)
    finally:
        _leave(target, ran_before)
    return 0


def proof(paths: Paths, arguments: list[str]) -> int:
    """Tests that prove by amount, in full (tests/sizes.py): all of them, or those of the paths that are asked for.

    They take an hour or more; `make test` runs the same ones in small.
    """
    target = bootstrap.installation(paths)
    ran_before = target.cluster.running_pid() is not None
    with locks.exclusive(paths.run / "setup.lock"):
        progress.run(bootstrap.installing_steps(target, tools=True, browser=True))
        progress.run([bootstrap.database_step(target)])
    told = _test_environment(target) | {"NEN_PROOF": "1"}
    chosen = arguments or ["tests", f"--ignore={END_TO_END}", *_spread()]
    try:
        _pytest(paths, told, [*chosen, *ONLY_PROOFS])
        if not arguments:
            _end_to_end(paths, told, ONLY_PROOFS)
    finally:
        _leave(target, ran_before)
    return 0


def _leave(target: Installation, ran_before: bool) -> None:
    """The cluster as it was found."""
    if not ran_before and not target.settings.database_url:
        target.cluster.stop()


def _with_database() -> list[str]:
    return ["tests", *(f"--ignore={path}" for path in (*WITHOUT_DATABASE, END_TO_END)), *_spread()]


def _spread() -> list[str]:
    """Options of pytest-xdist: whole files to each process, as costly fixtures belong to files.

    The order of the files is that of tests/conftest.py. Only the processes that run tests are told the settings: the
    one that hands them out would spend seconds on setting up Django before the others begin. It reads the conftest.py
    of the paths it is given, which therefore import no model.
    """
    processes = min(machine.processors(), MOST_PROCESSES)
    if processes == 1:
        return []
    return [
        f"--tx={processes}*popen//env:DJANGO_SETTINGS_MODULE=geo.settings",
        "--override-ini=DJANGO_SETTINGS_MODULE=",
        "--dist=loadfile",
        "--no-loadscope-reorder",
    ]


def _end_to_end(paths: Paths, told: dict[str, str], options: Sequence[str] = ()) -> None:
    """The whole city, supervised as for `make up`; an installation that runs already is used and left running."""
    already = status.recorded_url(paths)
    if already is None:
        os.environ["NEN_PORT"] = str(ports.next_free(settings.read().port))
        running.up(paths)
    try:
        _pytest(paths, told | {"NEN_E2E_URL": status.recorded_url(paths) or ""}, [END_TO_END, *options])
    finally:
        if already is None:
            running.stop_supervisor(paths)


def _without_database(paths: Paths) -> dict[str, str]:
    return os.environ | {
        "NEN_WITHOUT_DATABASE": "1",
        "DATABASE_URL": "",
        "NEN_VAR": str(paths.var),
        # Compiling Python is half of a short run: bytecode is kept, whatever an image has set for its own builds.
        "PYTHONDONTWRITEBYTECODE": "",
    }


def _test_environment(target: Installation) -> dict[str, str]:
    browser = packages.chromium()
    if browser is None:
        raise OperatorError(messages.NO_CHROMIUM)
    path = unpacked.path_with_nginx(target.paths, os.environ.get("PATH", ""))
    return target.environment() | {"NEN_CHROMIUM": browser, "PYTHONDONTWRITEBYTECODE": "", "PATH": path}


def _pytest(paths: Paths, environment: dict[str, str], arguments: list[str]) -> None:
    """pytest on the terminal and in var/log/test.log. Exit code 5 (nothing collected) is a failure too."""
    shell.run(
        [paths.python, "-m", "pytest", *arguments],
        step="pytest",
        log=paths.logs / "test.log",
        cwd=paths.root,
        environment=environment,
        show=sys.stdout.buffer,
    )


def _tools(paths: Paths) -> list[tuple[str, Callable[[], None]]]:
    def tool(*command: str) -> Callable[[], None]:
        environment = _without_database(paths)
        return lambda: shell.run(
            [paths.venv / "bin" / command[0], *command[1:]],
            step=command[0],
            log=paths.logs / "check.log",
            cwd=paths.root,
            environment=environment,
        )

    found: list[tuple[str, Callable[[], None]]] = [
        ("ruff check", tool("ruff", "check", ".")),
        ("ruff format", tool("ruff", "format", "--check", ".")),
        ("mypy", tool("mypy")),
        ("lint-imports", tool("lint-imports")),
    ]
    statements = sorted(str(folder.relative_to(paths.root)) for folder in paths.root.glob("*/sql"))
    if statements:
        found.append(
            ("sqlfluff", tool("sqlfluff", "lint", "--processes", str(machine.processors()), *statements))
        )
    found.append(("migrations", tool("python", "manage.py", "makemigrations", "--check", "--dry-run")))
    found.append(("openapi", tool("python", "manage.py", "openapi", "--check")))
    found.append(("client", lambda: client.check(paths)))
    if (paths.root / "web" / "package.json").exists():
        found.append(("npm run check", lambda: web_build.check(paths)))
    return found


def _collecting(name: str, work: Callable[[], None], paths: Paths, failed: list[str]) -> Callable[[], str]:
    """A step that notes a failure and shows its output instead of ending the whole check."""

    def attempt() -> str:
        log = paths.logs / "check.log"
        begin = log.stat().st_size if log.exists() else 0
        try:
            work()
        except OperatorError as error:
            failed.append(name)
            if not isinstance(error, shell.StepFailed):
                return f"KHÔNG ĐẠT · failed: {error}"
            return f"KHÔNG ĐẠT · failed\n{_said(log, begin)}\n"
        return "đạt"

    return attempt


def _said(log: Path, begin: int) -> str:
    with log.open("rb") as record:
        record.seek(begin)
        lines = record.read().decode(errors="replace").strip().splitlines()
    hidden = len(lines) - SHOWN_LINES
    return "\n".join([*([f"… ({hidden} lines in {log})"] if hidden > 0 else []), *lines[-SHOWN_LINES:]])
