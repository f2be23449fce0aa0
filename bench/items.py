"""OGC API items of a million parcels: ours, the peers, a bare server and raw SQL, in turn and with equal answers."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import orjson
import psycopg

from bench import items_data
from bench.measure import Row
from bench.peers import bare, featureserv, nen, pygeoapi_stock, tipg
from bench.peers.asked import Asked
from bench.peers.building import Unavailable
from bench.peers.running import Start, free_port, running
from bench.places import random_places
from bench.stage import hand_over, raw_connection
from bench.wire import Connection, Refused, Served, served, summary
from geo.named_sql import load

CLIENTS, ROUNDS, SECONDS, QUESTIONS, COMPARED = 8, 3, 1.2, 60, 6
#: Half windows in degrees, so that a page is full and some more match: 130 m and 440 m across.
HALF = {100: 0.0006, 1000: 0.0020}
PAGE, PAGE_SIZE = 900, 100
#: Above this load before the first request the figures are called those of a busy machine.
QUIET_LOAD = 0.7
RAW = "raw SQL, prepared"


@dataclass(frozen=True)
class Server:
    """A server that runs."""

    name: str
    label: str
    port: int
    path: Callable[[Asked], str]


@dataclass(frozen=True)
class Question:
    """A row of the table: what is asked, and by how much ours has to be faster than whom."""

    work: str
    asked: Sequence[Asked]
    targets: dict[str, float]


def main() -> None:
    """Prepare, start everybody, compare the answers, measure."""
    # the servers have sessions of their own: who is told to end must end them first
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    busy = os.getloadavg()[0] > QUIET_LOAD
    items_data.prepare()
    with raw_connection() as connection:
        questions = _questions(connection)
    with contextlib.ExitStack() as stack:
        servers = _start(stack)
        rows = []
        for question in questions:
            equal = _compare(servers, question)
            able = [server for server in servers if server.name in equal]
            rows += _rows(question, _measure(able, question), able, equal, busy=busy)
    hand_over(rows)


def _questions(connection: psycopg.Connection) -> list[Question]:
    from bench.parcels_4m import ward_code

    places = random_places(connection, QUESTIONS)
    chosen = random.Random(7)
    pages = {nen.NAME: 0.0, pygeoapi_stock.NAME: 0.0, tipg.NAME: 3, bare.NAME: 0.7}
    questions = [
        Question(
            f"bbox, limit={limit:,}",
            [Asked(limit=limit, bbox=_rounded(place.bbox(half))) for place in places],
            pages | {pygeoapi_stock.NAME: {100: 8, 1000: 15}[limit]},
        )
        for limit, half in HALF.items()
    ]
    single = {pygeoapi_stock.NAME: 5, tipg.NAME: 2, bare.NAME: 0.45}
    questions.append(Question("one item by id", [Asked(feature=place.id) for place in places], single))
    filtered = []
    for _ in range(QUESTIONS):
        ward, sheet = ward_code(chosen.randrange(160)), chosen.randrange(1, 20)
        sheets = (str(sheet), str(sheet + 1))
        cql = f"(ward_code = '{ward}' AND official_area_m2 > 50) AND sheet_number IN ('{sheets[0]}', '{sheets[1]}')"
        filtered.append(Asked(limit=100, cql=cql, ward=ward, sheets=sheets))
    questions.append(Question("CQL2 filter, limit=100", filtered, pages))
    deep = []
    for page in range(PAGE, PAGE + 20):
        before = (page - 1) * PAGE_SIZE
        found = connection.execute(load("bench", "items")["nth_id"], {"before": before - 1}).fetchone()
        assert found is not None
        deep.append(Asked(limit=PAGE_SIZE, skipped=before, after=found[0]))
    questions.append(Question(f"page {PAGE}, limit={PAGE_SIZE}", deep, pages))
    return questions


def _rounded(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """As many digits as the addresses carry: a statement and a server are asked for the same box."""
    west, south, east, north = (round(value, 6) for value in box)
    return west, south, east, north


def _start(stack: contextlib.ExitStack) -> list[Server]:
    """Everybody who can be started on this machine; who cannot is named with the reason. Ours must start."""
    from django.conf import settings

    database = os.environ["DATABASE_URL"]
    ways: list[tuple[str, str, Callable[[int], Start], Callable[[Asked], str]]] = [
        (nen.NAME, nen.LABEL, lambda port: nen.start(port, database), nen.path),
        (pygeoapi_stock.NAME, pygeoapi_stock.LABEL,
         lambda port: pygeoapi_stock.start(port, database, settings.STORAGE_SRID), pygeoapi_stock.path),
        (tipg.NAME, tipg.LABEL, lambda port: tipg.start(port, database), tipg.path),
        (featureserv.NAME, featureserv.LABEL, lambda port: featureserv.start(port, database), featureserv.path),
        (bare.NAME, bare.LABEL, lambda port: bare.start(port, database, items_data.statements()), bare.path),
    ]  # fmt: skip
    servers = []
    for name, label, start, path in ways:
        port = free_port()
        try:
            stack.enter_context(running(name, start(port), port))
        except Unavailable as reason:
            if name == nen.NAME:
                raise SystemExit(f"{name}: {reason}") from reason
            print(f"  {name}: left out, {reason}", file=sys.stderr, flush=True)
            continue
        servers.append(Server(name, label, port, path))
    return servers


def _compare(servers: Sequence[Server], question: Question) -> dict[str, str]:
    """How the ids in each server's answers compare with those of the raw SQL; "" = equal, all of them.

    A peer that refuses the question is not in the result. Ours has to be equal, or the run ends.
    """
    asked = question.asked[:COMPARED]
    statement = items_data.statements()[bare.kind(asked[0])]
    with raw_connection() as connection:
        expected = [
            _ids(text)
            for one in asked
            for (text,) in connection.execute(statement, bare.values(one)).fetchall()
        ]
    found = {}
    for server in servers:
        try:
            with contextlib.closing(Connection(server.port)) as to_server:
                answers = [_ids(to_server.get(server.path(one))) for one in asked]
        except Refused as refused:
            if server.name == nen.NAME:
                raise
            print(f"  {question.work}: {server.name} refuses, {refused}", file=sys.stderr, flush=True)
            continue
        pairs = list(zip(answers, expected, strict=True))
        other = sum(answer != wanted for answer, wanted in pairs)
        count = sum(len(answer) != len(wanted) for answer, wanted in pairs)
        found[server.name] = (
            f"{other} of {len(asked)} answers hold other ids, {count} another count" if other else ""
        )
        if other and server.name == nen.NAME:
            raise SystemExit(f"{question.work}: {found[server.name]}")
    return found


def _ids(body: bytes | str) -> list[str]:
    document = orjson.loads(body)
    return [str(one["id"]) for one in document.get("features", [document])]


def _measure(servers: Sequence[Server], question: Question) -> dict[str, Served]:
    """Rounds in turn, so that what else the machine does meets everybody alike."""
    paths = {server.name: [server.path(one) for one in question.asked] for server in servers}
    taken: dict[str, list[float]] = {server.name: [] for server in servers} | {RAW: []}
    for server in servers:
        served(server.port, paths[server.name], clients=CLIENTS, seconds=SECONDS / 2)
    for _ in range(ROUNDS):
        for server in servers:
            taken[server.name] += served(server.port, paths[server.name], clients=CLIENTS, seconds=SECONDS)
        taken[RAW] += _raw(question)
    figures = {name: summary(times, clients=1 if name == RAW else CLIENTS) for name, times in taken.items()}
    told = ", ".join(f"{name} {one.rate:,.0f}" for name, one in figures.items())
    print(f"  {question.work}: {told} req/s", file=sys.stderr, flush=True)
    return figures


def _raw(question: Question) -> list[float]:
    statement = items_data.statements()[bare.kind(question.asked[0])]
    times = []
    with raw_connection() as connection:
        end, at = time.perf_counter() + SECONDS, 0
        while (begun := time.perf_counter()) < end:
            values = bare.values(question.asked[at % len(question.asked)])
            connection.execute(statement, values, prepare=True).fetchall()
            times.append(time.perf_counter() - begun)
            at += 1
    return times


def _rows(
    question: Question,
    figures: dict[str, Served],
    servers: Sequence[Server],
    equal: dict[str, str],
    *,
    busy: bool,
) -> list[Row]:
    ours = figures[nen.NAME]
    labels = {server.name: server.label for server in servers} | {RAW: f"{RAW}, 1 client"}
    rows = []
    for name, other in figures.items():
        if name == nen.NAME:
            continue
        # a peer without a promised factor has to be slower all the same
        target = 0.0 if name == RAW else question.targets.get(name) or 1.0
        note = f"p50 {ours.p50_ms:.1f} / {other.p50_ms:.1f} ms, p95 {ours.p95_ms:.1f} / {other.p95_ms:.1f} ms"
        note += f"; {equal[name]}" if equal.get(name) else ""
        note += "; machine busy" if busy else ""
        work = f"{items_data.PARCELS:,} parcels, {question.work}, {CLIENTS} clients"
        rows.append(Row("items", work, "req/s", ours.rate, other.rate, labels[name], target, note))
    return rows


if __name__ == "__main__":
    main()
