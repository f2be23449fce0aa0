"""The tiles as the public origin shows them: TileJSON, style, legends, and the way through to the tile process."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from werkzeug.serving import make_server

from tests.integration.tiles.conftest import Site
from tests.integration.tiles.looking import mercator, tile_at

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def tile_process(site: Site) -> Iterator[str]:
    """The tile server on a port of its own."""
    server = make_server("127.0.0.1", 0, site.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def client(tile_process: str, tmp_path: Any) -> Iterator[Client]:
    """A browser on the public origin."""
    with override_settings(TILES_URL=tile_process, ROOT_URLCONF="tiles.urls", STATIC_ROOT=tmp_path):
        yield Client()


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_tilejson_names_fields_in_both_languages(client: Client) -> None:
    document = client.get("/tiles/parcels.json").json()
    assert document["tilejson"] == "3.0.0"
    (address,) = document["tiles"]
    assert address.startswith(f"{settings.PUBLIC_URL}/tiles/parcels/{{z}}/{{x}}/{{y}}.mvt?v=")
    assert (document["minzoom"], document["maxzoom"]) == (11, 19)
    west, south, east, north = document["bounds"]
    assert west < 106.7 < east and south < 10.8 < north
    fields = document["vector_layers"][0]["fields"]
    assert fields["parcel_number"].endswith("Số thửa / Parcel number")
    assert "holder_name" not in fields
    assert (document["generalised"]["minzoom"], document["generalised"]["maxzoom"]) == (11, 14)
    assert set(document["generalised"]["fields"]) < set(fields)
    assert client.get("/tiles/parcels.json?lang=en").json()["description"] == "Parcels"


@pytest.mark.parametrize(
    "address", ["/tiles/nothing.json", "/tiles/parcel_land_uses.json", "/tiles/legend/x.json"]
)
def test_unknown_layers_are_problems(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["type"] == "/problems/not-found"


def test_vector_tile_passes_through_with_its_validators(client: Client) -> None:
    x, y = tile_at(17, *mercator(35, 40))
    response = client.get(f"/tiles/parcels/17/{x}/{y}.mvt")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/vnd.mapbox-vector-tile"
    assert response["Content-Encoding"] == "gzip"
    assert b"118" in gzip.decompress(body(response))
    again = client.get(f"/tiles/parcels/17/{x}/{y}.mvt", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert client.get("/tiles/parcels/17/999999/1.mvt").status_code == 404


def test_maps_pass_through_and_capabilities_bear_the_public_address(client: Client) -> None:
    x, y = tile_at(17, *mercator(150, 330))
    tile = client.get(f"/map/wmts/basemap/webmercator/17/{x}/{y}.png")
    assert tile.status_code == 200 and tile["Content-Type"] == "image/png"
    assert body(tile)[:4] == b"\x89PNG"
    capabilities = body(client.get("/map/wmts/1.0.0/WMTSCapabilities.xml")).decode()
    assert f"{settings.PUBLIC_URL}/map/wmts/" in capabilities
    service = body(client.get("/map/service?SERVICE=WMS&REQUEST=GetCapabilities")).decode()
    assert f"{settings.PUBLIC_URL}/map/service" in service
    assert client.get("/map/tms/1.0.0/").status_code == 200
    assert client.get("/map/demo/").json()["type"] == "/problems/not-found"
    assert client.post("/map/service").status_code == 405


def test_a_dead_tile_process_is_a_problem_document(client: Client) -> None:
    with override_settings(TILES_URL="http://127.0.0.1:9"):
        response = client.get("/map/wmts/1.0.0/WMTSCapabilities.xml")
    assert response.status_code == 503 and response["Retry-After"] == "5"


def test_style_and_legend_come_from_one_source(client: Client) -> None:
    style = client.get("/tiles/style.json?lang=vi").json()
    zones = style["planning_zones"]
    park = next(
        rule for rule in zones["rules"] if rule["filter"] and rule["filter"]["values"] == ["DAT_CayXanhCC"]
    )
    assert park["fill"] == "#66cc00" and park["fill_opacity"] == 0.55
    legend = client.get("/tiles/legend/planning.json").json()
    entries = {entry["label"]: entry for layer in legend["layers"] for entry in layer["entries"]}
    entry = entries["Đất cây xanh sử dụng công cộng"]
    picture = client.get(entry["swatch"].removeprefix(settings.PUBLIC_URL))
    assert picture["Content-Type"] == "image/svg+xml" and b"#66cc00" in picture.content
    assert "Chỉ giới đường đỏ (lộ giới)" in entries


def test_styles_and_legends_take_a_look(client: Client) -> None:
    light, dark = (client.get(f"/tiles/style.json?look={look}").json() for look in ("light", "dark"))
    assert light == client.get("/tiles/style.json").json()
    assert light["parcels"]["rules"][0]["stroke"] != dark["parcels"]["rules"][0]["stroke"]
    legend = client.get("/tiles/legend/planning.json?look=safe").json()
    assert legend["look"] == "safe"
    swatch = legend["layers"][-1]["entries"][0]["swatch"]
    assert swatch.endswith(".svg?look=safe")
    assert client.get(swatch.removeprefix(settings.PUBLIC_URL)).status_code == 200


@pytest.mark.parametrize(
    "address", ["/tiles/style.json", "/tiles/legend/planning.json", "/tiles/legend/parcels/0.svg"]
)
def test_an_unknown_look_is_refused_with_the_names_there_are(client: Client, address: str) -> None:
    response = client.get(f"{address}?look=sepia", headers={"Accept": "application/json"})
    problem = response.json()
    assert response.status_code == 400 and problem["errors"][0]["field"] == "look"
    assert "light, dark, print, hybrid, safe" in str(problem)


def test_a_message_in_the_outbox_begins_a_new_generation_of_its_layer(site: Site) -> None:
    from procrastinate.contrib.django import app

    from layers.changesets.models import OutboxEntry
    from tiles import generations
    from tiles.workspace import workspace

    app.perform_import_paths()
    before = generations.current(workspace())
    OutboxEntry.objects.create(layer="plans", operation="import")
    assert app.tasks["tiles.drain_outbox"]() == 1
    after = generations.current(workspace())
    begun = {key for key in after if after[key] != before.get(key, 0)}
    ruled = {"planning_zones", "red_lines", "building_lines", "safety_corridors"}  # hidden with their plan
    drawn = {"plans", *ruled}
    assert begun >= {"planning", "planning_dark", "shared", *drawn, *(f"mvt_{name}" for name in drawn)}
    assert not [key for key in begun if key.startswith(("basemap", "cadastre", "transport", "permits"))]
