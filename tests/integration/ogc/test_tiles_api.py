"""OGC API – Tiles: which tiles a layer has, where they are, and nothing of layers that the reader may not see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import resolve

from layers.registry import registry
from layers.spec import LayerSpec, Rights

pytestmark = pytest.mark.django_db
LAYER = "/ogc/collections/parcels"
QUAD = "WebMercatorQuad"


@pytest.fixture
def of_the_office(db: None) -> Iterator[LayerSpec]:
    """A layer that only its readers may see."""
    base = registry.get("basemap_buildings")
    registry.unregister(base.name)
    registry.register(replace(base, rights=Rights(read="reader:basemap")))
    yield base
    registry.unregister(base.name)
    registry.register(base)


def test_every_layer_with_tiles_says_where_they_are(get: Any, drawn: dict[str, int]) -> None:
    for spec in (one for one in registry if one.is_public):
        for below, has in (
            ("tiles", spec.is_spatial and spec.tiles is not None),
            ("map/tiles", spec.is_spatial),
        ):
            path = f"/ogc/collections/{spec.name}/{below}"
            found = get(path).json()["tilesets"]
            assert bool(found) is has, path
            for short in found:
                address = next(link["href"] for link in short["links"] if link["rel"] == "self")
                tileset = get(address.removeprefix("http://testserver")).json()
                (tile,) = (link for link in tileset["links"] if link["rel"] == "item")
                assert tile["templated"] is True
                filled = (
                    tile["href"].format(tileMatrix=9, tileRow=1, tileCol=2).removeprefix("http://testserver")
                )
                assert resolve(filled, urlconf="geo.urls")  # the tile process or its door answers there


def test_a_vector_tileset_tells_its_fields_levels_and_limits(get: Any, parcels: Any) -> None:
    tileset = get(f"{LAYER}/tiles/{QUAD}", {"lang": "en"}).json()
    spec = registry.get("parcels")
    assert tileset["dataType"] == "vector" and tileset["crs"].endswith("EPSG/0/3857")
    (layer,) = tileset["layers"]
    assert set(layer["propertiesSchema"]["properties"]) == {field.name for field in spec.tile_fields}
    assert layer["geometryDimension"] == 2 and layer["minTileMatrix"] == str(spec.tiles.first_zoom)  # type: ignore[union-attr]
    assert tileset["tileMatrixSetLimits"][0]["tileMatrix"] == layer["minTileMatrix"]
    west, south = tileset["boundingBox"]["lowerLeft"]
    assert 106.6 < west < 106.8 and 10.7 < south < 10.8


def test_the_address_of_the_standard_leads_to_the_tile(get: Any, parcels: Any) -> None:
    answer = get(f"{LAYER}/tiles/{QUAD}/16/30790/52190", {"f": "mvt"})
    assert answer.status_code == 307
    assert answer.headers["Location"] == "http://testserver/tiles/parcels/16/52190/30790.mvt"
    answer = get(f"{LAYER}/map/tiles/VN2000-9210/10/3/2")
    assert answer.headers["Location"] == "http://testserver/map/wmts/parcels/vn2000/10/2/3.png"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{LAYER}/tiles/{QUAD}/3/8/0", 404), (f"{LAYER}/tiles/{QUAD}/99/0/0", 404),
        (f"{LAYER}/tiles/VN2000-9210", 404),
        (f"{LAYER}/map/tiles/Moon", 404), ("/ogc/tileMatrixSets/Moon", 404), (f"{LAYER}/tiles?colour=red", 400),
        (f"{LAYER}/tiles/{QUAD}/3/0/0?f=png", 400), (f"{LAYER}/tiles/{QUAD}/3/0/0?limit=1", 400),
        (f"/ogc/collections/parcel_land_uses/tiles/{QUAD}", 404), ("/ogc/collections/nothing/tiles", 404),
    ],
)  # fmt: skip
def test_what_is_not_there_is_said(get: Any, db: None, path: str, status: int) -> None:
    answer = get(path)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_layer_of_the_office_has_no_tiles_for_others(
    get: Any, client: Client, of_the_office: LayerSpec
) -> None:
    paths = [
        f"/ogc/collections/{of_the_office.name}{one}"
        for one in ("/tiles", f"/tiles/{QUAD}", f"/tiles/{QUAD}/14/0/0")
    ]
    assert [get(path).status_code for path in paths] == [404, 404, 404]
    assert get(f"/ogc/collections/{of_the_office.name}/map/tiles").status_code == 404
    client.force_login(User.objects.create_superuser("root"))
    assert [get(path).status_code for path in paths] == [200, 200, 307]
    # pictures are drawn for everybody or for nobody
    assert get(f"/ogc/collections/{of_the_office.name}/map/tiles").json()["tilesets"] == []
    assert get(f"/ogc/collections/{of_the_office.name}/map/tiles/{QUAD}").status_code == 404
    links = get(f"/ogc/collections/{of_the_office.name}").json()["links"]
    assert not [link for link in links if "/map/" in link["href"]]


def test_a_layer_leads_to_its_tiles_maps_and_record(get: Any, parcels: Any) -> None:
    links = {link["rel"]: link["href"] for link in get(LAYER).json()["links"]}
    ogc = "http://www.opengis.net/def/rel/ogc/1.0"
    assert links[f"{ogc}/tilesets-vector"] == f"http://testserver{LAYER}/tiles?f=json"
    assert links[f"{ogc}/tilesets-map"] == f"http://testserver{LAYER}/map/tiles?f=json"
    assert links["describedby"].endswith("/ogc/collections/catalogue/items/parcels?f=json")
    assert "REQUEST=GetMap" in links[f"{ogc}/map"] and links[f"{ogc}/legend"].endswith(
        "/tiles/legend/parcels.json"
    )
    assert get(links["describedby"].removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_pages_in_both_languages(get: Any, parcels: Any, lang: str) -> None:
    for path in (
        "/ogc/tileMatrixSets", "/ogc/tileMatrixSets/VN2000-9210", f"{LAYER}/tiles", f"{LAYER}/tiles/{QUAD}",
        f"{LAYER}/map/tiles", f"{LAYER}/map/tiles/VN2000-9210",
    ):  # fmt: skip
        answer = get(path, {"f": "html", "lang": lang})
        text = answer.content.decode()
        assert answer.status_code == 200 and f'<html lang="{lang}">' in text and "None" not in text


def test_the_shared_map_and_its_looks_have_tiles_in_both_grids(get: Any, drawn: dict[str, int]) -> None:
    found = get("/ogc/map/tiles", {"lang": "en"}).json()["tilesets"]
    styles = {one["style"]["id"] for one in found}
    assert {"shared", "shared_dark", "shared_print", "cadastre", "planning_safe"} <= styles
    assert len(found) == 2 * len(styles)
    for short in found:
        address = next(link["href"] for link in short["links"] if link["rel"] == "self")
        tileset = get(f"{address.removeprefix('http://testserver')}&lang=en").json()
        (tile,) = (link for link in tileset["links"] if link["rel"] == "item")
        grid = "webmercator" if short["tileMatrixSetId"] == QUAD else "vn2000"
        assert f"/map/wmts/{short['style']['id']}/{grid}/" in tile["href"]
        assert tileset["title"].startswith(short["style"]["title"]) and tileset["tileMatrixSetLimits"]


def test_the_shared_map_names_its_layers_and_none_of_the_office(
    get: Any, drawn: dict[str, int], of_the_office: LayerSpec
) -> None:
    layers = [one["id"] for one in get(f"/ogc/map/tiles/{QUAD}").json()["layers"]]
    assert "parcels" in layers and of_the_office.name not in layers
    assert layers.index("basemap_landcover") < layers.index("parcels"), "bottom first"


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        (f"/ogc/map/tiles/{QUAD}/12/1923/3262", "/map/wmts/shared/webmercator/12/3262/1923.png"),
        (f"/ogc/styles/shared_dark/map/tiles/{QUAD}/12/1923/3262?f=png",
         "/map/wmts/shared_dark/webmercator/12/3262/1923.png"),
        ("/ogc/styles/cadastre_print/map/tiles/VN2000-9210/10/3/2", "/map/wmts/cadastre_print/vn2000/10/2/3.png"),
    ],
)  # fmt: skip
def test_the_address_of_a_map_leads_to_its_tile(get: Any, db: None, path: str, leads_to: str) -> None:
    answer = get(path)
    assert (answer.status_code, answer.headers["Location"]) == (307, f"http://testserver{leads_to}")


@pytest.mark.parametrize(
    "path",
    [
        "/ogc/styles/moon/map/tiles", f"/ogc/styles/moon/map/tiles/{QUAD}", "/ogc/map/tiles/Moon",
        f"/ogc/styles/parcels/map/tiles/{QUAD}/3/0/0", f"/ogc/map/tiles/{QUAD}/3/8/0",
    ],
)  # fmt: skip
def test_a_map_that_is_not_drawn_is_not_found(get: Any, db: None, path: str) -> None:
    assert get(path, headers={"Accept": "application/json"}).status_code == 404


def test_maps_have_pages_in_two_languages(get: Any, drawn: dict[str, int]) -> None:
    page = get("/ogc/map/tiles", {"f": "html"}).content.decode()
    assert "Bản đồ số dùng chung – Nền tối" in page
    page = get(f"/ogc/styles/shared_print/map/tiles/{QUAD}", {"f": "html", "lang": "en"}).content.decode()
    assert "Shared digital map – Black-line print" in page and "/map/wmts/shared_print/" in page
    links = get("/ogc/").json()["links"]
    assert any(
        link["rel"].endswith("/tilesets-map") and link["href"].endswith("/map/tiles?f=json") for link in links
    )
