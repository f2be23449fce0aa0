"""Vector tiles: SQL from the registry, empty below the first zoom, smaller features dropped by rule."""

from __future__ import annotations

import gzip

import pytest

from tiles import vector
from tiles.generations import cache_name
from tiles.maps import get_layer, maps_with, public_layers
from tiles.scales import resolution_of_zoom
from tiles.vector import EMPTY, SIZE_LIMIT, TileAddress, build, tile_fields, tile_sql

TILED = [spec for spec in public_layers() if spec.tiles]


@pytest.mark.parametrize("spec", TILED, ids=lambda spec: spec.name)
def test_statement_reads_declared_public_columns_only(spec) -> None:  # type: ignore[no-untyped-def]
    statement = tile_sql(spec, 16)
    hidden = [field.name for field in spec.all_fields if not field.is_public]
    assert not [name for name in hidden if name in statement]
    assert "geom_3857 && bounds.wide" in statement and "ST_AsMVT(" in statement
    assert all(field.tile for field in tile_fields(spec))


def test_minor_roads_are_not_in_overview_tiles() -> None:
    roads = get_layer("basemap_roads")
    assert "NOT (road_class IN ('service'))" in tile_sql(roads, 12)
    assert "NOT (road_class IN ('service'))" not in tile_sql(roads, 16)
    assert "ST_Simplify" in tile_sql(roads, 12) and "ST_Simplify" not in tile_sql(roads, 18)


def test_parcels_are_there_at_15_although_drawn_from_16() -> None:
    assert "NOT (" not in tile_sql(get_layer("parcels"), 15).replace("NOT string_to_array", "")


def test_below_the_first_zoom_nothing_is_asked() -> None:
    def query(_statement: str, _params: dict[str, object]) -> bytes:
        raise AssertionError("no query expected")

    assert build(get_layer("parcels"), TileAddress(10, 1, 1), query) == EMPTY
    assert gzip.decompress(EMPTY) == b""


def test_a_heavy_tile_leaves_out_what_is_smaller_than_the_first_size_that_helps() -> None:
    asked: list[float] = []
    pixel = resolution_of_zoom(15)

    def query(statement: str, params: dict[str, object]) -> bytes:
        least = float(str(params["min_size"])) if "%(min_size)s" in statement else 0.0
        asked.append(round(least / pixel, 2))
        return b"x" * (SIZE_LIMIT if least >= 2.5 * pixel else SIZE_LIMIT + 1)

    body = build(get_layer("parcels"), TileAddress(15, 1, 1), query)
    assert len(gzip.decompress(body)) == SIZE_LIMIT
    assert asked[0] == 0 and set(asked[1:]) <= set(vector.DROP_STEPS_PX)
    assert 2.5 in asked and len(asked) <= 5


def test_a_tile_full_of_large_features_is_served_with_them_alone() -> None:
    def query(_statement: str, params: dict[str, object]) -> bytes:
        return b"x" * (SIZE_LIMIT * 2) if float(str(params["min_size"])) else b"x" * (SIZE_LIMIT * 9)

    body = build(get_layer("parcels"), TileAddress(15, 1, 1), query)
    assert len(gzip.decompress(body)) == SIZE_LIMIT * 2


def test_small_features_are_left_out_of_overviews_and_not_of_near_tiles() -> None:
    least: dict[int, bool] = {}

    def query(statement: str, params: dict[str, object]) -> bytes:
        least[int(str(params["z"]))] = "%(min_size)s" in statement
        return b"tile"

    for zoom in (14, 15):
        build(get_layer("basemap_roads"), TileAddress(zoom, 1, 1), query)
    assert least == {14: True, 15: False}


def test_a_tile_over_the_limit_first_loses_what_the_style_does_not_use() -> None:
    parcels = get_layer("parcels")
    names = {field.name for field in vector.lean_fields(parcels, 19)}
    assert names and names < {field.name for field in tile_fields(parcels)}
    assert vector.lean_fields(parcels, 5) == ()
    asked: list[str] = []

    def query(statement: str, _params: dict[str, object]) -> bytes:
        asked.append(statement)
        return b"x" * (SIZE_LIMIT if "AS lean" in statement else SIZE_LIMIT + 1)

    body = build(parcels, TileAddress(18, 1, 1), query)
    assert len(gzip.decompress(body)) == SIZE_LIMIT
    assert ["AS lean" in one for one in asked] == [False, True]
    asked.clear()
    build(parcels, TileAddress(15, 1, 1), query)
    assert ["AS lean" in one for one in asked] == [True], "the first zooms are asked for both at once"


def test_tiles_are_equal_byte_for_byte() -> None:
    def query(_statement: str, _params: dict[str, object]) -> bytes:
        return b"tile"

    at = TileAddress(17, 1, 1)
    assert build(get_layer("parcels"), at, query) == build(get_layer("parcels"), at, query)


def test_addresses_outside_the_grid_do_not_exist() -> None:
    assert TileAddress(1, 1, 1).exists
    assert not TileAddress(1, 2, 0).exists
    assert not TileAddress(21, 0, 0).exists


def test_another_look_is_another_cache() -> None:
    assert vector.fingerprint(get_layer("parcels")) != vector.fingerprint(get_layer("plans"))
    assert cache_name("mvt_parcels", "abcdef0123456789", 2) == "mvt_parcels-abcdef0123-2"


def test_a_layer_is_drawn_in_its_own_map_its_group_and_the_shared_map() -> None:
    assert set(maps_with("parcels")) == {"parcels", "cadastre", "shared"}
    assert set(maps_with("basemap_roads")) == {"basemap_roads", "basemap", "shared"}
