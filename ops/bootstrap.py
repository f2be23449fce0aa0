"""From a fresh clone to a loaded database: the steps that `make run`, `make up`, `make test` share."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ops import machine, packages, ports, progress, python_env, settings, shell, stamps, web_build
from ops.cluster import Cluster
from ops.paths import Paths
from ops.processes import Installation

FIRST_RUN_BYTES = 3 * machine.GIB
LATER_RUN_BYTES = machine.GIB // 2
#: Folders whose Python, SQL and data decide what the database must hold.
APPS = (
    "geo",
    "layers",
    "cadastre",
    "planning",
    "transport",
    "permits",
    "ogc",
    "tiles",
    "demo",
    "web/accounts",
)
PREPARED_BY = frozenset({".py", ".sql", ".toml", ".csv", ".gpkg", ".fgb", ".parquet", ".json", ".zst", ".gz"})


def installation(paths: Paths) -> Installation:
    """Settings read and paths prepared; the tile process gets its asked port or the next free one."""
    chosen = settings.read()
    paths.prepare()
    tiles_port = ports.next_free(chosen.tiles_port, taken=frozenset({chosen.port}))
    return Installation(paths, chosen, Cluster(paths, chosen), tiles_port)


def prepare(target: Installation, *, then: list[progress.Step] | None = None) -> float:
    """Run every preparing step, and `then` under the same numbering; seconds it took."""
    return progress.run([*steps(target), *(then or [])])


def steps(target: Installation) -> list[progress.Step]:
    """All steps, each cheap when there is nothing to do."""
    return [
        *installing_steps(target),
        database_step(target),
        progress.Step("Dữ liệu thành phố · city data", lambda: data(target)),
    ]


def installing_steps(
    target: Installation, *, tools: bool = False, browser: bool = False
) -> list[progress.Step]:
    """What puts programs in place; nothing of it needs the database.

    Args:
        tools: linters and test libraries too.
        browser: Chromium for the tests too.
    """
    paths = target.paths
    return [
        *python_steps(target, tools=tools, browser=browser),
        progress.Step("Giao diện web · web build", lambda: web_build.build(paths)),
    ]


def schema_steps(target: Installation) -> list[progress.Step]:
    """What a management command needs: the environment and a database with its tables, empty or not."""
    return [
        *python_steps(target),
        database_step(target),
        progress.Step("Lược đồ · schema", lambda: migrate(target)),
    ]


def code_steps(target: Installation) -> list[progress.Step]:
    """What new code needs before it runs beside the old: packages, pages, tables, static files. Code that does not even
    load ends it before anything is changed, and nothing that the old code serves is taken away."""
    return [
        *installing_steps(target),
        database_step(target),
        progress.Step("Lược đồ · schema", lambda: _beside(target)),
    ]


def _beside(target: Installation) -> str:
    told = target.environment()
    manage(target, told, "check")
    migrate(target)
    manage(target, told, "prepare_tiles", "--beside")
    manage(target, told, "collectstatic", "--noinput")
    return ""


def only_this_code_step(target: Installation) -> progress.Step:
    """What may be done only when nothing runs the code of before any more."""
    return progress.Step("Ô bản đồ · map tiles", lambda: _only_this_code(target))


def _only_this_code(target: Installation) -> str:
    manage(target, target.environment(), "prepare_tiles")
    return ""


def python_steps(target: Installation, *, tools: bool = False, browser: bool = False) -> list[progress.Step]:
    paths = target.paths
    return [
        progress.Step("Kiểm tra máy · machine", lambda: check_machine(paths)),
        progress.Step(
            "Gói hệ thống · system packages", lambda: packages.install_missing(paths, browser=browser)
        ),
        progress.Step(
            "Môi trường Python · Python environment",
            lambda: python_environment(paths, tools=tools),
        ),
    ]


def database_step(target: Installation) -> progress.Step:
    return progress.Step("Cơ sở dữ liệu · database", lambda: database(target))


def check_machine(paths: Paths) -> str:
    """Refuse to begin on a disk that is too full.

    Raises:
        OperatorError: names free and needed space.
    """
    machine.require_free_space(paths.var, LATER_RUN_BYTES if paths.python.exists() else FIRST_RUN_BYTES)
    return f"{machine.processors()} CPU, {machine.memory_bytes() / machine.GIB:.0f} GB RAM,"


def python_environment(paths: Paths, *, tools: bool = False) -> str:
    """The environment, and in it the pinned datum operation."""
    wanted = (python_env.LOCK, python_env.DEV_LOCK) if tools else (python_env.LOCK,)
    outcome = python_env.ensure(paths, locks=wanted)
    pin = paths.root / "geo" / "pin_proj.py"
    if pin.exists():
        told = stamps.fingerprint([pin, paths.root / python_env.LOCK], paths.root)
        stamp = stamps.Stamp(paths.venv / ".proj-pinned")
        if not stamp.matches(told) or not (paths.var / "proj-system").is_dir():
            stamp.clear()
            shell.run(
                [paths.python, "-m", "geo.pin_proj"], step="geo.pin_proj", log=paths.setup_log, cwd=paths.root
            )
            stamp.write(told)
    return outcome


def database(target: Installation) -> str:
    """The private cluster up, with the city's database; on a server with its own database, nothing."""
    if target.settings.database_url:
        return "DATABASE_URL"
    target.cluster.ensure_running()
    target.cluster.ensure_database(f"nen_{target.settings.city}")
    return f"cổng {target.cluster.port},"


