"""The ASGI application behind `bare`; runs in an environment of its own and imports nothing of the project."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from psycopg_pool import AsyncConnectionPool

STATEMENTS = json.loads(Path(os.environ["PEER_STATEMENTS"]).read_text(encoding="utf-8"))
READ = {"limit": int, "sheets": lambda text: text.split(",")} | dict.fromkeys(
    ("min_lon", "min_lat", "max_lon", "max_lat"), float
)
JSON = [(b"content-type", b"application/geo+json")]
pool: AsyncConnectionPool | None = None


async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Run the statement that the path names and send its one text."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
        return
    body = b"{}"
    if scope["path"] != "/ready":
        given = parse_qsl(scope["query_string"].decode())
        values = {name: READ.get(name, str)(value) for name, value in given}
        assert pool is not None
        async with pool.connection() as connection:
            answer = await connection.execute(STATEMENTS[scope["path"][1:]], values, prepare=True)
            body = (await answer.fetchone())[0].encode()
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": 200, "headers": [*JSON, length]})
    await send({"type": "http.response.body", "body": body})


async def _lifespan(receive: Any, send: Any) -> None:
    global pool
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            pool = AsyncConnectionPool(
                os.environ["PEER_DATABASE"], min_size=4, open=False, kwargs={"autocommit": True}
            )
            await pool.open()
        elif pool is not None:
            await pool.close()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
