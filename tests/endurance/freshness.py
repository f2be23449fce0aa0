"""`python -m tests.endurance.freshness --edits 500 --kills 20`: no published change is followed by an older tile.

Runs against the supervised installation of this clone (`make up`, or NEN_VAR of another), with its demo logins, on its
own database: what it publishes stays there as ordinary history. A caching nginx is started between the clients and the
installation; it keeps every answer for a second, whatever the headers say. Exit code 1 when a tile of before was
answered more than `--bound` seconds after the publication, when one came back, or when an untouched one changed.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import sys
import tempfile
from pathlib import Path

import django


def main() -> int:
    """Run, then report; prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20, help="kill -9 of freshness and worker in turn")
    parser.add_argument("--clients", type=int, default=3, help="threads that pull tiles around the edits")
    parser.add_argument("--bound", type=float, default=5.0, help="seconds")
    parser.add_argument("--port", type=int, default=8115, help="of the cache in between")
    parser.add_argument("--minutes", type=float, default=60.0, help="draw up the account then at the latest")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    django.setup()
    logging.disable(logging.WARNING)
    from django.conf import settings

    from tests.endurance.caching import CachingProxy
    from tests.endurance.freshness_run import Run, Trial

    state_file = settings.VAR_DIR / "run" / "state.json"
    origin = json.loads(state_file.read_text(encoding="utf-8"))["url"].replace("localhost", "127.0.0.1")
    words = dict(line.split() for line in (settings.VAR_DIR / "demo-logins.txt").read_text().splitlines())
    with (
        tempfile.TemporaryDirectory(prefix="nen-fresh-") as folder,
        CachingProxy(Path(folder), origin, given.port) as proxy,
    ):
        run = Run(Path(folder), (origin, proxy.origin), words, state_file, given.seed, given.clients)
        result = run.go(Trial(given.edits, given.kills, given.minutes * 60))
    print(result.text())
    return 0 if result.good(given.bound) else 1


if __name__ == "__main__":
    sys.exit(main())
