"""nginx as the server configuration has it: kept tiles as files, everything else from the process that knows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import urllib3

from bench import front
from tiles import file_stamp, generations, live
from tiles.workspace import Workspace

RASTER, VECTOR = "basemap-0123456789-0", "mvt_parcels-abcdefabcd-0"


class Process(BaseHTTPRequestHandler):
    """A process that answers its name and the path it was asked; it does not know the layers of the office."""

    def do_GET(self) -> None:
        """Answer one request."""
        self.send_response(404 if self.server.name == "tiles" and "/office/" in self.path else 200)  # type: ignore[attr-defined]
        self.end_headers()
        self.wfile.write(f"{self.server.name} {self.path}".encode())  # type: ignore[attr-defined]

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def processes() -> Iterator[dict[str, str]]:
    servers = {}
    for name in ("tiles", "web"):
        servers[name] = ThreadingHTTPServer(("127.0.0.1", 0), Process)
        servers[name].name = name  # type: ignore[attr-defined]
        threading.Thread(target=servers[name].serve_forever, daemon=True).start()
    yield {name: f"127.0.0.1:{one.server_port}" for name, one in servers.items()}
    for one in servers.values():
        one.shutdown()
        one.server_close()


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    tmp_path.chmod(0o755)
    place = Workspace(tmp_path)
    live.publish(place, [RASTER, VECTOR], {})
    return place


@pytest.fixture
def origin(place: Workspace, processes: dict[str, str]) -> Iterator[str]:
    try:
        with front.front(place.live, **processes) as (origin, _):
            yield origin
    except front.NoNginx as missing:
        pytest.skip(str(missing))


def keep(path: Path, body: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    file_stamp.write(str(path), body)
    return path


def get(address: str, **headers: str) -> urllib3.BaseHTTPResponse:
    return urllib3.request("GET", address, headers=headers, decode_content=False, retries=False)


def test_a_kept_tile_is_a_file_until_it_is_dropped(origin: str, place: Workspace) -> None:
    file = keep(place.cache / RASTER / "webmercator" / "7" / "3" / "4.png", b"picture")
    for path in ("/map/tiles/basemap/webmercator/7/3/4.png", "/map/wmts/basemap/webmercator/07/3/4.png"):
        answer = get(origin + path)
        assert answer.data == b"picture"
        assert answer.headers["ETag"] == file_stamp.etag_of(b"picture")
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "Last-Modified" not in answer.headers
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    same = get(origin + path, **{"If-None-Match": file_stamp.etag_of(b"picture")})
    assert same.status == 304
    keep(file, b"another")
    changed = get(origin + path, **{"If-None-Match": file_stamp.etag_of(b"picture")})
    assert (changed.status, changed.data) == (200, b"another"), "equally long, within the same second"
    file.unlink()
    assert get(origin + path).data == b"tiles /wmts/basemap/webmercator/07/3/4.png"


def test_a_new_generation_sends_everybody_to_the_tile_process(origin: str, place: Workspace) -> None:
    keep(place.cache / VECTOR / "webmercator" / "16" / "5" / "6.mvt", b"gzip")
    answer = get(f"{origin}/tiles/parcels/16/5/6.mvt?v=7")
    assert answer.data == b"gzip" and answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"] == "application/vnd.mapbox-vector-tile"
    generations.advance(place, ["mvt_parcels"])
    assert get(f"{origin}/tiles/parcels/16/5/6.mvt?v=7").data == b"tiles /mvt/parcels/16/5/6.mvt?v=7"


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/tiles/parcels/16/5/6.mvt?as_of=2023-04-30", "web /tiles/parcels/16/5/6.mvt?as_of=2023-04-30"),
        ("/tiles/office/16/5/6.mvt", "web /tiles/office/16/5/6.mvt"),
        ("/tiles/parcels.json", "web /tiles/parcels.json"),
        ("/map/service?SERVICE=WMS", "tiles /service?SERVICE=WMS"),
        ("/map/tms/1.0.0/", "tiles /tms/1.0.0/"),
        ("/map/tiles/basemap/webmercator/7/3/5.png", "tiles /tiles/basemap/webmercator/7/3/5.png"),
        (
            "/map/tiles/basemap/../mvt_parcels/webmercator/7/3/5.png",
            "tiles /tiles/mvt_parcels/webmercator/7/3/5.png",
        ),
    ],
)
def test_everything_else_is_asked_of_whom_it_concerns(
    origin: str, place: Workspace, path: str, told: str
) -> None:
    keep(place.cache / VECTOR / "webmercator" / "16" / "5" / "6.mvt", b"gzip")
    assert get(origin + path).data.decode() == told
