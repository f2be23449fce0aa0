"""Ranges of a snapshot: which bytes are sent, and when the whole file or none of it is."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest
from django.test import RequestFactory

from geo.http.problems import Problem
from tiles.pmtiles import kept, serving
from tiles.pmtiles.serving import RangeNotSatisfiable, pmtiles_file, span
from tiles.workspace import Workspace

BODY = bytes(range(256))
MADE = datetime.datetime(2026, 3, 1, 19, 10, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("bytes=0-99", (0, 99)),
        ("bytes=200-", (200, 255)),
        ("bytes=-6", (250, 255)),
        ("bytes=-900", (0, 255)),
        ("bytes=250-900", (250, 255)),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=0-1,4-5", None),
        ("items=0-1", None),
    ],
)
def test_span_of_a_range(header: str, expected: tuple[int, int] | None) -> None:
    assert span(header, 256) == expected


@pytest.mark.parametrize("header", ["bytes=256-", "bytes=900-901", "bytes=-0"])
def test_a_range_behind_the_end_is_refused(header: str) -> None:
    with pytest.raises(RangeNotSatisfiable):
        span(header, 256)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace with a file of the parcels."""
    place = Workspace(tmp_path)
    file = kept.file_of("parcels", place)
    file.parent.mkdir()
    file.write_bytes(BODY)
    os.utime(file, (MADE.timestamp(), MADE.timestamp()))
    monkeypatch.setattr(kept, "workspace", lambda: place)
    return place


def _ask(layer: str = "parcels", **headers: str):  # type: ignore[no-untyped-def]
    return pmtiles_file(RequestFactory().get(f"/tiles/{layer}.pmtiles", headers=headers), layer)


def _etag() -> str:
    response = _ask()
    response.close()
    return str(response["ETag"])


def _body(response) -> bytes:  # type: ignore[no-untyped-def]
    body = b"".join(response.streaming_content)
    response.close()
    return body


def test_the_whole_file_is_a_download_with_its_moment(place: Workspace) -> None:
    response = _ask()
    assert response.status_code == 200 and _body(response) == BODY
    assert response["Content-Length"] == "256" and response["Accept-Ranges"] == "bytes"
    assert response["Last-Modified"] == "Sun, 01 Mar 2026 19:10:00 GMT"
    assert 'filename="parcels-2026-03-01.pmtiles"' in response["Content-Disposition"]


def test_a_part_is_sent_as_such(place: Workspace) -> None:
    response = _ask(Range="bytes=10-19")
    assert response.status_code == 206 and _body(response) == BODY[10:20]
    assert response["Content-Range"] == "bytes 10-19/256" and response["Content-Length"] == "10"


def test_a_part_of_another_making_is_not_mixed_in(place: Workspace) -> None:
    same = _ask(Range="bytes=0-1", **{"If-Range": _etag()})
    assert same.status_code == 206 and _body(same) == BODY[:2]
    response = _ask(Range="bytes=0-1", **{"If-Range": '"another"'})
    assert response.status_code == 200 and _body(response) == BODY


def test_who_has_it_gets_nothing_and_who_asks_behind_its_end_is_told_the_size(place: Workspace) -> None:
    assert _ask(**{"If-None-Match": _etag()}).status_code == 304
    refused = _ask(Range="bytes=256-")
    assert refused.status_code == 416 and refused["Content-Range"] == "bytes */256"


def test_a_new_file_has_another_etag(place: Workspace) -> None:
    before = _etag()
    os.utime(kept.file_of("parcels", place), (MADE.timestamp() + 86400,) * 2)
    assert _etag() != before


def test_a_head_tells_the_size_and_sends_nothing(place: Workspace) -> None:
    response = pmtiles_file(RequestFactory().head("/tiles/parcels.pmtiles"), "parcels")
    assert response.status_code == 200 and not response.streaming
    assert response["Content-Length"] == "256"


def test_layers_of_the_office_and_layers_without_a_file_are_not_found(place: Workspace) -> None:
    kept.file_of("no_such_layer", place).write_bytes(BODY)
    for name in ("no_such_layer", "basemap_roads"):
        with pytest.raises(Problem):
            _ask(name)
    assert serving.CONTENT_TYPE == "application/vnd.pmtiles"


def test_tilejson_tells_address_size_and_version(place: Workspace) -> None:
    told = kept.told("parcels", "https://map.example", place)
    assert told == {
        "url": "https://map.example/tiles/parcels.pmtiles",
        "bytes": 256,
        "version": "2026-03-01T19:10:00+00:00",
    }
    assert kept.told("basemap_roads", "https://map.example", place) is None
