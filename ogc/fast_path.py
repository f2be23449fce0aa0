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
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import parse_qsl

from layers.registry import registry
from layers.rights import may, readable_fields, row_condition
from layers.spec import Field, LayerSpec
from ogc import documents, reading, statements, validators
from ogc.formats import answers
from ogc.formats.kinds import GEOJSON, JSON
from ogc.formats.negotiation import accepted
from ogc.layer_provider import content
from ogc.query import read_item_query, read_items_query

_PATH = re.compile(r"/ogc/collections/([a-z][a-z0-9_]*)/items(?:/([0-9a-f-]{36}))?")
#: Parameters that ask for another language, encoding or state than the public's GeoJSON.
_OTHERWISE = frozenset({"lang", "profile", "changeset"})
_MOST_PARAMETERS, _SHORT = 40, 1_000
#: Stand for what differs between features; neither a host nor an encoded parameter can hold them.
_ID, _SHAPE, _VALUES = "@id@", b"@shape@", b"@values@"
LANGUAGE = "vi"


class Ask(NamedTuple):
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
    if match is None:
        return None
    layer, feature = match.groups("")
    # what is kept of a request must not be as long as its client likes
    is_short = len(query) + len(accept) <= _SHORT
    if feature and not is_short:
        return None
    if (parameters := (_kept_parameters if is_short else _parameters)(query, accept)) is None:
        return None
    return Ask(layer, feature, parameters) if _open(registry.generation, layer) else None


def _parameters(query: str, accept: str) -> Mapping[str, str] | None:
    """Parameters of a query that asks for the public's GeoJSON."""
    if not query.isascii():
        return None
    pairs = parse_qsl(query, keep_blank_values=True)
    parameters = dict(pairs)
    if len(parameters) != len(pairs) or len(pairs) > _MOST_PARAMETERS:
        return None
    if not _OTHERWISE.isdisjoint(parameters):
        return None
    is_json = parameters["f"] == JSON.key if "f" in parameters else _likes_json(accept)
    return MappingProxyType(parameters) if is_json else None


#: Single features are mostly asked for with the same.
_kept_parameters = lru_cache(maxsize=256)(_parameters)


def answer(ask: Ask, base_url: str) -> Answer:
    """What the view of the same address answers to the public.

    Args:
        base_url: public address of the service, without a slash at the end.
    Raises:
        Problem: the request is wrong, there is no such feature, or the database is not to be had.
        DomainError: a value cannot be used.
    """
    return _item(ask, base_url) if ask.feature else _page(ask, base_url)


def _item(ask: Ask, base_url: str) -> Answer:
    form = _form(registry.generation, ask.layer, base_url, tuple(ask.parameters.items()))
    texts = answers.there(reading.read_by_id(form.statement, ask.feature, keep=form.is_kept))
    body = form.filled(ask.feature.encode(), *texts)
    return Answer(body, validators.of_version(validators.weak(body, None, GEOJSON), body), 1)


@dataclass(frozen=True)
class _Form:
    """What single features of a layer have in common that are asked for in the same way.

    Attributes:
        statement: as `statements.item` gives it; `is_kept`: its plan is.
        before: the document as far as the geometry; between its parts stands the id of the feature.
        after: the document behind the properties, likewise.
    """

    statement: str
    is_kept: bool
    before: tuple[bytes, ...]
    after: tuple[bytes, ...]

    def filled(self, feature: bytes, geometry: bytes, properties: bytes) -> bytes:
        """The document of one feature."""
        before, after = feature.join(self.before), feature.join(self.after)
        return b"".join((before, geometry, b',"properties":', properties, after))


@lru_cache(maxsize=512)
def _form(_generation: int, layer: str, base_url: str, parameters: tuple[tuple[str, str], ...]) -> _Form:
    """The document that `ogc.views` would write, cut where features differ. Raises Problem 400."""
    found, given = _open(registry.generation, layer), dict(parameters)
    assert found is not None
    crs, day = read_item_query(given)
    statement = statements.item(found.spec, found.fields, crs, found.rows, day)
    address = f"{base_url}/collections/{layer}/items/{_ID}"
    document = answers.geojson(_ID, (_SHAPE, _VALUES), address, given, LANGUAGE)
    before, _, rest = documents.dump(document).partition(_SHAPE)
    between, _, after = rest.partition(_VALUES)
    assert between == b',"properties":'
    return _Form(statement, day is None, *(tuple(text.split(_ID.encode())) for text in (before, after)))


def _page(ask: Ask, base_url: str) -> Answer:
    found = _open(registry.generation, ask.layer)
    assert found is not None  # asked for, so there
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
