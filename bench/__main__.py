"""`python -m bench [NAME …] [--write]`: run the benchmarks and print the table, which `--write` keeps in the docs."""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import Row, machine, table
from bench.page import with_results

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"
#: A module of another name: `qgis` beside a script for QGIS would stand before QGIS's own package.
MODULES = {"qgis": "qgis_reading"}
#: Each runs in a process of its own: it configures the database it needs before Django starts.
BENCHMARKS = (
    "imports", "items", "qgis", "tiles", "vector_tiles", "cached_tiles", "first_view", "panning", "seeding", "extracts",
    "clients", "papers", "overlay", "history", "checks", "lookups",
)  # fmt: skip


def main() -> int:
    """Exit code 1 when a benchmark could not run; a missed target is shown, not hidden, and is no failure."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--write", action="store_true", help="keep the rows in docs/benchmarks.md")
    options = parser.parse_args()
    names = [name for name in options.names if name] or list(BENCHMARKS)
    if unknown := sorted(set(names) - set(BENCHMARKS)):
        parser.error(f"không có bài đo {', '.join(unknown)}; có: {', '.join(BENCHMARKS)}")
    rows: list[Row] = []
    for name in names:
        print(f"… {name}", file=sys.stderr, flush=True)
        rows += _run(name)
    print(table(rows))
    print(f"\nMáy · machine: {machine()}")
    if options.write:
        _write(rows)
    return 0 if rows else 1


def _run(name: str) -> list[Row]:
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        done = subprocess.run(
            [sys.executable, "-m", f"bench.{MODULES.get(name, name)}", result.name], cwd=ROOT, check=False
        )
        if done.returncode:
            print(f"  {name}: không chạy được (mã {done.returncode})", file=sys.stderr)
            return []
        return [Row(**row) for row in json.loads(Path(result.name).read_text(encoding="utf-8"))]


def _write(rows: list[Row]) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    PAGE.write_text(with_results(PAGE.read_text(encoding="utf-8"), rows, today), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
