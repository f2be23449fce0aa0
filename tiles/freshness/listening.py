"""Chờ thư. The process that carries messages the moment their transaction commits.

PostgreSQL wakes it (LISTEN); besides, it looks by itself every few seconds and at its start, so a lost notice, a lost
connection or a killed process delays a message and never loses it. Everything it knows stands in the outbox.
"""

from __future__ import annotations

import logging
import threading
import time

import psycopg
from django.db import DatabaseError, close_old_connections

from layers.changesets import outbox
from tiles import own_connection
from tiles.freshness import day, drain, ground

logger = logging.getLogger(__name__)
#: Looks by itself so often (s).
_POLL_S = 1.0
#: Between attempts while the database is away, or a message cannot be carried (s).
_RETRY_S = 0.5
#: For the squares that are being made when the process is told to end (s); what is not done then stays owed.
_END_S = 3.0


def run(stop: threading.Event) -> None:
    """Carry messages until told to stop, and beside that make the ground by group that they touch."""
    drain.warm_up()
    owed = threading.Event()
    maker = threading.Thread(target=ground.run, args=(stop, owed), name="ground", daemon=True)
    maker.start()
    while not stop.is_set():
        try:
            with psycopg.connect(own_connection.conninfo(), autocommit=True) as listening:
                listening.execute(f"LISTEN {outbox.CHANNEL}")
                _carry_while_connected(listening, stop, owed)
        except (psycopg.Error, DatabaseError) as error:
            logger.warning("the database is away: %s", error)
            stop.wait(_RETRY_S)
    owed.set()
    maker.join(_END_S)


def _carry_while_connected(
    listening: psycopg.Connection, stop: threading.Event, owed: threading.Event
) -> None:
    while not stop.is_set():
        started = time.monotonic()
        try:
            day.turn()
            count = drain.drain()
        except (psycopg.Error, DatabaseError):
            raise
        except Exception:  # whatever a message does, the next attempt and the next messages must come
            logger.exception("messages stay waiting")
            stop.wait(_RETRY_S)
            continue
        finally:
            close_old_connections()
        if count:
            owed.set()
            logger.info("%s messages in %.0f ms", count, 1000 * (time.monotonic() - started))
        for _notice in listening.notifies(timeout=_POLL_S, stop_after=1):
            break
