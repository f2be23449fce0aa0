"""Cửa bản đồ. The way of a request that no kept tile answers: limits, drawing under a ticket, faults told as they are.

MapProxy answers 500 for a request it does not understand and for a renderer that is away alike. Here the first is 400,
the second 503 with Retry-After, and 500 stays what nobody foresaw.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from geo.http.problems import Problem
from tiles import limits, refusals, tickets
from tiles.refusals import Reply
from tiles.tickets import Ticket

Environ = dict[str, Any]


def pass_through(environ: Environ, ask: Callable[[Environ], Reply], ticket: Ticket) -> Reply:
    """The answer of `ask` within the limits, or the reason why there is none.

    Args:
        environ: WSGI environment with the path as the tile process knows it.
        ask: draws; told the same environment, under the ticket.
    """
    path = environ.get("PATH_INFO", "")
    params: dict[str, str] = {}
    try:
        if not path.strip("/"):  # MapProxy's page of welcome
            raise Problem("not-found")
        params = limits.parameters(environ.get("QUERY_STRING", ""))
        if limits.is_ows(path):
            limits.check(params)
        if "en" in (params.get("lang"), params.get("language")):
            ticket.lang = "en"
        with tickets.drawing(ticket):
            reply = ask(environ)
        if ticket.failure:
            raise refusals.too_late()
        return _honest(reply)
    except Problem as problem:
        if limits.is_ows(path):
            return refusals.report(problem, refusals.dialect(params))
        return refusals.document(problem, environ)
    finally:
        ticket.done.set()


def _honest(reply: Reply) -> Reply:
    """A report of MapProxy about the request is the client's fault; a bare status becomes a problem document."""
    if reply.status < 400:
        return reply
    if "xml" in reply.header("Content-Type"):
        return Reply(400 if reply.status >= 500 else reply.status, reply.headers, reply.body)
    raise refusals.of_status(reply.status)
