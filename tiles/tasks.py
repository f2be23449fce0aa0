"""Việc nền. Background jobs of the tiles; deferred by name, so that nobody below has to import this package."""

from __future__ import annotations

import contextlib
import logging
import time

from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from layers.changesets import outbox
from tiles import generations
from tiles.freshness import day, ground
from tiles.freshness import drain as freshness
from tiles.generalised import owed
from tiles.maps import UnknownMap
from tiles.pmtiles import snapshot, withholding
from tiles.seeding import tasks as seeding_tasks
from tiles.workspace import workspace

logger = logging.getLogger(__name__)
#: The job stands by so long (s) for what the process has in hand, which lets go of it when it is killed and would take
#: seconds to start again; looked at so often (s).
_STAND_BY_S, _LOOK_S = 8.0, 0.25
#: The worker finds its jobs by this module.
__all__ = ["drain_outbox", "make_ground", "make_snapshot", "make_snapshots", "seeding_tasks"]


@app.periodic(cron="* * * * *", periodic_id="every-minute", queueing_lock="tiles.drain_outbox.every_minute")
@app.task(name="tiles.drain_outbox", queue="tiles", retry=5)
def drain_outbox(timestamp: int | None = None) -> int:
    """Let no tile be served any more that shows what a publication or a new day replaced, and delete caches that no
    longer count.

    Stands in for the process of `tiles.freshness.listening`, which is mostly faster. Harmless when run twice.

    Args:
        timestamp: given by the run of every minute, which makes good for a job that was lost.
    Returns:
        number of messages.
    """
    day.turn()
    count = freshness.drain()
    until = time.monotonic() + _STAND_BY_S
    while (outbox.is_waiting() or owed.edits_wait()) and time.monotonic() < until:
        time.sleep(_LOOK_S)
        count += freshness.drain()
        ground.stand_in()
    generations.remove_old(workspace())
    withholding.look()
    return count


@app.periodic(cron="* * * * *", periodic_id="every-minute", queueing_lock="tiles.make_ground.every_minute")
@app.task(name="tiles.make_ground", queue="tiles")
def make_ground(timestamp: int | None = None) -> bool:
    """Make ground by group that is owed, a second's worth, and line up again behind the other jobs.

    Stands in for the process of `tiles.freshness.listening`: while that one lives there is nothing to do.

    Returns:
        whether there was any.
    """
    if not ground.stand_in():
        return False
    with contextlib.suppress(AlreadyEnqueued):
        make_ground.configure(queueing_lock="tiles.make_ground").defer()
    return True


@app.periodic(cron="10 19 * * *", queueing_lock="tiles.make_snapshots")
@app.task(name="tiles.make_snapshots", queue="tiles")
def make_snapshots(timestamp: int | None = None) -> int:
    """Make the PMTiles files of all public layers anew, at two in the morning of the city.

    A layer that cannot be made keeps its file of the night before and does not stop the others.

    Returns:
        number of files made.
    """
    made = 0
    for spec in snapshot.layers_with_snapshots():
        try:
            snapshot.make(spec.name)
            made += 1
        except (snapshot.NothingToShow, UnknownMap):
            continue
        except snapshot.Overtaken:
            make_snapshot.configure().defer(layer=spec.name)
        except Exception:  # whatever one layer meets, the others have their turn; the log names it
            logger.exception("%s: no new snapshot", spec.name)
    return made


@app.task(name=withholding.MAKE_TASK, queue="tiles", retry=5)
def make_snapshot(layer: str) -> bool:
    """Make the PMTiles file of one layer whose file was taken away.

    Returns:
        whether there is one; a publication that hid something meanwhile has it made once more.
    """
    with contextlib.suppress(snapshot.NothingToShow, UnknownMap):
        snapshot.make(layer)
        return True
    return False
