"""The private PostgreSQL cluster under var/pg: made once, tuned to the machine, never run by root.

It listens on 127.0.0.1 and on a socket in var/pg-socket only. The one role, `nen`, owns the databases and
signs in with a generated password (scram-sha-256) kept in var/pg.password (mode 0600); nobody is trusted,
since other accounts of the machine reach the loopback address too.
"""

from __future__ import annotations

import os
import pwd
import re
import secrets
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from ops import machine, messages, ports, shell, tuning
from ops.errors import OperatorError
from ops.paths import Paths
from ops.settings import Settings

ROLE = "nen"
EXTENSIONS = ("postgis", "unaccent", "pg_trgm", "btree_gist")
BINARIES = Path("/usr/lib/postgresql")
POSTGIS_CONTROL = "/usr/share/postgresql/{version}/extension/postgis.control"
START_SECONDS = 90
STOP_SECONDS = 60
SOCKET_NAME_BYTES = 107
TUNED_FILE = "nen.conf"
DATABASE_OID = "SELECT oid FROM pg_database WHERE datname = '{name}'"
DATABASE_NAME = re.compile(r"^[a-z_][a-z0-9_]*$")


def installed_version(major: str = "") -> str | None:
    """The highest installed PostgreSQL with PostGIS (or exactly `major`), as "15"; None without any."""
    versions = [
        folder.name
        for folder in BINARIES.glob("[0-9]*")
        if (folder / "bin" / "initdb").exists()
        and Path(POSTGIS_CONTROL.format(version=folder.name)).exists()
        and major in ("", folder.name)
    ]
    return max(versions, key=int, default=None)


