"""Metatiles that a shape touches: those that MapProxy draws with it, no more."""

from __future__ import annotations

import pytest
import shapely
from mapproxy.grid.meta_grid import MetaGrid
from mapproxy.grid.tile_grid import tile_grid

from tiles.freshness.caches import _SAFETY_PX
from tiles.freshness.touched import Level, TooMany, metatiles
from tiles.scales import WEB_GRID, Grid, city_grid

EAST, NORTH = 603_000.0, 1_191_000.0
CITY = city_grid(9210, (550_000.0, 1_140_000.0, 640_000.0, 1_250_000.0))


def level_of(grid: Grid, number: int, meta: int = 4, margin_px: int = 64) -> Level:
    """A level as the caches have it."""
    columns, rows = grid.matrix_size(number)
    left, top = grid.top_left
    return Level(left, top, grid.resolutions[number], 256, columns, rows, meta, margin_px)


def drawn_by_mapproxy(
    grid: Grid, number: int, box: tuple[float, float, float, float]
) -> set[tuple[int, int]]:
    """First tiles of the metatiles whose picture, with its margin, meets a box."""
    theirs = tile_grid(
        **{key: value for key, value in grid.as_mapproxy().items() if key != "max_shrink_factor"}
    )
    meta = MetaGrid(theirs, (4, 4), 64)
    columns, rows = theirs.grid_sizes[number]
    first, last, top, bottom = grid.tiles_meeting(number, box)
    found = set()
    for x in range(max(0, first - 8), min(columns, last + 9)):
        for y in range(max(0, top - 8), min(rows, bottom + 9)):
            drawn = meta.meta_tile((x, y, number))
            if shapely.box(*drawn.bbox).intersects(shapely.box(*box)):
                found.add(drawn.main_tile_coord[:2])
    return found


@pytest.mark.parametrize("number", range(len(CITY.resolutions)))
def test_they_are_those_that_mapproxy_draws_with_the_shape_in_the_grid_of_the_city(number: int) -> None:
    box = (EAST, NORTH, EAST + 30, NORTH + 40)
    assert metatiles([shapely.box(*box)], level_of(CITY, number), 0.0, 1000) == drawn_by_mapproxy(
        CITY, number, box
    )


@pytest.mark.parametrize("number", [0, 1, 2, 10, 15, 18, 20])
def test_they_are_those_that_mapproxy_draws_with_the_shape_in_web_mercator(number: int) -> None:
    box = (11_876_000.0, 1_204_000.0, 11_876_130.0, 1_204_140.0)
    found = metatiles([shapely.box(*box)], level_of(WEB_GRID, number), 0.0, 1000)
    assert found == drawn_by_mapproxy(WEB_GRID, number, box)


def test_a_label_beside_the_edge_of_a_metatile_touches_the_neighbour() -> None:
    level = level_of(WEB_GRID, 18)
    edge = level.left + level.side * 52_194
    inside = shapely.Point(edge + 60 * level.resolution, level.top - 30_800.5 * level.side)
    outside = shapely.Point(edge + 70 * level.resolution, level.top - 30_800.5 * level.side)
    assert metatiles([inside], level, 0.0, 10) == {(4 * 52_193, 4 * 30_800), (4 * 52_194, 4 * 30_800)}
    assert metatiles([outside], level, 0.0, 10) == {(4 * 52_194, 4 * 30_800)}
    assert _SAFETY_PX >= 1, "lines are wider than their shapes"


def test_old_geometry_elsewhere_touches_its_own_tiles_and_nothing_in_between() -> None:
    level = level_of(WEB_GRID, 17)
    old = shapely.box(11_870_000, 1_204_000, 11_870_020, 1_204_020)
    new = shapely.box(11_880_000, 1_204_000, 11_880_020, 1_204_020)
    both = metatiles([shapely.GeometryCollection([shapely.MultiPolygon([old]), shapely.MultiPolygon([new])])],
                     level, 1.0, 100)  # fmt: skip
    assert both == metatiles([old], level, 1.0, 100) | metatiles([new], level, 1.0, 100)
    assert len(both) < 5


def test_a_slanting_line_touches_the_metatiles_along_it_not_its_box() -> None:
    level = level_of(WEB_GRID, 16)
    road = shapely.LineString([(11_870_000, 1_200_000), (11_880_000, 1_210_000)])
    along = metatiles([road], level, 0.0, 1000)
    assert len(along) < len(metatiles([shapely.envelope(road)], level, 0.0, 1000)) / 2


def test_more_than_may_be_dropped_one_by_one_are_told_before_they_are_counted_out() -> None:
    with pytest.raises(TooMany):
        metatiles(
            [shapely.box(11_000_000, 1_000_000, 12_000_000, 2_000_000)], level_of(WEB_GRID, 20), 0.0, 5000
        )


def test_a_shape_outside_the_grid_touches_nothing() -> None:
    assert metatiles([shapely.box(0, 0, 10, 10)], level_of(CITY, 12), 0.0, 1000) == set()
