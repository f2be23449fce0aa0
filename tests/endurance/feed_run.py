"""Changes are published over HTTP while consumer and server are killed; then the copy is compared with the source."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import urllib3
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from layers.models import RoleAssignment
from tests import drawing
from tests.endurance.copying import CONTENT, Copy, Source
from tests.endurance.stream import Client, Interrupted
from web.accounts.models import AccessToken
from web.accounts.token_text import beginning, digest, new_token

LAYERS = tuple(CONTENT)
#: Side of a parcel and of a zone, metres; they lie beside each other on a grid.
_SIDE_M, _COLUMNS = 10.0, 200
#: A kill waits so long for a publication; a server that stays away longer is hit all the same. Longer than a server
#: takes to start on a machine that has much else to do, or it would be killed each time before its first answer.
_PATIENCE_S = 120.0
#: A consumer that has not moved for so long will not arrive.
_STILL_S = 60.0


class Officer(Client):
    """JSON over HTTP with a personal token."""

    def __init__(self, origin: str, token: str) -> None:
        self._origin = origin
        self._headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        self._http = urllib3.PoolManager(timeout=urllib3.Timeout(total=60), retries=False)


@dataclass
class Process:
    """A program that is started again at once whenever it is killed."""

    command: list[str]
    environment: Mapping[str, str]
    log: Path
    running: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin, in a group of its own."""
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(
                self.command, env=dict(self.environment), stdout=log, stderr=log, cwd=settings.PROJECT_DIR,
                start_new_session=True,
            )  # fmt: skip

    def kill(self) -> None:
        """kill -9, the whole group."""
        if self.running is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.running.pid, signal.SIGKILL)
            self.running.wait()


@dataclass
class Result:
    """What the run did and what is to be compared: (copy, source) by figure."""

    killed: Counter[str] = field(default_factory=Counter)
    changes: int = 0
    change_sets: int = 0
    told_along: int = 0
    interrupted: int = 0
    seconds: float = 0.0
    compared: dict[str, tuple[object, object]] = field(default_factory=dict)

    @property
    def is_equal(self) -> bool:
        """Whether the copy equals the source in everything."""
        return all(copy == source for copy, source in self.compared.values())


