"""Officers of the demo city at the running system: requests in their name."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any

import urllib3

from tests.e2e.editing import password


@dataclass
class Office:
    """Requests of the domain API in the name of a demo login; "" is a citizen."""

    origin: str
    _http: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(timeout=urllib3.Timeout(total=30))
    )

    def ask(self, who: str, method: str, path: str, body: Any = None) -> tuple[int, dict[str, Any]]:
        """Status and JSON of the answer."""
        headers = {"Accept": "application/json"}
        if who:
            pair = b64encode(f"{who}:{password()}".encode()).decode()
            headers["Authorization"] = f"Basic {pair}"
        if body is not None:
            headers["Content-Type"] = "application/json"
        sent = None if body is None else json.dumps(body).encode()
        answer = self._http.request(method, f"{self.origin}/api/v1{path}", headers=headers, body=sent)
        return answer.status, json.loads(answer.data or b"{}")

    def call(self, who: str, method: str, path: str, body: Any = None) -> dict[str, Any]:
        """As `ask`, of a request that must succeed."""
        status, told = self.ask(who, method, path, body)
        assert status < 300, (method, path, status, told)
        return told

    def draft(self, who: str, title: str, edits: list[dict[str, Any]]) -> str:
        """A submitted change set of these edits; its id."""
        basis = {"document": "118/BB-ĐĐ", "date": "2026-07-21"}
        change_set = self.call(who, "POST", "/changesets", {"title": title, "legal_basis": basis})["id"]
        for edit in edits:
            self.call(who, "POST", f"/changesets/{change_set}/edits", edit)
        self.call(who, "POST", f"/changesets/{change_set}/submit")
        return str(change_set)

    def bytes(self, path: str) -> bytes:
        """What a citizen gets from an address; a tile without content is nothing."""
        answer = self._http.request("GET", self.origin + path)
        assert answer.status in (200, 204), (path, answer.status)
        return answer.data
