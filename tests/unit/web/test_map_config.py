"""The map's configuration comes from the registries."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from layers.registry import registry
from web.map_config import THEMES, configuration, first_view, map_config


@pytest.fixture
def config() -> dict:
    return configuration("vi", ("parcels", "plans"), registry.generation)


def test_layers_of_the_map_are_the_tiled_layers_that_the_reader_sees_over_the_base_map(
    rf: RequestFactory,
) -> None:
    request = rf.get("/api/v1/map-config")
    request.user = AnonymousUser()
    config = map_config(request)
    names = {layer["name"] for layer in config["layers"]}
    assert {"basemap", "parcels", "planning_zones", "red_lines", "building_permits", "road_segments"} <= names
    assert "basemap_roads" not in names
    for layer in config["layers"]:
        assert layer["theme"] in THEMES
        assert layer["url"].startswith("/")
        assert 0 < layer["opacity"] <= 1


def test_each_layer_names_whose_publications_change_its_tiles(config: dict) -> None:
    drawn = {layer["name"]: layer["drawn_from"] for layer in config["layers"]}
    assert drawn["parcels"] == ("parcels",)
    assert {"basemap_roads", "basemap_water", "wards"} <= set(drawn["basemap"])
    assert "parcels" not in drawn["basemap"]


def test_titles_follow_the_language() -> None:
    titles = {
        lang: {
            one["name"]: one["title"]
            for one in configuration(lang, ("parcels",), registry.generation)["layers"]
        }
        for lang in ("vi", "en")
    }
    assert titles["vi"]["parcels"] == "Thửa đất"
    assert titles["en"]["parcels"] == "Parcels"


def test_the_browser_gets_the_pinned_operation(config: dict) -> None:
    storage = config["crs"]["storage"]
    assert "+towgs84=-191.90441429,-39.30318279,-111.45032835" in config["crs"]["definitions"][storage]


def test_the_first_view_lies_in_the_city(config: dict) -> None:
    west, south, east, north = config["view"]["extent"]
    lon, lat = config["view"]["center"]
    assert west < lon < east
    assert south < lat < north


def test_the_map_offers_the_looks_that_are_drawn(config: dict) -> None:
    looks = {one["name"]: one for one in config["looks"]}
    assert list(looks) == ["light", "dark", "print", "safe"], "hybrid needs a photograph below"
    assert looks["light"]["base_tiles"] == first_view()["tiles"]
    assert looks["dark"]["base_tiles"].startswith("/map/tiles/basemap_dark/webmercator/")


def test_the_first_tiles_are_those_of_the_configuration(config: dict) -> None:
    told = first_view()
    assert told["tiles"] == next(layer["url"] for layer in config["layers"] if layer["name"] == "basemap")
    assert [float(value) for value in told["center"].split(",")] == config["view"]["center"]
    assert float(told["zoom"]) == config["view"]["zoom"]
