"""Đếm lượt chia sẻ. Requests are counted in the process and written every few seconds and when the process ends.

A request pays for one look-up and four additions (docs/sharing.md); the table is written by `write` alone, which any
process may call at any time. A process that is killed loses what it counted since the last writing.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import date, datetime
from multiprocessing.util import Finalize
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from geo.http.given import given
from geo.named_sql import load
from layers.sharing.models import Receiver
from layers.sharing.services import services

logger = logging.getLogger(__name__)


class Key(NamedTuple):
    """One row of the table."""

    day: date
    kind: str
    receiver: str
    service: str


class Counts(NamedTuple):
    """What is added to a row."""

    requests: int = 0
    rows: int = 0
    personal: int = 0
    errors: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(
            self.requests + other.requests,
            self.rows + other.rows,
            self.personal + other.personal,
            self.errors + other.errors,
        )


class Tally:
    """Counts that are not written yet, of all threads of a process."""

    def __init__(self) -> None:
        self._counts: dict[Key, Counts] = {}
        self._lock = threading.Lock()

    def add(self, key: Key, counts: Counts) -> None:
        """Count one request, or give back what could not be written."""
        with self._lock:
            before = self._counts.get(key)
            self._counts[key] = before.plus(counts) if before else counts

    def take(self) -> dict[Key, Counts]:
        """Everything counted so far; the tally begins anew."""
        with self._lock:
            taken, self._counts = self._counts, {}
        return taken


tally = Tally()
_stopping = threading.Event()


class SharingMiddleware:
    """Counts every answer of a declared service under who got it; stands outside the middleware that knows who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        service = services.of_route(request.method or "", match.route) if match else ""
        if service:
            kind, receiver = receiver_of(request)
            refused = response.status_code >= 400
            is_empty = refused or response.status_code == 304
            rows, personal = (0, 0) if is_empty else given(request)
            key = Key(_today(), kind, receiver, service)
            tally.add(key, Counts(1, rows, personal, int(refused)))
        return response


def count_public(route: str, rows: int) -> None:
    """Count an answer to the public that no middleware saw: a GET of this route pattern, `rows` records in it."""
    service = services.of_route("GET", route)
    if service:
        tally.add(Key(_today(), Receiver.PUBLIC.value, "", service), Counts(1, rows))


def _today() -> date:
    """Day in the city, at a fifth of what `timezone.localdate` takes."""
    return datetime.now(timezone.get_default_timezone()).date()


def receiver_of(request: HttpRequest) -> tuple[str, str]:
    """(kind, name) of who asks. A browser whose session nobody needed to look up counts as the public: what it got
    did not depend on who it is."""
    is_session = getattr(request, "credentials", "session") == "session"
    user = getattr(request, "_cached_user", None) if is_session else request.user
    if user is None or not user.is_authenticated:
        return Receiver.PUBLIC.value, ""
    client = getattr(user, "oauth_client", "")
    if client:
        return Receiver.CLIENT.value, client
    return Receiver.USER.value, user.get_username()


def write(counted: Tally = tally) -> int:
    """Add what was counted to the table; returns the number of rows touched.

    Raises:
        DatabaseError: not written; the counts are kept for the next time.
    """
    taken = counted.take()
    if not taken:
        return 0
    try:
        _add(taken)
    except BaseException:
        for key, counts in taken.items():
            counted.add(key, counts)
        raise
    return len(taken)


def start() -> None:
    """Write every `SHARING_WRITE_S` seconds from now on, and once more when the process ends. For servers."""
    thread = threading.Thread(target=_keep_writing, name="sharing", daemon=True)
    thread.start()
    # the workers of a server are processes of multiprocessing, where atexit is not heard
    Finalize(None, _stop, args=(thread,), exitpriority=10)


def _keep_writing() -> None:
    while not _stopping.wait(settings.SHARING_WRITE_S):
        _write_or_say()


def _stop(thread: threading.Thread) -> None:
    _stopping.set()
    thread.join(timeout=2)
    _write_or_say()


def _write_or_say() -> None:
    try:
        write()
    except DatabaseError:
        logger.exception("what was shared could not be written; kept for the next time")
    finally:
        connection.close()


def _add(taken: Mapping[Key, Counts]) -> None:
    """One statement; rows in one order everywhere, or two processes would wait for each other."""
    rows = [(*key, *taken[key]) for key in sorted(taken)]
    days, kinds, receivers, names, requests, given_rows, personal, errors = map(list, zip(*rows, strict=True))
    values = {
        "days": days, "kinds": kinds, "receivers": receivers, "services": names, "requests": requests,
        "rows": given_rows, "personal": personal, "errors": errors,
    }  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(load("layers", "sharing")["add_usage"], values)
