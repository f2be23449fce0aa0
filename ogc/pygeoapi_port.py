"""The only module that touches pygeoapi: which of its functions we call, and the four names of it that we replace.

pygeoapi 0.21 is not forked. Replaced at import: `to_json` (so that its documents arrive as dictionaries, with the
features as untouched text), the CRS look-ups that ask PROJ's database on every request (PostGIS transforms), and the
list of conformance classes, which upstream lets grow on every call and which claims Part 4.
"""

from __future__ import annotations

import copy
import logging
from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import Any

import pygeoapi.api as core
from pygeoapi.api import itemtypes

from geo.http.problems import Problem
from ogc.configuration import LOCALES

OGC = "http://www.opengis.net/spec"
CONFORMANCE = (
    *(f"{OGC}/ogcapi-common-1/1.0/conf/{name}" for name in ("core", "landing-page", "json", "html", "oas30")),
    f"{OGC}/ogcapi-common-2/1.0/conf/collections",
    *(f"{OGC}/ogcapi-features-1/1.0/conf/{name}" for name in ("core", "oas30", "html", "geojson")),
    f"{OGC}/ogcapi-features-2/1.0/conf/crs",
    *(
        f"{OGC}/ogcapi-features-3/1.0/conf/{name}"
        for name in ("queryables", "queryables-query-parameters", "filter", "features-filter")
    ),
    *(
        f"{OGC}/ogcapi-features-4/1.0/{name}"
        for name in (
            "conf/create-replace-delete", "conf/update", "conf/features",
            # the draft writes `req` here; clients look for either
            "req/optimistic-locking-etags", "conf/optimistic-locking-etags",
        )
    ),
    *(f"{OGC}/ogcapi-features-5/1.0/conf/{name}" for name in (
        "schemas", "core-roles-features", "returnables-and-receivables", "queryables", "sortables", "profile-parameter",
    )),
    *(f"{OGC}/json-fg-1/1.0/conf/{name}" for name in ("core", "types-schemas", "profiles", "api")),
    *(
        f"{OGC}/ogcapi-processes-1/1.0/conf/{name}"
        for name in ("core", "ogc-process-description", "json", "html", "oas30", "job-list", "dismiss")
    ),
    *(
        f"{OGC}/ogcapi-records-1/1.0/conf/{name}"
        for name in (
            "record-core", "record-collection", "record-core-query-parameters", "records-api", "searchable-catalog",
            "autodiscovery", "json", "html", "oas30",
        )
    ),
    *(
        f"{OGC}/ogcapi-tiles-1/1.0/conf/{name}"
        for name in ("core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "png", "oas30")
    ),
    *(
        f"{OGC}/tms/2.0/conf/{name}"
        for name in ("tilematrixset", "json-tilematrixset", "tilesetmetadata", "json-tilesetmetadata")
    ),
    *(
        f"{OGC}/cql2/1.0/conf/{name}"
        for name in (
            "cql2-text", "cql2-json", "basic-cql2", "advanced-comparison-operators", "case-insensitive-comparison",
            "accent-insensitive-comparison", "basic-spatial-functions", "basic-spatial-functions-plus",
            "spatial-functions", "temporal-functions", "property-property", "arithmetic",
        )
    ),
)  # fmt: skip


class _Closed(list[str]):
    """A list that upstream may try to extend and that stays as it is."""

    def extend(self, _more: Iterable[str]) -> None:
        return


def _as_is(document: Any, _pretty: bool = False) -> Any:
    """Stands in for pygeoapi's serializer; the view writes the bytes."""
    return document


logging.getLogger("pygeoapi").setLevel(
    logging.WARNING
)  # it says on every request that the provider has no locale
core.to_json = _as_is
itemtypes.to_json = _as_is
itemtypes.create_crs_transform_spec = lambda *_arguments: None
itemtypes.set_content_crs_header = lambda *_arguments: None
core.CONFORMANCE_CLASSES = _Closed(CONFORMANCE)


class HandledParameters(dict[str, str]):
    """Query parameters that `ogc.query` has read: pygeoapi copies them into links and finds none when it looks."""

    def get(self, key: str, default: Any = None) -> Any:
        """Language only; an offset of zero spares a warning in pygeoapi's log on each request."""
        if key == "lang":
            return super().get(key, default)
        return "0" if key == "offset" else default


def make_api(config: dict[str, Any], openapi: dict[str, Any]) -> core.API:
    """A pygeoapi server object for a configuration; made once for each generation of the registry."""
    return core.API(config, openapi)


def for_user(base: core.API, base_url: str, resources: Mapping[str, Any]) -> core.API:
    """A cheap copy of the server that knows only what one user may see (13 µs)."""
    api = copy.copy(base)
    api.config = {**base.config, "resources": dict(resources)}
    api.base_url = base_url
    return api


def request_for(parameters: Mapping[str, str], lang: str) -> core.APIRequest:
    """What pygeoapi reads of a request. Language and format were decided by us; its own parsing of `Accept-Language`
    fails on `q=0`."""
    given = HandledParameters(parameters)
    given["lang"] = LOCALES[lang]
    bare = SimpleNamespace(args=given, headers={}, path_info="")
    request = core.APIRequest(bare, list(LOCALES.values()))
    given.pop("lang")
    given.update(parameters)  # links repeat what the client wrote
    return request


def call(function: Callable[..., Any], *arguments: Any) -> dict[str, Any]:
    """Run a function of pygeoapi; its document as a dictionary.

    Raises:
        Problem: it answered with an error; its text is for its log, ours is for the client.
    """
    _headers, status, body = function(*arguments)
    if status >= 400:
        kind = {404: "not-found", 400: "invalid-request"}.get(int(status), "internal")
        raise Problem(kind)
    document: dict[str, Any] = body
    return document


landing_page = core.landing_page
conformance = core.conformance
describe_collections = core.describe_collections
schema = core.get_collection_schema
queryables = itemtypes.get_collection_queryables
items = itemtypes.get_collection_items
openapi = core.openapi_
