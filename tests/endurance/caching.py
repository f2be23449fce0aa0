"""An nginx that keeps every answer for a second, as a proxy between a city and its citizens might."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self

KEPT_S = 1
_STARTS_WITHIN_S = 10.0
_CONF = """\
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/temp;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    proxy_cache_path {folder}/kept keys_zone=tiles:8m max_size=200m inactive=60s;
    server {{
        listen 127.0.0.1:{port};
        location / {{
            proxy_pass {origin};
            proxy_cache tiles;
            proxy_cache_key $request_uri;
            proxy_ignore_headers Cache-Control Expires Vary Set-Cookie;
            proxy_cache_valid 200 {kept}s;
            proxy_cache_revalidate on;
            add_header X-Kept $upstream_cache_status;
        }}
    }}
}}
"""


class CachingProxy:
    """nginx in a folder of its own, in front of an origin."""

    def __init__(self, folder: Path, origin: str, port: int) -> None:
        self.origin = f"http://127.0.0.1:{port}"
        self._port = port
        self._conf = folder / "nginx.conf"
        # Run by root, its workers would be somebody who may not enter the folder.
        user = "user root;" if os.geteuid() == 0 else ""
        text = _CONF.format(folder=folder, port=port, origin=origin, kept=KEPT_S, user=user)
        self._conf.write_text(text, encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self._process = subprocess.Popen([program, "-e", "stderr", "-c", str(self._conf)])
        deadline = time.monotonic() + _STARTS_WITHIN_S
        while time.monotonic() < deadline:
            with socket.socket() as attempt:
                if attempt.connect_ex(("127.0.0.1", self._port)) == 0:
                    return self
            time.sleep(0.05)
        raise RuntimeError("nginx did not start")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.wait(10)
