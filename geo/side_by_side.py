"""Song song. Work for other processes or threads, done while more is prepared, told in the order it was given."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
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
        yield from _in_order(pool, work, given, count + ahead)


def in_threads(
    work: Callable[[Given], Made], given: Iterable[Given], count: int, *, ahead: int = 1
) -> Iterator[Made]:
    """As `in_order`, in threads of this process: for work that lets go of the interpreter."""
    with ThreadPoolExecutor(count) as pool:
        yield from _in_order(pool, work, given, count + ahead)


def _in_order(
    pool: Executor, work: Callable[[Given], Made], given: Iterable[Given], most: int
) -> Iterator[Made]:
    waiting: deque[Future[Made]] = deque()
    for one in given:
        waiting.append(pool.submit(work, one))
        if len(waiting) >= most:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
