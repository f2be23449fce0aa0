"""Servers of vector tiles from PostGIS, each as its documentation starts it, none with a cache."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.peers.building import PLACE, cargo_program, environment, go_program
from bench.peers.running import Start

TABLE = "vector_parcels"
#: More features than any tile here has: peers cut tiles at 10,000 unless told.
ALL = 10_000_000
NEN = "nen"


@dataclass(frozen=True)
class TileServer:
    """A server of tiles; `path` of a tile by zoom, column and row from the north."""

    name: str
    label: str
    start: Callable[[int, str, list[str]], Start]
    path: Callable[[int, int, int], str]


def _nen(port: int, database: str, _columns: list[str]) -> Start:
    """Two processes, as the process table starts them, with a cache folder of their own."""
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "rsgi", "--port", str(port)]
    command += ["--workers", "2", "--log-level", "error", "tiles.rsgi:application"]
    root = Path(__file__).resolve().parents[2]
    told = {"DATABASE_URL": database, "NEN_VAR": str(PLACE / "tiles"), "NEN_LOG_LEVEL": "ERROR"}
    return Start(command, "/mvt/parcels/0/0/0.mvt", root, told)


def _martin(port: int, database: str, columns: list[str]) -> Start:
    """Martin without its cache; it packs for who accepts it, as browsers do."""
    program = cargo_program("martin", "1.14.0", "postgres")
    properties = "".join(f"        {name}: {kind}\n" for name, kind in (one.split(":") for one in columns))
    config = PLACE / "martin.yaml"
    config.write_text(
        f"listen_addresses: '127.0.0.1:{port}'\nworker_processes: 2\ncache:\n  size_mb: 0\n"
        f"postgres:\n  connection_string: '{database}'\n  auto_publish: false\n  tables:\n    {TABLE}:\n"
        f"      schema: peers\n      table: {TABLE}\n      srid: 3857\n      geometry_column: geom\n"
        f"      geometry_type: MULTIPOLYGON\n      bounds: [-180.0, -85.0, 180.0, 85.0]\n"
        f"      properties:\n{properties}",
        encoding="utf-8",
    )
    config.chmod(0o600)
    return Start([str(program), "--config", str(config)], "/health", PLACE, {"RUST_LOG": "error"})


def _tileserv(port: int, database: str, _columns: list[str]) -> Start:
    program = go_program("github.com/CrunchyData/pg_tileserv", "v1.0.11")
    config = PLACE / "pg_tileserv.toml"
    config.write_text(
        f'HttpHost = "127.0.0.1"\nHttpPort = {port}\nMaxFeaturesPerTile = {ALL}\nDbPoolMaxConns = 8\n',
        encoding="utf-8",
    )
    return Start([str(program), "--config", str(config)], "/index.json", PLACE, {"DATABASE_URL": database})


def _tipg(port: int, database: str, _columns: list[str]) -> Start:
    command = [str(environment("asgi") / "uvicorn"), "tipg.main:app", "--port", str(port), "--workers", "2"]
    command += ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "error"]
    told = {"DATABASE_URL": database, "TIPG_DB_SCHEMAS": '["peers"]', "TIPG_DB_SPATIAL_EXTENT": "false"}
    told |= {
        "TIPG_DB_TABLES": f'["peers.{TABLE}"]',
        "TIPG_DB_EXCLUDE_FUNCTION_SCHEMAS": '["public"]',
        "TIPG_MAX_FEATURES_PER_TILE": str(ALL),
    }
    return Start(command, f"/collections/peers.{TABLE}", PLACE, told)


SERVERS = (
    TileServer(NEN, "Nền", _nen, lambda z, x, y: f"/mvt/parcels/{z}/{x}/{y}.mvt"),
    TileServer("martin", "Martin 1.14", _martin, lambda z, x, y: f"/{TABLE}/{z}/{x}/{y}"),
    TileServer(
        "pg_tileserv", "pg_tileserv 1.0.11", _tileserv, lambda z, x, y: f"/peers.{TABLE}/{z}/{x}/{y}.pbf"
    ),
    TileServer(
        "tipg",
        "TiPg 1.6, uvicorn with uvloop",
        _tipg,
        lambda z, x, y: f"/collections/peers.{TABLE}/tiles/WebMercatorQuad/{z}/{x}/{y}",
    ),
)
