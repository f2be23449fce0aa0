"""The process table (docs/operations.md): what runs, with which command and environment."""

from __future__ import annotations

import os
from dataclasses import dataclass

from ops import ports
from ops.cluster import Cluster
from ops.paths import Paths
from ops.service import ClusterService, OnReload, Program, Service
from ops.settings import Settings


def environment(paths: Paths, settings: Settings, *, base_url: str, tiles_port: int) -> dict[str, str]:
    """What every program of the installation is told, over the caller's own environment."""
    return os.environ | {
        "DATABASE_URL": base_url,
        "PGPASSFILE": str(paths.var / "pgpass"),
        "NEN_CITY": settings.city,
        "NEN_PORT": str(settings.port),
        "NEN_TILES_PORT": str(tiles_port),
        "NEN_TILES_URL": f"http://{ports.LOOPBACK}:{tiles_port}",
        "NEN_VAR": str(paths.var),
        "DJANGO_SETTINGS_MODULE": "geo.settings",
        "PYTHONUNBUFFERED": "1",
        # MapServer keeps raster blocks in each of its processes: 570 MB were seen without a limit (MB).
        "GDAL_CACHEMAX": os.environ.get("GDAL_CACHEMAX", "64"),
        "PATH": f"{paths.venv / 'bin'}:{os.environ.get('PATH', os.defpath)}",
    }


#: Processes of each of the programs that answer requests.
WORKERS = 2
#: What becomes of each when the code changed. The renderers hold none of ours; those that answer requests have a
#: successor beside them, and what waits in the queue can wait a second longer.
ON_RELOAD: dict[str, OnReload] = {"tiles": "beside", "web": "beside", "worker": "again", "freshness": "again"}


@dataclass(frozen=True)
class Installation:
    """What the commands hand each other: one installation, ready to start."""

    paths: Paths
    settings: Settings
    cluster: Cluster
    tiles_port: int

    @property
    def url(self) -> str:
        """The address to print: the loopback name unless the operator bound one interface."""
        host = "localhost" if self.settings.host in (ports.LOOPBACK, "0.0.0.0") else self.settings.host  # noqa: S104
        return f"http://{host}:{self.settings.port}"

    @property
    def base_url(self) -> str:
        return self.settings.database_url or self.cluster.base_url

    @property
    def keep_marker_exists(self) -> bool:
        """Whether `nen.py db` asked for the cluster to stay up beyond `make run`."""
        return (self.paths.run / "db.keep").exists()

    def environment(self) -> dict[str, str]:
        return environment(self.paths, self.settings, base_url=self.base_url, tiles_port=self.tiles_port)

    def services(self) -> list[Service]:
        """Start order: the database, the renderers, the tiles that ask them, the pages that ask the tiles."""
        services: list[Service] = []
        if not self.settings.database_url:
            services.append(ClusterService(self.cluster, keep_running=self.keep_marker_exists))
        told = self.environment()
        listening = {"web": self.settings.port, "tiles": self.tiles_port}
        for name, command in self.commands().items():
            services.append(
                Program(
                    name,
                    command,
                    environment=told,
                    cwd=self.paths.root,
                    logs=self.paths.logs,
                    run=self.paths.run,
                    on_reload=ON_RELOAD.get(name, "keep"),
                    port=listening.get(name, 0),
                    listeners=WORKERS,
                )
            )
        return services

    def commands(self) -> dict[str, list[str]]:
        python = str(self.paths.python)
        return {
            "renderer": [python, "-m", "tiles.renderers"],
            "tiles": self._granian(
                "tiles.rsgi:application", ports.LOOPBACK, self.tiles_port, interface="rsgi"
            ),
            "web": self._granian("geo.wsgi:application", self.settings.host, self.settings.port),
            # The checks of a command import every page: two seconds that the web process spends anyway.
            "worker": [
                *(python, "manage.py", "procrastinate", "--skip-checks"),
                *("worker", "--shutdown-graceful-timeout", "8"),
            ],
            "freshness": [python, "manage.py", "tiles_freshness"],
        }

    def _granian(self, application: str, host: str, port: int, interface: str = "wsgi") -> list[str]:
        granian = str(self.paths.venv / "bin" / "granian")
        command = [granian, "--interface", interface, "--host", host, "--port", str(port)]
        command += ["--workers", str(WORKERS), "--respawn-failed-workers"]
        if interface == "wsgi":  # the tile process has threads of its own (tiles.rsgi)
            command += ["--blocking-threads", "4"]
        return [*command, "--workers-kill-timeout", "5", application]
