"""What a benchmark stands on: Django configured for a database, raw connections beside it, servers of its own."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import psycopg
import urllib3
from psycopg import sql

from bench.measure import Row
from geo.settings import environment

ROOT = Path(__file__).resolve().parent.parent


def use_database(name: str = "", *, keep: bool = False) -> None:
    """Configure Django; `name` puts it on a database of its own, made empty, so that the city is not touched.

    Args:
        keep: the database is there and is only brought to the tables of today.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    os.environ["NEN_LOG_LEVEL"] = "ERROR"
    os.environ["NEN_STATEMENT_TIMEOUT_MS"] = "0"
    import django
    from django.conf import settings

    if name:
        base = environment.database_base_url()
        if not keep:
            with psycopg.connect(f"{base}postgres", autocommit=True) as connection:
                connection.execute(
                    sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
                )
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        # The settings are read already (the reader of the environment is part of them): say it to both.
        os.environ["DATABASE_URL"] = f"{base}{name}"
        settings.DATABASES["default"] = environment.database(settings.CITY.slug)
    django.setup()
    if name:
        from django.core.management import call_command

        with raw_connection() as connection:
            used = connection.execute("SELECT current_database()").fetchone()
        if used != (name,):
            raise SystemExit(f"refusing to measure imports on {used}: that is not {name}")
        call_command("migrate", verbosity=0)


def drop_database(name: str) -> None:
    """Remove a database that `use_database` made."""
    from django.db import connection

    connection.close()
    if pool := getattr(connection, "pool", None):
        pool.close()
    base = os.environ.pop("DATABASE_URL").removesuffix(name)
    with psycopg.connect(f"{base}postgres", autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def raw_connection() -> psycopg.Connection:
    """A plain connection to the database that Django uses."""
    from django.db import connection

    settings = connection.settings_dict
    return psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=settings["NAME"],
        autocommit=True,
    )


@contextlib.contextmanager
def server(arguments: Sequence[str], *, ready: str, **environment: str) -> Iterator[str]:
    """Run granian on a free port for the length of the block; yields its origin.

    Args:
        arguments: what follows `granian … --port N`.
        ready: path that answers below 500 once the server works.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    origin = f"http://127.0.0.1:{port}"
    granian = str(Path(sys.executable).with_name("granian"))
    process = subprocess.Popen(
        [
            granian,
            "--interface",
            "wsgi",
            "--port",
            str(port),
            "--workers",
            "2",
            "--log-level",
            "error",
            *arguments,
        ],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    pool = urllib3.PoolManager(retries=False)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(urllib3.exceptions.HTTPError):
                if pool.request("GET", origin + ready).status < 500:
                    break
            time.sleep(0.2)
        yield origin
    finally:
        process.terminate()
        process.wait(timeout=20)


def fetcher(clients: int) -> Callable[[str], None]:
    """A GET over kept connections for `clients` threads; any answer but 200 ends the benchmark with its address."""
    pool = urllib3.PoolManager(maxsize=clients)

    def get(address: str) -> None:
        answer = pool.request("GET", address)
        if answer.status != 200:
            raise SystemExit(f"{answer.status} {address} {answer.data[:200]!r}")

    return get


def hand_over(rows: list[Row]) -> None:
    """Give the rows to the process that asked (path in the first argument), else print them."""
    data = json.dumps([dataclasses.asdict(row) for row in rows])
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(data, encoding="utf-8")
    else:
        print(data)
