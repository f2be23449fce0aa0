"""A layer that keeps its history against the same layer that does not, in turn: writing, editing, reading of a day."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from statistics import median
from typing import IO, NamedTuple

import psycopg
from psycopg import sql

from bench.measure import Row
from bench.stage import drop_database, hand_over, raw_connection, use_database
from geo.named_sql import load

#: A database of its own: benchmarks of imports make theirs anew.
DATABASE = "nen_bench_history"
ROWS, ROUNDS, EDITS, SPELLS, BOXES = 500_000, 3, 50, 30, 150
INSERT_TARGET, UPDATE_TARGET, READ_TARGET, EDIT_MS = 0.95, 0.35, 0.5, 0.2
TABLE = sql.Identifier("red_lines")
KEEPERS = ("nen_next_version", "nen_history_updated", "nen_history_deleted", "nen_history_revived")
#: About 170 features of the grid.
HALF_DEGREES = 0.0015
PAST, TODAY = date(2021, 6, 1), date(2026, 1, 1)
_COPY_IN = (
    "COPY red_lines (id, source, source_key, valid_from, street_name, row_width_m, geom, geom_4326, geom_3857) "
    "FROM STDIN (FORMAT binary)"
)
_SQL = load("bench", "history")


class Pair(NamedTuple):
    """Medians of the same work, with history and without."""

    kept: float
    bare: float


def main() -> None:
    """Insert, update, edit, read."""
    use_database(DATABASE)
    try:
        hand_over(_measure())
    finally:
        drop_database(DATABASE)


def _measure() -> list[Row]:
    from django.conf import settings

    with raw_connection() as connection, tempfile.TemporaryFile() as file:
        connection.execute("SET nen.history_maintenance = 'on'")
        _run(connection, "seed", srid=settings.STORAGE_SRID, rows=ROWS)
        with connection.cursor().copy("COPY bench_seed TO STDOUT (FORMAT binary)") as seed:
            for block in seed:
                file.write(block)
        inserted = _inserts(connection, file)
        updated = _updates(connection)
        edited = _edits(connection)
        reads = [
            (f"today, history {ROUNDS}× the layer", _reads(connection, TODAY)),
            (f"a day of the past, history {ROUNDS}× the layer", _reads(connection, PAST)),
        ]
    work = f"{ROWS:,} features"
    slower_ms = 1000 * (edited.kept - edited.bare)
    least = edited.bare / (edited.bare + EDIT_MS / 1000)
    return [
        _row(f"bulk insert, {work}, COPY", "rows/s", inserted, ROWS, INSERT_TARGET),
        _row(f"bulk update, {work}, all indexes", "rows/s", updated, ROWS, UPDATE_TARGET),
        _row("one edit, committed", "edits/s", edited, 1, round(least, 3),
             f"{slower_ms:+.2f} ms (≤ +{EDIT_MS} ms)"),
        *(_row(f"box of about 170 features, {name}", "queries/s", pair, 1, READ_TARGET) for name, pair in reads),
    ]  # fmt: skip


def _row(work: str, unit: str, pair: Pair, count: int, target: float, note: str = "") -> Row:
    reference = "without history"
    return Row("history", work, unit, count / pair.kept, count / pair.bare, reference, target, note)


def _inserts(connection: psycopg.Connection, file: IO[bytes]) -> Pair:
    """COPY as an import does it: shapes derived before, secondary indexes away (making them again is the same work)."""
    indexes = connection.execute(load("layers", "importing")["indexes"], {"table": "red_lines"}).fetchall()
    connection.execute("ALTER TABLE red_lines DISABLE TRIGGER nen_derive_geometry")
    for name, _definition in indexes:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.SQL(name)))

    def copy() -> float:
        _empty(connection)
        file.seek(0)
        started = time.perf_counter()
        with connection.cursor().copy(_COPY_IN) as target:
            while block := file.read(1 << 20):
                target.write(block)
        return time.perf_counter() - started

    pair = _alternate(connection, [copy] * ROUNDS)
    for _name, definition in indexes:
        connection.execute(definition)
    connection.execute("ALTER TABLE red_lines ENABLE TRIGGER nen_derive_geometry")
    connection.execute("VACUUM ANALYZE red_lines")
    return pair


def _updates(connection: psycopg.Connection) -> Pair:
    """Every update with history takes effect on a day of its own and stays in the history."""
    days = iter(date(2021 + at, 1, 1) for at in range(ROUNDS))

    def update() -> float:
        connection.execute("VACUUM red_lines")
        connection.execute("CHECKPOINT")
        if _keeps(connection):
            connection.execute("SELECT set_config('nen.effective_on', %s, false)", [str(next(days))])
        started = time.perf_counter()
        connection.execute(sql.SQL(_SQL["update_all"]))
        taken = time.perf_counter() - started
        connection.execute("SET nen.effective_on = ''")
        return taken

    pair = _alternate(connection, [update] * ROUNDS)
    connection.execute("VACUUM ANALYZE red_lines")
    connection.execute("VACUUM ANALYZE history.red_lines")
    return pair


def _edits(connection: psycopg.Connection) -> Pair:
    """Single updates, each a transaction of its own; the median of all. Short spells in turn, as the machine has other
    work; the first edits of a spell plan anew and do not count."""
    ids = [row[0] for row in _run(connection, "some_ids", count=EDITS)]
    taken: dict[bool, list[float]] = {True: [], False: []}
    for nth in range(2 * SPELLS):
        kept = nth % 4 in (1, 2)
        _keep(connection, on=kept)
        for at, one in enumerate(ids):
            started = time.perf_counter()
            connection.execute(_SQL["update_one"], {"id": one})
            if at >= EDITS // 5:
                taken[kept].append(time.perf_counter() - started)
    _keep(connection, on=True)
    return Pair(median(taken[True]), median(taken[False]))


def _reads(connection: psycopg.Connection, day: date) -> Pair:
    """Boxes one by one; each asked of the layer as of a day and of its live table, whichever first."""
    from layers.history.relation import parts_of_day, union
    from layers.registry import registry

    of_day = union(parts_of_day(registry.get("red_lines"), day))
    live = sql.SQL("({})").format(sql.SQL(_SQL["live"]).format(day=sql.Literal(TODAY)))
    taken: dict[bool, list[float]] = {True: [], False: []}
    for nth, (_id, lon, lat) in enumerate(_run(connection, "some_ids", count=BOXES)):
        box = {"west": lon - HALF_DEGREES, "east": lon + HALF_DEGREES,
               "south": lat - HALF_DEGREES, "north": lat + HALF_DEGREES}  # fmt: skip
        found = {}
        for kept in (True, False, True, False) if nth % 2 else (False, True, False, True):
            rows = of_day if kept else live
            statement = sql.SQL(_SQL["in_a_box"]).format(
                rows=rows, **{side: sql.Literal(value) for side, value in box.items()}
            )
            started = time.perf_counter()
            found[kept] = connection.execute(statement).fetchone()
            taken[kept].append(time.perf_counter() - started)
        if found[True] != found[False]:
            raise SystemExit(f"as of {day}: {found[True]}, live: {found[False]}")
    return Pair(median(taken[True]), median(taken[False]))


def _alternate(connection: psycopg.Connection, works: Sequence[Callable[[], float]]) -> Pair:
    """Medians of each work done once with history and once without, the order changing from one to the next."""
    taken: dict[bool, list[float]] = {True: [], False: []}
    for nth, work in enumerate(works):
        for kept in (True, False) if nth % 2 else (False, True):
            _keep(connection, on=kept)
            taken[kept].append(work())
    _keep(connection, on=True)
    return Pair(median(taken[True]), median(taken[False]))


def _keep(connection: psycopg.Connection, *, on: bool) -> None:
    for trigger in KEEPERS:
        verb = sql.SQL("ENABLE" if on else "DISABLE")
        connection.execute(
            sql.SQL("ALTER TABLE {} {} TRIGGER {}").format(TABLE, verb, sql.Identifier(trigger))
        )


def _keeps(connection: psycopg.Connection) -> bool:
    found = connection.execute(
        "SELECT tgenabled <> 'D' FROM pg_trigger WHERE tgrelid = 'red_lines'::regclass AND tgname = %s",
        [KEEPERS[0]],
    ).fetchone()
    return bool(found and found[0])


def _empty(connection: psycopg.Connection) -> None:
    connection.execute("ALTER TABLE red_lines DISABLE TRIGGER nen_history_emptied")
    connection.execute("TRUNCATE red_lines")
    connection.execute("ALTER TABLE red_lines ENABLE TRIGGER nen_history_emptied")


def _run(connection: psycopg.Connection, key: str, **values: object) -> list[tuple]:
    statement = sql.SQL(_SQL[key]).format(**{name: sql.Literal(value) for name, value in values.items()})
    cursor = connection.execute(statement)
    return cursor.fetchall() if cursor.description else []


if __name__ == "__main__":
    main()
