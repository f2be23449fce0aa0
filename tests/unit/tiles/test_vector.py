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

    assert build(get_layer("parcels"), TileAddress(12, 1, 1), query) == EMPTY
    assert gzip.decompress(EMPTY) == b""


def test_a_heavy_tile_is_made_again_without_its_smallest_features() -> None:
    asked: list[float] = []

    def query(_statement: str, params: dict[str, object]) -> bytes:
        asked.append(float(str(params["min_size"])))
        return b"x" * (SIZE_LIMIT * 3 // len(asked))

    body = build(get_layer("parcels"), TileAddress(15, 1, 1), query)
    assert len(gzip.decompress(body)) == SIZE_LIMIT
    assert asked == pytest.approx([size * resolution_of_zoom(15) for size in (0.5, 1, 1.5)])


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
