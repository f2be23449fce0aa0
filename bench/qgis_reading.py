"""QGIS reads 200,000 parcels against the same pages by plain HTTP, one after the other; needs Debian's python3-qgis.

A further row has QGIS read the pages from memory, where no service is waited for: what is left is QGIS. The last row is
the same parcels fetched as one FlatGeobuf file and opened by QGIS.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import orjson
import urllib3

from bench import items_data
from bench.measure import Row
from bench.replay import replayed
from bench.stage import hand_over, server

PYTHON, SCRIPT = "/usr/bin/python3", Path(__file__).with_name("qgis_reads.py")
COUNT = int(os.environ.get("NEN_BENCH_QGIS") or 200_000)
#: QGIS asks for 1,000 a page unless its connection says otherwise; the service gives up to 10,000.
PAGES = (1_000, 10_000)
#: QGIS may take 1.3 times as long.
TARGET = 1 / 1.3


def main() -> None:
    """Both page sizes and the file; the pages are read by plain HTTP before and after, and the mean counts."""
    if subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True, check=False).returncode:
        raise SystemExit("QGIS is not installed (apt: python3-qgis)")
    items_data.prepare()
    rows = []
    with server(["geo.wsgi:application"], ready="/ogc/collections?f=json") as origin:
        for size in PAGES:
            before, megabytes = _plain(origin, size)
            seconds = _qgis("OAPIF", _uri(origin, size))
            after, _ = _plain(origin, size)
            rows.append(_row(f"{COUNT:,} parcels, {size:,} a page", seconds, (before + after) / 2, megabytes))
        with replayed(origin) as memory:
            _qgis("OAPIF", _uri(memory, size))
            alone = _qgis("OAPIF", _uri(memory, size))
        work = f"{COUNT:,} parcels, {size:,} a page"
        rows.append(Row("qgis", work, "parcels/s", COUNT / seconds, COUNT / alone, "QGIS, pages from memory"))
        seconds, megabytes = _file(origin)
        rows.append(_row(f"{COUNT:,} parcels, f=fgb", seconds, (before + after) / 2, megabytes))
    hand_over(rows)


def _uri(origin: str, size: int) -> str:
    return f"pagingEnabled='true' pageSize='{size}' typename='parcels' url='{origin}/ogc/'"


def _plain(origin: str, size: int) -> tuple[float, float]:
    """Seconds for the pages by their `next` links, each read as JSON, and megabytes of text."""
    pool, count, length = urllib3.PoolManager(), 0, 0
    address = f"{origin}/ogc/collections/parcels/items?limit={size}"
    started = time.perf_counter()
    while count < COUNT:
        answer = pool.request("GET", address, headers={"Accept-Encoding": "gzip"})
        page = orjson.loads(answer.data)
        count, length = count + page["numberReturned"], length + len(answer.data)
        address = next(link["href"] for link in page["links"] if link["rel"] == "next")
    return time.perf_counter() - started, length / 1e6


def _file(origin: str) -> tuple[float, float]:
    """Seconds for fetching the parcels as one file and for QGIS's reading of it, and megabytes."""
    with tempfile.NamedTemporaryFile(suffix=".fgb") as copy:
        started = time.perf_counter()
        address = f"{origin}/ogc/collections/parcels/items?f=fgb&limit={COUNT}"
        with urllib3.PoolManager().request("GET", address, preload_content=False) as answer:
            shutil.copyfileobj(answer, copy)
        copy.flush()
        fetched = time.perf_counter() - started
        return fetched + _qgis("ogr", copy.name), Path(copy.name).stat().st_size / 1e6


def _qgis(provider: str, uri: str) -> float:
    """Seconds of QGIS without those for its start."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [PYTHON, str(SCRIPT), provider, uri, str(COUNT)],
            env={**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home}, capture_output=True, text=True, check=True,
        )  # fmt: skip
    found = json.loads(done.stdout.splitlines()[-1])
    if found["read"] != COUNT:
        raise SystemExit(f"QGIS read {found['read']} of {COUNT} parcels: {uri}")
    return float(found["seconds"])


def _row(work: str, seconds: float, plain: float, megabytes: float) -> Row:
    note = f"{seconds:.1f} s for {plain:.1f} s, {megabytes:.0f} MB"
    rates = COUNT / seconds, COUNT / plain
    return Row("qgis", work, "parcels/s", *rates, "the pages by HTTP", TARGET, note=note)


if __name__ == "__main__":
    main()
