"""`python -m tests.endurance.kills --count 200`: a stream of publications while processes are killed, then the account.

Runs against the supervised installation of this clone (`make up`), with its demo logins, on its own database: what it
publishes stays there as ordinary history. Exit code 1 when one figure of the account is not what it has to be.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import random
import sys
import threading
import time
import uuid

import django

from tests.endurance.stream import Client, Login, Officer, Tally, pool_of

SETTLE_SECONDS = 90
#: A kill waits so long for the stream to publish again; a service that stays away longer is hit all the same.
PATIENCE_SECONDS = 40


def main() -> int:
    """Run, then verify; prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="kills in all")
    parser.add_argument("--officers", type=int, default=4)
    parser.add_argument("--features", type=int, default=30, help="parcels that all officers share")
    parser.add_argument("--minutes", type=float, default=60.0, help="draw up the account then at the latest")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    django.setup()
    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)  # it tells of every kill
    from django.conf import settings

    from tests.endurance import account
    from tests.endurance.killing import Killer

    state_file = settings.VAR_DIR / "run" / "state.json"
    origin = json.loads(state_file.read_text(encoding="utf-8"))["url"]
    words = dict(line.split() for line in (settings.VAR_DIR / "demo-logins.txt").read_text().splitlines())
    logins = [Login(name, words[name]) for name in ("land_editor", "land_approver")]
    run, tally, stop = f"kill-{uuid.uuid4().hex[:8]}", Tally(), threading.Event()
    pool = pool_of(Client(origin, logins[0]), given.features)
    officers = [
        Officer((Client(origin, logins[0]), Client(origin, logins[1])), pool, run, tally, stop, seed)
        for seed in range(given.officers)
    ]
    for officer in officers:
        officer.start()
    killer, moment, started = Killer(state_file, given.seed), random.Random(given.seed), time.monotonic()
    ends = started + given.minutes * 60
    while (
        sum(killer.killed.values()) < given.count
        and time.monotonic() < ends
        and not any(officer.failure for officer in officers)
    ):
        _wait_for_work(tally)
        time.sleep(moment.uniform(0.0, 0.8))
        killer.strike()
        done = sum(killer.killed.values())
        print(f"\r{done}/{given.count} kill -9 · {dict(tally.outcomes)}", end="", flush=True)
    stop.set()
    for officer in officers:
        officer.join(60)
    print(f"\n{time.monotonic() - started:.0f} s · kill -9: {dict(killer.killed)}")
    print(f"as the clients saw it: {dict(tally.outcomes)}")
    if failures := [officer.failure for officer in officers if officer.failure]:
        print(f"a client was told something wrong: {failures[0]!r}")
    account.wait_until_settled(origin, SETTLE_SECONDS)
    figures = account.figures(run, pool)
    for name, (value, wanted) in figures.items():
        print(
            f"{'ok ' if value == wanted else 'BAD'} {name}: {value}"
            + ("" if value == wanted else f" (not {wanted})")
        )
    return 1 if failures or any(value != wanted for value, wanted in figures.values()) else 0


def _wait_for_work(tally: Tally) -> None:
    """Until something was published since the last kill: the next one then falls into running publications."""
    before, deadline = tally.outcomes["published"], time.monotonic() + PATIENCE_SECONDS
    while tally.outcomes["published"] == before and time.monotonic() < deadline:
        time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(main())