def data(target: Installation) -> str:
    """Schema, static files, the city's data and the demo logins, unless nothing changed since."""
    paths, told = target.paths, target.environment()
    stamp = stamps.Stamp(paths.stamps / f"data-{target.settings.city}")
    wanted = prepared_from(target)
    if not stamp.matches(wanted):
        stamp.clear()
        migrate(target)
        manage(target, told, "prepare_tiles")
        manage(target, told, "collectstatic", "--noinput", "--clear")
        print(flush=True)
        manage(target, told, "load_city", show=True)
        manage(target, told, "tiles_generalise", "--missing")
        manage(target, told, "overlay_plans")
        manage(target, told, "ensure_demo_users")
        manage(target, told, "ensure_demo_client")
        manage(target, told, "ensure_demo_cases", show=True)
        stamp.write(wanted)
        return f"{progress.NEW_LINE}      xong"
    if os.environ.get("NEN_DEMO_PASSWORD") or not paths.demo_logins.exists():
        manage(target, told, "ensure_demo_users")
        manage(target, told, "ensure_demo_client")
    return "đã có"


def migrate(target: Installation) -> str:
    """Tables, triggers and pinned CRS rows as the code expects them."""
    manage(target, target.environment(), "migrate", "--noinput")
    return ""


def prepared_from(target: Installation) -> str:
    """Fingerprint of what the database was filled from: code, data, front end, and the cluster itself."""
    root = target.paths.root
    digest = hashlib.sha256(target.settings.city.encode())
    digest.update(_database_identity(target).encode())
    for path in sorted(_data_sources(root)):
        facts = path.stat()
        digest.update(f"{path.relative_to(root)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    digest.update(stamps.Stamp(target.paths.stamps / "web-build").read().encode())
    return digest.hexdigest()


def _database_identity(target: Installation) -> str:
    """A database that was dropped and made again is another one: its oid is part of the answer."""
    if target.settings.database_url:
        return target.settings.database_url
    return target.cluster.identity(f"nen_{target.settings.city}")


def _data_sources(root: Path) -> Iterator[Path]:
    yield root / python_env.LOCK
    for app in APPS:
        for path in (root / app).rglob("*"):
            if path.suffix in PREPARED_BY and "__pycache__" not in path.parts:
                yield path


def manage(target: Installation, told: dict[str, str], *arguments: str, show: bool = False) -> None:
    """One management command, its output in var/log/setup.log (and on the terminal when asked)."""
    shell.run(
        [target.paths.python, "manage.py", *arguments],
        step=f"manage.py {arguments[0]}",
        log=target.paths.setup_log,
        cwd=target.paths.root,
        # What the operator follows is the command's own progress, not the log of a server.
        environment={"NEN_LOG_LEVEL": "WARNING", **told},
        show=sys.stdout.buffer if show else None,
    )
