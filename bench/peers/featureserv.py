"""pg_featureserv, built from its Go module."""

from __future__ import annotations

from urllib.parse import urlencode

from bench.peers.asked import Asked
from bench.peers.building import PLACE, go_program
from bench.peers.running import Start

NAME = "pg_featureserv"
LABEL = "pg_featureserv 1.3.1"
ITEMS = "/collections/peers.parcels/items"


def start(port: int, database: str) -> Start:
    """One process: Go uses both cores."""
    program = go_program("github.com/CrunchyData/pg_featureserv", "v1.3.1")
    config = PLACE / "pg_featureserv.toml"
    config.write_text(
        f'[Server]\nHttpHost = "127.0.0.1"\nHttpPort = {port}\n[Database]\nTableIncludes = ["peers"]\n'
        "[Paging]\nLimitDefault = 100\nLimitMax = 10000\n",
        encoding="utf-8",
    )
    return Start(
        [str(program), "--config", str(config)], f"{ITEMS}.json?limit=1", PLACE, {"DATABASE_URL": database}
    )


def path(asked: Asked) -> str:
    """Address of a question; unless told it gives rows in no order, and the others sort by id."""
    if not asked.limit:
        return f"{ITEMS}/{asked.feature}.json"
    query = {"limit": str(asked.limit), "sortby": "id"}
    if asked.bbox:
        query["bbox"] = asked.bbox_text
    if asked.cql:
        query["filter"] = asked.cql
    if asked.skipped:
        query["offset"] = str(asked.skipped)
    return f"{ITEMS}.json?{urlencode(query)}"
