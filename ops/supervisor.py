"""Keeps the processes of one installation alive: clean start order, restart with back-off, clean stop.

Single-threaded: one loop looks at every service twice a second. All times are seconds of the monotonic clock.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ops import reloading
from ops.errors import OperatorError
from ops.reloading import Outcome, Reload
from ops.service import Service


@dataclass(frozen=True)
class Patience:
    """How long to wait for what, in seconds.

    Attributes:
        first_pause: before the first restart; doubles up to `longest_pause`.
        healthy_after: a service that ran this long starts again from `first_pause`.
        settles_after: a service that ran this long counts as started.
        give_up_after: crashes in a row, before everything was ready once, that end the start.
        grace: between the polite and the hard stop.
    """

    tick: float = 0.5
    first_pause: float = 0.5
    longest_pause: float = 30.0
    healthy_after: float = 20.0
    settles_after: float = 1.0
    give_up_after: int = 5
    grace: float = 10.0
    reload: reloading.Patience = field(default_factory=reloading.Patience)


@dataclass
class Row:
    """One service and what has happened to it."""

    service: Service
    restarts: int = 0
    crashes_in_a_row: int = 0
    started_at: float = 0.0
    restart_at: float | None = None
    last_exit: int | None = None

    def state(self) -> str:
        if self.restart_at is not None:
            return "restarting"
        return "running" if self.service.pid() is not None else "stopped"


class StartFailed(Exception):
    """A service crashed again and again before the installation was ready once."""

    def __init__(self, row: Row) -> None:
        super().__init__(row.service.name)
        self.row = row


@dataclass
class Supervisor:
    """Starts `services` in order, stops them in reverse order.

    Args:
        on_event: told (row, event) with event one of started, crashed, stopped, reloaded, reload-failed.
    """

    services: Sequence[Service]
    patience: Patience = field(default_factory=Patience)
    on_event: Callable[[Row, str], None] = lambda row, event: None
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self.rows = [Row(service) for service in self.services]
        self.ready_once = False
        self._stop_asked = False
        self._reload_asked = False
        self._reload: Reload | None = None
        #: Reloads that were begun since the start, and how the last one stands.
        self.reloads = 0

    # -- signals --------------------------------------------------------------------------------------------

    def listen_to_signals(self) -> None:
        """SIGINT, SIGTERM and SIGHUP (the terminal was closed) all mean: stop in order. SIGUSR1: the code changed."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.ask_to_stop())
        signal.signal(signal.SIGUSR1, lambda *_: self.ask_to_reload())

    def ask_to_stop(self) -> None:
        self._stop_asked = True

    def ask_to_reload(self) -> None:
        """Replace the programs by new ones once the one under way, if any, is through."""
        self._reload_asked = True

    @property
    def reload_outcome(self) -> Outcome | None:
        """How the last reload stands; None before the first."""
        return None if self._reload is None else self._reload.outcome

    @property
    def reload_culprit(self) -> str:
        """The program because of which the last reload did not end well; empty when it did."""
        return "" if self._reload is None else self._reload.culprit

    @property
    def stopping(self) -> bool:
        return self._stop_asked

    # -- life -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start every service, in order; those already started are stopped again when one cannot be."""
        try:
            for row in self.rows:
                if self._stop_asked:
                    return
                self._start(row)
        except BaseException:
            self.stop()
            raise

    def tick(self) -> None:
        """Look at every service once: notice ends, restart what is due, keep logs short.

        Raises:
            StartFailed: see the class.
        """
        for row in self.rows:
            if row.restart_at is not None:
                if self.clock() >= row.restart_at:
                    row.restarts += 1
                    self._try_again(row)
            elif row.service.pid() is None:
                self._crashed(row)
            row.service.rotate_log()
        if self.ready_once:
            self._go_on_reloading()

    def settled(self) -> bool:
        """Whether every service runs, and none of them only just started (it could be about to end again)."""
        latest = max(row.started_at for row in self.rows)
        running = all(row.state() == "running" for row in self.rows)
        return running and self.clock() - latest >= self.patience.settles_after

    def run(self, until: Callable[[], bool]) -> bool:
        """Keep them alive until `until()` is true or a stop is asked for; whether `until()` came true."""
        while not self._stop_asked:
            self.tick()
            if until():
                return True
            time.sleep(self.patience.tick)
        return False

    def stop(self) -> None:
        """Stop every service, last started first, each with the grace time; one failure spares no other."""
        failures: list[OperatorError] = []
        if self.reload_outcome == "running" and self._reload is not None:
            self._reload.give_up()
        for row in reversed(self.rows):
            row.restart_at = None
            try:
                row.service.stop(self.patience.grace)
            except OperatorError as error:
                failures.append(error)
            self.on_event(row, "stopped")
        if failures:
            raise failures[0]

    # -- inside ---------------------------------------------------------------------------------------------

    def _start(self, row: Row) -> None:
        row.service.start()
        row.started_at, row.restart_at = self.clock(), None
        self.on_event(row, "started")

    def _go_on_reloading(self) -> None:
        if self._reload_asked and self.reload_outcome != "running":
            self._reload_asked = False
            self.reloads += 1
            self._reload = Reload(
                self.rows, self.clock, lambda row, event: self.on_event(row, event), self.patience.reload
            )
        if self._reload is not None:
            self._reload.step()

    def _try_again(self, row: Row) -> None:
        try:
            self._start(row)
        except (OperatorError, OSError):  # a database that still recovers, a program being replaced
            self._crashed(row)

    def _crashed(self, row: Row) -> None:
        lived = self.clock() - row.started_at
        row.crashes_in_a_row = 1 if lived >= self.patience.healthy_after else row.crashes_in_a_row + 1
        row.last_exit = row.service.exit_code()
        pause = self.patience.first_pause * 2 ** (row.crashes_in_a_row - 1)
        row.restart_at = self.clock() + min(pause, self.patience.longest_pause)
        self.on_event(row, "crashed")
        if not self.ready_once and row.crashes_in_a_row >= self.patience.give_up_after:
            raise StartFailed(row)
