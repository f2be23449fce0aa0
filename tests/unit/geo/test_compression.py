"""Packing of answers: which coding is chosen, what is packed, and what must not be."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import brotli
import pytest
import zstandard
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from geo.http.compression import CompressionMiddleware, chosen

BODY = b'{"type":"FeatureCollection","features":[' + b'{"type":"Feature"},' * 300 + b"{}]}"
UNPACK = {
    "zstd": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
    "br": brotli.decompress,
    "gzip": lambda data: zlib.decompress(data, zlib.MAX_WBITS | 16),
}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", ""), ("identity", ""), ("gzip", "gzip"), ("gzip, deflate", "gzip"), ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "zstd"), ("*", "zstd"), ("zstd;q=0, *", "br"), ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("gzip;q=0", ""), ("gzip;q=0.000", ""), ("GZIP", "gzip"), ("gzip;q=x", ""), (";;,,q=1", ""), ("*;q=0", ""),
    ],
)  # fmt: skip
def test_the_client_chooses_and_the_server_prefers(accepted: str, coding: str) -> None:
    assert chosen(accepted) == coding


def answered(
    response: Any,
    *,
    accepted: str = "gzip",
    path: str = "/ogc/x",
    method: str = "GET",
    credentials: str = "session",
    known: bool = False,
) -> Any:
    request = RequestFactory().generic(method, path, headers={"Accept-Encoding": accepted})
    request.credentials = credentials
    request.user = SimpleNamespace(is_authenticated=known)
    return CompressionMiddleware(lambda _request: response)(request)


def geojson(**headers: str) -> HttpResponse:
    return HttpResponse(BODY, content_type="application/geo+json", headers=headers)


@pytest.mark.parametrize("coding", sorted(UNPACK))
def test_what_is_packed_unpacks_to_the_same(coding: str) -> None:
    whole = answered(geojson(ETag='W/"a"'), accepted=coding)
    assert whole["Content-Encoding"] == coding
    assert whole["ETag"] == 'W/"a"'
    assert whole["Content-Length"] == str(len(whole.content)) and len(whole.content) < len(BODY) / 5
    assert UNPACK[coding](whole.content) == BODY
    parts = StreamingHttpResponse([BODY[:500], b"", BODY[500:]], content_type="text/csv; charset=utf-8")
    stream = answered(parts, accepted=coding)
    assert UNPACK[coding](b"".join(stream.streaming_content)) == BODY
    assert "Content-Length" not in stream


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse(BODY, content_type="text/html"), HttpResponse(BODY, content_type="application/geopackage+sqlite3"),
        HttpResponse(b"{}", content_type="application/json"), geojson(ETag='"strong"'),
        geojson(**{"Content-Encoding": "br"}), geojson(**{"Cache-Control": "public, no-transform"}),
        HttpResponse(BODY, content_type="application/json", status=206),
    ],
)  # fmt: skip
def test_pages_short_strong_and_packed_answers_stay(response: HttpResponse) -> None:
    before = response.content
    assert answered(response).content == before


def test_only_the_service_and_only_reading() -> None:
    assert not answered(geojson(), path="/api/v1/layers").has_header("Vary")
    assert answered(geojson(), method="HEAD")["Vary"] == "Accept-Encoding"
    for method in ("HEAD", "POST"):
        assert answered(geojson(), method=method).content == BODY


def test_nothing_is_packed_for_whom_only_a_cookie_signed_in() -> None:
    assert answered(geojson(), known=True).content == BODY
    for credentials in ("basic", "bearer"):
        assert answered(geojson(), known=True, credentials=credentials)["Content-Encoding"] == "gzip"


def test_a_stream_that_is_given_up_ends_what_it_reads() -> None:
    ended = []

    def parts() -> Iterator[bytes]:
        try:
            yield from (BODY, BODY)
        finally:
            ended.append(True)

    stream = answered(StreamingHttpResponse(parts(), content_type="text/csv"))
    next(iter(stream.streaming_content))
    stream.close()
    assert ended == [True]


@pytest.mark.parametrize("path", ["/api/v1/map-config", "/api/v1/planning/uncovered", "/tiles/style.json"])
def test_what_the_public_map_waits_for_is_packed(path: str) -> None:
    packed = answered(geojson(ETag='W/"a"'), path=path, accepted="br")
    assert brotli.decompress(packed.content) == BODY
    assert "Content-Encoding" not in answered(geojson(), path=f"{path}/x", accepted="br").headers
