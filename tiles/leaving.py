"""Bỏ dở. Stops what is drawn for a client that left, or that took too long."""

from __future__ import annotations

import logging

from psycopg import Error as DatabaseError

from geo.named_sql import load
from tiles import pool
from tiles.tickets import Ticket

logger = logging.getLogger(__name__)
_ROUNDS = 40
_BETWEEN_S = 0.1


def stop(ticket: Ticket) -> int:
    """Cancel the statements of a ticket, in this process and in the renderers, until its answer stands.

    A picture has many statements; one that begins between two looks is caught by the next. Returns how many statements
    of renderers were cancelled.
    """
    ticket.left.set()
    cancelled = 0
    for _ in range(_ROUNDS):
        cancelled += cancel_once(ticket)
        if ticket.done.wait(_BETWEEN_S):
            break
    return cancelled


def cancel_once(ticket: Ticket) -> int:
    """Cancel the statements under way of a ticket. Returns how many of renderers there were."""
    try:
        ticket.stop_own()
        rows = pool.fetch_all(load("tiles", "leaving")["cancel"], {"mark": ticket.mark})
    except DatabaseError:
        logger.warning("the drawing of a client that left could not be cancelled", exc_info=True)
        return 0
    return int(rows[0][0])
