"""Start order, restart with back-off, giving up, clean and hard stop. Real processes, no database."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from ops.errors import OperatorError
from ops.process_identity import ProcessIdentity
from ops.service import LOG_LIMIT_BYTES, end_leftover
from ops.supervisor import Patience, Row, StartFailed, Supervisor
from tests.unit.ops.programs import CRASHING, OBEDIENT, PARENT, STUBBORN, program, wait_for


class Fake:
    """A service without a process, which notes what is asked of it."""

    def __init__(self, name: str, notes: list[str], fails_to_start: bool = False) -> None:
        self.name, self.notes, self.fails_to_start = name, notes, fails_to_start
        self.log = Path(f"{name}.log")
        self.lives = False

    def start(self) -> None:
        if self.fails_to_start:
            raise OperatorError("no")
        self.notes.append(f"start {self.name}")
        self.lives = True

    def pid(self) -> int | None:
        return 1 if self.lives else None

    def exit_code(self) -> int | None:
        return 7

    def stop(self, grace_seconds: float) -> None:
        self.notes.append(f"stop {self.name}")
        self.lives = False

    def rotate_log(self) -> None:
        return None


class Clock:
    """A clock that the test turns on, in seconds."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_starts_in_order_and_stops_in_reverse() -> None:
    notes: list[str] = []
    supervisor = Supervisor([Fake(name, notes) for name in ("db", "tiles", "web", "worker")])
    supervisor.start()
    supervisor.stop()
    assert notes == [
        *("start db", "start tiles", "start web", "start worker"),
        *("stop worker", "stop web", "stop tiles", "stop db"),
    ]


def test_what_was_started_is_stopped_when_the_next_cannot_start() -> None:
    notes: list[str] = []
    supervisor = Supervisor([Fake("db", notes), Fake("web", notes, fails_to_start=True)])
    with pytest.raises(OperatorError):
        supervisor.start()
    assert notes == ["start db", "stop web", "stop db"]


def test_a_crash_is_followed_by_a_restart_after_a_growing_pause() -> None:
    clock, notes = Clock(), list[str]()
    web = Fake("web", notes)
    supervisor = Supervisor([web], clock=clock)
    supervisor.ready_once = True
    supervisor.start()
    pauses = []
    for _ in range(8):
        web.lives = False
        supervisor.tick()
        row = supervisor.rows[0]
        assert row.state() == "restarting"
        assert row.restart_at is not None
        pauses.append(row.restart_at - clock.now)
        clock.now = row.restart_at
        supervisor.tick()
        assert row.state() == "running"
    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30]
    assert supervisor.rows[0].restarts == 8
    assert supervisor.rows[0].last_exit == 7


def test_a_service_that_ran_long_enough_starts_again_from_the_first_pause() -> None:
    clock = Clock()
    web = Fake("web", [])
    supervisor = Supervisor([web], clock=clock)
    supervisor.start()
    supervisor.rows[0].crashes_in_a_row = 4
    clock.now += 25
    web.lives = False
    supervisor.tick()
    assert supervisor.rows[0].restart_at == clock.now + 0.5


def test_crashing_before_the_first_ready_ends_the_start(tmp_path: Path) -> None:
    broken = program(tmp_path, "web", CRASHING)
    supervisor = Supervisor([broken], Patience(tick=0.01, first_pause=0.01, give_up_after=3))
    supervisor.start()
    with pytest.raises(StartFailed) as failed:
        supervisor.run(until=lambda: False)
    assert failed.value.row.service.name == "web"
    assert failed.value.row.last_exit == 3
    supervisor.stop()


def test_it_has_settled_when_every_service_has_run_for_a_while() -> None:
    clock = Clock()
    web = Fake("web", [])
    supervisor = Supervisor([web], clock=clock)
    supervisor.start()
    assert not supervisor.settled()
    clock.now += 1.0
    assert supervisor.settled()
    web.lives = False
    supervisor.tick()
    assert not supervisor.settled()


def test_a_killed_process_comes_back(tmp_path: Path) -> None:
    web = program(tmp_path, "web", OBEDIENT)
    events: list[str] = []

    def note(row: Row, event: str) -> None:
        events.append(event)

    supervisor = Supervisor([web], Patience(tick=0.01, first_pause=0.01), on_event=note)
    supervisor.start()
    first = web.pid()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert supervisor.run(until=lambda: web.pid() not in (None, first))
    supervisor.stop()
    assert events == ["started", "crashed", "started", "stopped"]


def test_a_polite_stop_is_quick_and_leaves_no_pid_file(tmp_path: Path) -> None:
    web = program(tmp_path, "web", OBEDIENT)
    web.start()
    pid = web.pid()
    assert pid is not None
    assert web.pid_file.exists()
    web.stop(grace_seconds=5)
    assert ProcessIdentity.of(pid) is None
    assert not web.pid_file.exists()


def test_a_stubborn_process_is_killed_after_the_grace_time(tmp_path: Path) -> None:
    renderer = program(tmp_path, "renderer", STUBBORN)
    renderer.start()
    assert wait_for(lambda: renderer.log.read_text() == "up\n")
    pid = renderer.pid()
    assert pid is not None
    renderer.stop(grace_seconds=0.2)
    assert ProcessIdentity.of(pid) is None


def test_children_of_a_stopped_process_end_with_it(tmp_path: Path) -> None:
    parent = program(tmp_path, "web", PARENT)
    parent.start()
    assert wait_for(lambda: parent.log.read_text().strip())
    child = int(parent.log.read_text())
    parent.stop(grace_seconds=5)
    assert wait_for(lambda: ProcessIdentity.of(child) is None)


def test_what_a_killed_supervisor_left_is_ended_by_the_next_start(tmp_path: Path) -> None:
    left = program(tmp_path, "web", OBEDIENT)
    left.start()
    pid = left.pid()
    assert pid is not None
    again = program(tmp_path, "web", OBEDIENT)
    again.start()
    # The first object is this test's own child, so its end must be collected before the id is gone.
    assert wait_for(lambda: left.exit_code() is not None)
    assert again.pid() != pid
    again.stop(grace_seconds=5)


def test_a_pid_file_of_another_process_is_not_trusted(tmp_path: Path) -> None:
    stale = tmp_path / "web.pid"
    stale.write_text(f"{os.getpid()} 1\n")  # this test's id, with a start time that is not its own
    assert end_leftover(stale) is False
    assert not stale.exists()
    broken = tmp_path / "tiles.pid"
    broken.write_text("nonsense")
    assert ProcessIdentity.read(broken) is None


def test_asked_to_stop_it_runs_no_further(tmp_path: Path) -> None:
    supervisor = Supervisor([program(tmp_path, "web", OBEDIENT)], Patience(tick=0.01))
    supervisor.ask_to_stop()
    supervisor.start()
    assert supervisor.rows[0].state() == "stopped"
    assert supervisor.run(until=lambda: True) is False


def test_a_long_log_is_copied_aside_and_the_program_writes_on(tmp_path: Path) -> None:
    web = program(
        tmp_path, "web", "import time; [(print(n, flush=True), time.sleep(.01)) for n in range(6000)]"
    )
    web.start()
    assert wait_for(lambda: web.log.stat().st_size > 0)
    with web.log.open("ab") as log:
        log.truncate(LOG_LIMIT_BYTES)
    web.rotate_log()
    assert (tmp_path / "web.log.1").stat().st_size >= LOG_LIMIT_BYTES
    assert wait_for(lambda: 0 < web.log.stat().st_size < 1000)
    web.stop(grace_seconds=1)
