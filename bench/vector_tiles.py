"""Uncached vector tiles of a million parcels: ours, Martin, pg_tileserv and TiPg, same tiles, same attributes, in turn.

Ours is asked as its process model serves it, from an emptied cache; what it makes it also packs and keeps, as always.
The peers read a table with these columns alone and the shapes in EPSG:3857, which suits them best, and keep nothing.
"""

from __future__ import annotations

import contextlib
import gzip
import os
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from psycopg import sql

from bench import items_data
from bench.emptied import emptied
from bench.measure import Row
from bench.peers.building import PLACE, Unavailable
from bench.peers.running import free_port, running
from bench.peers.tile_servers import NEN, SERVERS, TABLE, TileServer
from bench.places import random_places
from bench.stage import hand_over, raw_connection
from bench.wire import Connection, Refused
from geo.named_sql import load

CLIENTS, ROUNDS = 8, 3
#: Tiles asked at each zoom: those of the overviews hold whole districts at the peers.
TILES = {12: 4, 13: 8, 14: 16, 15: 24, 16: 60, 17: 240, 18: 840}
#: Tiles across and down of a window of 1,024 by 768 pixels.
SCREEN = (4, 3)
QUIET_LOAD = 0.7
ACCEPT = "Accept-Encoding: gzip"
Tile = tuple[int, int, int]


@dataclass(frozen=True)
class Running:
    """A server that runs."""

    server: TileServer
    port: int


@dataclass(frozen=True)
class Answers:
    """What a server gave: seconds of each tile and of the whole, and the sizes in bytes as sent and unpacked."""

    taken: Sequence[float]
    elapsed: float
    sent: int
    raw: int
    features: int


def main() -> None:
    """Prepare, start everybody, measure each zoom in turn."""
    # the servers have sessions of their own: who is told to end must end them first
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    busy = os.getloadavg()[0] > QUIET_LOAD
    items_data.prepare()
    from layers.registry import registry

    columns = _peers_table()
    cache = _workspace()
    spec = registry.get("parcels")
    assert spec.tiles is not None
    with raw_connection() as connection:
        places = random_places(connection, 4 * max(TILES.values()))
    rows: list[Row] = []
    with contextlib.ExitStack() as stack:
        servers = _start(stack, columns)
        empty = stack.enter_context(emptied(cache))
        for zoom, count in TILES.items():
            if zoom < spec.tiles.min_zoom:
                print(f"  z{zoom}: ours begins at z{spec.tiles.min_zoom}", file=sys.stderr, flush=True)
                continue
            tiles = list(dict.fromkeys(one for place in places for one in _screen(zoom, *place.tile(zoom))))[
                :count
            ]
            found = _measure(servers, tiles, empty)
            told = ", ".join(f"{name} {_rate(rounds):,.1f}" for name, rounds in found.items() if rounds)
            print(f"  z{zoom}: {told} tiles/s", file=sys.stderr, flush=True)
            rows += _rows(zoom, found, servers, busy=busy)
    hand_over(rows)


def _screen(zoom: int, column: int, row: int) -> Iterator[Tile]:
    """Tiles of a window from one tile on: nobody looks at a single one."""
    across, down = SCREEN
    for step in range(across * down):
        yield zoom, column + step % across, row + step // across


def _peers_table() -> list[str]:
    """`name:type` of each column that the peers publish; the table is made anew when our tiles have other fields."""
    from layers.field_types import Int, Real
    from layers.registry import registry
    from tiles.vector import tile_fields

    spec = registry.get("parcels")
    fields = tile_fields(spec)
    named = load("bench", "vector_tiles")
    with raw_connection() as connection:
        there = [name for (name,) in connection.execute(named["columns"]).fetchall()]
        if there != ["id", *(field.name for field in fields), "geom"]:
            selected = sql.SQL(", ").join(
                sql.SQL("{} AS {}").format(
                    sql.Identifier(spec.column(field.name)), sql.Identifier(field.name)
                )
                for field in fields
            )
            connection.execute(sql.SQL(named["peers"]).format(fields=selected))
            connection.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier("peers", TABLE)))
    kinds = {Int: "int4", Real: "float8"}
    return ["id:text", *(f"{field.name}:{kinds.get(type(field.type), 'text')}" for field in fields)]


def _workspace() -> Path:
    """The cache folder of our server, apart from that of the city, with a role for this database."""
    from django.conf import settings

    from tiles import access
    from tiles.workspace import Workspace

    place = Workspace(PLACE / "tiles" / "tiles" / settings.CITY.slug)
    access.prepare(place)
    return place.cache


