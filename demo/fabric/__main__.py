"""`python -m demo.fabric OUT_DIR`: write every synthetic layer of the demo city, and stats.json."""

import argparse
import json
import sys
import time
from pathlib import Path

from demo.fabric.generate import generate
from demo.fabric.sources import read
from demo.fabric.statistics import summary
from demo.fabric.writing import write


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m demo.fabric", description=__doc__)
    parser.add_argument("out_dir", type=Path)
    parser.add_argument("--quiet", action="store_true", help="print nothing but errors")
    parser.add_argument(
        "--no-stats", action="store_true", help="do not measure the result (saves a few seconds)"
    )
    given = parser.parse_args()
    given.out_dir.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()

    def say(text: str) -> None:
        if not given.quiet:
            sys.stdout.write(f"{time.perf_counter() - began:6.1f} s  {text}\n")
            sys.stdout.flush()

    real = read()
    say("read the streets, the water and the wards")
    layers = generate(real, say=say)
    for name, table in layers.items():
        path = write(table, given.out_dir, name)
        say(f"{path.name}: {len(table)} rows, {path.stat().st_size / 1e6:.1f} MB")
    if not given.no_stats:
        text = json.dumps(summary(layers), ensure_ascii=False, indent=2) + "\n"
        (given.out_dir / "stats.json").write_text(text, encoding="utf-8")
        say("stats.json")


if __name__ == "__main__":
    main()
