"""Thay mã không gián đoạn. New code without a refused request: programs are replaced one after the other, and those
that answer requests by a successor on the same port.

Both listen there at once (SO_REUSEPORT), so the port never closes: the old one is asked to end only when every process
of the new one listens, finishes what it has begun, and hands over its name. A successor that ends or does not listen in
time is given up, and what ran goes on with the old code. granian's own SIGHUP waits a fixed time instead, and where
loading the code takes longer than that, nobody listens.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ops.errors import OperatorError
from ops.service import Program, Service

if TYPE_CHECKING:
    from ops.supervisor import Row

Outcome = Literal["running", "done", "failed"]


@dataclass
class Patience:
    """Seconds to wait: for a successor to listen, and for a program to end."""

    listening: float = 600.0
    grace: float = 30.0


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
        first = [row for row in rows if row.service.on_reload == "beside"]
        self._waiting = [*first, *(row for row in rows if row.service.on_reload == "again")]
        self._clock, self._on_event = clock, on_event
        self._patience = patience or Patience()
        self._successor: Program | None = None
        self._since = 0.0
        self.outcome: Outcome = "running"

    def step(self) -> None:
        """Go on as far as it goes without waiting for anybody to listen."""
        if self.outcome != "running":
            return
        if not self._waiting:
            self.outcome = "done"
            return
        row = self._waiting[0]
        if self._successor is not None:
            self._look_at(row, self._successor)
        elif row.restart_at is not None:  # it has ended and begins again by itself, with the new code
            self._waiting.pop(0)
        elif row.service.on_reload == "again":
            self._again(row)
        else:
            assert isinstance(row.service, Program)
            self._successor, self._since = row.service.successor(), self._clock()
            self._started(row, self._successor)

    def give_up(self) -> None:
        """End a successor that is under way: everything is being stopped."""
        if self._successor is not None:
            self._successor.stop(self._patience.grace)
        self._successor, self.outcome = None, "failed"

    def _look_at(self, row: Row, successor: Program) -> None:
        if successor.serves():
            before, row.service = row.service, successor
            row.started_at, row.crashes_in_a_row = self._since, 0
            before.stop(self._patience.grace)
            successor.take_over()
            self._successor = None
            self._passed(row)
        elif successor.pid() is None or self._clock() - self._since > self._patience.listening:
            self._failed(row)

    def _again(self, row: Row) -> None:
        row.service.stop(self._patience.grace)
        row.started_at = self._clock()
        if self._started(row, row.service):
            self._passed(row)

    def _started(self, row: Row, service: Service) -> bool:
        try:
            service.start()
        except (
            OperatorError,
            OSError,
        ):  # what was stopped is started again by the supervisor, as after a crash
            self._failed(row)
            return False
        return True

    def _passed(self, row: Row) -> None:
        self._waiting.pop(0)
        self._on_event(row, "reloaded")

    def _failed(self, row: Row) -> None:
        self.give_up()
        self._on_event(row, "reload-failed")
