"""TiPg under uvicorn with uvloop."""

from __future__ import annotations

from urllib.parse import urlencode

from bench.peers.asked import Asked
from bench.peers.building import PLACE, environment
from bench.peers.running import Start

NAME = "tipg"
LABEL = "TiPg 1.6, uvicorn with uvloop"
ITEMS = "/collections/peers.parcels/items"


def start(port: int, database: str) -> Start:
    """Two workers; only the schema of the peers, no spatial functions."""
    command = [str(environment("asgi") / "uvicorn"), "tipg.main:app", "--port", str(port), "--workers", "2"]
    command += ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "error"]
    told = {"DATABASE_URL": database, "TIPG_DB_SCHEMAS": '["peers"]', "TIPG_DB_SPATIAL_EXTENT": "false"}
    told |= {"TIPG_DB_TABLES": '["peers.parcels"]', "TIPG_DB_EXCLUDE_FUNCTION_SCHEMAS": '["public"]'}
    return Start(command, f"{ITEMS}?f=geojson&limit=1", PLACE, told)


def path(asked: Asked) -> str:
    """Address of a question."""
    if not asked.limit:
        return f"{ITEMS}/{asked.feature}?f=geojson"
    query = {"f": "geojson", "limit": str(asked.limit)}
    if asked.bbox:
        query["bbox"] = asked.bbox_text
    if asked.cql:
        query |= {"filter": asked.cql, "filter-lang": "cql2-text"}
    if asked.skipped:
        query["offset"] = str(asked.skipped)
    return f"{ITEMS}?{urlencode(query)}"
