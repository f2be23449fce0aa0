"""Nền theo nhóm. Makes the squares that are owed, and drops the tiles that showed them as they were.

A thread of the process of `listening` does it, a second of work at a time, and a job of the worker where that process
is away: messages never wait for it. Squares are committed first, then their tiles are dropped, then the debt is
crossed out; whoever is killed in between leaves it to the next one, who does it again with the same result.
"""

from __future__ import annotations

import logging
import multiprocessing
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

import psycopg

from geo.named_sql import load
from layers.spec import LayerSpec
from tiles import own_connection
from tiles.freshness import drain
from tiles.generalised import building, owed
from tiles.generalised.child import begin, work_off_in_child
from tiles.workspace import Workspace, workspace

logger = logging.getLogger(__name__)
#: What is made before its tiles are dropped (s); an edit that comes meanwhile waits for no more than that.
_SLICE_S = 1.0
#: Looks by itself so often (s), and so often while others make the last squares.
_LOOK_S, _LAST_LOOK_S = 1.0, 0.1
#: Whoever makes the ground says something every second; who is silent for so long (s) was stopped, and loses its turn.
_STOPPED_S = 120.0


def run(stop: threading.Event, woken: threading.Event) -> None:
    """Make what is owed until told to stop; `woken` says that there may be something."""
    while not stop.is_set():
        try:
            with _connections() as (queue, making):
                owed.owe_missing(making)
                while not (stop.is_set() or _is_alone(queue)):
                    stop.wait(_LOOK_S)
                while not stop.is_set():
                    if not work(queue, making):
                        woken.wait(_LOOK_S)
                        woken.clear()
        except Exception:  # whatever a square does, the next attempt and the next squares must come
            logger.exception("ground by group stays owed")
            stop.wait(_LOOK_S)


def stand_in() -> bool:
    """Make a second's worth of what is owed, unless somebody is at it; whether there was anything."""
    with _connections() as (queue, making):
        if not _is_alone(queue):
            return False
        owed.owe_missing(making)
        return work(queue, making)


def work(queue: psycopg.Connection, making: psycopg.Connection, place: Workspace | None = None) -> bool:
    """Make a second's worth of what is owed, whoever else is at it; False when nothing is left, or others have it.

    Args:
        queue: in no transaction; locks what is made until it is done.
        making: in no transaction; commits squares before.
    """
    with queue.transaction():
        taken = owed.take(queue)
        if taken is None:
            return False
        spec, rows = taken
        if not owed.is_square(spec, rows[0]):
            owed.split(queue, spec, rows[0])
            return True
        cells = dict.fromkeys(row.cell for row in rows)
        made = building.make(making, spec, cells, time.monotonic() + _SLICE_S)
        drain.drop({spec.name: [cell.middle for cell in sorted(made.cells)]}, place, ground_only=True)
        done = [row for row in rows if row.cell in made.cells - made.failed]
        owed.pay(queue, spec, done, [row for row in rows if row.cell in made.failed])
    return True


def work_off(specs: list[LayerSpec], processes: int = 1, place: Workspace | None = None) -> None:
    """Make everything that is owed of some layers, together with whoever else is at it.

    Args:
        processes: that share the work, when it is more than one.
    """
    told = own_connection.conninfo(), [spec.name for spec in specs], place or workspace()
    if processes == 1:
        work_off_alone(*told)
        return
    context = multiprocessing.get_context("spawn")  # connections of this process must not be shared
    with ProcessPoolExecutor(processes, context, begin) as pool:
        for one in [pool.submit(work_off_in_child, *told) for _number in range(processes)]:
            one.result()


def work_off_alone(conninfo: str, layers: list[str], place: Workspace) -> None:
    """As `work_off`, in this process."""
    with _connections(conninfo) as (queue, making):
        while owed.anything_waits(making, layers):
            if not work(queue, making, place):
                time.sleep(_LAST_LOOK_S)


@contextmanager
def _connections(conninfo: str = "") -> Iterator[tuple[psycopg.Connection, psycopg.Connection]]:
    told = conninfo or own_connection.conninfo()
    with psycopg.connect(told, autocommit=True) as queue, psycopg.connect(told, autocommit=True) as making:
        yield queue, making


def _is_alone(queue: psycopg.Connection) -> bool:
    """Be the one who makes what is owed, until the connection ends; False while another one is."""
    statements = load("tiles", "generalised")
    row = queue.execute(statements["alone"]).fetchone()
    if not (row and row[0]):
        return False
    queue.execute(statements["let_go"], {"quiet_ms": str(round(1000 * _STOPPED_S))})
    return True
