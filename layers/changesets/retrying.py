"""Thử lại. A transaction that PostgreSQL gave up for a deadlock or a serialization failure is run again, unseen."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import DatabaseError, connection, transaction

from layers.changesets import refusals

P = ParamSpec("P")
R = TypeVar("R")
#: Serialization failure and deadlock (PostgreSQL appendix A, class 40).
_AGAIN = frozenset({"40001", "40P01"})
#: Waited longer for a lock than `lock_timeout` allows.
_LOCK_NOT_AVAILABLE = "55P03"
ATTEMPTS = 6
_FIRST_PAUSE_S = 0.05


def in_transaction(service: Callable[P, R]) -> Callable[P, R]:
    """Run a service in one transaction, again when the database asks for it.

    Inside a transaction of the caller nothing is repeated: only the outermost one can be.

    Raises:
        Problem: 503 when a lock was not to be had in time.
    """

    @wraps(service)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        outermost = not connection.in_atomic_block
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with transaction.atomic():
                    return service(*args, **kwargs)
            except DatabaseError as error:
                state = sqlstate(error)
                if state == _LOCK_NOT_AVAILABLE:
                    raise refusals.busy() from error
                if not outermost or state not in _AGAIN or attempt == ATTEMPTS:
                    raise
            pause = _FIRST_PAUSE_S * 2**attempt
            time.sleep(random.uniform(pause / 2, pause))  # noqa: S311 - spreads writers, guards nothing
        raise AssertionError("the last attempt returns or raises")

    return run


def sqlstate(error: DatabaseError) -> str:
    """The five characters of PostgreSQL's error code, "" when there is none."""
    return getattr(error.__cause__, "sqlstate", None) or ""
