"""Edits that are published one by one while clients pull tiles and carriers are killed; what each was answered."""

from __future__ import annotations

import json
import os
import random
import signal
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import urllib3

from layers.changesets.models import ChangeSet
from tests.endurance.stream import Client, Interrupted, Login
from tests.endurance.watched import FIRST_ZOOM, LAST_ZOOM, DrawnAnew, Watched, around, hash_of

#: A publication is watched so long (s), and a control tile lies so far off (m).
_WATCHED_S = 8.0
_QUIET_S = 1.6
_FAR_M = 6000.0
_CARRIERS = ("freshness", "worker")
#: A carrier that runs so long is at work (s).
_STARTED_S = 60.0


@dataclass(frozen=True)
class Trial:
    """How much of everything."""

    edits: int
    kills: int
    seconds: float


@dataclass
class Result:
    """What the clients saw. Times in seconds after `published_at` of the database."""

    edits: int = 0
    seconds: float = 0.0
    kills: Counter[str] = field(default_factory=Counter)
    pulled: Counter[int] = field(default_factory=Counter)
    changed: Counter[int] = field(default_factory=Counter)
    by_protocol: Counter[str] = field(default_factory=Counter)
    staleness: list[float] = field(default_factory=list)
    asked_late: list[float] = field(default_factory=list)
    never_fresh: list[str] = field(default_factory=list)
    came_back: list[str] = field(default_factory=list)
    untouched: Counter[str] = field(default_factory=Counter)
    traffic: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def good(self, bound: float) -> bool:
        """Whether everything is as promised."""
        return bool(self.staleness) and not (
            self.never_fresh or self.came_back or self.untouched["changed"] or max(self.staleness) > bound
        )

    def text(self) -> str:
        """For people."""
        stale, asked = sorted(self.staleness), sorted(self.asked_late)
        lines = [
            f"{self.edits} edits published in {self.seconds:.0f} s · kill -9: {dict(self.kills)}"
            f" · refused: {dict(self.refused)}",
            f"answers of the clients beside: {dict(self.traffic)}",
            f"tiles that changed: {len(stale)} {dict(self.by_protocol)}",
            "last answer of before, seconds after publication:"
            f" median {_quantile(stale, 0.5):.2f}, p95 {_quantile(stale, 0.95):.2f}, max {_quantile(stale, 1):.2f}"
            f" (by the time it was asked for: p95 {_quantile(asked, 0.95):.2f}, max {_quantile(asked, 1):.2f})",
            f"untouched tiles: {dict(self.untouched)}",
            f"never fresh: {len(self.never_fresh)} {self.never_fresh} · of before came back:"
            f" {len(self.came_back)} {self.came_back[:3]}",
            "zoom: pulled (changed)  "
            + " ".join(
                f"z{z}: {self.pulled[z]} ({self.changed[z]})" for z in range(FIRST_ZOOM, LAST_ZOOM + 1)
            ),
        ]
        return "\n".join(lines)


def _quantile(values: list[float], part: float) -> float:
    return values[min(len(values) - 1, int(part * len(values)))] if values else 0.0


@dataclass(frozen=True)
class Edited:
    """A feature to work on: layer, id, place (EPSG:3857) and what to write into it, by turns."""

    layer: str
    feature: str
    x: float
    y: float
    maps: tuple[str, ...]
    field: str
    values: tuple[Any, ...]


