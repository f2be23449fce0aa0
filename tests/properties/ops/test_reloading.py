"""New code into what runs: somebody answers all the time, and what does not start changes nothing. Real processes."""

from __future__ import annotations

import http.client
import os
import signal
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from ops import ports
from ops.process_identity import ProcessIdentity
from ops.reloading import Patience
from ops.service import Program
from ops.supervisor import Supervisor
from tests.unit.ops.programs import OBEDIENT, port_of_our_own, program, wait_for

APP = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"{answer}"]
"""


def served(folder: Path, name: str, app: str, port: int) -> Program:
    """The server of the product with a small application that says "old"."""
    (folder / f"{app}.py").write_text(APP.format(answer="old"))
    command = [sys.executable, "-B", "-m", "granian", "--interface", "wsgi", "--port", port, "--workers", 2,
               "--workers-kill-timeout", 5, f"{app}:application"]  # fmt: skip
    return Program(
        name, command, environment={}, cwd=folder, logs=folder, run=folder, on_reload="beside", port=port, listeners=2
    )  # fmt: skip


@pytest.fixture
def web(tmp_path: Path) -> Program:
    """The only one that answers requests."""
    return served(tmp_path, "web", "app", port_of_our_own(22_000))


@contextmanager
def running(*services: Program) -> Iterator[Supervisor]:
    """A supervisor whose programs have started."""
    supervisor = Supervisor(services)
    supervisor.patience = type(supervisor.patience)(tick=0.05, reload=Patience(settling=1.0))
    supervisor.start()
    try:
        assert wait_for(lambda: all(one.serves() for one in services if one.port), 60)
        supervisor.ready_once = True
        yield supervisor
    finally:
        supervisor.stop()


def reload(supervisor: Supervisor) -> str | None:
    """Ask for it and go on until it has an end."""
    number = supervisor.reloads
    supervisor.ask_to_reload()
    supervisor.run(until=lambda: supervisor.reloads > number and supervisor.reload_outcome != "running")
    return supervisor.reload_outcome


class Asking:
    """Somebody who asks all the time, each time anew. A connection that is cut is tried again, as browsers do; one that
    is refused is counted."""

    def __init__(self, port: int) -> None:
        self.port, self.answers = port, Counter[str]()
        self._enough = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> Asking:
        self._thread.start()
        assert wait_for(lambda: self.answers["old"] > 3)
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self._thread.join()

    def _ask(self) -> None:
        while not self._enough.is_set():
            self.answers[ask(self.port)] += 1


def ask(port: int) -> str:
    """The answer, or how the connection failed."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().read().decode()
    except ConnectionRefusedError:
        return "refused"
    except (ConnectionResetError, http.client.RemoteDisconnected):
        return "cut"
    finally:
        connection.close()


def test_somebody_answers_all_the_time(web: Program, tmp_path: Path) -> None:
    worker = program(tmp_path, "worker", OBEDIENT)
    worker.on_reload = "again"
    kept = program(tmp_path, "renderer", OBEDIENT)
    with running(kept, web, worker) as supervisor:
        before = [kept.pid(), web.pid(), worker.pid()]
        (tmp_path / "app.py").write_text(APP.format(answer="new"))
        with Asking(web.port) as asking:
            assert reload(supervisor) == "done"
            assert wait_for(lambda: asking.answers["new"] > 3)
        assert set(asking.answers) <= {"old", "new", "cut"}, asking.answers
        assert {ask(web.port) for _ in range(20)} == {"new"}
        now = [row.service.pid() for row in supervisor.rows]
        assert now[0] == before[0] and now[1] not in before and now[2] not in before
        assert ProcessIdentity.read(tmp_path / "web.pid") == ProcessIdentity.of(now[1] or 0)
        assert not (tmp_path / "web.next.pid").exists() and web.pid() is None
        assert [row.restarts for row in supervisor.rows] == [0, 0, 0]


def test_what_does_not_start_changes_nothing(web: Program, tmp_path: Path) -> None:
    worker = program(tmp_path, "worker", OBEDIENT)
    worker.on_reload = "again"
    with running(web, worker) as supervisor:
        before = [web.pid(), worker.pid()]
        (tmp_path / "app.py").write_text("raise RuntimeError('no such table')")
        assert reload(supervisor) == "failed"
        assert [row.service.pid() for row in supervisor.rows] == before and ask(web.port) == "old"
        (tmp_path / "app.py").write_text(APP.format(answer="new"))
        assert reload(supervisor) == "done" and ask(web.port) == "new"


def test_what_started_goes_too_when_another_does_not_start(web: Program, tmp_path: Path) -> None:
    tiles = served(tmp_path, "tiles", "drawing", ports.next_free(web.port + 1))
    with running(tiles, web) as supervisor:
        (tmp_path / "drawing.py").write_text(APP.format(answer="new"))
        (tmp_path / "app.py").write_text("raise RuntimeError('no such table')")
        assert (reload(supervisor), supervisor.reload_culprit) == ("failed", "web")
        assert {ask(tiles.port) for _ in range(20)} == {"old"} and ask(web.port) == "old"
        assert tiles.pid() is not None and not list(tmp_path.glob("*.next.pid"))


def test_the_old_program_may_crash_while_its_successor_starts(web: Program, tmp_path: Path) -> None:
    with running(web) as supervisor:
        supervisor.patience = replace(
            supervisor.patience, first_pause=60.0
        )  # it would be started again much later
        supervisor.ask_to_reload()
        supervisor.tick()
        supervisor.tick()
        os.killpg(web.pid() or 0, signal.SIGKILL)
        assert wait_for(lambda: web.pid() is None)
        supervisor.run(until=lambda: supervisor.reload_outcome != "running")
        assert supervisor.reload_outcome == "done" and supervisor.rows[0].restart_at is None
        successor = supervisor.rows[0].service.pid()
        supervisor.patience = replace(supervisor.patience, tick=0.01)
        supervisor.clock = lambda: time.monotonic() + 3_600
        supervisor.tick()
        assert supervisor.rows[0].service.pid() == successor is not None and ask(web.port) == "old"


def test_a_worker_that_ends_with_the_new_code_is_told(web: Program, tmp_path: Path) -> None:
    (tmp_path / "job.py").write_text("import time; time.sleep(60)")
    worker = program(tmp_path, "worker", "import runpy; runpy.run_path('job.py')")
    worker.on_reload = "again"
    with running(web, worker) as supervisor:
        (tmp_path / "app.py").write_text(APP.format(answer="new"))
        (tmp_path / "job.py").write_text("raise SystemExit(3)")
        assert (reload(supervisor), supervisor.reload_culprit) == ("incomplete", "worker")
        assert ask(web.port) == "new"
        (tmp_path / "job.py").write_text("import time; time.sleep(60)")
        assert (reload(supervisor), supervisor.reload_culprit) == ("done", "")


def test_a_stop_ends_a_successor_too(web: Program) -> None:
    with running(web) as supervisor:
        supervisor.ask_to_reload()
        supervisor.tick()
        supervisor.tick()
        successor = ProcessIdentity.read(web.run / "web.next.pid")
        assert successor is not None
    assert not successor.alive() and web.pid() is None and ask(web.port) == "refused"
