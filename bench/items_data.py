"""A million generated parcels in a database that is kept between runs, for ours and for the peers."""

from __future__ import annotations

import os
import sys
import time

import psycopg
from psycopg import sql

from bench.stage import raw_connection, use_database
from geo.named_sql import load
from geo.settings import environment

DATABASE = "nen_bench_items"
PARCELS = int(os.environ.get("NEN_BENCH_PARCELS", "1000000"))
#: Raised when what is loaded changes, so that a kept database is made anew.
EDITION = 2


def prepare() -> None:
    """Django on the filled database; filled only when it is not, and brought to the tables of today."""
    filling = f"{PARCELS} parcels, edition {EDITION}"
    use_database(DATABASE, keep=_remembered() == filling)
    from bench.parcels_4m import Fabric, load_fabric

    if _remembered() == filling:
        return
    started = time.perf_counter()
    with raw_connection() as connection:
        load_fabric(connection, Fabric(PARCELS))
        statements = load("bench", "items")
        connection.execute(sql.SQL(statements["peers"]).format(fields=_columns(without="id")))
        connection.execute("VACUUM (ANALYZE) peers.parcels")
        connection.execute(statements["remember"], {"filling": filling})
    print(f"  {PARCELS:,} parcels in {time.perf_counter() - started:.0f} s", file=sys.stderr, flush=True)


def statements() -> dict[str, str]:
    """The bare statements by kind of question, with the fields that ours shows."""
    named = load("bench", "items")
    with raw_connection() as connection:
        return {
            kind: sql.SQL(named[kind]).format(properties=_columns("page")).as_string(connection)
            for kind in ("window", "filtered", "deep", "item")
        }


def _columns(alias: str = "", *, without: str = "") -> sql.Composable:
    from layers.registry import registry

    spec = registry.get("parcels")
    prefix = (alias,) if alias else ()
    return sql.SQL(", ").join(
        sql.SQL("{} AS {}").format(
            sql.Identifier(*prefix, spec.column(field.name)), sql.Identifier(field.name)
        )
        for field in spec.public_fields
        if field.name != without
    )


def _remembered() -> str:
    """With what the kept database was filled; "" when there is none or its filling did not end."""
    try:
        with psycopg.connect(f"{environment.database_base_url().rsplit('/', 1)[0]}/{DATABASE}") as connection:
            found = connection.execute(load("bench", "items")["remembered"]).fetchone()
    except psycopg.Error:
        return ""
    return str(found[0]) if found else ""
