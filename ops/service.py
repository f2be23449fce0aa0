"""What a supervisor keeps alive: programs that it starts itself, and the private cluster, which detaches."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol

from ops import messages, ports
from ops.cluster import Cluster
from ops.errors import OperatorError
from ops.process_identity import ProcessIdentity, kill_group

LOG_LIMIT_BYTES = 10 * 1024**2
LOG_KEPT = 3
#: What becomes of a service when the code changed (`ops.reloading`): it goes on; it is stopped and started again; or a
#: successor is started beside it, and it is stopped once that one listens.
OnReload = Literal["keep", "again", "beside"]


class Service(Protocol):
    """One row of the process table."""

    name: str
    log: Path
    on_reload: OnReload

    def start(self) -> None:
        """Begin; returns at once or when it answers."""

    def pid(self) -> int | None:
        """Its process id while it lives, else None."""

    def exit_code(self) -> int | None:
        """How it ended, when that is known."""

    def stop(self, grace_seconds: float) -> None:
        """Ask it to end, wait, then end it at once; returns when it is gone."""

    def rotate_log(self) -> None:
        """Keep its log below the size limit."""


class Program:
    """A program in a session of its own: Ctrl-C reaches the supervisor only, and stops keep their order.

    Its output goes straight into the log file: when the supervisor is killed, the program writes on, and the
    next start finds it by its pid file and ends it.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[object],
        *,
        environment: Mapping[str, str],
        cwd: Path,
        logs: Path,
        run: Path,
        on_reload: OnReload = "keep",
        port: int = 0,
        listeners: int = 1,
    ) -> None:
        """Args:
        port: where it listens; needed for a successor beside it, which shares the port (SO_REUSEPORT).
        listeners: how many of its processes listen there once all of them serve.
        """
        self.name = name
        self.command = [str(part) for part in command]
        self.environment = dict(environment)
        self.cwd = cwd
        self.log = logs / f"{name}.log"
        self.run = run
        self.pid_file = run / f"{name}.pid"
        self.on_reload = on_reload
        self.port, self.listeners = port, listeners
        self._child: subprocess.Popen[bytes] | None = None

    def successor(self) -> Program:
        """The same program, not started, to run beside this one until `take_over`."""
        other = Program(
            self.name, self.command, environment=self.environment, cwd=self.cwd, logs=self.log.parent, run=self.run,
            on_reload=self.on_reload, port=self.port, listeners=self.listeners,
        )  # fmt: skip
        other.pid_file = self.run / f"{self.name}.next.pid"
        return other

    def serves(self) -> bool:
        """Whether as many of its own processes listen on its port as shall."""
        leader = self.pid()
        return leader is not None and len(ports.listeners(self.port, leader)) >= self.listeners

    def take_over(self) -> None:
        """Stand in the place of the program before, which has ended."""
        self.pid_file = self.pid_file.replace(self.run / f"{self.name}.pid")

    def start(self) -> None:
        if self._child is not None:
            kill_group(self._child.pid)  # workers that outlived a crashed parent still hold its port
        end_leftover(self.pid_file)
        with self.log.open("ab") as log:
            try:
                self._child = subprocess.Popen(
                    self.command,
                    cwd=self.cwd,
                    env=self.environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            except (FileNotFoundError, PermissionError) as error:
                why = error.strerror
                raise OperatorError(messages.NO_PROGRAM.format(program=self.command[0], why=why)) from None
        identity = ProcessIdentity.of(self._child.pid)
        if identity is not None:
            identity.write(self.pid_file)

    def pid(self) -> int | None:
        if self._child is None or self._child.poll() is not None:
            return None
        return self._child.pid

    def exit_code(self) -> int | None:
        return None if self._child is None else self._child.poll()

    def stop(self, grace_seconds: float) -> None:
        child, self._child = self._child, None
        if child is not None:
            if child.poll() is None:
                child.terminate()
                try:
                    child.wait(grace_seconds)
                except subprocess.TimeoutExpired:
                    kill_group(child.pid)
                    child.wait()
            kill_group(child.pid)  # workers that outlived their parent
        self.pid_file.unlink(missing_ok=True)

    def rotate_log(self) -> None:
        """Copy and empty: the program keeps its open file, which is in append mode and goes on at the end."""
        try:
            if self.log.stat().st_size < LOG_LIMIT_BYTES:
                return
        except FileNotFoundError:
            return
        for number in range(LOG_KEPT - 1, 0, -1):
            older = self.log.with_name(f"{self.log.name}.{number}")
            if older.exists():
                older.replace(self.log.with_name(f"{self.log.name}.{number + 1}"))
        shutil.copyfile(self.log, self.log.with_name(f"{self.log.name}.1"))
        os.truncate(self.log, 0)


def end_leftover(pid_file: Path, grace_seconds: float = 5) -> bool:
    """End the program of an earlier supervisor that was killed, with its workers; whether it still lived."""
    recorded = ProcessIdentity.recorded(pid_file)
    if recorded is None:
        return False
    found = recorded.alive()
    if found:
        recorded.signal(signal.SIGTERM)
        recorded.wait_gone(grace_seconds)
    if found or ProcessIdentity.of(recorded.pid) is None:
        kill_group(recorded.pid)
        recorded.wait_gone(grace_seconds)
    pid_file.unlink(missing_ok=True)
    return found


class ClusterService:
    """The private cluster as a row of the process table; PostgreSQL rotates its own log."""

    name = "db"
    on_reload: OnReload = "keep"

    def __init__(self, cluster: Cluster, *, keep_running: bool = False) -> None:
        self.cluster = cluster
        self.log = cluster.paths.cluster_log
        self.keep_running = keep_running

    def start(self) -> None:
        self.cluster.ensure_running()

    def pid(self) -> int | None:
        return self.cluster.running_pid()

    def exit_code(self) -> int | None:
        return None

    def stop(self, grace_seconds: float) -> None:
        if not self.keep_running:
            self.cluster.stop()

    def rotate_log(self) -> None:
        return None
