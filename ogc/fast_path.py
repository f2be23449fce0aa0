"""Đường tắt. Plain reads of the public: features as GeoJSON, asked for without cookie, credentials or condition.

The same queries and documents as in `ogc.views`, without the request, the response and the seventeen layers of
middleware between them, which took three times as long as reading a feature does (docs/ogc.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl

from layers.registry import registry
from layers.rights import may, readable_fields, row_condition
from layers.spec import Field, LayerSpec
from ogc import documents, reading, validators
from ogc.formats import answers
from ogc.formats.kinds import GEOJSON, JSON
from ogc.formats.negotiation import accepted
from ogc.layer_provider import content
from ogc.query import read_item_query, read_items_query

_PATH = re.compile(r"/ogc/collections/([a-z][a-z0-9_]*)/items(?:/([0-9a-f-]{36}))?")
#: Parameters that ask for another language, encoding or state than the public's GeoJSON.
_OTHERWISE = frozenset({"lang", "profile", "changeset"})
_MOST_PARAMETERS = 40
LANGUAGE = "vi"


@dataclass(frozen=True)
class Ask:
    """A plain read; `feature` is "" where a page is asked for."""

    layer: str
    feature: str
    parameters: Mapping[str, str]


class Answer(NamedTuple):
    """What is sent.

    Attributes:
        etag: as in the header, with its quotes.
        given: number of features.
    """

    body: bytes
    etag: str
    given: int


class _Open(NamedTuple):
    """What everybody may see of a layer."""

    spec: LayerSpec
    fields: tuple[Field, ...]
    rows: str


def asked(path: str, query: str, accept: str) -> Ask | None:
    """The plain read in a request line and its `Accept` header; None when it is something else, or something wrong."""
    match = _PATH.fullmatch(path)
    if match is None or not query.isascii():
        return None
    pairs = parse_qsl(query, keep_blank_values=True)
    parameters = dict(pairs)
    if (
        len(parameters) != len(pairs)
        or len(pairs) > _MOST_PARAMETERS
        or not _OTHERWISE.isdisjoint(parameters)
    ):
        return None
    is_json = parameters["f"] == JSON.key if "f" in parameters else _likes_json(accept)
    if not is_json or _open(registry.generation, match[1]) is None:
        return None
    return Ask(match[1], match[2] or "", parameters)


def answer(ask: Ask, base_url: str) -> Answer:
    """What the view of the same address answers to the public.

    Args:
        base_url: public address of the service, without a slash at the end.
    Raises:
        Problem: the request is wrong, there is no such feature, or the database is not to be had.
        DomainError: a value cannot be used.
    """
    found = _open(registry.generation, ask.layer)
    assert found is not None  # asked for, so there
    return _item(ask, found, base_url) if ask.feature else _page(ask, found, base_url)


def _item(ask: Ask, found: _Open, base_url: str) -> Answer:
    crs, day = read_item_query(ask.parameters)
    texts = answers.texts_of(found.spec, found.fields, ask.feature, crs, found.rows, day)
    address = f"{base_url}/collections/{ask.layer}/items/{ask.feature}"
    body = documents.dump(answers.geojson(ask.feature, texts, address, ask.parameters, LANGUAGE))
    return Answer(body, validators.of_version(validators.weak(body, None, GEOJSON), body), 1)


def _page(ask: Ask, found: _Open, base_url: str) -> Answer:
    query = read_items_query(found.spec, found.fields, ask.parameters, found.rows)
    page = content(reading.read_page(query))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    address = f"{base_url}/collections/{ask.layer}/items"
    body = documents.dump(documents.items(page | {"timeStamp": now}, address, ask.parameters, LANGUAGE))
    return Answer(body, validators.weak(body, now, GEOJSON), page["numberReturned"])


@lru_cache(maxsize=256)
def _likes_json(accept: str) -> bool:
    return accepted(accept) is JSON


@lru_cache(maxsize=512)
def _open(_generation: int, layer: str) -> _Open | None:
    """None for what is not everybody's to read. What everybody may see is declared and changes with the registry."""
    if layer not in registry or not may(None, "read", spec := registry.get(layer)):
        return None
    return _Open(spec, readable_fields(None, spec), row_condition(None, spec))