def _start(stack: contextlib.ExitStack, columns: list[str]) -> list[Running]:
    """Everybody who can be started on this machine; who cannot is named with the reason. Ours must start."""
    database = os.environ["DATABASE_URL"]
    started = []
    for server in SERVERS:
        port = free_port()
        try:
            stack.enter_context(running(f"tiles_{server.name}", server.start(port, database, columns), port))
        except Unavailable as reason:
            if server.name == NEN:
                raise SystemExit(f"{server.name}: {reason}") from reason
            print(f"  {server.name}: left out, {reason}", file=sys.stderr, flush=True)
            continue
        started.append(Running(server, port))
    return started


def _measure(
    servers: Sequence[Running], tiles: Sequence[Tile], empty: Callable[[], None]
) -> dict[str, list[Answers]]:
    """Rounds in turn, so that what else the machine does meets everybody alike; the first warms the database."""
    found: dict[str, list[Answers]] = {one.server.name: [] for one in servers}
    for number in range(ROUNDS + 1):
        for one in servers:
            empty()
            try:
                answers = _ask(one, tiles)
            except Refused as refused:
                if one.server.name == NEN:
                    raise
                print(f"  {one.server.name} refuses, {refused}", file=sys.stderr, flush=True)
                continue
            if number:
                found[one.server.name].append(answers)
    return found


def _ask(one: Running, tiles: Sequence[Tile]) -> Answers:
    """Each tile once, shared by the clients."""

    def client(start: int) -> Iterator[tuple[float, bytes]]:
        with contextlib.closing(Connection(one.port, ACCEPT)) as connection:
            for tile in tiles[start::CLIENTS]:
                begun = time.perf_counter()
                body = connection.get(one.server.path(*tile))
                yield time.perf_counter() - begun, body

    begun = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as threads:
        answers = [
            answer for part in threads.map(lambda at: list(client(at)), range(CLIENTS)) for answer in part
        ]
    elapsed = time.perf_counter() - begun
    bodies = [body for _, body in answers]
    unpacked = [gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body for body in bodies]
    # what comes unpacked is counted packed: nobody is to look smaller or larger for leaving that to a proxy
    packed = [len(body) if body[:2] == b"\x1f\x8b" else len(gzip.compress(body, 6)) for body in bodies]
    features = sum(map(count_features, unpacked))
    return Answers([taken for taken, _ in answers], elapsed, sum(packed), sum(map(len, unpacked)), features)


def count_features(tile: bytes) -> int:
    """Features in a vector tile: fields 2 of its layers (fields 3), MVT 2.1."""
    return sum(
        sum(1 for number, _ in _fields(layer) if number == 2) for field, layer in _fields(tile) if field == 3
    )


def _fields(message: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and content of the fields of a protobuf message; numbers alone have no content."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        if key & 7 == 2:
            size, at = _varint(message, at)
            yield key >> 3, message[at : at + size]
            at += size
        elif key & 7 == 0:
            _, at = _varint(message, at)
            yield key >> 3, b""
        else:
            raise ValueError(f"no vector tile: wire type {key & 7}")


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _rows(zoom: int, found: dict[str, list[Answers]], servers: Sequence[Running], *, busy: bool) -> list[Row]:
    ours = found[NEN]
    rows = []
    count = len(ours[0].taken)
    work = f"{items_data.PARCELS:,} parcels, z{zoom}, {count} tiles, {CLIENTS} clients"
    for one in servers:
        theirs = found[one.server.name]
        if one.server.name == NEN or not theirs:
            continue
        note = f"p50 {_median_ms(ours):.1f} / {_median_ms(theirs):.1f} ms"
        if ours[0].features != theirs[0].features:
            note += f"; features {ours[0].features:,} / {theirs[0].features:,}"
        note += "; machine busy" if busy else ""
        rows.append(
            Row(
                "vector_tiles",
                f"{work}, uncached",
                "tiles/s",
                _rate(ours),
                _rate(theirs),
                one.server.label,
                1.0,
                note,
            )
        )
        if one.server.name == "martin":
            sizes = (
                f"gzip {ours[0].sent / count / 1000:.1f} / {theirs[0].sent / count / 1000:.1f} kB a tile, "
            )
            sizes += f"unpacked {ours[0].raw / count / 1000:.1f} / {theirs[0].raw / count / 1000:.1f} kB"
            rows.append(
                Row(
                    "vector_tiles", f"{work}, bytes", "tiles/MB",
                    count * 1e6 / ours[0].sent, count * 1e6 / theirs[0].sent, one.server.label, 1.0, sizes,
                )
            )  # fmt: skip
    return rows


def _rate(rounds: Sequence[Answers]) -> float:
    """Tiles a second, median of the rounds."""
    return statistics.median(len(one.taken) / one.elapsed for one in rounds)


def _median_ms(rounds: Sequence[Answers]) -> float:
    return 1000 * statistics.median(taken for one in rounds for taken in one.taken)


if __name__ == "__main__":
    main()
