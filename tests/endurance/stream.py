"""Officers at work: each thread drafts, submits, has approved and publishes change sets until told to stop."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import urllib3

LAYER = "parcels"
#: Side of a parcel that a run creates, metres.
SIDE_M = 3.0
_RETRY_AFTER_S = 0.3


class Interrupted(Exception):
    """The server went away while it was asked; nobody knows yet what became of the request."""


@dataclass(frozen=True)
class Login:
    """One officer of the running installation."""

    name: str
    password: str


@dataclass
class Tally:
    """What the clients saw, by outcome; `titles` names every change set of the run."""

    outcomes: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, outcome: str) -> None:
        """Count one change set."""
        with self.lock:
            self.outcomes[outcome] += 1


class Client:
    """JSON over HTTP as one officer; Basic sign-in as QGIS and machines use it."""

    def __init__(self, origin: str, login: Login) -> None:
        self._origin = origin
        self._headers = urllib3.make_headers(basic_auth=f"{login.name}:{login.password}") | {
            "Accept": "application/json"
        }
        self._http = urllib3.PoolManager(timeout=urllib3.Timeout(total=30), retries=False)

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Status and JSON of an answer.

        Raises:
            Interrupted: no answer, or one of a server that is going down (5xx).
        """
        options: dict[str, Any] = {"json": body} if body is not None else {}
        try:
            answer = self._http.request(
                method, f"{self._origin}/api/v1{path}", headers=self._headers, **options
            )
        except urllib3.exceptions.HTTPError as error:
            raise Interrupted(str(error)) from error
        if answer.status >= 500 or answer.status == 429:
            raise Interrupted(str(answer.status))
        return answer.status, answer.json() if answer.data else None

    def must(self, method: str, path: str, body: object = None) -> Any:
        """JSON of an answer that has to be a success.

        Raises:
            Interrupted: as `ask`.
            AssertionError: the request was refused.
        """
        status, content = self.ask(method, path, body)
        assert status < 300, (method, path, status, content)
        return content


class Officer(threading.Thread):
    """One editor with an approver beside, working on a pool of features that all officers share."""

    def __init__(
        self, clients: tuple[Client, Client], pool: list[str], run: str, tally: Tally, stop: threading.Event,
        seed: int,
    ) -> None:  # fmt: skip
        super().__init__(daemon=True)
        self._editor, self._approver = clients
        self._pool, self._run, self._tally, self._stop_now = pool, run, tally, stop
        self._random = random.Random(seed)
        self._seed, self._made = seed, 0
        self.failure: BaseException | None = None

    def run(self) -> None:
        """Work until told to stop; an interruption is counted and the next change set begun."""
        while not self._stop_now.is_set():
            try:
                self._tally.add(self._one())
            except Interrupted:
                self._tally.add("interrupted")
                time.sleep(_RETRY_AFTER_S)
            except BaseException as error:
                self.failure = error
                return

    def _one(self) -> str:
        self._made += 1
        body = {
            "title": f"{self._run} {self._seed}-{self._made}",
            "legal_basis": {"document": self._run, "date": "2026-01-05"},
        }
        change_set = self._editor.must("POST", "/changesets", body)["id"]
        place = f"/changesets/{change_set}"
        for identifier in self._random.sample(self._pool, self._random.randint(1, 4)):
            status, content = self._editor.ask("POST", f"{place}/edits", self._edit(identifier))
            if status == 412 or status == 404:  # somebody published between our reading and our writing
                self._editor.ask("POST", f"{place}/withdraw", {})
                return "overtaken"
            assert status == 201, (status, content)
        self._editor.must("POST", f"{place}/submit", {})
        self._approver.must("POST", f"{place}/approve", {})
        status, content = self._approver.ask("POST", f"{place}/publish", {})
        if status == 412:
            assert content["conflicts"], content
            self._editor.ask("POST", f"{place}/withdraw", {})
            return "conflict"
        assert status == 200, (status, content)
        return "published"

    def _edit(self, identifier: str) -> dict[str, object]:
        feature = self._editor.must("GET", f"/layers/{LAYER}/features/{identifier}")
        return {
            "layer": LAYER,
            "operation": "update",
            "feature": identifier,
            "base_version": feature["properties"]["version"],
            "properties": {"address": f"{self._run} {self._seed}-{self._made}"},
        }


def pool_of(editor: Client, size: int) -> list[str]:
    """Ids of the parcels that a run works on."""
    found = editor.must("GET", f"/layers/{LAYER}/features?limit={size}")
    return [feature["id"] for feature in found["features"]]
