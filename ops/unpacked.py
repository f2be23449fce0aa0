"""Programs whose packages would start a service: for tests they are unpacked under var/, and installed nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

from ops import packages, shell
from ops.errors import OperatorError
from ops.paths import Paths

#: Where Debian and Ubuntu have the program and its list of media types.
_NGINX = ("nginx", "nginx-common"), ("nginx-core", "nginx-common"), ("nginx-light", "nginx-common")
#: Where a server's programs lie, whatever PATH says.
_SERVERS = "/usr/sbin:/usr/local/sbin"


def path_with_nginx(paths: Paths, path: str) -> str:
    """`path` with a folder that holds nginx, if the machine has none of its own; unchanged where apt has none either.

    Without it the tests of the server configuration are skipped, as on a machine without apt.
    """
    if shutil.which("nginx", path=f"{path}:{_SERVERS}"):
        return path
    place = paths.var / "unpacked"
    if not _runs(place) and not _bring(paths, place):
        return path
    return f"{path}:{place / 'usr/sbin'}"


def _runs(place: Path) -> bool:
    return shell.answer([place / "usr/sbin/nginx", "-V"]) is not None


def _bring(paths: Paths, place: Path) -> bool:
    """Whether apt has it; on a machine whose lists were never fetched they are fetched, if that may be done here."""
    if _unpack_any(paths, place):
        return True
    try:
        packages.refresh(paths)
    except OperatorError:
        return False
    return _unpack_any(paths, place)


def _unpack_any(paths: Paths, place: Path) -> bool:
    return any(_unpack(paths, place, names) for names in _NGINX)


def _unpack(paths: Paths, place: Path, names: tuple[str, ...]) -> bool:
    place.mkdir(parents=True, exist_ok=True)
    for archive in place.glob("*.deb"):
        archive.unlink()
    try:
        shell.run(["apt-get", "download", *names], step="apt-get download", log=paths.setup_log, cwd=place)
        for archive in place.glob("*.deb"):
            shell.run(["dpkg-deb", "-x", archive, place], step="dpkg-deb", log=paths.setup_log, cwd=place)
    except OperatorError:
        return False
    return _runs(place)
