"""`make run`, `make up`, `make down`: one supervisor per clone, in the foreground or behind a pid file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from types import FrameType

from ops import bootstrap, locks, messages, ports, progress, status
from ops.errors import OperatorError
from ops.paths import Paths
from ops.process_identity import ProcessIdentity
from ops.processes import Installation
from ops.service import end_leftover
from ops.supervisor import Row, StartFailed, Supervisor

STOP_SECONDS = 120
STATE_SECONDS = 10.0
RELOAD_SECONDS = 1_500
KEEP_MARKER = "db.keep"


def run(paths: Paths) -> int:
    """Prepare, start, wait until ready, print the addresses, stay until Ctrl-C; exit code."""
    with ExitStack() as held:
        held.enter_context(locks.exclusive(paths.run / "setup.lock"))
        # Once everything runs the lock is let go: `make test` and `make load` work beside it.
        return _supervised(_claim(paths), prepare=True, ready=held.close)


def supervise(paths: Paths) -> int:
    """The background half of `make up`: everything is prepared, the caller holds the lock and waits."""
    return _supervised(_claim(paths), prepare=False, ready=lambda: None)


def up(paths: Paths) -> int:
    """Prepare, start a supervisor in the background, return when ready."""
    with locks.exclusive(paths.run / "setup.lock"):
        running = ProcessIdentity.read(paths.run / status.SUPERVISOR_PID)
        if running is not None:
            print(_already_running(paths, running))
            return 0
        target = _claim(paths)
        (paths.run / status.SUPERVISOR_PID).unlink(missing_ok=True)
        starting = progress.Step("Khởi động tiến trình · processes", lambda: _detach(target))
        took = bootstrap.prepare(target, then=[starting])
    print(status.welcome(target, took), flush=True)
    return 0


def down(paths: Paths) -> int:
    """Stop whatever runs: the supervisor in order, then what a killed one left behind, then the cluster."""
    stopped = stop_supervisor(paths)
    (paths.run / KEEP_MARKER).unlink(missing_ok=True)
    found = _sweep(paths)
    cluster = bootstrap.installation(paths).cluster
    found = found or cluster.running_pid() is not None
    cluster.stop()
    print(messages.STOPPED if stopped or found else messages.NOT_RUNNING)
    return 0


def reload(paths: Paths) -> int:
    """New code into a running installation: packages, tables and static files, then one program after the other.

    Raises:
        OperatorError: nothing runs here, or what runs cannot be replaced; a new program does not run.
    """
    with locks.exclusive(paths.run / "setup.lock"):
        supervisor = ProcessIdentity.read(paths.run / status.SUPERVISOR_PID)
        state = status.recorded(paths)
        if supervisor is None or not state.get("started"):
            raise OperatorError(messages.NOTHING_TO_RELOAD)
        if "reload_culprit" not in state:  # of before: the signal, or what is told of a failure, would end it
            raise OperatorError(messages.RELOAD_TOO_OLD)
        target = bootstrap.installation(paths)
        if state["city"] != target.settings.city:
            told = {"running": state["city"], "asked": target.settings.city}
            raise OperatorError(messages.RELOAD_OTHER_CITY.format(**told))
        replacing = progress.Step("Thay tiến trình · processes", lambda: _replaced(paths, supervisor))
        took = progress.run([*bootstrap.code_steps(target), replacing, bootstrap.only_this_code_step(target)])
    print(messages.RELOADED.format(took=progress.seconds(took)), flush=True)
    return 0


def _replaced(paths: Paths, supervisor: ProcessIdentity) -> str:
    before = status.recorded(paths).get("reloads", 0)
    supervisor.signal(signal.SIGUSR1)
    deadline = time.monotonic() + RELOAD_SECONDS
    while supervisor.alive() and time.monotonic() < deadline:
        state = status.recorded(paths)
        outcome = state.get("reload") if state.get("reloads", 0) > before else None
        if outcome == "done":
            return ""
        if outcome in ("failed", "incomplete"):
            text = messages.RELOAD_FAILED if outcome == "failed" else messages.RELOAD_INCOMPLETE
            name = state["reload_culprit"]
            raise OperatorError(text.format(name=name, log=paths.logs / f"{name}.log"))
        time.sleep(0.2)
    if not supervisor.alive():
        raise OperatorError(messages.RELOAD_LOST.format(log=paths.logs / "supervisor.log"))
    raise OperatorError(messages.TIMEOUT.format(what="make reload", seconds=RELOAD_SECONDS, log=paths.logs))


def stop_supervisor(paths: Paths) -> bool:
    """End the supervisor with what it started; whether there was one. A cluster that `make db` started stays."""
    supervisor = ProcessIdentity.read(paths.run / status.SUPERVISOR_PID)
    if supervisor is None:
        return False
    print(messages.STOPPING, flush=True)
    supervisor.signal(signal.SIGTERM)
    if not supervisor.wait_gone(STOP_SECONDS):
        supervisor.signal(signal.SIGKILL)
    return True


# -- inside -------------------------------------------------------------------------------------------------


def _claim(paths: Paths) -> Installation:
    """This process becomes the clone's supervisor; remains of a killed one are ended first.

    Raises:
        OperatorError: another supervisor lives, or the web port is busy.
    """
    running = ProcessIdentity.read(paths.run / status.SUPERVISOR_PID)
    if running is not None:
        raise OperatorError(_already_running(paths, running))
    _sweep(paths)
    target = bootstrap.installation(paths)
    ports.require_free(target.settings.port, "NEN_PORT", target.settings.host)
    return target


def _sweep(paths: Paths) -> bool:
    files = [file for file in paths.run.glob("*.pid") if file.name != status.SUPERVISOR_PID]
    found = [end_leftover(file) for file in files]
    (paths.run / status.SUPERVISOR_PID).unlink(missing_ok=True)
    (paths.run / status.STATE_FILE).unlink(missing_ok=True)
    return any(found)


def _already_running(paths: Paths, running: ProcessIdentity) -> str:
    return messages.ALREADY_RUNNING.format(pid=running.pid, url=status.recorded(paths).get("url", "…"))


def _supervised(target: Installation, *, prepare: bool, ready: Callable[[], None]) -> int:
    supervisor = Supervisor(target.services())
    state = status.StateFile(target, supervisor)
    pid_file = target.paths.run / status.SUPERVISOR_PID
    own = ProcessIdentity.of(os.getpid())
    if own is not None:
        own.write(pid_file)
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    try:
        if prepare:
            starting = progress.Step(
                "Khởi động tiến trình · processes", lambda: _start(target, supervisor, state)
            )
            took = bootstrap.prepare(target, then=[starting])
            if not supervisor.stopping:
                print(status.welcome(target, took), flush=True)
        else:
            _start(target, supervisor, state)
        ready()
        _stay(supervisor, state)
        print(f"\n{messages.STOPPING}", flush=True)
    finally:
        supervisor.on_event = lambda row, event: None
        supervisor.stop()
        state.remove()
        pid_file.unlink(missing_ok=True)
    print(messages.STOPPED, flush=True)
    return 0


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Until the processes run, every signal ends the preparing step as Ctrl-C does."""
    raise KeyboardInterrupt


