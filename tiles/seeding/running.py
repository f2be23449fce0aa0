"""Chạy vẽ trước. The loop of one run: what is there is passed over, what is missing drawn, and nothing waits for ever.

The cache itself is the journal: a run that is begun again passes over what is there and of the generation that counts.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from geo.working_calendar import working_calendar
from tiles.seeding import areas, walking
from tiles.seeding.caches import Cache, Coord, cache_of, stamp
from tiles.seeding.child import Drawn
from tiles.seeding.drawing import Drawers, drawers, source_answers
from tiles.seeding.order import Order
from tiles.seeding.throttle import Throttle, parse_hours, rest_s
from tiles.workspace import Workspace

#: Seconds without a single tile after which a run gives up; it can be taken up again.
PATIENCE_S = 300.0
#: Attempts at one block, and blocks in a row that come to nothing before the run gives up.
ATTEMPTS, MOST_IN_A_ROW = 3, 20
_TELL_EVERY_S = 1.0
_LONGEST_PAUSE_S = 30.0


class Stopped(Exception):
    """Somebody wants the run to end."""


class SourceDown(RuntimeError):
    """The renderers or the database did not answer for longer than a run waits."""


class NothingDrawn(RuntimeError):
    """The source answers, but block after block cannot be drawn."""


class QuotaReached(RuntimeError):
    """What lies in the caches has reached the quota."""


@dataclass
class Progress:
    """How far a run is.

    Attributes:
        waiting_for: "" while blocks are drawn, `source` while the renderer does not answer, `office-hours` in a rest.
        bytes_drawn: room that the blocks take which this run drew.
    """

    blocks_total: int = 0
    blocks_done: int = 0
    tiles_drawn: int = 0
    tiles_kept: int = 0
    tiles_failed: int = 0
    bytes_drawn: int = 0
    level: int = 0
    waiting_for: str = ""
    tiles_per_s: float = 0.0
    remaining_s: int | None = None
    failure: str = ""


Tell = Callable[[Progress], None]
"""Told about every second how far the run is; raises Stopped when it shall end."""


@dataclass
class _Rate:
    """Speed over the last minute."""

    seen: deque[tuple[float, int, int]] = field(default_factory=deque)

    def take(self, progress: Progress) -> None:
        """Set speed and remaining time."""
        now = time.monotonic()
        if not progress.tiles_drawn:  # drawers that are being started draw nothing yet
            self.seen.clear()
        self.seen.append((now, progress.tiles_drawn, progress.blocks_done))
        while len(self.seen) > 2 and now - self.seen[0][0] > 60:
            self.seen.popleft()
        since, tiles, blocks = self.seen[0]
        passed, done = now - since, progress.blocks_done - blocks
        progress.tiles_per_s = (progress.tiles_drawn - tiles) / passed if passed else 0.0
        left = progress.blocks_total - progress.blocks_done
        progress.remaining_s = round(left * passed / done) if done and passed else None


class Run:
    """One run of an order.

    Args:
        tell: see `Tell`.
        throttle: None = nothing is held back.
        room: bytes that may be drawn before the quota is reached; None = no quota.
    """

    def __init__(
        self,
        order: Order,
        place: Workspace,
        tell: Tell,
        *,
        processes: int = 1,
        throttle: Throttle | None = None,
        room: int | None = None,
        now: Callable[[], datetime] = timezone.localtime,
    ) -> None:
        self.order, self.place, self._tell = order, place, tell
        self._processes, self._throttle, self._room, self._now = processes, throttle, room, now
        self.progress = Progress()
        self._rate = _Rate()
        self._told_at = 0.0
        self._rest_until = 0.0
        self._trouble_since: float | None = None
        self._pauses = self._in_a_row = 0
        self._tries: Counter[Coord] = Counter()

    def work(self) -> Progress:
        """Do the whole order.

        Raises:
            Stopped: `tell` said so.
            SourceDown, NothingDrawn, QuotaReached: it cannot go on; what is drawn stays.
            tiles.seeding.areas.AreaUnknown: the area is not there (any more).
        """
        grid = self.order.tile_grid()
        shape = areas.shape_of(self.order.areas, self.order.box, grid)
        used = drawers(self.order, self.place, self._processes)
        try:
            while True:
                now = stamp(self.place)
                cache = cache_of(self.order, self.place)
                found = walking.blocks(cache, grid, self.order.levels, shape)
                self.progress.blocks_total = sum(len(mains) for mains in found.values())
                self.progress.blocks_done = self.progress.tiles_kept = 0
                if self._fill(cache, used, deque(main for mains in found.values() for main in mains), now):
                    break
        finally:
            used.close()
        self.progress.remaining_s, self.progress.waiting_for = 0, ""
        self._say(at_once=True)
        return self.progress

    def _fill(self, cache: Cache, used: Drawers, waiting: deque[Coord], generation: object) -> bool:
        """Draw what is missing; False when another generation of the cache counts meanwhile."""
        drawn: dict[Future[Drawn], Coord] = {}
        while waiting or drawn:
            if self._say() and stamp(self.place) != generation:
                wait(drawn)
                return False
            share = self._throttle.share_at(self._now()) if self._throttle else 1.0
            room = (
                0 if time.monotonic() < self._rest_until else used.count * 2 if share == 1 else int(share > 0)
            )
            self.progress.waiting_for = self._waits_for(share)
            for main in self._next(cache, waiting, room - len(drawn)):
                drawn[used.submit(main)] = main
            if not drawn:
                if waiting:
                    time.sleep(min(_TELL_EVERY_S, max(0.02, self._rest_until - time.monotonic())))
                continue
            for one in wait(drawn, _TELL_EVERY_S, FIRST_COMPLETED).done:
                self._take(cache, drawn.pop(one), one, waiting, share)
        return True

    def _next(self, cache: Cache, waiting: deque[Coord], room: int) -> Iterator[Coord]:
        """Blocks to draw now, at most `room`; what is there is counted on the way."""
        while waiting and room > 0:
            main = waiting.popleft()
            self.progress.level = main[2]
            if cache.missing(main):
                room -= 1
                yield main
            else:
                self.progress.tiles_kept += len(cache.block(main))
                self.progress.blocks_done += 1
                self._say()

    def _take(
        self, cache: Cache, main: Coord, done: Future[Drawn], waiting: deque[Coord], share: float
    ) -> None:
        """Count a block that was drawn, or see what is to be done about one that was not."""
        tiles = len(cache.block(main))
        try:
            drawn = done.result()
        except BrokenProcessPool:
            drawn = Drawn(main, failure="a drawer was killed")
        if drawn.failure:
            self.progress.failure = drawn.failure
            if self._give_up(main):
                self.progress.tiles_failed += tiles
                self.progress.blocks_done += 1
            else:
                waiting.appendleft(main)
            return
        self._trouble_since, self._pauses, self._in_a_row = None, 0, 0
        self.progress.tiles_drawn += tiles
        self.progress.bytes_drawn += drawn.bytes
        self.progress.blocks_done += 1
        if 0 < share < 1:
            self._rest_until = time.monotonic() + rest_s(drawn.seconds, share)
        if self._room is not None and self.progress.bytes_drawn > self._room:
            raise QuotaReached(f"{self.progress.bytes_drawn} bytes")

    def _give_up(self, main: Coord) -> bool:
        """Whether a block that failed is left out. Rests a while when the source does not answer.

        MapProxy's own seeder waits up to ten minutes a hundred times over; here a dead source ends the run.
        """
        now = time.monotonic()
        self._trouble_since = self._trouble_since or now
        if now - self._trouble_since > PATIENCE_S:
            raise SourceDown(self.progress.failure)
        if source_answers(self.order, self.place):
            self._tries[main] += 1
            if self._tries[main] < ATTEMPTS:
                return False
            self._in_a_row += 1
            if self._in_a_row >= MOST_IN_A_ROW:
                raise NothingDrawn(self.progress.failure)
            return True
        self._rest_until = now + min(_LONGEST_PAUSE_S, 0.5 * 2**self._pauses)
        self._pauses += 1
        return False

    def _waits_for(self, share: float) -> str:
        if self._trouble_since is not None and time.monotonic() < self._rest_until:
            return "source"
        return "office-hours" if share < 1 else ""

    def _say(self, *, at_once: bool = False) -> bool:
        """Tell how far it is, once a second; whether it was told."""
        if not at_once and time.monotonic() - self._told_at < _TELL_EVERY_S:
            return False
        self._rate.take(self.progress)
        self._tell(self.progress)
        self._told_at = time.monotonic()
        return True


def throttle_of_settings() -> Throttle:
    """The throttle as the installation sets it, with the working days of the city."""
    share = settings.SEED_OFFICE_PERCENT / 100
    return Throttle(parse_hours(settings.SEED_OFFICE_HOURS), share, working_calendar())
