"""Kept tiles by the process model of a server (nginx before granian) and by the tile process alone, against nginx
serving the same files. Needs nginx and wrk; of these wrk is installed when it is missing.

The limits per address of the server configuration are lifted, nothing else. Each pair is measured in turn, three times.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import urllib3

from bench.browser import renderers
from bench.front import NoNginx, front
from bench.measure import Row
from bench.places import Place, random_places
from bench.stage import ROOT, hand_over, raw_connection, server, use_database

ZOOMS, COUNT, CLIENTS, SECONDS, ROUNDS = (15, 16, 17), 150, 16, 4, 3
#: Promised: 0.4 times nginx with the same files, and so many requests a second of one process without nginx.
OF_NGINX, ALONE = 0.4, 2500
#: Above this load before the first request the figures are called those of a busy machine.
QUIET_LOAD = 0.7
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_BAD = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)")
_SCRIPT = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local at = 0
request = function() at = at %% #paths + 1; return wrk.format("GET", paths[at]%s) end
"""


def main() -> None:
    """Raster tiles of the base map and vector tiles of the parcels: new and asked again (304)."""
    use_database()
    _need_wrk()
    from tiles.workspace import workspace

    place = workspace()
    with raw_connection() as connection:
        places = random_places(connection, COUNT)
    note = "machine busy" if os.getloadavg()[0] > QUIET_LOAD else ""
    rows = []
    with (
        renderers(place.socket),
        server(["--workers", "1", "tiles.wsgi:application"], ready="/health") as origin,
    ):
        kinds = {
            "basemap PNG": _kept(
                origin, "/tiles/basemap/webmercator", "png", places, place.live / "basemap/webmercator"
            ),
            "parcels MVT": _kept(
                origin, "/mvt/parcels", "mvt", places, place.live / "mvt_parcels/webmercator"
            ),
        }
        try:
            with front(place.live, tiles=urlsplit(origin).netloc, files=True) as (ours, plain):
                for kind, tiles in kinds.items():
                    rows += _rows(kind, tiles, origin, ours, plain, note)
        except NoNginx as missing:
            raise SystemExit(str(missing)) from None
    hand_over(rows)


def _rows(kind: str, tiles: Sequence[str], origin: str, ours: str, plain: str, note: str) -> list[Row]:
    vector = kind.endswith("MVT")
    public = "/tiles/parcels" if vector else "/map/tiles/basemap/webmercator"
    inside = "/mvt/parcels" if vector else "/tiles/basemap/webmercator"
    file = "/mvt_parcels/webmercator" if vector else "/basemap/webmercator"
    etag = urllib3.PoolManager().request("GET", f"{ours}{public}/{tiles[0]}").headers["ETag"]
    work = f"{kind}, z{ZOOMS[0]}–z{ZOOMS[-1]}, {len(tiles)} tiles, {CLIENTS} connections"
    found = []
    for again in (False, True):
        told = etag if again else ""
        asked = [tiles[0]] if again else tiles
        through, static, alone = _in_turn(
            [(ours, public, asked, told), (plain, file, asked, told), (origin, inside, asked, told)]
        )
        name = f"{work}, asked again (304)" if again else work
        found += [
            Row("cached_tiles", f"{name}, through nginx", "req/s", through, static, "nginx, the same files",
                OF_NGINX, note),
            Row("cached_tiles", f"{name}, one tile process alone", "req/s", alone, ALONE, "promised", 1.0, note),
        ]  # fmt: skip
    return found


def _in_turn(asked: Sequence[tuple[str, str, Sequence[str], str]]) -> list[float]:
    taken: list[list[float]] = [[] for _ in asked]
    for _ in range(ROUNDS):
        for number, one in enumerate(asked):
            taken[number].append(_wrk(*one))
    return [statistics.median(rates) for rates in taken]


def _wrk(origin: str, before: str, tiles: Sequence[str], etag: str) -> float:
    """Requests a second; an answer that is neither the tile nor 304 ends the run."""
    with tempfile.TemporaryDirectory() as folder:
        paths, script = Path(folder) / "paths", Path(folder) / "asked.lua"
        paths.write_text("".join(f"{before}/{tile}\n" for tile in tiles), encoding="utf-8")
        header = f", {{['If-None-Match'] = '{etag}'}}" if etag else ""
        script.write_text(_SCRIPT % (paths, header), encoding="utf-8")
        command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{SECONDS}s", "-s", str(script), origin]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if bad := _BAD.search(told):
        raise SystemExit(f"{origin}{before}: {bad[0]}")
    found = _RATE.search(told)
    if found is None:
        raise SystemExit(f"wrk: {told}")
    return float(found[1])


def _kept(origin: str, before: str, kind: str, places: Sequence[Place], live: Path) -> list[str]:
    """Tiles that are kept after being asked for once, as `z/x/y.kind`."""
    pool = urllib3.PoolManager(timeout=60)
    tiles = sorted({(zoom, *place.tile(zoom)) for zoom in ZOOMS for place in places})
    asked = [f"{zoom}/{x}/{y}.{kind}" for zoom, x, y in tiles]
    for tile in asked:
        answer = pool.request("GET", f"{origin}{before}/{tile}")
        if answer.status != 200:
            raise SystemExit(f"{answer.status} {before}/{tile} {answer.data[:200]!r}")
    return [tile for tile in asked if (live / tile).exists()]


def _need_wrk() -> None:
    if shutil.which("wrk"):
        return
    from ops.packages import install
    from ops.paths import Paths

    install(Paths(root=ROOT, var=ROOT / "var"), "wrk")


if __name__ == "__main__":
    main()
