"""Ours, as the process table of the installation starts it."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlencode

from bench.peers.asked import Asked
from bench.peers.running import Start

NAME = "nen"
LABEL = "Nền"
ITEMS = "/ogc/collections/parcels/items"


def start(port: int, _database: str) -> Start:
    """Two processes of four threads, as `make run`."""
    root = Path(__file__).resolve().parents[2]
    granian = str(Path(sys.executable).with_name("granian"))
    command = [granian, "--interface", "wsgi", "--port", str(port), "--workers", "2"]
    command += ["--blocking-threads", "4", "--log-level", "error", "geo.wsgi:application"]
    return Start(command, f"{ITEMS}?f=json&limit=1", root)


def path(asked: Asked) -> str:
    """Address of a question."""
    if not asked.limit:
        return f"{ITEMS}/{asked.feature}?f=json"
    query = {"f": "json", "limit": str(asked.limit)}
    if asked.bbox:
        query["bbox"] = asked.bbox_text
    if asked.cql:
        query |= {"filter": asked.cql, "filter-lang": "cql2-text"}
    if asked.after:
        query["after"] = _token(asked.after)
    return f"{ITEMS}?{urlencode(query)}"


def _token(after: str) -> str:
    """What the `next` link of the page before carries."""
    from ogc import keyset

    return keyset.token([keyset.Key("id", "id", "uuid")], [after], keyset.Matches(None, 1_000_000))