class Run:
    """One run on the database of this process, which holds nothing else."""

    def __init__(self, folder: Path, port: int, seed: int, batch: int) -> None:
        self._random, self._batch, self._made, self._name = (
            random.Random(seed),
            batch,
            0,
            uuid.uuid4().hex[:8],
        )
        self._origin = f"http://127.0.0.1:{port}"
        self._state = folder / "copy.sqlite"
        tokens = {name: _token_of(name, roles) for name, roles in (
            ("bien_tap", ("editor",)), ("duyet", ("approver",)), ("nguoi_doc", ()),
        )}  # fmt: skip
        self._editor, self._approver = (Officer(self._origin, tokens[one]) for one in ("bien_tap", "duyet"))
        self._reader = Source(self._origin, tokens["nguoi_doc"])
        self.server = Process(
            _server(port), os.environ | {"DATABASE_URL": _database_url()}, folder / "server.log"
        )
        self.consumer = Process(
            [sys.executable, "-m", "tests.endurance.copying", self._origin, str(self._state), *LAYERS],
            os.environ | {"NEN_TOKEN": tokens["nguoi_doc"]}, folder / "consumer.log",
        )  # fmt: skip
        self._published = 0

    def draw(self, parcels: int, plans: int) -> None:
        """What there is before anybody looks."""
        for number in range(parcels):
            drawing.draw_parcel(_square(number), parcel_number=str(number + 1), address="ban đầu")
        for number in range(plans):
            plan = drawing.draw_plan((0, 0, 50, 50), name=f"Đồ án {number}")
            for zone in range(5):
                drawing.draw_zone(plan, _square(zone + 5 * number), f"Z{number}-{zone}")
        self._made = parcels

    def go(self, changes: int, kills: int, pause: tuple[float, float], seconds: float) -> Result:
        """Publish at least so many changes under at least so many kills, then wait for the copy and compare."""
        result, started, stop = Result(), time.monotonic(), threading.Event()
        self.server.start()
        self.consumer.start()
        killer = threading.Thread(target=self._kill_until, args=(stop, result.killed, pause), daemon=True)
        killer.start()
        try:
            while (_edits(self._name) < changes or result.killed.total() < kills) and (
                time.monotonic() - started < seconds
            ):
                try:
                    self._publish()
                except Interrupted:
                    result.interrupted += 1
                    time.sleep(0.2)
        finally:
            stop.set()
            killer.join()
        result.changes, result.change_sets = _edits(self._name), _sets(self._name)
        result.told_along = _count("SELECT count(*) FROM feed_entries")
        self._compare(result)
        result.seconds = time.monotonic() - started
        return result

    def end(self) -> None:
        """Nothing is left running."""
        self.server.kill()
        self.consumer.kill()

    def _kill_until(self, stop: threading.Event, killed: Counter[str], pause: tuple[float, float]) -> None:
        chance = random.Random(self._random.random())
        while not stop.wait(chance.uniform(*pause)):
            self._wait_for_work(stop)
            name = min(("server", "consumer"), key=lambda one: (killed[one], chance.random()))
            process = self.server if name == "server" else self.consumer
            process.kill()
            process.start()
            killed[name] += 1

    def _wait_for_work(self, stop: threading.Event) -> None:
        """Until something was published since the last kill: the next one then falls into running work."""
        before, deadline = self._published, time.monotonic() + _PATIENCE_S
        while self._published == before and time.monotonic() < deadline and not stop.wait(0.02):
            continue

    def _publish(self) -> None:
        body = {"title": f"feed {self._name}", "legal_basis": {"document": "feed", "date": "2026-01-05"}}
        place = f"/changesets/{self._editor.must('POST', '/changesets', body)['id']}"
        status, content = self._editor.ask("POST", f"{place}/edits/batch", {"edits": self._edits()})
        assert status == 200, content
        self._editor.must("POST", f"{place}/submit", {})
        self._approver.must("POST", f"{place}/approve", {})
        status, content = self._approver.ask("POST", f"{place}/publish", {})
        assert status == 200, content
        self._published += 1

    def _edits(self) -> list[dict[str, Any]]:
        """Seven in ten of the edits change an address, the others create and delete; one plan is shown or hidden."""
        self._made += 1
        parcels = _rows("SELECT id::text, version FROM parcels ORDER BY random() LIMIT %s", [self._batch])
        edits: list[dict[str, Any]] = []
        for identifier, version in parcels:
            chance = self._random.random()
            edit = {"layer": "parcels", "feature": identifier, "base_version": version}
            if chance < 0.15:
                edits.append(edit | {"operation": "delete"})
                edits.append(self._created())
            else:
                edits.append(edit | {"operation": "update", "properties": {"address": f"lần {self._made}"}})
        zones = _rows("SELECT id::text, version FROM planning_zones ORDER BY random() LIMIT 3", [])
        edits += [
            {"layer": "planning_zones", "feature": identifier, "base_version": version, "operation": "update",
             "properties": {"zone_code": f"Z-{self._made}"}}
            for identifier, version in zones
        ]  # fmt: skip
        plans = _rows("SELECT id::text, version, status FROM plans ORDER BY random() LIMIT 1", [])
        for identifier, version, status in plans:
            wanted = "approved" if status == "announced" else "announced"
            edits.append({"layer": "plans", "feature": identifier, "base_version": version, "operation": "update",
                          "properties": {"status": wanted, "name": f"Đồ án {self._made}"}})  # fmt: skip
        return edits

    def _created(self) -> dict[str, Any]:
        self._made += 1
        west, south, east, north = _square(self._made)
        x, y = drawing.ORIGIN_EAST, drawing.ORIGIN_NORTH
        ring = [[x + west, y + south], [x + east, y + south], [x + east, y + north], [x + west, y + north]]
        return {
            "layer": "parcels", "operation": "create", "crs": f"EPSG:{drawing.SRID}",
            "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
            "properties": {"sheet_number": "12", "parcel_number": str(self._made), "address": f"mới {self._made}"},
        }  # fmt: skip

    def _compare(self, result: Result) -> None:
        """The copy against the checksum that the server tells and against the rows of the database itself."""
        for layer in LAYERS:
            state = self._settled(layer)
            copy = Copy(self._state)
            rows = copy.rows(layer)
            result.compared[f"{layer}: cursor"] = (copy.place(layer), state["cursor"])
            result.compared[f"{layer}: features"] = (len(rows), state["features"])
            result.compared[f"{layer}: checksum"] = (copy.checksum(layer), state["checksum"])
            source = {
                identifier: (version, content) for identifier, version, content in _rows(_visible(layer), [])
            }
            result.compared[f"{layer}: content"] = (_digest(rows), _digest(source))

    def _settled(self, layer: str) -> dict[str, Any]:
        """What the server says of a layer once the consumer stands where it says it; as it is, when the consumer has
        not moved for a minute."""
        last, since, state = "", time.monotonic(), None
        while time.monotonic() - since < _STILL_S:
            with suppress(Exception):
                state = self._reader.ask(f"/layers/{layer}/checksum")[1].json()
                place = Copy(self._state).place(layer) or ""
                if place == state["cursor"]:
                    return dict(state)
                if place != last:
                    last, since = place, time.monotonic()
            time.sleep(0.3)
        assert state is not None
        return dict(state)


def _visible(layer: str) -> str:
    from layers.registry import registry

    spec = registry.get(layer)
    public = (spec.public_where or "true").replace("%", "%%")
    return f"SELECT id::text, version, {CONTENT[layer]} FROM {layer} WHERE {public}"


def _digest(rows: Mapping[str, tuple[int, str]]) -> int:
    return hash(tuple(sorted(rows.items())))


def _square(number: int) -> tuple[float, float, float, float]:
    west, south = number % _COLUMNS * _SIDE_M, number // _COLUMNS * _SIDE_M
    return west, south, west + _SIDE_M, south + _SIDE_M


def _server(port: int) -> list[str]:
    granian = str(Path(sys.executable).parent / "granian")
    return [granian, "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
            "--blocking-threads", "4", "geo.wsgi:application"]  # fmt: skip


def _database_url() -> str:
    given: Mapping[str, Any] = connection.settings_dict
    return f"postgresql://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{given['NAME']}"


def _token_of(name: str, roles: Sequence[str]) -> str:
    user, text = User.objects.create_user(name), new_token()
    for role in roles:
        for scope in ("land", "planning"):
            RoleAssignment.objects.create(user=user, role=role, scope=scope)
    AccessToken.objects.create(
        user=user, name="feed", digest=digest(text), beginning=beginning(text),
        scopes=["read", "write", "approve"] if roles else ["read"], expires_at=timezone.now() + timedelta(days=1),
    )  # fmt: skip
    return text


def _edits(run: str) -> int:
    return _count(
        "SELECT count(*) FROM change_set_edits e JOIN change_sets c ON c.id = e.change_set_id"
        " WHERE c.title = %s AND c.status = 'published'",
        f"feed {run}",
    )


def _sets(run: str) -> int:
    return _count("SELECT count(*) FROM change_sets WHERE title = %s AND status = 'published'", f"feed {run}")


def _count(statement: str, *values: object) -> int:
    return int(_rows(statement, list(values))[0][0])


def _rows(statement: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values) or None)
        return list(cursor.fetchall())
