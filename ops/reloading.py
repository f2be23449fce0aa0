"""Thay mã không gián đoạn. New code without a refused request: programs that answer requests are replaced by successors
on the same ports, the others are stopped and started.

Both listen there at once (SO_REUSEPORT), so the port never closes: an old one is asked to end only when every process
of every successor listens, finishes what it has begun, and hands over its name. A successor that ends or does not
listen in time is given up with the others, and what ran goes on with the old code, all of it. granian's own SIGHUP
waits a fixed time instead, and where loading the code takes longer than that, nobody listens.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ops.errors import OperatorError
from ops.service import Program

if TYPE_CHECKING:
    from ops.supervisor import Row

#: Under way; the new code runs everywhere; the old code goes on everywhere; the new code runs but one program ends.
Outcome = Literal["running", "done", "failed", "incomplete"]


@dataclass
class Patience:
    """Seconds to wait: for a successor to listen, for a program to end, and for one to end again with the new code."""

    listening: float = 600.0
    grace: float = 30.0
    settling: float = 10.0


class Reload:
    """One replacement of all programs, in steps that return at once or when a program has ended.

    Args:
        clock: seconds.
        on_event: told (row, event) with event one of reloaded, reload-failed.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        clock: Callable[[], float],
        on_event: Callable[[Row, str], None],
        patience: Patience | None = None,
    ) -> None:
        self._clock, self._on_event = clock, on_event
        self._patience = patience or Patience()
        self._to_start = [row for row in rows if row.service.on_reload == "beside"]
        self._again = [row for row in rows if row.service.on_reload == "again"]
        #: Started, not yet in their places; all but the last one listen.
        self._successors: list[tuple[Row, Program]] = []
        self._since = 0.0
        self._handing_over = False
        self._replaced: list[Row] = []
        self._replaced_at = 0.0
        self.outcome: Outcome = "running"
        #: The program because of which it did not end well.
        self.culprit = ""

    def step(self) -> None:
        """Go on as far as it goes without waiting for anybody to listen."""
        if self.outcome != "running":
            return
        if not self._handing_over:
            self._start_successors()
        elif self._successors:
            self._hand_over(*self._successors.pop(0))
        elif self._again:
            self._start_again(self._again.pop(0))
        else:
            self._settle()

    def give_up(self) -> None:
        """End the successors that are not in their places: one did not start, or everything is being stopped."""
        for _row, successor in self._successors:
            successor.stop(self._patience.grace)
        self._successors, self.outcome = [], "failed"

    def _start_successors(self) -> None:
        """One after the other: each that loads its code needs a processor."""
        for row, successor in self._successors:
            if successor.pid() is None:
                self._failed(row)
                return
        if self._successors and not self._successors[-1][1].serves():
            if self._clock() - self._since > self._patience.listening:
                self._failed(self._successors[-1][0])
        elif self._to_start:
            self._start_successor(self._to_start.pop(0))
        else:
            self._handing_over = True

    def _start_successor(self, row: Row) -> None:
        assert isinstance(row.service, Program)
        successor = row.service.successor()
        self._successors.append((row, successor))
        self._since = self._clock()
        try:
            successor.start()
        except (OperatorError, OSError):
            self._failed(row)

    def _hand_over(self, row: Row, successor: Program) -> None:
        """The row is the successor's, whatever the old program was about to do: one that crashed meanwhile would be
        started again otherwise."""
        before, row.service = row.service, successor
        before.stop(self._patience.grace)
        successor.take_over()
        self._passed(row)

    def _start_again(self, row: Row) -> None:
        """What cannot be started counts as ended; the supervisor tries again, as after a crash."""
        row.service.stop(self._patience.grace)
        with contextlib.suppress(OperatorError, OSError):
            row.service.start()
        self._passed(row)

    def _passed(self, row: Row) -> None:
        row.started_at, row.crashes_in_a_row, row.restart_at = self._clock(), 0, None
        self._replaced.append(row)
        self._replaced_at = self._clock()
        self._on_event(row, "reloaded")

    def _settle(self) -> None:
        """Whether all of them stay: a worker that cannot load its code ends some seconds after it was started."""
        ended = [row for row in self._replaced if row.crashes_in_a_row or row.service.pid() is None]
        if ended:
            self.outcome, self.culprit = "incomplete", ended[0].service.name
            self._on_event(ended[0], "reload-failed")
        elif self._clock() - self._replaced_at >= self._patience.settling or not self._replaced:
            self.outcome = "done"

    def _failed(self, row: Row) -> None:
        self.give_up()
        self.culprit = row.service.name
        self._on_event(row, "reload-failed")
