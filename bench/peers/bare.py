"""The practical limit: an ASGI application of a page that sends what PostGIS wrote; and its statements, asked alone."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlencode

from bench.peers.asked import Asked
from bench.peers.building import PLACE, environment
from bench.peers.running import Start

NAME = "bare"
LABEL = "bare ASGI, psycopg, uvicorn with uvloop"


def start(port: int, database: str, statements: dict[str, str]) -> Start:
    """Two workers.

    Args:
        statements: SQL by the kind of question.
    """
    command = [str(environment("asgi") / "uvicorn"), "bare_server:app", "--port", str(port), "--workers", "2"]
    command += ["--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "error"]
    written = PLACE / "bare.json"
    written.write_text(json.dumps(statements), encoding="utf-8")
    told = {"PEER_DATABASE": database, "PEER_STATEMENTS": str(written)}
    return Start(command, "/ready", Path(__file__).resolve().parent, told)


def path(asked: Asked) -> str:
    """Address of a question: its kind, and the values of its statement."""
    return f"/{kind(asked)}?{urlencode({name: _text(value) for name, value in values(asked).items()})}"


def kind(asked: Asked) -> str:
    """Name of the statement."""
    if not asked.limit:
        return "item"
    return "window" if asked.bbox else "filtered" if asked.cql else "deep"


def values(asked: Asked) -> dict[str, object]:
    """Parameters of the statement."""
    if not asked.limit:
        return {"id": asked.feature}
    if asked.bbox:
        corners = dict(zip(("min_lon", "min_lat", "max_lon", "max_lat"), asked.bbox, strict=True))
        return corners | {"limit": asked.limit}
    if asked.cql:
        return {"ward": asked.ward, "sheets": list(asked.sheets), "limit": asked.limit}
    return {"after": asked.after, "limit": asked.limit}


def _text(value: object) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)
