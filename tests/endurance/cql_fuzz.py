"""`python -m tests.endurance.cql_fuzz --count 10000`: filters of CQL2 drawn by chance against the city's database.

Valid ones, broken ones, deep ones, attacks; text and JSON; all functions; every layer that everybody may read. Reads
only. Ends with code 1 when an answer is a 5xx, lasts longer than the statement time-out, differs from what the filter
means (`cql_naive`), or when the process grows.
"""

from __future__ import annotations

import argparse
import gc
import json
import logging
import os
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode
from wsgiref.util import setup_testing_defaults

import django
import shapely

#: Features of a layer that filters are compared on, row by row.
COMPARED = 40
#: The process may grow by so much after the first tenth, megabytes.
GROWTH_MB = 30.0


@dataclass
class Account:
    """What came of a run."""

    statuses: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    selected: int = 0
    longest_s: float = 0.0
    longest: str = ""
    faults: list[str] = field(default_factory=list)
    rss_mb: list[float] = field(default_factory=list)

    @property
    def growth_mb(self) -> float:
        """Growth of the process after the first tenth of the run."""
        return self.rss_mb[-1] - self.rss_mb[0] if self.rss_mb else 0.0

    def lines(self) -> str:
        """For people."""
        counted = ", ".join(f"{what} {many}" for what, many in sorted(self.statuses.items()))
        return "\n".join((
            f"{sum(self.statuses.values())} filters: {counted}",
            f"{self.compared} compared row by row, {self.selected} of them select something",
            f"longest {self.longest_s:.2f} s: {self.longest[:200]}",
            f"memory {' → '.join(f'{one:.0f}' for one in self.rss_mb)} MB",
            *self.faults[:40],
        ))  # fmt: skip


class Answer(NamedTuple):
    """What came back."""

    status_code: int
    content: bytes

    def json(self) -> Any:
        """The body, read."""
        return json.loads(self.content)


class Program:
    """Asks the WSGI application of this process, as a server does; Django's test client keeps a little of each request
    for good, which would hide what the service itself keeps."""

    def __init__(self, application: Any) -> None:
        self._application = application

    def get(self, path: str, parameters: dict[str, Any]) -> Answer:
        """One request."""
        told: list[str] = []
        environ: dict[str, Any] = {
            "PATH_INFO": path,
            "QUERY_STRING": urlencode(parameters),
            "HTTP_HOST": "localhost",
        }
        setup_testing_defaults(environ)
        body = self._application(environ, lambda status, _headers, _error=None: told.append(status))
        try:
            content = b"".join(body)
        finally:
            body.close()
        return Answer(int(told[0][:3]), content)


