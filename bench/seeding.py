"""Seeding: tiles/s of a run against MapProxy's own seeder and the bare renderer; time in which a metatile is drawn."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from bench.emptied import emptied
from bench.measure import Row
from bench.stage import ROOT, hand_over, raw_connection, use_database

Empty = Callable[[], None]
MAP, VECTOR = "basemap", "parcels"
ZOOMS = range(13, 18)
PROCESSES = 2
#: Side of the square that is seeded, in the middle of the parcels, metres.
SIDE_M = 4000.0
MOST_TIMED = 12


def main() -> None:
    """One workspace of its own, emptied before each run; the renderers are the same for all."""
    use_database()
    with workspace() as place, emptied(place.cache) as empty, raw_connection() as connection:
        box = _middle(connection)
        rows = [_raster(place, box, empty), *_metatiles(place, box, empty), _vector(place, box, empty)]
    hand_over(rows)


@contextmanager
def workspace() -> Iterator[Any]:
    """Renderers over an empty cache under var/bench, which nobody else reads."""
    from django.conf import settings
    from django.db import connection

    from tiles import workspace as tiles_workspace

    used = tiles_workspace.workspace()
    name = str(connection.settings_dict["NAME"])
    told = used.service_file.read_text(encoding="utf-8") if used.service_file.exists() else ""
    if f"dbname={name}\n" not in told:
        raise SystemExit(f"{used.service_file} is not for {name}: run `manage.py prepare_tiles` first")
    settings.TILE_CACHE_DIR = ROOT / "var" / "bench" / "seeding"
    place = tiles_workspace.workspace()
    shutil.rmtree(place.root, ignore_errors=True)
    place.root.mkdir(parents=True)
    shutil.copy2(used.service_file, place.service_file)
    begin = (
        "import django; django.setup(); from pathlib import Path; from django.conf import settings;"
        f" settings.TILE_CACHE_DIR = Path({str(place.root)!r}); from tiles.renderers import main; main()"
    )
    renderers = subprocess.Popen([sys.executable, "-c", begin], cwd=ROOT)
    try:
        for _ in range(600):
            if place.socket.exists():
                break
            time.sleep(0.1)
        yield place
    finally:
        renderers.terminate()
        renderers.wait(30)
        shutil.rmtree(place.root, ignore_errors=True)


def _middle(connection: Any) -> tuple[float, float, float, float]:
    x, y = connection.execute(
        "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY ST_X(p)), percentile_cont(0.5) WITHIN GROUP (ORDER BY"
        " ST_Y(p)) FROM (SELECT ST_PointOnSurface(geom) AS p FROM parcels) AS middles"
    ).fetchone()
    return x - SIDE_M / 2, y - SIDE_M / 2, x + SIDE_M / 2, y + SIDE_M / 2


def _run(place: Any, order: Any, processes: int, empty: Empty) -> tuple[float, Any, float]:
    """Tiles/s of a run into an empty cache once its drawers stand, how it ended, seconds until they stood."""
    from tiles.seeding.running import Run

    empty()
    stood: list[tuple[float, int]] = []

    def tell(told: Any) -> None:
        if told.tiles_drawn and not stood:
            stood.append((time.perf_counter(), told.tiles_drawn))

    started = time.perf_counter()
    done = Run(order, place, tell, processes=processes).work()
    ended = time.perf_counter()
    if done.tiles_failed or not done.tiles_drawn or ended - stood[0][0] < 1:
        raise SystemExit(f"seeding failed, or was too little to be measured: {done}")
    since, before = stood[0]
    return (done.tiles_drawn - before) / (ended - since), done, since - started


def _raster(place: Any, box: tuple[float, ...], empty: Empty) -> Row:
    """Ours with two drawers against `mapproxy.seed.seeder.seed_task` with two, which forks."""
    from mapproxy.seed.seeder import SeedTask, seed_task
    from mapproxy.srs import SRS
    from mapproxy.util.coverage import GeomCoverage

    from tiles.seeding import areas
    from tiles.seeding.caches import cache_of
    from tiles.seeding.order import Order

    order = Order(MAP, first=ZOOMS[0], last=ZOOMS[-1], box=box)  # type: ignore[arg-type]
    ours, done, start_s = _run(place, order, PROCESSES, empty)
    empty()
    cache, grid = cache_of(order, place), order.tile_grid()
    coverage = GeomCoverage(areas.shape_of((), box, grid), SRS(grid.crs.srid))
    started = time.perf_counter()
    task = SeedTask({"name": MAP}, cache.manager, list(order.levels), None, False, coverage)
    seed_task(task, concurrency=PROCESSES)
    drawn = sum(1 for path in place.cache.glob(f"{cache.name}/*/*/*/*.png"))
    theirs = drawn / (time.perf_counter() - started)
    note = f"{done.tiles_drawn:,} tiles, {done.bytes_drawn / 1e6:.1f} MB, {start_s:.0f} s until drawers stand"
    work = f"{MAP} z{ZOOMS[0]}–{ZOOMS[-1]}, {SIDE_M / 1000:.0f} km square, {PROCESSES} processes"
    return Row("seeding", work, "tiles/s", ours, theirs, "mapproxy.seed 7.0", note=note)


def _metatiles(place: Any, box: tuple[float, ...], empty: Empty) -> list[Row]:
    """Metatiles one after the other, drawn and kept, against the same boxes asked of the bare renderer."""
    from mapproxy.query import MapQuery

    from tiles.seeding import areas, walking
    from tiles.seeding.caches import cache_of
    from tiles.seeding.forecast import spread
    from tiles.seeding.order import Order

    order = Order(MAP, first=ZOOMS[0], last=ZOOMS[-1], box=box)  # type: ignore[arg-type]
    cache, grid = cache_of(order, place), order.tile_grid()
    found = walking.blocks(cache, grid, order.levels, areas.shape_of((), box, grid))
    rows = []
    for level, mains in found.items():
        empty()
        ours, bare = [], []
        for main in spread(mains, MOST_TIMED):
            ours.append(_seconds(cache.draw, main))
            meta = cache.blocks.meta_tile(main)
            query = MapQuery(meta.bbox, meta.size, cache.manager.grid.srs, cache.manager.request_format)
            bare.append(_seconds(cache.manager.sources[0].get_map, query))
        rows.append(
            Row(
                "seeding", f"{MAP} z{level}, a metatile of 16 tiles drawn, split and kept", "metatiles/s",
                1 / statistics.median(ours), 1 / statistics.median(bare), "MapServer alone",
                note=f"median {statistics.median(ours) * 1000:.0f} ms, slowest {max(ours) * 1000:.0f} ms,"
                f" {len(ours)} metatiles",
            )
        )  # fmt: skip
    return rows


def _vector(place: Any, box: tuple[float, ...], empty: Empty) -> Row:
    """Vector tiles, against the making of the same tiles without a cache, one after the other."""
    from tiles import pool, vector
    from tiles.maps import get_layer
    from tiles.seeding.caches import cache_of
    from tiles.seeding.order import Order

    order = Order(VECTOR, "vector", first=15, last=17, box=box)  # type: ignore[arg-type]
    ours, done, start_s = _run(place, order, PROCESSES, empty)
    spec, cache = get_layer(VECTOR), cache_of(order, place)
    tiles = sorted(place.cache.glob(f"{cache.name}/*/*/*/*.mvt"))[:: max(1, done.tiles_drawn // 200)]
    started = time.perf_counter()
    for path in tiles:
        z, x, y = (int(part) for part in (*path.parts[-3:-1], path.stem))
        vector.build(spec, vector.TileAddress(z, x, y), lambda sql, told: pool.fetch_all(sql, told)[0][0])
    bare = len(tiles) / (time.perf_counter() - started)
    work = f"{VECTOR} z15–17, {SIDE_M / 1000:.0f} km square, {PROCESSES} processes"
    note = f"{done.tiles_drawn:,} tiles, {done.bytes_drawn / 1e6:.1f} MB, {start_s:.0f} s until drawers stand"
    return Row("seeding", work, "tiles/s", ours, bare, "made without cache, 1 process", note=note)


def _seconds(work: Any, argument: Any) -> float:
    started = time.perf_counter()
    work(argument)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
