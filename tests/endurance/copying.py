"""A consumer that keeps a copy: `python -m tests.endurance.copying ORIGIN STATE LAYER…`, token in NEN_TOKEN.

Written as a stranger would from docs/changesets.md, without any code of ours: snapshot, then feed, each page in one
transaction of its own SQLite file together with the cursor. It may be killed at any moment.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import urllib3

#: The field of each layer that is copied beside id and version.
CONTENT = {"parcels": "address", "planning_zones": "zone_code", "plans": "name"}
_TABLES = """\
CREATE TABLE IF NOT EXISTS copies (layer TEXT, id TEXT, version INTEGER, content TEXT, PRIMARY KEY (layer, id));
CREATE TABLE IF NOT EXISTS places (layer TEXT PRIMARY KEY, cursor TEXT, snapshots INTEGER);
"""


class Away(Exception):
    """The server does not answer; it is asked again later."""


class Copy:
    """The copy in its file."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(path, isolation_level=None, timeout=30)
        self._file.execute("PRAGMA journal_mode = WAL")
        self._file.executescript(_TABLES)

    def place(self, layer: str) -> str | None:
        """Cursor of a layer; None before its snapshot."""
        row = self._file.execute("SELECT cursor FROM places WHERE layer = ?", [layer]).fetchone()
        return row[0] if row else None

    def begin(self, layer: str, cursor: str, rows: list[tuple[str, int, str]]) -> None:
        """Take a snapshot in place of what is there."""
        self._file.execute("BEGIN IMMEDIATE")
        self._file.execute("DELETE FROM copies WHERE layer = ?", [layer])
        self._file.executemany("INSERT INTO copies VALUES (?, ?, ?, ?)", [(layer, *row) for row in rows])
        self._file.execute(
            "INSERT INTO places VALUES (?, ?, 1)"
            " ON CONFLICT (layer) DO UPDATE SET cursor = excluded.cursor, snapshots = snapshots + 1",
            [layer, cursor],
        )
        self._file.execute("COMMIT")

    def follow(self, layer: str, cursor: str, kept: list[tuple[str, int, str]], forgotten: list[str]) -> None:
        """Take a page of the feed."""
        self._file.execute("BEGIN IMMEDIATE")
        self._file.executemany(
            "DELETE FROM copies WHERE layer = ? AND id = ?", [(layer, one) for one in forgotten]
        )
        self._file.executemany(
            "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)", [(layer, *row) for row in kept]
        )
        self._file.execute("UPDATE places SET cursor = ? WHERE layer = ?", [cursor, layer])
        self._file.execute("COMMIT")

    def rows(self, layer: str) -> dict[str, tuple[int, str]]:
        """Version and content by id."""
        found = self._file.execute("SELECT id, version, content FROM copies WHERE layer = ?", [layer])
        return {identifier: (version, content) for identifier, version, content in found}

    def checksum(self, layer: str) -> str:
        """As docs/changesets.md defines it."""
        lines = [f"{identifier}:{version}\n" for identifier, (version, _) in sorted(self.rows(layer).items())]
        return hashlib.sha256("".join(lines).encode("ascii")).hexdigest()


class Source:
    """The API."""

    def __init__(self, origin: str, token: str) -> None:
        self._api, self._headers = f"{origin}/api/v1", {"Authorization": f"Bearer {token}"}
        self._http = urllib3.PoolManager(timeout=urllib3.Timeout(total=20), retries=False)

    def ask(self, path: str, body: object = None) -> tuple[int, Any, bytes]:
        """Status, headers and body of a GET, with a body of a POST. Raises Away."""
        options: dict[str, Any] = {} if body is None else {"json": body}
        try:
            answer = self._http.request(
                "GET" if body is None else "POST", f"{self._api}{path}", headers=self._headers, **options
            )
        except urllib3.exceptions.HTTPError as error:
            raise Away(str(error)) from error
        if answer.status >= 500:
            raise Away(str(answer.status))
        return answer.status, answer, answer.data


def take(source: Source, copy: Copy, layer: str) -> bool:
    """One step for a layer; False when there was nothing new. Raises Away."""
    cursor = copy.place(layer)
    if cursor is None:
        return _snapshot(source, copy, layer)
    status, answer, _body = source.ask(f"/changes?layer={layer}&since={cursor}&limit=200")
    assert status == 200, (layer, cursor, status)
    page = answer.json()
    last = {change["feature"]: change for change in page["changes"]}
    if None in last:
        return _snapshot(source, copy, layer)
    wanted = [identifier for identifier, change in last.items() if change["operation"] != "delete"]
    kept = _parcels(source, wanted) if layer == "parcels" else _features(source, layer, wanted)
    forgotten = sorted(last.keys() - {row[0] for row in kept})
    if page["next"] != cursor:
        copy.follow(layer, page["next"], kept, forgotten)
    return bool(page["more"] or last)


def _snapshot(source: Source, copy: Copy, layer: str) -> bool:
    status, answer, body = source.ask(f"/layers/{layer}/snapshot?format=gpkg")
    assert status == 200, (layer, status, body[:200])
    with tempfile.NamedTemporaryFile(suffix=".gpkg") as file:
        file.write(body)
        file.flush()
        with closing(sqlite3.connect(file.name)) as package:
            rows = package.execute(f"SELECT id, version, {CONTENT[layer]} FROM {layer}").fetchall()
    copy.begin(layer, answer.headers["Nen-Cursor"], rows)
    return True


def _parcels(source: Source, wanted: list[str]) -> list[tuple[str, int, str]]:
    if not wanted:
        return []
    status, answer, body = source.ask("/parcels/bulk", {"ids": wanted})
    assert status == 200, (status, body[:200])
    return [(one["id"], one["version"], one["address"] or "") for one in answer.json()["parcels"]]


def _features(source: Source, layer: str, wanted: list[str]) -> list[tuple[str, int, str]]:
    found = []
    for identifier in wanted:
        status, answer, body = source.ask(f"/layers/{layer}/features/{identifier}")
        assert status in (200, 404), (layer, identifier, status, body[:200])
        if status == 200:
            properties = answer.json()["properties"]
            found.append((identifier, properties["version"], properties[CONTENT[layer]]))
    return found


def main() -> None:
    """Follow until killed."""
    origin, state, *layers = sys.argv[1:]
    source, copy = Source(origin, os.environ["NEN_TOKEN"]), Copy(Path(state))
    while True:
        try:
            if not any([take(source, copy, layer) for layer in layers]):
                time.sleep(0.05)
        except Away:
            time.sleep(0.1)


if __name__ == "__main__":
    main()