class Cluster:
    """The cluster of one installation."""

    def __init__(
        self, paths: Paths, settings: Settings, *, parameters: Mapping[str, str] | None = None
    ) -> None:
        self.paths = paths
        self.settings = settings
        self.parameters = dict(parameters or {})
        self.data = paths.cluster
        self.log = paths.cluster_log / "start.log"

    # -- facts ----------------------------------------------------------------------------------------------

    @property
    def account(self) -> machine.Account:
        return machine.cluster_account(self.paths.var)

    @property
    def made(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    @property
    def binaries(self) -> Path:
        """The folder of the server programs that fit the cluster (or the highest, before it is made)."""
        major = (self.data / "PG_VERSION").read_text().strip() if self.made else ""
        version = installed_version(major)
        if version is None:
            raise OperatorError(messages.NO_POSTGIS)
        return BINARIES / version / "bin"

    @property
    def port(self) -> int:
        try:
            return int((self.paths.var / "pg.port").read_text())
        except (FileNotFoundError, ValueError):
            return self.settings.pg_port

    @property
    def password(self) -> str:
        """The role's password, "" before there is one."""
        try:
            return (self.paths.var / "pg.password").read_text().strip()
        except FileNotFoundError:
            return ""

    @property
    def base_url(self) -> str:
        """URL of the server, without a database name: settings add nen_<city>."""
        return f"postgresql://{ROLE}:{self.password}@{ports.LOOPBACK}:{self.port}/"

    def running_pid(self) -> int | None:
        """Process id of this cluster's postmaster, or None; a stale postmaster.pid does not count."""
        try:
            pid = int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
            # An id can have been given to another process since: the postmaster's folder is the data folder.
            if Path(f"/proc/{pid}/cwd").resolve() == self.data.resolve():
                return pid
        except (OSError, ValueError, IndexError):
            pass
        return None

    # -- life -----------------------------------------------------------------------------------------------

    def ensure_running(self) -> None:
        """Make the cluster if there is none, and start it if it does not run.

        Raises:
            OperatorError: it belongs to another account, or did not start; names the log.
        """
        self._require_ownership()
        if not self.made:
            self._make()
        if self.running_pid() is None:
            self._start()
        self._wait_until_it_answers()
        self._write_connection_files()

    def stop(self) -> None:
        """Stop it, first politely (fast shutdown: sessions are ended, data are flushed), then at once."""
        if self.running_pid() is None:
            return
        for mode, seconds in (("fast", STOP_SECONDS), ("immediate", STOP_SECONDS)):
            command = self.account.command(
                self.binaries / "pg_ctl", "stop", "-D", self.data, "-m", mode, "-w", "-t", seconds
            )
            result = subprocess.run(
                command, check=False, capture_output=True, cwd="/", stdin=subprocess.DEVNULL
            )
            if result.returncode == 0 or self.running_pid() is None:
                return
        raise OperatorError(messages.CLUSTER_FAILED.format(action="dừng / stop", log=self.log))

    def _require_ownership(self) -> None:
        if not self.data.exists():
            return
        owner, account = self.data.stat().st_uid, self.account
        # Root may replace what an interrupted run left; whole data are never touched by another account.
        if owner != account.uid and not (machine.is_root() and not self.made):
            try:
                name = pwd.getpwuid(owner).pw_name
            except KeyError:
                name = str(owner)
            raise OperatorError(messages.CLUSTER_OWNER.format(path=self.data, owner=name, user=account.name))

    def _own(self, folder: Path, mode: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        if machine.is_root():
            os.chown(folder, self.account.uid, self.account.gid)
        folder.chmod(mode)

    def _make(self) -> None:
        """initdb beside the final place, moved there when whole: an interrupted run leaves nothing behind."""
        partial = self.paths.var / "pg.partial"
        shutil.rmtree(partial, ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)
        self._own(partial, 0o700)
        self._own(self.paths.cluster_log, 0o700)
        if not self.password:
            write_secret(self.paths.var / "pg.password", secrets.token_urlsafe(24))
        handed = partial / "password"
        write_secret(handed, self.password)
        if machine.is_root():
            os.chown(handed, self.account.uid, self.account.gid)
        shell.run(
            self.account.command(
                self.binaries / "initdb",
                f"--pgdata={partial / 'data'}",
                f"--username={ROLE}",
                f"--pwfile={handed}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--data-checksums",
            ),
            step="initdb",
            log=self.paths.setup_log,
            cwd=self.paths.var,
        )
        handed.unlink()
        with (partial / "data" / "postgresql.conf").open("a") as conf:
            conf.write(f"\ninclude '{TUNED_FILE}'\n")
        (partial / "data").replace(self.data)
        partial.rmdir()

    def _start(self) -> None:
        self._clear_recycled_pid()
        self._choose_port()
        self._own(self.paths.cluster_socket, 0o755)
        self._own(self.paths.cluster_log, 0o700)
        self._write_tuning()
        command = self.account.command(
            self.binaries / "pg_ctl", "start", "-D", self.data, "-l", self.log, "-w", "-t", START_SECONDS
        )
        result = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
        )
        if result.returncode != 0:
            begin = max(0, self.log.stat().st_size - 4096) if self.log.exists() else 0
            if self.log.exists():
                error = shell.failure(
                    step="postgres", code=1, log=self.log, begin=begin, written=(self.paths.var,)
                )
                if not isinstance(error, shell.StepFailed):
                    raise error
            raise OperatorError(messages.CLUSTER_FAILED.format(action="khởi động / start", log=self.log))

    def _clear_recycled_pid(self) -> None:
        """Remove postmaster.pid when its id now belongs to a process that is no PostgreSQL.

        The server itself clears the file of a dead process, and must: it first looks for sessions that
        outlived a killed postmaster. It cannot tell a recycled id, which after a reboot is common.
        """
        record = self.data / "postmaster.pid"
        try:
            pid = record.read_text().split("\n", 1)[0].strip()
            if Path(f"/proc/{pid}/comm").read_text().strip() != "postgres":
                record.unlink()
        except OSError:
            return

    def _choose_port(self) -> None:
        """The asked port when it was asked for by name; else the last one used; else the next free one."""
        first = self.settings.pg_port if self.settings.pg_port_chosen else self.port
        if self.settings.pg_port_chosen:
            ports.require_free(first, "NEN_PG_PORT")
        (self.paths.var / "pg.port").write_text(f"{ports.next_free(first)}\n")

    def _write_tuning(self) -> None:
        values = tuning.parameters(
            memory_bytes=machine.memory_bytes(),
            processors=machine.processors(),
            shared_memory_bytes=machine.shared_memory_bytes(),
        )
        values |= {
            "listen_addresses": ports.LOOPBACK,
            "port": str(self.port),
            "unix_socket_directories": _socket_folder(self.paths.cluster_socket),
            "cluster_name": "nen",
            "password_encryption": "scram-sha-256",
            "logging_collector": "on",
            "log_directory": str(self.paths.cluster_log),
            # One file a weekday, emptied when its day comes round again: seven days are kept.
            "log_filename": "db-%a.log",
            "log_rotation_age": "1d",
            "log_truncate_on_rotation": "on",
            # Statements and the details of errors hold values, and values may name people: neither goes to the log.
            "log_min_error_statement": "panic",
            "log_error_verbosity": "terse",
            "timezone": "UTC",
            "log_timezone": "UTC",
        } | self.parameters
        lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in values.items()]
        path = self.data / TUNED_FILE
        path.write_text(
            "# Written at each start by ops/cluster.py; own changes go to postgresql.auto.conf.\n"
            + "".join(lines)
        )
        if machine.is_root():
            os.chown(path, self.account.uid, self.account.gid)

    def _wait_until_it_answers(self) -> None:
        """Also waits while it replays its log after a crash."""
        deadline = time.monotonic() + START_SECONDS
        while self.psql("postgres", "SELECT 1") != "1":
            if time.monotonic() > deadline:
                raise OperatorError(
                    messages.TIMEOUT.format(
                        what="PostgreSQL", seconds=START_SECONDS, log=self.paths.cluster_log
                    )
                )
            time.sleep(0.2)

    def _write_connection_files(self) -> None:
        write_secret(self.paths.var / "database_base_url", self.base_url)
        write_secret(self.paths.var / "pgpass", f"{ports.LOOPBACK}:{self.port}:*:{ROLE}:{self.password}")

    # -- databases ------------------------------------------------------------------------------------------

    def psql(self, database: str, statement: str) -> str | None:
        """The answer of one statement, unaligned; None when it fails."""
        environment = os.environ | {"PGPASSWORD": self.password, "PGCONNECT_TIMEOUT": "5"}
        command = [self.binaries / "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", ports.LOOPBACK]
        command += ["-p", str(self.port), "-U", ROLE, "-d", database, "-c", statement]
        return shell.answer(command, environment)

    def identity(self, name: str) -> str:
        """What tells this database from one that was dropped and made again under the same name."""
        system = self.psql("postgres", "SELECT system_identifier FROM pg_control_system()")
        return f"{system} {self.psql('postgres', DATABASE_OID.format(name=name))}"

    def ensure_database(self, name: str) -> None:
        """Create a database with the extensions that the migrations expect, unless it is there.

        Raises:
            OperatorError: the server refused; names its log.
        """
        if not DATABASE_NAME.match(name):
            raise OperatorError(messages.CITY_INVALID.format(value=name))
        exists = self.psql("postgres", DATABASE_OID.format(name=name))
        statements = [] if exists else [("postgres", f'CREATE DATABASE "{name}"')]
        statements += [(name, f"CREATE EXTENSION IF NOT EXISTS {extension}") for extension in EXTENSIONS]
        for database, statement in statements:
            if self.psql(database, statement) is None:
                raise OperatorError(
                    messages.CLUSTER_FAILED.format(action=statement, log=self.paths.cluster_log)
                )


def _socket_folder(folder: Path) -> str:
    """The folder, or none when the kernel could not hold the socket's whole name (a deep clone): TCP remains."""
    return str(folder) if len(str(folder).encode()) + len("/.s.PGSQL.65535.lock") < SOCKET_NAME_BYTES else ""


def write_secret(path: Path, text: str) -> None:
    """Write a line that only the caller may read; whole or not at all."""
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text + "\n")
    partial.replace(path)
