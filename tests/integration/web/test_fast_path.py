"""Plain reads of the public take the short way and are told what the whole way tells."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import orjson
import pytest
import zstandard
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from geo.domain.errors import DomainError
from layers.registry import registry
from layers.sharing import counting
from ogc import extents, fast_path, reading, statements
from tests.ogc import drawing
from web.fast_path import FastPath

pytestmark = pytest.mark.django_db
ITEMS = "/ogc/collections/parcels/items"
VN2000 = "http://www.opengis.net/def/crs/EPSG/0/9210"


@dataclass
class Answer:
    status: str
    headers: dict[str, str]
    body: bytes

    @property
    def document(self) -> dict[str, Any]:
        return orjson.loads(self.body)


@dataclass
class Site:
    """The web process, and how many requests went the whole way."""

    whole: WSGIHandler
    long_ways: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.application = FastPath(self._counted)

    def _counted(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        self.long_ways.append(environ["PATH_INFO"])
        return self.whole(environ, start_response)

    def get(self, path: str, *, short: bool = True, method: str = "GET", host: str = "localhost:8000",
            query: str = "", **headers: str) -> Answer:  # fmt: skip
        environ = {
            "REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": host, "REMOTE_ADDR": "127.0.0.1",
            "SCRIPT_NAME": "", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http",
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }  # fmt: skip
        told: list[Any] = []
        parts = (self.application if short else self.whole)(environ, lambda *given: told.append(given))
        body = b"".join(parts)
        if close := getattr(parts, "close", None):  # as servers do: a download gives back its turn
            close()
        return Answer(told[0][0], {name.lower(): value for name, value in told[0][1]}, body)

    def taken(self, path: str, query: str = "", **headers: str) -> Answer:
        """The answer of the second such request, which must not have gone the whole way."""
        self.get(path, query=query, **headers)
        before = len(self.long_ways)
        answer = self.get(path, query=query, **headers)
        assert len(self.long_ways) == before, f"{path}?{query} went the whole way"
        return answer


@pytest.fixture
def site(db: None, settings: Any, tmp_path: Path) -> Iterator[Site]:
    settings.STATIC_ROOT = tmp_path
    settings.PUBLIC_URL = "http://localhost:8000"
    extents.forget()
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield Site(WSGIHandler())
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def parcels(db: None) -> list[Any]:
    return drawing.draw(
        registry.get("parcels"), 5, sheet_number="10", land_use_codes="ODT", holder_name="Nguyễn Văn Bí Mật"
    )


def _same(short: Answer, whole: Answer) -> None:
    """Equal in all but the id of the request and the moment."""
    stamp = [answer.document.get("timeStamp", "").encode() or b"\0" for answer in (short, whole)]
    assert short.body.replace(stamp[0], b"") == whole.body.replace(stamp[1], b"")
    assert short.status == whole.status
    own = "x-request-id"
    assert {**short.headers, own: ""} == {**whole.headers, own: ""}
    assert len(short.headers[own]) == 32


@pytest.mark.parametrize(
    "query",
    [
        "",
        "f=json&limit=2",
        urlencode({"limit": 2, "bbox": "100,8,110,24"}),
        urlencode({"crs": VN2000, "limit": 3, "sortby": "-parcel_number"}),
        urlencode({"filter": "official_area_m2 > 1 AND sheet_number = '10'", "properties": "sheet_number"}),
        urlencode({"sheet_number": "10", "offset": 1, "skipGeometry": "true"}),
        "resultType=hits",
        "datetime=2026-01-01",
    ],
)
def test_a_page_is_the_one_of_the_whole_way(site: Site, parcels: list[Any], query: str) -> None:
    _same(site.taken(ITEMS, query), site.get(ITEMS, query=query, short=False))


def test_the_next_link_leads_on(site: Site, parcels: list[Any]) -> None:
    first = site.taken(ITEMS, "limit=2").document
    onwards = next(link["href"] for link in first["links"] if link["rel"] == "next").partition("?")[2]
    second = site.taken(ITEMS, onwards).document
    assert second["numberMatched"] == 5 and second["numberReturned"] == 2
    assert not {one["id"] for one in first["features"]} & {one["id"] for one in second["features"]}


@pytest.mark.parametrize("query", ["", "f=json", urlencode({"crs": VN2000}), "datetime=2026-01-01"])
def test_a_feature_is_the_one_of_the_whole_way(site: Site, parcels: list[Any], query: str) -> None:
    address = f"{ITEMS}/{parcels[0].id}"
    answer = site.taken(address, query)
    _same(answer, site.get(address, query=query, short=False))
    assert answer.headers["etag"].startswith('"1-') and "Bí Mật" not in answer.body.decode()


def test_every_public_layer_is_the_same_on_both_ways(site: Site, db: None) -> None:
    drawing.draw_all()
    for spec in registry:
        if spec.is_public:
            path = f"/ogc/collections/{spec.name}/items"
            _same(site.taken(path), site.get(path, short=False))


def test_links_name_the_address_that_was_asked(site: Site, parcels: list[Any]) -> None:
    answer = site.taken(ITEMS, "limit=1", host="nen.example:9000")
    _same(answer, site.get(ITEMS, query="limit=1", host="nen.example:9000", short=False))
    assert b'"http://nen.example:9000/ogc/collections/parcels' in answer.body


@pytest.mark.parametrize(
    "accept", ["*/*", "application/json", "application/geo+json, application/json;q=0.5"]
)
def test_programs_that_like_json_take_it(site: Site, parcels: list[Any], accept: str) -> None:
    assert site.taken(ITEMS, accept=accept).headers["content-type"] == "application/geo+json"


def test_a_page_is_packed_and_a_feature_with_its_strong_etag_is_not(site: Site, parcels: list[Any]) -> None:
    page = site.taken(ITEMS, "limit=5", accept_encoding="gzip, zstd")
    assert page.headers["content-encoding"] == "zstd"
    assert int(page.headers["content-length"]) == len(page.body)
    assert (
        orjson.loads(zstandard.ZstdDecompressor().decompressobj().decompress(page.body))["numberReturned"]
        == 5
    )
    plain = site.taken(ITEMS, "limit=5")
    assert "content-encoding" not in plain.headers and plain.headers["etag"] == page.headers["etag"]
    assert "content-encoding" not in site.taken(f"{ITEMS}/{parcels[0].id}", accept_encoding="zstd").headers


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("", {"cookie": "nen_lang=en"}),
        ("", {"authorization": "Bearer nen_x"}),
        ("", {"if_none_match": "*"}),
        ("", {"accept": "text/html"}),
        ("f=csv", {}),
        ("f=json&lang=en", {}),
        ("profile=jsonfg", {}),
        ("changeset=mine", {}),
        ("limit=1&limit=2", {}),
        ("bbox=%C3%A0", {}),
    ],
)
def test_all_else_goes_the_whole_way(
    site: Site, parcels: list[Any], query: str, headers: dict[str, str]
) -> None:
    site.taken(ITEMS)
    before = len(site.long_ways)
    answer = site.get(ITEMS, query=query, **headers)
    assert len(site.long_ways) == before + 1
    assert answer.status == site.get(ITEMS, query=query, short=False, **headers).status


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST"])
def test_only_reading_is_plain(site: Site, parcels: list[Any], method: str) -> None:
    site.taken(ITEMS)
    before = len(site.long_ways)
    site.get(ITEMS, method=method)
    assert len(site.long_ways) == before + 1


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        (ITEMS, "bbox=1,2,3", "400 Bad Request"),
        (ITEMS, "no_such=1", "400 Bad Request"),
        (ITEMS, "holder_name=x", "400 Bad Request"),
        (ITEMS, urlencode({"filter": "holder_name = 'x'"}), "400 Bad Request"),
        (f"{ITEMS}/{'0' * 8}-0000-0000-0000-{'0' * 12}", "", "404 Not Found"),
        ("/ogc/collections/no_such/items", "", "404 Not Found"),
        ("/ogc/collections/parties/items", "", "404 Not Found"),
    ],
)
def test_a_refusal_is_the_one_of_the_whole_way(
    site: Site, parcels: list[Any], path: str, query: str, status: str
) -> None:
    site.taken(ITEMS)
    site.taken(f"{ITEMS}/{parcels[0].id}")
    short, whole = site.get(path, query=query), site.get(path, query=query, short=False)
    assert short.status == whole.status == status
    assert short.document | {"request_id": ""} == whole.document | {"request_id": ""}


def test_what_ended_in_a_refusal_is_not_asked_of_the_database_again(
    site: Site, parcels: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trap: a filter that is stopped after ten seconds would run for ten more."""
    asked = []

    def refused(query: Any) -> Any:
        asked.append(query)
        raise DomainError

    site.taken(ITEMS, "limit=1")
    monkeypatch.setattr(reading, "read_page", refused)
    assert site.get(ITEMS, query="limit=1").status == "400 Bad Request" and len(asked) == 1


