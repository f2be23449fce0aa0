"""How many whole sets a process writes at once. Each keeps a thread of the server and a connection of the pool for as
long as it lasts; the rest of both must stay for pages, maps and people."""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore, Lock

from geo.http.problems import Problem

AT_ONCE = 2
_free = BoundedSemaphore(AT_ONCE)


def take() -> Callable[[], None]:
    """Take a turn; returns what gives it back, once however often it is called.

    Raises:
        Problem: 503, as many are under way as the process allows.
    """
    if not _free.acquire(blocking=False):
        raise Problem(
            "unavailable",
            "Đang có nhiều lượt tải cả lớp; hãy thử lại sau ít giây.",
            "Several whole downloads are under way; try again in a few seconds.",
            headers={"Retry-After": "10"},
        )
    lock, given_back = Lock(), False

    def give_back() -> None:
        nonlocal given_back
        with lock:
            if given_back:
                return
            given_back = True
        _free.release()

    return give_back
