"""Ô nhẹ. Vector tiles of one small statement, made where the requests arrive instead of in a thread.

A tile of the near zooms takes two milliseconds, and a quarter of one went into handing it to a thread and back: threads
take turns at every call of the kernel. Here a coroutine asks for the tile, packs it and keeps it, under the same lock
and in the same file. Whatever is not plain goes the long way (`TileServer.answer`, in a thread): a tile that somebody
else is making, a heavy one, one for which no connection is left or the database does not answer.
"""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg import AsyncConnection, OperationalError
from psycopg.errors import QueryCanceled
from psycopg.pq import TransactionStatus

from tiles import access
from tiles.application import TileServer, validated, vector_reply
from tiles.own_connection import NOTICED
from tiles.refusals import Reply, document, too_late
from tiles.vector import SIZE_LIMIT, packed

if TYPE_CHECKING:
    from granian.rsgi import HTTPProtocol

    from tiles.vector_caches import Taken

MOST_CONNECTIONS = 6
"""Of one process, at once; a request that finds them all in use goes the long way, where requests wait."""
_PACKED_HERE = 50_000
"""A larger tile (bytes) is packed in a thread, so that nobody waits for it; this one takes half a millisecond."""
AT_ONCE_S = 0.05
"""Only who waits longer is looked after, whether he is still there."""
_LENT_FOR_S = 3600.0
#: The lock of a tile is not held for longer while a server says nothing.
_NOTICED = NOTICED | {"connect_timeout": 3}
logger = logging.getLogger(__name__)


class Left(Exception):
    """The client is gone, and what was drawn for it was stopped."""


class LightTiles:
    """The light tiles of one process."""

    def __init__(self, server: TileServer) -> None:
        self._server = server
        self._connections = _Connections()

    async def reply(self, environ: dict[str, Any], protocol: HTTPProtocol) -> Reply | None:
        """The answer to a request; None when it has to go the long way, which tells of faults. Raises Left."""
        try:
            taken = self._server.taken(environ)
            return await self._made(taken, environ, protocol) if taken else None
        except QueryCanceled:
            logger.warning("%s took too long", environ.get("PATH_INFO"))
            return validated(document(too_late(), environ), "")
        except Left:
            raise
        except Exception:  # whatever it is: the long way meets it too, and says what may be said
            logger.exception("%s goes the long way", environ.get("PATH_INFO"))
            return None

    async def _made(self, taken: Taken, environ: dict[str, Any], protocol: HTTPProtocol) -> Reply | None:
        watch = _Watch(protocol)
        try:
            if kept := self._server.kept(environ):  # who had the lock before may have made it
                return kept
            body = await self._connections.ask(*taken.question)
            if body is None or len(body) > SIZE_LIMIT:
                return None
            tile = taken.keep(await _packed(body))
            return validated(vector_reply(tile), environ.get("HTTP_IF_NONE_MATCH", ""))
        except asyncio.CancelledError:
            if watch.left:
                raise Left from None
            raise
        finally:
            watch.end()
            taken.end()


async def _packed(body: bytes) -> bytes:
    if len(body) <= _PACKED_HERE:
        return packed(body)
    return await asyncio.get_running_loop().run_in_executor(None, packed, body)


class _Watch:
    """Cancels the request at hand when its client leaves before it is answered."""

    def __init__(self, protocol: HTTPProtocol) -> None:
        self.left = False
        self._protocol, self._request = protocol, asyncio.current_task()
        self._looking: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(AT_ONCE_S, self._begin)

    def end(self) -> None:
        """The answer stands."""
        self._timer.cancel()
        if self._looking is not None:
            self._looking.cancel()

    def _begin(self) -> None:
        self._looking = asyncio.ensure_future(self._look())

    async def _look(self) -> None:
        await self._protocol.client_disconnect()
        self.left = True
        if self._request is not None:
            self._request.cancel()


@dataclass(frozen=True)
class _Idle:
    """A connection that waits for the next statement; lent no more after `until` (s, monotonic)."""

    connection: AsyncConnection[Any]
    conninfo: str
    until: float


class _Connections:
    """Connections of the read-only role in the loop of this process; nobody waits for one."""

    def __init__(self) -> None:
        self._idle: list[_Idle] = []
        self._in_use = 0

    async def ask(self, statement: str, params: dict[str, object]) -> bytes | None:
        """The one value of a statement; None when there is no connection for it, or the one there was is closed.

        Raises:
            QueryCanceled: it took too long.
        """
        if self._in_use >= MOST_CONNECTIONS:
            return None
        self._in_use += 1
        one = None
        try:
            one = await self._one()
            cursor = await one.connection.execute(statement, params, binary=True)  # type: ignore[arg-type]
            row = await cursor.fetchone()
            return bytes(row[0]) if row and row[0] is not None else b""
        except QueryCanceled:
            raise
        except (OperationalError, access.NotPrepared):
            if one is not None:  # a server that began anew has closed the others as well
                await self._close_all()
            return None
        finally:
            self._in_use -= 1
            if one is not None:
                await self._give_back(one)

    async def _one(self) -> _Idle:
        """The connection that was used last: those that too many asked for once grow old and are closed."""
        told, now = access.conninfo(), time.monotonic()
        while self._idle:
            if (one := self._idle.pop()).conninfo == told and now < one.until:
                return one
            await one.connection.close()
        opened = await AsyncConnection.connect(told, autocommit=True, **_NOTICED)  # type: ignore[arg-type]
        return _Idle(opened, told, now + _LENT_FOR_S)

    async def _give_back(self, one: _Idle) -> None:
        if one.connection.info.transaction_status == TransactionStatus.IDLE:
            self._idle.append(one)
        else:
            await one.connection.close()

    async def _close_all(self) -> None:
        while self._idle:
            await self._idle.pop().connection.close()
