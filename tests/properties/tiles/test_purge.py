"""Dropping of tiles under the lock of their renderers; MapProxy's own managers, no renderer."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
import shapely
from mapproxy.cache.tile import Tile

from tiles import generations
from tiles.freshness import drain
from tiles.freshness.caches import CacheLevel
from tiles.freshness.purge import locked, purge, tiles_of
from tiles.workspace import Workspace

PARCEL = shapely.box(11_876_000, 1_204_000, 11_876_030, 1_204_040)
FAR = shapely.box(11_890_000, 1_224_000, 11_890_030, 1_224_040)


@pytest.fixture(scope="module")
def shared_place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """One workspace for all, as its configuration takes a second to make."""
    return Workspace(tmp_path_factory.mktemp("tiles"))


@pytest.fixture
def place(shared_place: Workspace) -> Workspace:
    """An empty workspace."""
    shutil.rmtree(shared_place.cache, ignore_errors=True)
    shared_place.generations.unlink(missing_ok=True)
    return shared_place


def levels(place: Workspace, layer: str, shape: shapely.Geometry) -> dict[CacheLevel, set[tuple[int, int]]]:
    """Metatiles of a shape by level of a cache."""
    from layers.registry import registry

    found = drain._metatiles(drain._caches(place), registry.get(layer), [shape])
    assert found is not None
    return found


def keep(touched: dict[CacheLevel, set[tuple[int, int]]]) -> list[Path]:
    """Files of all tiles, as if they had been drawn."""
    made = []
    for level, coords in touched.items():
        for coord in coords:
            for tile in tiles_of(level.manager, (*coord, level.level)):
                path = Path(level.manager.cache.tile_location(Tile(tile), create_dir=True))
                path.write_bytes(b"before")
                made.append(path)
    return made


def test_the_tiles_of_a_parcel_go_from_every_map_that_shows_it_and_no_others(place: Workspace) -> None:
    mine, others = keep(levels(place, "parcels", PARCEL)), keep(levels(place, "parcels", FAR))
    assert {path.relative_to(place.cache).parts[0].rsplit("-", 2)[0] for path in mine} >= {
        "mvt_parcels", "parcels", "cadastre", "shared",
    }  # fmt: skip
    assert {path.relative_to(place.cache).parts[1] for path in mine} == {
        "webmercator", "vn2000", "webmercator_2x",
    }  # fmt: skip
    done = drain.drop({"parcels": [PARCEL]}, place)
    assert done.metatiles > 50 and done.caches == ()
    assert not [path for path in mine if path.exists()]
    kept = [path for path in others if path.exists()]
    assert len(kept) > len(others) / 2 and set(others) - set(kept) <= set(mine), "coarse tiles show both"


def test_a_second_time_changes_nothing(place: Workspace) -> None:
    keep(levels(place, "parcels", PARCEL))
    assert drain.drop({"parcels": [PARCEL]}, place) == drain.drop({"parcels": [PARCEL]}, place)
    assert generations.current(place) == {}


def test_a_render_in_flight_cannot_bring_back_the_picture_of_before(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    level, coords = next(iter(levels(place, "parcels", PARCEL).items()))
    tile = (*min(coords), level.level)
    path = Path(level.manager.cache.tile_location(Tile(tile), create_dir=True))
    tried = threading.Event()
    remove = level.manager.cache.remove_tiles

    def removing(tiles: Any, dimensions: Any = None) -> None:
        remove(tiles)
        tried.set()

    monkeypatch.setattr(level.manager.cache, "remove_tiles", removing)
    purging = threading.Thread(target=purge, args=({level: [min(coords)]}, 60.0))
    with locked(level, min(coords), 60.0):
        purging.start()
        assert tried.wait(60)
        path.write_bytes(b"before")  # the renderer read its data before the publication
    purging.join(60)
    assert not purging.is_alive() and not path.exists()


def test_a_renderer_that_keeps_its_lock_costs_its_cache_a_new_generation(
    place: Workspace, settings: Any
) -> None:
    settings.TILE_PURGE_WAIT_S = 0
    touched = levels(place, "parcels", PARCEL)
    level = next(one for one in touched if one.key == "cadastre")
    with locked(level, min(touched[level]), 60.0):
        done = drain.drop({"parcels": [PARCEL]}, place)
    assert done.caches == ("cadastre",)
    assert generations.current(place) == {"cadastre": 1}


def test_many_shapes_begin_a_new_generation_by_rule(place: Workspace, settings: Any) -> None:
    settings.TILE_PURGE_MOST = 10
    done = drain.drop({"parcels": [PARCEL]}, place)
    assert done.metatiles == 0
    assert (
        set(generations.current(place))
        == set(done.caches)
        >= {"mvt_parcels", "parcels", "cadastre", "shared"}
    )


def test_after_a_new_generation_its_own_tiles_are_dropped(place: Workspace) -> None:
    drain.drop({"parcels": None}, place)
    made = keep(levels(place, "parcels", PARCEL))
    assert all(path.relative_to(place.cache).parts[0].endswith("-1") for path in made)
    drain.drop({"parcels": [PARCEL]}, place)
    assert not [path for path in made if path.exists()]
