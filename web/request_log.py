"""Nhật ký yêu cầu. A line in the log for every call of the domain API and of the token endpoint: who, what, outcome.

The id of the request stands in front of the line (`geo.http.request_id`), so that a caller's complaint finds its call.
Queries, bodies and addresses are left out: they hold what people looked for.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from layers.sharing.counting import receiver_of

logger = logging.getLogger(__name__)
_LOGGED = ("/api/", "/oauth/")


class RequestLogMiddleware:
    """Writes the line when the answer is there; who asked is the login or client by which the answer was given."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        if request.path_info.startswith(_LOGGED):
            spent_ms = round((time.perf_counter() - started) * 1000)
            kind, receiver = receiver_of(request)
            who = f"{kind}:{receiver}" if receiver else kind
            logger.info(
                "%s %s %d %d ms %s",
                request.method,
                _plain(request.path_info),
                response.status_code,
                spent_ms,
                who,
            )
        return response


def _plain(path: str) -> str:
    """A path on one line, whatever was sent in it.

    >>> _plain("/api/v1/parcels/a\\nb")
    '/api/v1/parcels/a%0Ab'
    """
    return "".join(one if one.isprintable() and one != " " else f"%{ord(one):02X}" for one in path[:300])
