"""Limits at the running services: refused as the standards say, drawn within bounds, given up when clients leave."""

from __future__ import annotations

import asyncio
import threading
import time

import psycopg
import pytest
from lxml import etree

from tests.integration.tiles.conftest import EAST, NORTH, Site, owner_conninfo
from tests.integration.tiles.looking import mercator, tile_at
from tests.integration.tiles.waiting import drawing_in_database, wait_for
from tiles import leaving
from tiles.tickets import Ticket

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
GET_MAP = (
    "/service?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&FORMAT=image/png&LAYERS=basemap&CRS=EPSG:9210"
    f"&BBOX={EAST},{NORTH},{EAST + 500},{NORTH + 500}"
)


@pytest.mark.parametrize(
    "address",
    [
        GET_MAP + "&WIDTH=20000&HEIGHT=20000",
        GET_MAP + "&WIDTH=3000&HEIGHT=3000",
        GET_MAP + "&WIDTH=100&HEIGHT=100&SLD=http://192.0.2.1/style.sld",
        GET_MAP + "&WIDTH=100&HEIGHT=100&SLD_BODY=%3CStyledLayerDescriptor%2F%3E",
        GET_MAP + "&WIDTH=100&HEIGHT=100&REMOTE_OWS_TYPE=WFS&REMOTE_OWS_URL=http://192.0.2.1/",
        GET_MAP + "&WIDTH=100&WIDTH=100&HEIGHT=100",
        GET_MAP.replace("LAYERS=basemap", "LAYERS=nothing") + "&WIDTH=100&HEIGHT=100",
        GET_MAP.replace("EPSG:9210", "EPSG:5514") + "&WIDTH=100&HEIGHT=100",
        GET_MAP.replace("image/png", "image/svg") + "&WIDTH=100&HEIGHT=100",
        GET_MAP.replace("GetMap", "GetStyles"),
        "/service?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=nothing&STYLE=&FORMAT=png"
        "&TILEMATRIXSET=webmercator&TILEMATRIX=1&TILECOL=1&TILEROW=1",
        "/service?SERVICE=WFS&REQUEST=GetFeature",
    ],
)
def test_a_request_beyond_the_limits_is_a_bad_request_with_an_exception_report(
    site: Site, address: str
) -> None:
    response = site.client.get(address)
    assert response.status_code == 400, response.data
    assert etree.fromstring(response.data).tag.endswith("ExceptionReport")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/wmts/nothing/webmercator/1/1/1.png", 400),
        ("/wmts/basemap/webmercator/21/1/1.png", 400),
        ("/wmts/basemap/webmercator/3/9/9.png", 400),
        ("/tiles/basemap/webmercator/21/1/1.png", 404),
        ("/tiles/nothing/webmercator/1/1/1.png", 404),
        ("/mvt/nothing/1/1/1.mvt", 404),
        ("/demo/", 404),
        ("/kml/basemap/0/0/0.kml", 404),
        ("/", 404),
    ],
)
def test_addresses_outside_the_grids_and_pages_for_trying_are_refused(
    site: Site, address: str, status: int
) -> None:
    response = site.client.get(address)
    assert response.status_code == status, response.data
    kind = response.headers["Content-Type"]
    assert kind == "application/problem+json" or "xml" in kind


def test_the_largest_picture_between_two_scales_is_drawn(site: Site) -> None:
    """Just coarser than 1:2000, so that the tiles of 1:2000 are taken: the most of them that a picture needs."""
    half = 1024 * 0.00028 * 4200
    bbox = f"{EAST - half},{NORTH - half},{EAST + half},{NORTH + half}"
    response = site.client.get(
        "/service?SERVICE=WMS&VERSION=1.1.1&REQUEST=GetMap&STYLES=&FORMAT=image/png&LAYERS=transport"
        f"&SRS=EPSG:9210&BBOX={bbox}&WIDTH=2048&HEIGHT=2048"
    )
    assert response.status_code == 200, response.data[:300]


class Leaving:
    """A client that closes its connection as soon as the database draws for it."""

    def __init__(self, drawn: threading.Event) -> None:
        self.drawn = drawn
        self.answered: list[int] = []

    async def client_disconnect(self) -> None:
        await asyncio.to_thread(self.drawn.wait, 20)

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.answered.append(status)


class Request:
    """What the server tells of a request."""

    http_version, method, query_string, client, headers = "1.1", "GET", "", "127.0.0.1:9", {}

    def __init__(self, path: str) -> None:
        self.path = path


@pytest.mark.parametrize("path", ["/wmts/parcels/webmercator/18/{x}/{y}.png", "/mvt/parcels/18/{x}/{y}.mvt"])
def test_what_is_drawn_for_a_client_that_left_is_cancelled_in_the_database(site: Site, path: str) -> None:
    from tiles.rsgi import Application

    x, y = tile_at(18, *mercator(5000, 5000))
    drawn = threading.Event()
    client = Leaving(drawn)
    with (
        psycopg.connect(owner_conninfo()) as owner,
        psycopg.connect(owner_conninfo(), autocommit=True) as watcher,
    ):
        owner.execute("LOCK TABLE parcels IN ACCESS EXCLUSIVE MODE")  # whoever draws parcels waits here

        def watch() -> None:
            wait_for(lambda: drawing_in_database(watcher))
            drawn.set()

        watching = threading.Thread(target=watch)
        watching.start()
        site.server.warm_up()
        asyncio.run(Application(site.server).__rsgi__(Request(path.format(x=x, y=y)), client))  # type: ignore[arg-type]
        watching.join()
        assert drawn.is_set() and not client.answered
        assert not drawing_in_database(watcher), "the statement ended though its table is still locked"
        owner.rollback()
    fresh = site.client.get(path.format(x=x, y=y))
    assert fresh.status_code == 200, "nothing half-drawn was kept"


def test_a_drawing_past_its_time_is_a_503_that_says_when_to_come_again(site: Site) -> None:
    x, y = tile_at(18, *mercator(6000, 6000))
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": f"/wmts/parcels/webmercator/18/{x}/{y}.png"}
    ticket = Ticket(deadline=time.monotonic() - 1)
    reply = site.server.answer(environ | {"SERVER_NAME": "x", "SERVER_PORT": "1"}, ticket)
    assert (reply.status, reply.header("Retry-After")) == (503, "2")
    assert reply.header("Content-Type") == "application/problem+json"


def test_only_the_statements_of_the_ticket_are_cancelled(site: Site) -> None:
    assert leaving.cancel_once(Ticket()) == 0