def _start(target: Installation, supervisor: Supervisor, state: status.StateFile) -> str:
    """Start the processes and wait until the installation says that it is ready.

    Raises:
        OperatorError: a process crashes again and again, or nothing is ready in time.
    """
    supervisor.listen_to_signals()
    deadline = time.monotonic() + target.settings.startup_seconds
    url = status.ready_url(target)

    def answered() -> bool:
        state.write()
        if time.monotonic() > deadline:
            log = target.paths.logs / "web.log"
            raise OperatorError(messages.NOT_READY.format(seconds=target.settings.startup_seconds, log=log))
        return supervisor.settled() and status.is_ready(url)

    try:
        supervisor.start()
        supervisor.run(until=answered)
    except StartFailed as failed:
        row = failed.row
        raise OperatorError(
            messages.GAVE_UP.format(name=row.service.name, times=row.crashes_in_a_row, log=row.service.log)
        ) from None
    supervisor.ready_once = True
    state.write()
    return ""


def _stay(supervisor: Supervisor, state: status.StateFile) -> None:
    """Keep the processes alive and the state file fresh; one line for each process that ends."""
    written, reloading = 0.0, (supervisor.reloads, supervisor.reload_outcome)

    def tell(row: Row, event: str) -> None:
        state.write()
        if event == "crashed":
            said = messages.PROCESS_ENDED.format(
                time=time.strftime("%H:%M:%S"),
                name=row.service.name,
                code="?" if row.last_exit is None else row.last_exit,
                pause=max(0.0, (row.restart_at or 0.0) - supervisor.clock()),
                log=row.service.log,
            )
            print(said, flush=True)
        elif event in ("reloaded", "reload-failed"):
            text = messages.PROCESS_RELOADED if event == "reloaded" else messages.PROCESS_NOT_RELOADED
            said = text.format(time=time.strftime("%H:%M:%S"), name=row.service.name, log=row.service.log)
            print(said, flush=True)

    def refresh() -> bool:
        nonlocal written, reloading
        now = (supervisor.reloads, supervisor.reload_outcome)
        if supervisor.clock() - written > STATE_SECONDS or now != reloading:
            state.write()
            written, reloading = supervisor.clock(), now
        return False

    supervisor.on_event = tell
    supervisor.run(until=refresh)


def _detach(target: Installation) -> str:
    """Start `nen.py supervise` in a session of its own; wait until it is ready or has ended.

    Raises:
        OperatorError: it ended; the message is its own last line.
    """
    log_path = target.paths.logs / "supervisor.log"
    with log_path.open("wb") as log:
        child = subprocess.Popen(
            [sys.executable, str(target.paths.root / "ops" / "nen.py"), "supervise"],
            cwd=target.paths.root,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        while child.poll() is None:
            if status.recorded(target.paths).get("started"):
                return ""
            time.sleep(0.3)
    except BaseException:
        child.terminate()
        child.wait(STOP_SECONDS)
        raise
    said = log_path.read_text(errors="replace").strip().splitlines()
    raise OperatorError(said[-1] if said else messages.UP_FAILED.format(log=log_path))
