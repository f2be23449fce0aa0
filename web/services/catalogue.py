"""Danh mục dịch vụ. What stands on the page of a service: its guide (`guides/*.toml`), its requests as the OpenAPI
document tells them, its samples (`samples/`, run by tests)."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geo.http.problems import KINDS
from layers.labels import Label
from layers.sharing.services import Service, services

_FOLDER = Path(__file__).parent
#: What a sample has in place of the address of the installation.
_ORIGIN = "@NEN@"
#: Ending of a sample's file, and what its tab is called.
LANGUAGES = ((".sh", "curl"), (".py", "Python"), (".qgis.py", "QGIS"))
#: Order of the pages; services without a place come last.
_ORDER = ("parcels", "extract", "plans", "precheck", "permits", "changes", "ogc", "maps", "tiles", "exports")
_METHODS = ("get", "post", "put", "patch", "delete")
#: Questions that are asked by POST; they change nothing and may be tried.
_QUESTIONS = ("/precheck", "/validate", "/bulk", "/check")


@dataclass(frozen=True)
class Sample:
    """Code that works as it stands."""

    name: str
    language: str
    text: str


@dataclass(frozen=True)
class Operation:
    """One request of a service. `path` as the OpenAPI document writes it."""

    method: str
    path: str
    summary: Label
    may_be_tried: bool

    @property
    def key(self) -> str:
        """`GET /api/v1/parcels`."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Guide:
    """Everything said of a service. Lists are in the language asked for."""

    service: Service
    gives: str
    legal: list[str]
    who: str
    limits: list[str]
    steps: list[str]
    qgis: str
    links: list[str]
    errors: list[tuple[str, int, str]]
    document: str
    examples: Mapping[str, Mapping[str, str]]
    bodies: Mapping[str, str]

    @property
    def name(self) -> str:
        """Name of the service."""
        return self.service.name


def offered() -> list[Service]:
    """Services that have a page, in the order in which they are shown."""
    found = [one for one in services if (_FOLDER / "guides" / f"{one.name}.toml").exists()]
    return sorted(found, key=lambda one: _ORDER.index(one.name) if one.name in _ORDER else len(_ORDER))


def guide(name: str, lang: str) -> Guide | None:
    """The guide of a service in `vi` or `en`; None for a service without page."""
    service = next((one for one in offered() if one.name == name), None)
    if service is None:
        return None
    said, at = _said(name), "en" if lang == "en" else "vi"
    return Guide(
        service=service,
        gives=said["gives"][at],
        legal=said["legal"][at],
        who=said["who"][at],
        limits=said["limits"][at],
        steps=said["guide"][at],
        qgis=said.get("qgis", {}).get(at, ""),
        links=said.get("links", []),
        errors=[(kind, KINDS[kind][0], KINDS[kind][2 if at == "en" else 1]) for kind in said["errors"]],
        document=said.get("document", "/api/v1/openapi.json"),
        examples=said.get("example", {}),
        bodies=said.get("body", {}),
    )


def samples(name: str, origin: str) -> list[Sample]:
    """Samples of a service with the address of this installation in them."""
    found = []
    for ending, language in LANGUAGES:
        path = _FOLDER / "samples" / f"{name}{ending}"
        if path.exists():
            text = path.read_text(encoding="utf-8").replace(_ORIGIN, origin).strip()
            text = re.sub(r"  # fmt: skip$", "", text, flags=re.MULTILINE)
            found.append(Sample(path.name, language, text))
    return found


def operations(name: str, schema: Mapping[str, Any]) -> list[Operation]:
    """Requests of a service, in the order of the OpenAPI document."""
    found = []
    for path, methods in schema["paths"].items():
        route = path.lstrip("/").replace("{", "<").replace("}", ">")
        for method in _METHODS:
            if method in methods and services.of_route(method.upper(), route) == name:
                vi, _, en = str(methods[method].get("summary", "")).partition(" · ")
                tried = method == "get" or (method == "post" and path.endswith(_QUESTIONS))
                found.append(Operation(method.upper(), path, Label(vi, en or vi), tried))
    return found


def tried_with(found: Guide, listed: list[Operation]) -> str:
    """What the console starts from, as JSON: requests that may be tried, those with first values before the others."""
    prepared = [*found.examples, *found.bodies]
    told = {
        "document": found.document,
        "operations": sorted(
            (one.key for one in listed if one.may_be_tried),
            key=lambda key: prepared.index(key) if key in prepared else len(prepared),
        ),
        "examples": dict(found.examples),
        "bodies": dict(found.bodies),
    }
    return json.dumps(told, ensure_ascii=False)


@cache
def _said(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / "guides" / f"{name}.toml").read_text(encoding="utf-8"))
