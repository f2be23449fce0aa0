"""RSGI entry of the tile process: `granian --interface rsgi tiles.rsgi:application`.

WSGI never tells that a client left; RSGI does. A kept tile is answered at once, and a light one is made here
(tiles.light). Everything else is drawn in a thread, and when the client closes its connection meanwhile, the drawing is
cancelled (tiles.leaving).
"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
django.setup()

from tiles import leaving  # noqa: E402 (needs the settings)
from tiles.application import TileServer  # noqa: E402
from tiles.light import AT_ONCE_S, Left, LightTiles  # noqa: E402
from tiles.refusals import Reply, document, overloaded  # noqa: E402
from tiles.tickets import Ticket  # noqa: E402

if TYPE_CHECKING:
    from granian.rsgi import HTTPProtocol, Scope

DRAWING_THREADS = 8
MOST_WAITING = 256
"""Requests that one process holds at once; the next is told to come again, instead of waiting longer than it may."""


class Application:
    """One process of the tile server."""

    def __init__(self, server: TileServer) -> None:
        self.server = server
        self.light = LightTiles(server)
        self.drawing = ThreadPoolExecutor(DRAWING_THREADS, "draw")
        self.stopping = ThreadPoolExecutor(2, "stop")
        self.held = 0

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        environ = environ_of(scope)
        try:
            reply = self.server.kept(environ) or await self.light.reply(environ, protocol)
        except Left:
            return
        if reply is None:
            reply = await self._drawn(environ, protocol)
        if reply is None:
            return
        body = b"" if scope.method == "HEAD" else reply.body
        protocol.response_bytes(reply.status, reply.headers, body)

    async def _drawn(self, environ: dict[str, Any], protocol: HTTPProtocol) -> Reply | None:
        """The answer, or None when the client left before it stood."""
        if self.held >= MOST_WAITING:
            return document(
                overloaded("Quá nhiều bản đồ đang chờ vẽ.", "Too many maps are waiting."), environ
            )
        loop, ticket = asyncio.get_running_loop(), Ticket()
        self.held += 1
        drawn = self.drawing.submit(self.server.answer, environ, ticket)
        work = asyncio.wrap_future(drawn)
        try:
            done, _ = await asyncio.wait({work}, timeout=AT_ONCE_S)
            if not done:
                gone = asyncio.ensure_future(protocol.client_disconnect())
                await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
                gone.cancel()
                if not work.done():
                    if not drawn.cancel():  # it has begun
                        await loop.run_in_executor(self.stopping, leaving.stop, ticket)
                    return None
            return await work
        finally:
            self.held -= 1


def environ_of(scope: Scope) -> dict[str, Any]:
    """What the tile server reads of a request, as WSGI environment."""
    environ = {
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": unquote(scope.path, "latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": "tiles",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0],
        "wsgi.url_scheme": "http",
    }
    for name in ("if-none-match", "cookie", "host"):
        if value := scope.headers.get(name):
            environ[f"HTTP_{name.upper().replace('-', '_')}"] = value
    return environ


application = Application(TileServer())
application.server.warm_up()
