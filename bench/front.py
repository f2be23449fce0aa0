"""The server configuration's nginx (ops/nginx/nginx.conf) on free ports of this machine, for the length of a block."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import urllib3

from bench.peers.running import free_port
from geo.settings.environment import PROJECT_DIR

CONFIGURATION = PROJECT_DIR / "ops" / "nginx" / "nginx.conf"
_MEDIA_TYPES = "/etc/nginx/mime.types"
_PLACED = re.compile(r"/srv/nen/tiles/[a-z0-9_]+/live")


class NoNginx(RuntimeError):
    """nginx is not installed."""


def adapted(text: str, *, listen: int, tiles: str, web: str, live: Path, place: Path, more: str = "") -> str:
    """The configuration with other addresses and folders, and with limits that one client does not reach.

    Args:
        tiles, web: host:port of the two processes.
        more: further server blocks.
    """
    text = _PLACED.sub(str(live), text)
    text = text.replace("server tiles:8001", f"server {tiles}").replace("server web:8000", f"server {web}")
    text = text.replace("listen 8080", f"listen 127.0.0.1:{listen}")
    text = re.sub(r"rate=\d+r/[sm]", "rate=1000000r/s", text)
    text = text.replace("/tmp/nginx", f"{place}/nginx")  # noqa: S108 the name in the configuration
    return re.sub(r"\}\s*$", f"{more}}}\n", text)


@contextlib.contextmanager
def front(
    live: Path, *, tiles: str, web: str = "127.0.0.1:9", files: bool = False
) -> Iterator[tuple[str, str]]:
    """Run nginx before a tile process; yields its origin, and with `files` that of a plain server of the same files.

    Args:
        live: links to the kept tiles (tiles.workspace).
        tiles, web: host:port of the two processes; nobody answers at the default of `web`.
    Raises:
        NoNginx: there is no nginx on this machine.
    """
    program = shutil.which("nginx", path=f"/usr/sbin:/usr/local/sbin:{os.environ.get('PATH', '')}")
    if program is None:
        raise NoNginx("nginx is not installed (apt: nginx-light)")
    port, plain = free_port(), free_port()
    more = f"    server {{ listen 127.0.0.1:{plain}; location / {{ root {live}; }} }}\n" if files else ""
    with tempfile.TemporaryDirectory(prefix="nen-front-") as folder:
        place = Path(folder)
        place.chmod(0o755)
        file = place / "nginx.conf"
        text = CONFIGURATION.read_text(encoding="utf-8").replace(_MEDIA_TYPES, _media_types(program))
        file.write_text(adapted(text, listen=port, tiles=tiles, web=web, live=live, place=place, more=more))
        log = place / "log"
        with log.open("wb") as told:
            process = subprocess.Popen(
                [program, "-c", str(file), "-g", f"daemon off; user {_me()};"],
                stdout=subprocess.DEVNULL, stderr=told, start_new_session=True,
            )  # fmt: skip
        try:
            _wait(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}", f"http://127.0.0.1:{plain}" if files else ""
        finally:
            process.terminate()
            process.wait(timeout=20)


def _media_types(program: str) -> str:
    """Of the package that the program is from, which may lie unpacked in a folder (make test)."""
    beside = Path(program).parents[2] / _MEDIA_TYPES.lstrip("/")
    return str(beside) if beside.exists() else _MEDIA_TYPES


def _me() -> str:
    """nginx started by root would else work as somebody who may not read the tiles of this user."""
    import getpass

    return getpass.getuser()


def _wait(origin: str, process: subprocess.Popen[bytes], log: Path) -> None:
    pool = urllib3.PoolManager(retries=False, timeout=5)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"nginx does not start: {log.read_text(errors='replace')[-800:]}")
        with contextlib.suppress(urllib3.exceptions.HTTPError):
            pool.request("GET", f"{origin}/metrics")
            return
        time.sleep(0.1)
    raise RuntimeError("nginx does not answer")
