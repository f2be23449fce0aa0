"""Song song. Work for processes of their own, done while more of it is prepared, told in the order it was given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


def processes(most: int) -> int:
    """How many processes this machine is good for, `most` at the most."""
    return min(os.cpu_count() or 1, most)


def in_order(
    work: Callable[[Given], Made],
    given: Iterable[Given],
    count: int,
    *,
    begin: Callable[..., None],
    beginning: tuple[object, ...] = (),
    ahead: int = 1,
) -> Iterator[Made]:
    """Results of work on each of `given`, in their order.

    Args:
        work, begin: functions of modules that a new process can import; what they take and make is pickled.
        count: processes.
        begin: called once in each with `beginning`.
        ahead: how many are handed out beyond the processes, so that none waits and little is held.
    """
    # A fork would take the connection to the database along.
    with ProcessPoolExecutor(count, get_context("spawn"), initializer=begin, initargs=beginning) as pool:
        waiting: deque[Future[Made]] = deque()
        for one in given:
            waiting.append(pool.submit(work, one))
            if len(waiting) >= count + ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
