"""Asks a server as a stranger would: addresses come from its own documents, nothing of the project is imported."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode, urljoin

TIMEOUT_S = 60
GEOJSON = "application/geo+json"
OPENAPI = "application/vnd.oai.openapi+json"


class Skipped(Exception):
    """A test that does not apply; the text is its reason."""


@dataclass(frozen=True)
class Answer:
    """An answer; header names are lower case."""

    address: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """Without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip()

    @cached_property
    def json(self) -> Any:
        """The document. Fails the test when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            raise AssertionError(f"{self.address}: no JSON ({self.body[:80]!r})") from None


class Service:
    """The server under test; documents that many tests read are read once."""

    def __init__(self, root: str) -> None:
        self.root = root.rstrip("/") + "/"

    def get(self, address: str, accept: str = "application/json", **parameters: str) -> Answer:
        """GET of an address or of a path under the root."""
        query = urlencode(parameters)
        full = urljoin(self.root, address)
        if query:
            full += ("&" if "?" in full else "?") + query
        request = urllib.request.Request(full, headers={"Accept": accept})  # noqa: S310 what the operator named
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:  # noqa: S310
                return _answer(full, answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return _answer(full, error.code, error.headers, error.read())

    def ok(self, address: str, accept: str = "application/json", **parameters: str) -> Answer:
        """As `get`; fails the test for any status but 200."""
        answer = self.get(address, accept, **parameters)
        assert answer.status == 200, f"{answer.address}: {answer.status} {answer.body[:200]!r}"
        return answer

    @cached_property
    def landing(self) -> Any:
        return self.ok(self.root).json

    @cached_property
    def conforms_to(self) -> list[str]:
        return list(self.ok(self.link(self.landing["links"], "conformance")).json["conformsTo"])

    @cached_property
    def definition(self) -> Any:
        return self.ok(self.link(self.landing["links"], "service-desc"), OPENAPI).json

    @cached_property
    def collections(self) -> list[dict[str, Any]]:
        """Collections of features."""
        listed = self.ok(self.link(self.landing["links"], "data")).json["collections"]
        return [one for one in listed if one.get("itemType", "feature") == "feature"]

    @cached_property
    def spatial(self) -> list[dict[str, Any]]:
        """Collections with geometries."""
        return [one for one in self.collections if "storageCrs" in one]

    def items(self, collection: dict[str, Any], **parameters: str) -> Answer:
        """A page of a collection."""
        return self.ok(self.link(collection["links"], "items", GEOJSON), GEOJSON, **parameters)

    def first_id(self, collection: dict[str, Any]) -> str:
        """Id of a feature. Skips the test for an empty collection."""
        features = self.items(collection, limit="1").json["features"]
        if not features:
            raise Skipped(f"{collection['id']} has no features")
        return str(features[0]["id"])

    def item(self, collection: dict[str, Any], identity: str, **parameters: str) -> Answer:
        """One feature."""
        return self.ok(self.item_address(collection, identity), GEOJSON, **parameters)

    def item_address(self, collection: dict[str, Any], identity: str) -> str:
        """Address of a feature: under that of its collection."""
        return self.link(collection["links"], "items", GEOJSON).partition("?")[0] + f"/{identity}"

    @staticmethod
    def link(links: list[dict[str, Any]], relation: str, media_type: str = "") -> str:
        """The first link of a relation; fails the test when there is none."""
        for link in links:
            if link["rel"] == relation and link.get("type", "").startswith(media_type):
                return str(link["href"])
        raise AssertionError(f"no link {relation} {media_type}")

    def parameter(self, path: str, name: str) -> dict[str, Any]:
        """Definition of a query parameter of GET on a path of the API definition, references resolved."""
        operation = self.definition["paths"][path]
        for given in (*operation.get("parameters", ()), *operation["get"].get("parameters", ())):
            resolved = self.resolve(given)
            if resolved["name"] == name:
                return resolved
        raise AssertionError(f"{path}: no parameter {name} in the API definition")

    def resolve(self, part: Any) -> Any:
        """A part of the API definition, or what it refers to."""
        while isinstance(part, dict) and "$ref" in part:
            at: Any = self.definition
            for step in part["$ref"].removeprefix("#/").split("/"):
                at = at[step]
            part = at
        return part


def _answer(address: str, status: int, headers: Any, body: bytes) -> Answer:
    return Answer(address, status, {name.lower(): value for name, value in headers.items()}, body)
