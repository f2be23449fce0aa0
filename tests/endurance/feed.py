"""`python -m tests.endurance.feed --changes 10000 --kills 100`: the copy of a killed consumer equals the source.

Makes a database of its own beside the installation's, starts a server and a consumer on it, and removes all of it at
the end. Exit code 1 when the copy differs in anything.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
from pathlib import Path

import django


def main() -> int:
    """Run, compare; prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=10_000)
    parser.add_argument(
        "--kills", type=int, default=100, help="at least so many, of server and consumer in turn"
    )
    parser.add_argument("--batch", type=int, default=100, help="parcels of a change set")
    parser.add_argument("--parcels", type=int, default=2000)
    parser.add_argument("--port", type=int, default=8155)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    os.environ.setdefault("NEN_TEST_DB_SUFFIX", "feed")
    django.setup()
    logging.disable(logging.WARNING)
    from django.db import connection

    from tests.endurance.feed_run import Run

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        with tempfile.TemporaryDirectory(prefix="nen-feed-") as folder:
            run = Run(Path(folder), given.port, given.seed, given.batch)
            run.draw(given.parcels, plans=4)
            try:
                result = run.go(given.changes, given.kills, (0.0, 3.0), given.minutes * 60)
            finally:
                run.end()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    print(
        f"{result.seconds:.0f} s · {result.changes} changes in {result.change_sets} change sets,"
        f" {result.told_along} rows shown or hidden along · kill -9: {dict(result.killed)},"
        f" {result.interrupted} requests of officers interrupted"
    )
    for figure, (copy, source) in result.compared.items():
        print(
            f"{'ok ' if copy == source else 'BAD'} {figure}: {copy}"
            + ("" if copy == source else f" ≠ {source}")
        )
    return 0 if result.is_equal and result.changes >= given.changes else 1


if __name__ == "__main__":
    sys.exit(main())
