"""Import with every check on against `ogr2ogr` COPY of the same file, in the same cluster, in turn."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from bench.measure import Row
from bench.stage import drop_database, hand_over, raw_connection, use_database
from geo.named_sql import load

if TYPE_CHECKING:
    from layers.importing.sandbox import Readers

DATABASE = "nen_bench"
ROUNDS = 3
TARGET = 0.5
#: Bytes sent at once.
BLOCK = 1 << 20


def main() -> None:
    """Time both on the parcels of the demo city."""
    use_database(DATABASE)
    from django.conf import settings

    file = next(iter(sorted(Path(settings.FABRIC_DIR).glob("parcels.*"))), None)
    if file is None:
        raise SystemExit(
            "Chưa có thành phố mẫu: chạy `make run` trước. The demo city is not there yet: `make run` first."
        )
    from layers.importing.sandbox import Readers

    ours: list[float] = []
    theirs: list[float] = []
    same_layer: list[float] = []
    floor: list[float] = []
    rows = 0
    try:
        with Readers() as readers:  # as where a city's files are loaded one after the other
            _load_papers(file.parent, readers)
            for _ in range(ROUNDS):
                rows, taken = _import(file, readers)
                ours.append(taken)
                floor.append(_ready_rows())
                theirs.append(_ogr2ogr(file))
                same_layer.append(theirs[-1] + _into_the_layer())
    finally:
        drop_database(DATABASE)
    work = f"{rows:,} parcels, {file.suffix}, all checks, three shapes, all indexes"
    ours_rate = rows / median(ours)
    hand_over(
        [
            Row(
                "import", work, "rows/s", ours_rate, rows / median(theirs), "ogr2ogr COPY, bare table", TARGET
            ),
            Row(
                "import",
                work,
                "rows/s",
                ours_rate,
                rows / median(same_layer),
                "ogr2ogr COPY, then INSERT … SELECT into the layer, no checks",
            ),
            Row(
                "import",
                work,
                "rows/s",
                ours_rate,
                rows / median(floor),
                "floor: COPY of the ready rows into the layer, indexes built after it; no file, no checks",
                TARGET,
            ),
        ]
    )


def _load_papers(folder: Path, readers: Readers) -> None:
    """The survey documents that the parcels refer to, where the city has any."""
    file = folder / "survey_documents.csv"
    if file.exists():
        _run(file, "survey_documents", readers)


def _import(file: Path, readers: Readers) -> tuple[int, float]:
    """Rows written and seconds, from the file to the commit; the layer is empty before."""
    with raw_connection() as connection:
        connection.execute("TRUNCATE parcels CASCADE")
    started = time.perf_counter()
    rows = _run(file, "parcels", readers)
    return rows, time.perf_counter() - started


def _run(file: Path, layer: str, readers: Readers) -> int:
    """Rows written; anything refused ends the benchmark."""
    from django.conf import settings

    from layers.importing.request import ImportRequest
    from layers.importing.running import run
    from layers.registry import registry

    request = ImportRequest(
        path=file, layer=registry.get(layer), city=settings.CITY, source="bench", synthetic=True
    )
    result = run(request, readers=readers)
    if result.outcome != "written" or result.rows_refused:
        raise SystemExit(f"{layer}: {result.outcome} {dict(result.log.counts)}")
    return result.rows_added


def _ready_rows() -> float:
    """Seconds of the cheapest way to the same table: its own rows, ready in memory, by binary COPY in one transaction,
    triggers and references silent, indexes built afterwards. What an import takes beyond it is reading and checking."""
    floor, own = load("bench", "imports"), load("layers", "importing")
    with raw_connection() as connection:
        with connection.cursor().copy(floor["copy_out"]) as stream:
            ready = b"".join(stream)
        connection.execute("TRUNCATE parcels CASCADE")
        started = time.perf_counter()
        with connection.transaction():
            connection.execute(floor["triggers_silent"])
            connection.execute(own["quick_log"])
            indexes = connection.execute(own["indexes"], {"table": "parcels"}).fetchall()
            for name, _definition in indexes:
                connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
            with connection.cursor().copy(floor["copy_in"]) as stream:
                for start in range(0, len(ready), BLOCK):
                    stream.write(ready[start : start + BLOCK])
            for _name, definition in indexes:
                connection.execute(definition)
        return time.perf_counter() - started


def _ogr2ogr(file: Path) -> float:
    """Seconds of `ogr2ogr` into a table of its own, COPY on, spatial index as it makes by default."""
    with raw_connection() as connection:
        connection.execute("DROP TABLE IF EXISTS ogr2ogr_parcels")
        info = connection.info
        target = f"PG:host={info.host} port={info.port} user={info.user} dbname={info.dbname}"
        password = info.password
    started = time.perf_counter()
    subprocess.run(
        ["ogr2ogr", "-f", "PostgreSQL", target, str(file), "-nln", "ogr2ogr_parcels", "-nlt", "PROMOTE_TO_MULTI",
         "--config", "PG_USE_COPY", "YES"],
        check=True,
        capture_output=True,
        env={**os.environ, "PGPASSWORD": password},
    )  # fmt: skip
    return time.perf_counter() - started


def _into_the_layer() -> float:
    """Seconds of moving that table into the layer: trigger, constraints and indexes at work, nothing checked."""
    with raw_connection() as connection:
        connection.execute("TRUNCATE parcels CASCADE")
        statement = _moved(connection)
        started = time.perf_counter()
        connection.execute(statement)
        return time.perf_counter() - started


def _moved(connection: psycopg.Connection) -> sql.Composed:
    """The statement `into_the_layer` for the columns that the bare table and the layer have in common."""
    floor = load("bench", "imports")
    found = connection.execute(floor["common_columns"]).fetchall()
    names = sql.SQL(", ").join(sql.Identifier(name) for name, _type, _empty in found)
    values = sql.SQL(", ").join(
        sql.SQL("COALESCE({}::{}, '')" if empty else "{}::{}").format(sql.Identifier(name), sql.SQL(kind))
        for name, kind, empty in found
    )
    return sql.SQL(floor["into_the_layer"]).format(columns=names, selected=values)


if __name__ == "__main__":
    main()