class Run:
    """Officers, clients, a killer and the account they draw up."""

    def __init__(
        self, folder: Path, origins: tuple[str, str], words: dict[str, str], state_file: Path, seed: int, clients: int
    ) -> None:  # fmt: skip
        self._origins, self._state_file = origins, state_file
        self._officers = {
            theme: tuple(Client(origins[0], Login(f"{name}_{role}", words[f"{name}_{role}"]))
                         for role in ("editor", "approver"))
            for theme, name in (("parcels", "land"), ("planning_zones", "plan"), ("plans", "plan"))
        }  # fmt: skip
        self._dice = random.Random(seed)
        self._http = urllib3.PoolManager(maxsize=16, timeout=urllib3.Timeout(total=40), retries=False)
        self._anew = DrawnAnew(folder)
        self._clients = clients
        self._pool = ThreadPoolExecutor(8)
        self._stop = threading.Event()
        self._busy: list[Watched] = []
        self._owed = 0
        self.result = Result()

    def go(self, trial: Trial) -> Result:
        """Publish, watch, kill; returns the account."""
        from tests.endurance.edited import pool

        features = pool(self._dice)
        beside = [
            threading.Thread(target=self._pull, args=(number,), daemon=True)
            for number in range(self._clients)
        ]
        for one in beside:
            one.start()
        struck = set(self._dice.sample(range(trial.edits), min(trial.kills, trial.edits)))
        started = time.monotonic()
        for number in range(trial.edits):
            if time.monotonic() - started > trial.seconds:
                break
            try:
                self._one(self._dice.choice(features), number, kill=number in struck)
            except Interrupted as error:
                self.result.refused[f"interrupted {error}"] += 1
                time.sleep(1.0)
            print(f"\r{self.result.edits}/{trial.edits}", end="", flush=True)
        print()
        self._stop.set()
        for one in beside:
            one.join(60)
        self.result.seconds = time.monotonic() - started
        return self.result

    def _one(self, edited: Edited, number: int, *, kill: bool) -> None:
        tiles = around(edited.x, edited.y, edited.layer, edited.maps, self._dice)
        control = next(
            one
            for one in around(
                edited.x + _FAR_M, edited.y + _FAR_M, edited.layer, edited.maps, random.Random(number)
            )
            if one.protocol == "WMTS"
        )  # fmt: skip
        self._busy = tiles
        before = dict(zip(tiles, self._pool.map(lambda tile: self._get(tile, 0)[2], tiles), strict=True))
        etag = self._etag(control) if control.zoom >= 15 else ""
        change_set = self._approved(edited, number)
        if change_set is None:
            return
        self._owed += kill
        if self._owed:
            threading.Timer(self._dice.uniform(0.0, 0.4), self._strike).start()
        self._officers[edited.layer][1].must("POST", f"/changesets/{change_set}/publish", {})
        published = ChangeSet.objects.values_list("published_at", flat=True).get(pk=change_set)
        assert published is not None
        at = published.timestamp()
        self.result.edits += 1
        self._watch(tiles, before, at)
        if etag:
            self.result.untouched["kept" if self._etag(control) == etag else "changed"] += 1

    def _watch(self, tiles: list[Watched], before: dict[Watched, str], at: float) -> None:
        """Pull until every tile is as drawn anew, and quiet for a while; count the answers of before."""
        drawing = ThreadPoolExecutor(1)
        wanted = {tile: drawing.submit(self._anew.hash, tile) for tile in tiles}
        answers: dict[Watched, list[tuple[float, float, str]]] = {tile: [] for tile in tiles}
        turn = 0
        while time.time() - at < _WATCHED_S:
            turn += 1
            through = [turn % 2] * len(tiles)
            for tile, got in zip(tiles, self._pool.map(self._get, tiles, through), strict=True):
                answers[tile].append(got)
            done = all(future.done() for future in wanted.values()) and all(
                answers[tile][-1][2] == wanted[tile].result() for tile in tiles
            )
            if done and time.time() - at > _QUIET_S:
                break
        for tile in tiles:
            self._account(tile, before[tile], wanted[tile].result(), answers[tile], at)
        drawing.shutdown()

    def _account(
        self, tile: Watched, before: str, wanted: str, answers: list[tuple[float, float, str]], at: float
    ) -> None:
        self.result.pulled[tile.zoom] += 1
        if before == wanted:
            return
        self.result.changed[tile.zoom] += 1
        self.result.by_protocol[tile.protocol] += 1
        old = [(asked, answered) for asked, answered, got in answers if got == before]
        self.result.staleness.append(max(0.0, old[-1][1] - at) if old else 0.0)
        self.result.asked_late.append(max(0.0, old[-1][0] - at) if old else 0.0)
        if answers[-1][2] != wanted:
            self.result.never_fresh.append(f"{tile.path} {before} {wanted} {answers[-1][2]}")
        first = next((index for index, one in enumerate(answers) if one[2] == wanted), len(answers))
        direct = [
            one for index, one in enumerate(answers[first:], first) if index % 2 == 1
        ]  # without the cache
        if any(got == before for _asked, _answered, got in direct):
            self.result.came_back.append(tile.path)

    def _approved(self, edited: Edited, number: int) -> str | None:
        """A change set with one edit, approved; None when the rules refuse it."""
        editor, approver = self._officers[edited.layer]
        feature = editor.must("GET", f"/layers/{edited.layer}/features/{edited.feature}")
        value = edited.values[number % len(edited.values)]
        if feature["properties"].get(edited.field) == value:
            value = edited.values[(number + 1) % len(edited.values)]
        body = {"title": f"fresh {number}", "legal_basis": {"document": "fresh", "date": "2026-01-05"}}
        change_set = editor.must("POST", "/changesets", body)["id"]
        edit = {
            "layer": edited.layer, "operation": "update", "feature": edited.feature,
            "base_version": feature["properties"]["version"], "properties": {edited.field: value},
        }  # fmt: skip
        for client, step, sent in (
            (editor, "edits", edit), (editor, "submit", {}), (approver, "approve", {}),
        ):  # fmt: skip
            status, content = client.ask("POST", f"/changesets/{change_set}/{step}", sent)
            if status >= 300:
                self.result.refused[
                    f"{edited.layer} {step} {content.get('code', content.get('type', status))}"
                ] += 1
                return None
        return str(change_set)

    def _strike(self) -> None:
        """kill -9 of one carrier while the other one works; later, when that is still starting."""
        with suppress(OSError, ValueError, KeyError):
            rows = {
                row["name"]: row
                for row in json.loads(self._state_file.read_text(encoding="utf-8"))["services"]
            }
            for name, other in sorted(
                (_CARRIERS, _CARRIERS[::-1]), key=lambda pair: self.result.kills[pair[0]]
            ):
                if rows[name]["pid"] and rows[other]["uptime_s"] > _STARTED_S:
                    os.kill(rows[name]["pid"], signal.SIGKILL)
                    self.result.kills[name] += 1
                    self._owed -= 1
                    return

    def _pull(self, number: int) -> None:
        """A client that looks at the same place all the time, so that renders are under way when tiles are dropped."""
        dice = random.Random(number)
        while not self._stop.is_set():
            if tiles := self._busy:
                _asked, _answered, got = self._get(dice.choice(tiles), number % 2)
                self.result.traffic["tiles" if got else "errors"] += 1
            time.sleep(0.02)

    def _get(self, tile: Watched, through: int) -> tuple[float, float, str]:
        """When it was asked for and answered, and the hash of the answer; "" without one."""
        asked = time.time()
        try:
            answer = self._http.request("GET", self._origins[through] + tile.path, decode_content=False)
        except urllib3.exceptions.HTTPError as error:
            self.result.traffic[type(error).__name__] += 1
            return asked, time.time(), ""
        if answer.status != 200:
            self.result.traffic[f"status {answer.status}"] += 1
        return asked, time.time(), hash_of(answer.data) if answer.status == 200 else ""

    def _etag(self, tile: Watched) -> str:
        return str(self._http.request("GET", self._origins[0] + tile.path).headers.get("ETag", ""))
