"""In trích lục hàng loạt. Papers of kept extracts, made by processes side by side: page layout is all arithmetic."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a new process imports this module before it knows the settings
    from planning.services.stored import Stored

#: Processes that print; each holds some 150 MB.
MOST_PROCESSES = 4
#: Fewer papers are not worth the start of a process.
_FEWEST = 8


def papers(kept: Iterable[Stored], count: int) -> Iterator[bytes]:
    """The PDF of each extract, in their order.

    Args:
        count: how many there are about to be.
    """
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if count < _FEWEST or processes < 2:
        yield from map(_print, kept)
        return
    # A fork would take the connection to the database along.
    with ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin) as pool:
        waiting: deque[Future[bytes]] = deque()
        for one in kept:
            waiting.append(pool.submit(_print, one))
            if len(waiting) > 2 * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _begin() -> None:
    import django

    django.setup()


def _print(one: Stored) -> bytes:
    from planning.services.paper import pdf

    return pdf(one)
