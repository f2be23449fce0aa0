"""System packages of Debian 12 and Ubuntu: install only what is missing, or say the exact command."""

from __future__ import annotations

import ctypes.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ops import cluster, machine, messages, python_env, shell
from ops.errors import OperatorError
from ops.paths import Paths

#: Keeps Debian's packaging from making and starting a cluster on port 5432 at the first installation.
NO_MAIN_CLUSTER = Path("/etc/postgresql-common/createcluster.d/nen.conf")
NO_MAIN_CLUSTER_TEXT = "create_main_cluster = false\n"
APT_OPTIONS = ("-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=180", "-o", "Acquire::Retries=3")
POSTGIS_PACKAGE = re.compile(r"^postgresql-(\d+)-postgis-3$", re.MULTILINE)
QGIS = "python3-qgis"
CHROMIUM_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Need:
    """Something the machine must have: how to see it, and the packages that bring it."""

    packages: tuple[str, ...]
    present: Callable[[], bool]


def chromium() -> str | None:
    """A browser for the tests: NEN_CHROMIUM, else one on PATH."""
    chosen = os.environ.get("NEN_CHROMIUM")
    candidates = [chosen] if chosen else [shutil.which(name) for name in CHROMIUM_COMMANDS]
    return next((path for path in candidates if path and Path(path).exists()), None)


def needs(*, browser: bool) -> list[Need]:
    """What to look for, in the order the error message lists it."""
    postgres = cluster.installed_version() is not None
    wanted = [
        Need(() if postgres else _postgres_packages(), lambda: cluster.installed_version() is not None),
        Need(("gdal-bin",), lambda: bool(shutil.which("ogr2ogr") and ctypes.util.find_library("gdal"))),
        Need(
            ("cgi-mapserver",),
            lambda: bool(shutil.which("mapserv") or Path("/usr/lib/cgi-bin/mapserv").exists()),
        ),
        Need(("fonts-noto-core",), Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf").exists),
        Need(
            ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
            lambda: bool(
                ctypes.util.find_library("pangoft2-1.0") and ctypes.util.find_library("harfbuzz-subset")
            ),
        ),
        Need(("gettext",), lambda: bool(shutil.which("msgfmt"))),
        Need(_python_packages(), lambda: python_env.interpreter(with_venv=True) is not None),
        Need(("ca-certificates",), Path("/etc/ssl/certs/ca-certificates.crt").exists),
    ]
    if browser:
        wanted.append(Need(("chromium",), lambda: chromium() is not None))
        # holds the server's program too, and starts none (tests/integration/tiles/servers.py)
        wanted.append(Need(("redis-tools",), lambda: bool(shutil.which("redis-check-rdb"))))
        # a client like those of the land offices; its tests are skipped where apt has none
        if _is_offered(QGIS):
            wanted.append(Need((QGIS,), Path("/usr/lib/python3/dist-packages/qgis").is_dir))
    return wanted


def install_missing(paths: Paths, *, browser: bool = False) -> str:
    """Install what is missing; "" when something was, a word when nothing had to be.

    Raises:
        OperatorError: no right to install; the message holds the command for the administrator.
    """
    if not _missing(browser):
        return "đã đủ"
    if shutil.which("apt-get") is None:
        raise OperatorError(messages.NO_APT.format(packages=", ".join(_missing(browser))))
    become = _privileged()
    if become is None:
        missing = _missing(browser)
        raise OperatorError(messages.NO_SUDO.format(command=f"apt-get install -y {' '.join(missing)}"))
    # Asked again after the lists are fresh: which PostgreSQL is the highest is known only then.
    _update(paths, become)
    missing = _missing(browser)
    if "chromium" in missing and not _is_offered("chromium"):
        raise OperatorError(messages.NO_CHROMIUM)  # Ubuntu has it as a snap only
    if any(package.startswith("postgresql") for package in missing):
        _forbid_main_cluster(become)
    _apt(paths, become, "install", *APT_OPTIONS, *missing)
    return f"đã cài {len(missing)} gói"


def _is_offered(package: str) -> bool:
    return bool(shell.answer(["apt-cache", "show", package]))


def install(paths: Paths, *names: str) -> None:
    """Install packages that only one task needs, such as the load tool of a benchmark.

    Raises:
        OperatorError: no right to install; the message holds the command for the administrator.
    """
    if shutil.which("apt-get") is None:
        raise OperatorError(messages.NO_APT.format(packages=", ".join(names)))
    become = _privileged()
    if become is None:
        raise OperatorError(messages.NO_SUDO.format(command=f"apt-get install -y {' '.join(names)}"))
    _apt(paths, become, "install", *APT_OPTIONS, *names)


def refresh(paths: Paths) -> None:
    """Fetch the lists of packages, as far as that may be done here. Raises OperatorError."""
    if (become := _privileged()) is None:
        raise OperatorError(messages.NO_SUDO.format(command="apt-get update"))
    _update(paths, become)


def _update(paths: Paths, become: list[str]) -> None:
    _apt(paths, become, "update", "-q", "-o", "Acquire::Retries=3")


def _missing(browser: bool) -> list[str]:
    found = (need.packages for need in needs(browser=browser) if not need.present())
    return list(dict.fromkeys(package for packages in found for package in packages))


def _postgres_packages() -> tuple[str, ...]:
    """The highest PostgreSQL that apt offers with PostGIS 3; Debian 12's 15 while apt has no lists yet."""
    offered = shell.answer(["apt-cache", "pkgnames", "postgresql-"]) or ""
    version = max((int(found) for found in POSTGIS_PACKAGE.findall(offered)), default=15)
    return (f"postgresql-{version}", f"postgresql-{version}-postgis-3")


def _python_packages() -> tuple[str, ...]:
    """What makes a Python >= 3.11 with venv: the machine's own, or a newer one beside it (Ubuntu 22.04)."""
    if sys.version_info >= python_env.MINIMUM:
        return ("python3-venv",)
    return ("python3.11", "python3.11-venv")


def _privileged() -> list[str] | None:
    """The prefix that may install: nothing for root, sudo when it works or may ask, None otherwise."""
    if machine.is_root():
        return []
    if shutil.which("sudo") is None:
        return None
    silent = subprocess.run(
        ["sudo", "-n", "true"], check=False, capture_output=True, stdin=subprocess.DEVNULL
    )
    if silent.returncode == 0:
        return ["sudo", "-n"]
    if sys.stdin.isatty() and subprocess.run(["sudo", "-v"], check=False).returncode == 0:
        return ["sudo"]
    return None


def _forbid_main_cluster(become: list[str]) -> None:
    """Only before the first installation: a machine that has PostgreSQL keeps its own habits."""
    if Path("/usr/share/postgresql-common").exists():
        return
    script = (
        f"mkdir -p {NO_MAIN_CLUSTER.parent} && printf '{NO_MAIN_CLUSTER_TEXT.strip()}\\n' > {NO_MAIN_CLUSTER}"
    )
    subprocess.run([*become, "sh", "-c", script], check=False, stdin=subprocess.DEVNULL)


def _apt(paths: Paths, become: list[str], *arguments: str) -> None:
    # env, not the environment of this process: sudo does not hand variables on.
    command = [
        *become,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "NEEDRESTART_SUSPEND=1",
        "apt-get",
        *arguments,
    ]
    shell.run(command, step=f"apt-get {arguments[0]}", log=paths.setup_log, cwd=Path("/"))
