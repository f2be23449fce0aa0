"""What the database holds after the kills: every change set wholly in or wholly out, histories without a gap, nothing
left in the outbox, the audit chain whole."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress

import urllib3
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from tests.endurance.stream import LAYER

_STATES = f"""\
states AS (
  SELECT id, version, change_set, recorded_at, NULL::timestamptz AS recorded_to, address FROM public.{LAYER}
  UNION ALL
  SELECT id, version, change_set, recorded_at, recorded_to, address FROM history.{LAYER} WHERE believed_until IS NULL
)"""

#: (name, statement with one figure, what it has to be: a number, or the name of another figure)
_FIGURES: tuple[tuple[str, str, int | str], ...] = (
    ("change sets of the run", "SELECT count(*) FROM change_sets WHERE title LIKE %(run)s", ">0"),
    ("published", "SELECT count(*) FROM change_sets WHERE title LIKE %(run)s AND status = 'published'", ">0"),
    (
        "edits of published change sets",
        "SELECT count(*) FROM change_set_edits e JOIN change_sets c ON c.id = e.change_set_id"
        " WHERE c.title LIKE %(run)s AND c.status = 'published'",
        ">0",
    ),
    (
        "states they made",
        f"WITH {_STATES} SELECT count(*) FROM states s JOIN change_sets c ON c.id = s.change_set"
        " WHERE c.title LIKE %(run)s AND c.status = 'published'",
        "edits of published change sets",
    ),
    (
        "states with the value of their own edit",
        f"WITH {_STATES} SELECT count(*) FROM states s JOIN change_set_edits e ON e.change_set_id = s.change_set"
        " AND e.feature = s.id JOIN change_sets c ON c.id = e.change_set_id"
        " WHERE c.title LIKE %(run)s AND s.address = e.properties ->> 'address' AND s.version = e.base_version + 1",
        "edits of published change sets",
    ),
    (
        "states of change sets that are not published",
        f"WITH {_STATES} SELECT count(*) FROM states s JOIN change_sets c ON c.id = s.change_set"
        " WHERE c.title LIKE %(run)s AND c.status <> 'published'",
        0,
    ),
    (
        "published change sets with a message in the outbox",
        "SELECT count(DISTINCT o.change_set) FROM outbox o JOIN change_sets c ON c.id = o.change_set"
        " WHERE c.title LIKE %(run)s AND c.status = 'published'",
        "published",
    ),
    (
        "messages of change sets that are not published",
        "SELECT count(*) FROM outbox o JOIN change_sets c ON c.id = o.change_set"
        " WHERE c.title LIKE %(run)s AND c.status <> 'published'",
        0,
    ),
    ("messages left in the outbox", "SELECT count(*) FROM outbox WHERE done_at IS NULL", 0),
    (
        "published change sets in the audit",
        "SELECT count(*) FROM audit_entries a JOIN change_sets c ON c.id = a.change_set"
        " WHERE c.title LIKE %(run)s AND a.action = 'changeset.published' AND c.status = 'published'",
        "published",
    ),
    (
        "publications in the audit that are not published",
        "SELECT count(*) FROM audit_entries a JOIN change_sets c ON c.id = a.change_set"
        " WHERE c.title LIKE %(run)s AND a.action = 'changeset.published' AND c.status <> 'published'",
        0,
    ),
    (
        "gaps in the numbers of the publications",
        "SELECT coalesce(max(publication), 0) - count(DISTINCT publication) FROM (SELECT publication FROM change_sets"
        " UNION SELECT publication FROM feed_entries) AS numbered",
        0,
    ),
    (
        "gaps and overlaps in the histories of the features",
        f"WITH {_STATES}, ordered AS (SELECT *, lead(version) OVER follow AS next_version,"
        " lead(recorded_at) OVER follow AS next_at FROM states WHERE id = ANY(%(pool)s::uuid[])"
        " WINDOW follow AS (PARTITION BY id ORDER BY version))"
        " SELECT count(*) FROM ordered WHERE next_version <> version + 1 OR next_at IS DISTINCT FROM recorded_to",
        0,
    ),
)


def wait_until_settled(origin: str, seconds: float) -> None:
    """Wait until the installation is ready again and the outbox is empty, for so many seconds at most."""
    http, deadline = urllib3.PoolManager(timeout=5.0, retries=False), time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(urllib3.exceptions.HTTPError, DatabaseError):
            ready = http.request("GET", f"{origin}/health/ready").status == 200
            if ready and _figure("SELECT count(*) FROM outbox WHERE done_at IS NULL", {}) == 0:
                return
        connection.close()
        time.sleep(1.0)


def figures(run: str, pool: Sequence[str]) -> dict[str, tuple[object, object]]:
    """Each figure with what it has to be."""
    parameters: dict[str, object] = {"run": f"{run} %", "pool": list(pool)}
    found: dict[str, tuple[object, object]] = {}
    for name, statement, wanted in _FIGURES:
        value = _figure(statement, parameters)
        if wanted == ">0":
            found[name] = (value, value if value else "more than 0")
        else:
            found[name] = (value, found[wanted][0] if isinstance(wanted, str) else wanted)
    found["audit chain"] = (_audit(), "whole")
    return found


def _figure(statement: str, parameters: dict[str, object]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)
        return int(cursor.fetchone()[0])


def _audit() -> str:
    try:
        call_command("verify_audit")
    except (CommandError, SystemExit) as error:
        return f"broken: {error}"
    return "whole"
