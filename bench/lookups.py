"""Lookup of parcels among four million against the same question as raw SQL on its index, in turn.

Beside the figures the run proves two answers: every planted duplicate is AMBIGUOUS with both parcels, every other key
asked for is a MATCH with its parcel. A wrong answer ends the benchmark.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

import psycopg

from bench.measure import Row, throughput
from bench.stage import drop_database, fetcher, hand_over, raw_connection, server, use_database
from geo.named_sql import load

if TYPE_CHECKING:
    from bench.parcels_4m import Fabric
    from cadastre.domain.lookup import Answer

DATABASE = "nen_bench_lookups"
PARCELS = int(os.environ.get("NEN_BENCH_PARCELS") or 4_000_000)
ASKED, WARMING, CLIENTS = 600, 60, 2
#: Within three times the p95 of the raw statement.
TARGET = 0.333


class Question(NamedTuple):
    """One way of asking: what is given for a parcel, the service that is asked with it, the raw statement with its
    values, the request."""

    work: str
    given: Callable[[int], tuple[Any, ...]]
    ours: Callable[..., Answer]
    raw: str
    values: Callable[[int], dict[str, object]]
    request: Callable[[int], dict[str, object]]


def main() -> None:
    """Generate, load, prove, measure."""
    use_database(DATABASE)
    try:
        from bench.parcels_4m import Fabric, load_fabric

        fabric = Fabric(PARCELS)
        with raw_connection() as connection:
            started = time.perf_counter()
            load_fabric(connection, fabric)
            _say(f"{PARCELS:,} parcels loaded and indexed in {time.perf_counter() - started:.0f} s")
            planted = _prove_duplicates(fabric)
            hand_over(_measure(connection, fabric, planted))
    finally:
        drop_database(DATABASE)


def _measure(connection: psycopg.Connection, fabric: Fabric, planted: int) -> list[Row]:
    from bench.parcels_4m import samples

    asked = samples(fabric, ASKED + WARMING)
    rows = []
    with server(["geo.wsgi:application"], ready="/api/v1/parcels?q=w3gv7cp477mz") as origin:
        get = fetcher(CLIENTS)
        for question in _questions(fabric):
            if question.work == "address":
                asked_here = [one for one in samples(fabric, 6 * (ASKED + WARMING)) if fabric.address(one)]
            else:
                asked_here = asked
            ours, raw = _in_turn(connection, fabric, question, asked_here[: ASKED + WARMING])
            addresses = [
                f"{origin}/api/v1/parcels?{urlencode(question.request(one))}" for one in asked_here[:ASKED]
            ]
            _rate, http = throughput(get, addresses, clients=CLIENTS)
            note = f"p95 {ours:.2f} ms, raw {raw:.2f} ms, HTTP {http:.1f} ms with {CLIENTS} clients"
            if question.work == "key":
                note += f"; {planted:,} planted duplicates, all AMBIGUOUS"
            work = f"{fabric.count:,} parcels, by {question.work}"
            rows.append(
                Row(
                    "lookups",
                    work,
                    "/s at p95",
                    1000 / ours,
                    1000 / raw,
                    "raw indexed SQL, 1 client",
                    TARGET,
                    note,
                )
            )
    return rows


def _questions(fabric: Fabric) -> list[Question]:
    import numpy as np

    from bench.parcels_4m import FORMER_PER_WARD, SRID, WARDS, former_code, former_name, ward_name
    from cadastre.domain.address_text import whole_word_spans
    from cadastre.queries import lookup
    from geo.domain.crs import by_srid
    from geo.domain.folding import fold

    statements = load("bench", "lookups")
    crs = by_srid(SRID)
    codes = {former_name(one): former_code(one) for one in range(WARDS * FORMER_PER_WARD)}

    def key(one: int) -> dict[str, object]:
        return dict(zip(("ward", "sheet", "number"), fabric.key(one), strict=True))

    def text(one: int) -> str:
        code, sheet, number = fabric.key(one)
        return f"thua {number}, to {sheet}, {fold(ward_name(int(code) - 26_000))}"

    def former(one: int) -> dict[str, object]:
        name, sheet, number = fabric.former_key(one)
        return {"ward": codes[name], "sheet": sheet, "number": number}

    def former_text(one: int) -> str:
        name, sheet, number = fabric.former_key(one)
        return f"{name}, Quận 1, tờ {sheet}, thửa {number}"

    def place(one: int) -> tuple[float, float]:
        east, north = fabric.centres(np.array([one]))
        return float(east[0]), float(north[0])

    def national_id(one: int) -> str:
        return fabric.national_ids(np.array([one]))[0]

    def point(one: int) -> dict[str, object]:
        return dict(zip(("x", "y"), place(one), strict=True))

    return [
        Question("key", fabric.key, lookup.by_key, statements["by_key"], key, key),
        Question(
            "typed text", lambda one: (text(one),), lookup.by_text, statements["by_key"], key,
            lambda one: {"q": text(one)},
        ),
        Question(
            "former ward and numbers", lambda one: (former_text(one),), lookup.by_text, statements["by_former_key"],
            former, lambda one: {"q": former_text(one)},
        ),
        Question(
            "national id", lambda one: (national_id(one),), lookup.by_text, statements["by_national_id"],
            lambda one: {"national_id": national_id(one)}, lambda one: {"q": national_id(one)},
        ),
        Question(
            "point", lambda one: (*place(one), crs), lookup.by_point, statements["by_point"],
            lambda one: point(one) | {"srid": SRID}, lambda one: point(one) | {"crs": f"EPSG:{SRID}"},
        ),
        Question(
            "address", lambda one: (fabric.address(one),), lookup.by_address, statements["by_address"],
            lambda one: whole_word_spans(fold(fabric.address(one)))[0]._asdict(),
            lambda one: {"address": fabric.address(one)},
        ),
    ]  # fmt: skip


def _in_turn(
    connection: psycopg.Connection, fabric: Fabric, question: Question, asked: Sequence[int]
) -> tuple[float, float]:
    """95th percentiles in ms of the service and of the raw statement, asked for the same parcels in turn, whichever
    first; the first requests warm both and do not count."""
    from bench.parcels_4m import parcel_id

    ours: list[float] = []
    raw: list[float] = []
    for nth, one in enumerate(asked):
        given, values = question.given(one), question.values(one)
        for is_ours in (True, False) if nth % 2 else (False, True):
            started = time.perf_counter()
            if is_ours:
                answer = question.ours(*given)
                ours.append(time.perf_counter() - started)
                if parcel_id(one) not in [found.id.hex for found in answer.candidates]:
                    raise SystemExit(f"{question.work}: {values} → {answer.status}, without parcel {one}")
                if question.work != "address" and answer.status != "MATCH":
                    raise SystemExit(f"{question.work}: {values} → {answer.status}")
            else:
                found = connection.execute(question.raw, values).fetchall()
                raw.append(time.perf_counter() - started)
                if parcel_id(one) not in [row[0].hex for row in found]:
                    raise SystemExit(f"{question.work}, raw: {values} → {len(found)} rows")
    return _p95(ours[WARMING:]), _p95(raw[WARMING:])


def _prove_duplicates(fabric: Fabric) -> int:
    """Ask for every planted duplicate; both parcels must be among the candidates of an AMBIGUOUS answer."""
    from bench.parcels_4m import parcel_id
    from cadastre.queries import lookup

    copies, originals = fabric.duplicates
    for one, other in zip(copies.tolist(), originals.tolist(), strict=True):
        answer = lookup.by_key(*fabric.key(one))
        found = {candidate.id.hex for candidate in answer.candidates}
        if answer.status != "AMBIGUOUS" or not {parcel_id(one), parcel_id(other)} <= found:
            raise SystemExit(f"{fabric.key(one)}: {answer.status}, {len(found)} candidates")
    _say(f"{len(copies):,} planted duplicates: all AMBIGUOUS")
    return len(copies)


def _p95(seconds: Sequence[float]) -> float:
    return 1000 * statistics.quantiles(seconds, n=20)[-1]


def _say(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