def test_what_is_unforeseen_is_answered_without_a_stack_trace(
    site: Site, parcels: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.taken(ITEMS, "limit=1")
    monkeypatch.setattr(statements, "page", None)
    answer = site.get(ITEMS, query="limit=1")
    assert answer.status.startswith("500") and answer.headers["content-type"] == "application/problem+json"
    assert b"NoneType" not in answer.body


def test_a_layer_that_is_taken_out_is_gone_at_once(
    site: Site, parcels: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.taken(ITEMS)
    monkeypatch.setattr(fast_path, "may", lambda *_asked: False)
    monkeypatch.setattr(registry, "generation", registry.generation + 1)
    before = len(site.long_ways)
    site.get(ITEMS)
    assert len(site.long_ways) == before + 1


def test_it_is_counted_for_the_sharing_record(site: Site, parcels: list[Any]) -> None:
    site.get(ITEMS, query="limit=2")
    counting.tally.take()
    site.get(ITEMS, query="limit=2", short=False)
    whole = counting.tally.take()
    site.taken(ITEMS, "limit=2")
    assert {key: counts.plus(counts) for key, counts in whole.items()} == counting.tally.take() != {}


def test_headers_of_clients_do_not_fill_the_memory(
    site: Site, parcels: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.fast_path._MOST_KINDS", 3)
    for nth in range(8):
        site.get(ITEMS, query="limit=1", host=f"h{nth}.example")
    assert len(site.application._known) <= 3
    odd = site.get(ITEMS, query="limit=1&f=" + quote("json\r\nX-Bad: 1"))
    assert odd.status.startswith("400") and "x-bad" not in odd.headers


def test_long_texts_of_clients_are_not_kept(site: Site, parcels: list[Any]) -> None:
    """Trap: a CRS may stand behind sixty thousand blanks, and a filter have as many words."""

    def kept() -> list[int]:
        caches = (fast_path._kept_parameters, fast_path._form)
        return [cache.cache_info().currsize for cache in caches] + [len(site.application._known)]

    address = f"{ITEMS}/{parcels[0].id}"
    site.taken(address)
    site.taken(ITEMS)
    before = kept()
    blanks = "+" * 20_000
    for path, query in (
        (address, f"crs={blanks}EPSG:4326"),
        (ITEMS, f"crs={blanks}EPSG:4326"),
        (ITEMS, f"filter=sheet_number%3D'10'{blanks}"),
    ):
        for _ in range(2):
            answer = site.get(path, query=query)
            assert answer.status == "200 OK"
    assert (
        site.get(address, host="h" * 300 + ".example").status
        == site.get(address, host="h" * 300 + ".example", short=False).status
    )
    assert kept() == before