@dataclass
class Fuzz:
    """One run.

    Attributes:
        client: asks the service; Django's test client does too.
    """

    client: Any
    chance: random.Random
    limit_s: float
    account: Account = field(default_factory=Account)

    def prepare(self) -> None:
        """Read some features of every public layer."""
        from layers.registry import registry
        from tests.endurance.cql_trees import Words

        self.words = []
        for spec in registry:
            rows = samples_of(spec) if spec.is_public else []
            if rows:
                self.words.append(Words(spec, self.chance, rows))
        assert self.words, "no layer has features"
        # the first spatial filter of a process opens the database of PROJ
        box = "S_INTERSECTS(geometry, BBOX(106.6, 10.7, 106.7, 10.8))"
        spatial = next(words.spec.name for words in self.words if words.spec.is_spatial)
        assert self.client.get(f"/ogc/collections/{spatial}/items", {"filter": box}).status_code == 200

    def run(self, count: int) -> Account:
        """Ask `count` filters."""
        marks = {max(1, count * tenth // 10) for tenth in range(1, 11)}
        for nth in range(1, count + 1):
            self.one()
            if nth in marks:
                gc.collect()
                self.account.rss_mb.append(resident_mb())
        return self.account

    def one(self) -> None:
        """Ask one filter of a layer drawn by chance."""
        from tests.endurance import cql_trees

        chance, words = self.chance, self.chance.choice(self.words)
        language = chance.choice(("cql2-text", "cql2-json"))
        kind = chance.choices(("valid", "compared", "broken", "deep"), (35, 25, 35, 5))[0]
        tree = words.condition(chance.randint(0, 4))
        if kind == "compared":
            ids = [row["id"] for row in words.samples]
            tree = {"op": "and", "args": [{"op": "in", "args": [{"property": "id"}, ids]}, tree]}
        if kind in ("valid", "compared"):
            text = json.dumps(tree) if language == "cql2-json" else cql_trees.as_text(tree)
        elif kind == "broken":
            text = cql_trees.broken(chance, tree, language)
        else:
            text = cql_trees.deep(chance, language)
        limit = COMPARED if kind == "compared" else chance.choice((1, 10, 100))
        started = time.perf_counter()
        answer = self.client.get(
            f"/ogc/collections/{words.spec.name}/items",
            {"filter": text, "filter-lang": language, "limit": limit, "f": "json"},
        )
        self._judge(kind, words, tree, text, answer, time.perf_counter() - started)

    def _judge(self, kind: str, words: Any, tree: Any, text: str, answer: Any, took_s: float) -> None:
        account, asked = self.account, f"{words.spec.name} {text[:1500]!r}"
        account.statuses[f"{kind} {answer.status_code}"] += 1
        if took_s > account.longest_s:
            account.longest_s, account.longest = took_s, asked
        if took_s > self.limit_s:
            account.faults.append(f"{took_s:.1f} s: {asked}")
        if answer.status_code not in (200, 400) or (
            answer.status_code == 400 and kind in ("valid", "compared")
        ):
            account.faults.append(f"{answer.status_code}: {asked} {answer.content[:300]!r}")
        elif kind == "compared":
            self._compare(words, tree, asked, answer)

    def _compare(self, words: Any, tree: Any, asked: str, answer: Any) -> None:
        from tests.endurance.cql_naive import holds

        found = {feature["id"] for feature in answer.json()["features"]}
        meant = {row["id"] for row in words.samples if holds(tree, row)}
        self.account.compared += 1
        self.account.selected += bool(meant)
        if found != meant:
            difference = sorted(found ^ meant)[:3]
            told = json.dumps(tree["args"][1])[:1500]
            self.account.faults.append(
                f"{len(found)} found, {len(meant)} meant, {difference}: {told} {asked[:99]}"
            )


def samples_of(spec: Any) -> list[dict[str, Any]]:
    """Values of some features that everybody may see, by property, as `cql_naive` takes them."""
    from layers.field_types import Coded

    model = spec.model
    rows = model.objects.extra(where=[spec.public_where]) if spec.public_where else model.objects  # noqa: S610
    return [
        {
            one.name: _plain(getattr(feature, spec.column(one.name)), getattr(one.type, "separator", ""))
            if isinstance(one.type, Coded)
            else _plain(getattr(feature, spec.column(one.name)))
            for one in spec.public_fields
        }
        | ({"geometry": _shape(feature.geom_4326)} if spec.is_spatial else {})
        for feature in rows.order_by("id")[:COMPARED]
    ]


def resident_mb() -> float:
    """Memory of this process."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _plain(value: Any, separator: str = "") -> Any:
    if value is None or isinstance(value, bool):
        return value
    if separator:
        return frozenset(value.split(separator)) if value else frozenset()
    if isinstance(value, str | int | float):
        return value
    return (
        value if hasattr(value, "isoformat") else float(value) if hasattr(value, "as_tuple") else str(value)
    )


def _shape(geometry: Any) -> Any:
    return None if geometry is None else shapely.from_wkb(bytes(geometry.wkb))


def main() -> int:
    """Run against the database of the settings; prints the account."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=21_065)
    given = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "geo.settings")
    django.setup()
    logging.disable(logging.WARNING)
    from django.core.wsgi import get_wsgi_application

    from ogc.reading import STATEMENT_TIMEOUT_MS

    fuzz = Fuzz(Program(get_wsgi_application()), random.Random(given.seed), STATEMENT_TIMEOUT_MS / 1000 + 0.5)
    fuzz.prepare()
    started = time.perf_counter()
    account = fuzz.run(given.count)
    print(account.lines())
    print(f"{time.perf_counter() - started:.0f} s in all, seed {given.seed}")
    return 1 if account.faults or account.growth_mb > GROWTH_MB else 0


if __name__ == "__main__":
    sys.exit(main())
