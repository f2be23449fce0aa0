"""Squares, groups and coverages: pure arithmetic of the ground that tiles show before the features."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
import shapely

from cadastre.layers.parcels import PARCELS
from geo.domain.crs import CRS84, WEB_MERCATOR
from geo.domain.transform import transform_point
from layers.registry import registry
from layers.spec import MIXED, OTHER, LayerInvalid, Rights
from tiles.generalised import dissolving, tile
from tiles.generalised.cells import FINER, SPARE, Cell, Levels, levels_of, meeting, squares_shown
from tiles.generalised.dissolving import dissolved, grouping, merged, simplified
from tiles.style.looks import LOOKS
from tiles.style.table import style_of

CELL = Cell(17, 104_378, 61_561)


def plots(cell: Cell, *, seed: int = 7) -> tuple[list[str], list[shapely.Geometry]]:
    """Crooked plots of three groups that fill a square and reach over its edges, with a street through the middle."""
    west, south, east, _north = cell.bounds
    step = (east - west) / 12
    rng = np.random.default_rng(seed)
    moved = rng.uniform(-0.3, 0.3, (16, 16, 2)) * step
    corners = {
        (i, j): (west + (i - 1) * step + moved[i, j, 0], south + (j - 1) * step + moved[i, j, 1])
        for i in range(16)
        for j in range(16)
    }
    groups, shapes = [], []
    for i in range(15):
        for j in range(15):
            if i != 7:
                ring = [corners[i, j], corners[i + 1, j], corners[i + 1, j + 1], corners[i, j + 1]]
                shapes.append(shapely.segmentize(shapely.MultiPolygon([shapely.Polygon(ring)]), step / 9))
                groups.append("ABC"[int(rng.integers(3))])
    return groups, shapes


def test_neighbours_parents_and_children_have_the_very_same_edges() -> None:
    west, south, east, north = CELL.bounds
    assert Cell(17, CELL.x + 1, CELL.y).bounds[0] == east
    assert Cell(17, CELL.x, CELL.y + 1).bounds[3] == south
    halves = [child.bounds for child in CELL.within(18)]
    assert min(one[0] for one in halves) == west and max(one[3] for one in halves) == north
    assert {child.at(17) for child in CELL.within(20)} == {CELL} and len(CELL.within(20)) == 64
    assert [one for one in CELL.within(18) if one.box.contains(CELL.within(18)[1].middle)] == [
        CELL.within(18)[1]
    ]


def test_a_square_on_the_ground_is_measured_on_the_ellipsoid() -> None:
    from pyproj import Geod

    west, south, east, north = CELL.bounds
    corners = [
        transform_point(x, y, WEB_MERCATOR, CRS84)
        for x, y in ((west, south), (east, south), (east, north), (west, north))
    ]
    true, _length = Geod(ellps="WGS84").polygon_area_perimeter(*zip(*corners, strict=True))
    assert CELL.box.area * CELL.ground_ratio == pytest.approx(true, rel=1e-6)


def test_a_shape_meets_the_squares_in_which_it_lies_and_no_others() -> None:
    west, south, east, north = CELL.bounds
    inside = shapely.box(west + 20, south + 20, west + 40, south + 40)
    across = shapely.box(east - 5, south + 20, east + 5, south + 40)
    assert meeting([inside], 17, 9) == {CELL}
    assert meeting([shapely.GeometryCollection([shapely.MultiPolygon([across])])], 17, 9) == {
        CELL, Cell(17, CELL.x + 1, CELL.y),
    }  # fmt: skip
    slanted = shapely.LineString([(west + 20, south - 1000), (east + 1000, south + 20)]).buffer(5)
    assert CELL not in (meeting([slanted], 17, 100) or set())
    assert meeting([shapely.box(west, south, west + 99_000, north)], 17, 9) is None


def test_levels_end_where_features_begin() -> None:
    assert PARCELS.tiles is not None
    levels = levels_of(PARCELS.tiles)
    assert (levels.base, levels.coarsest) == (14, 9)
    assert [*levels.coarser()] == [13, 12, 11, 10, 9]
    assert [*Levels(3, 3).coarser()] == []


@pytest.mark.parametrize(
    ("codes", "group"),
    [
        ("ODT", "OTC"),
        ("ODT+ONT", "OTC"),
        ("ODT+CLN", MIXED),
        ("", OTHER),
        (None, OTHER),
        ("XYZ", OTHER),
        (" LUC ", "NNP"),
    ],
)
def test_a_value_belongs_to_the_group_of_its_codes(codes: str | None, group: str) -> None:
    assert grouping(PARCELS)(codes) == group


def test_dissolved_ground_is_that_of_the_members() -> None:
    groups, shapes = plots(CELL)
    pieces = {one.group: one for one in dissolved(CELL, groups, shapes)}
    assert set(pieces) == {"A", "B", "C"}
    for group, piece in pieces.items():
        members = [shape for told, shape in zip(groups, shapes, strict=True) if told == group]
        ground = shapely.intersection(shapely.union_all(members), CELL.box)
        assert piece.shape.symmetric_difference(ground).area < 1e-6
        assert piece.area_m2 == pytest.approx(ground.area * CELL.ground_ratio)


def test_each_feature_is_counted_in_one_square() -> None:
    groups, shapes = plots(CELL)
    around = [Cell(17, CELL.x + dx, CELL.y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    counted = sum(one.features for cell in around for one in dissolved(cell, groups, shapes))
    assert counted == len(shapes)


@pytest.mark.parametrize("level", [15, 14, 13])
def test_shared_edges_stay_shared_inside_a_square_and_between_squares(
    level: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dissolving, "LEAST_PX", 0.0)
    groups, shapes = plots(CELL)
    right = Cell(17, CELL.x + 1, CELL.y)
    whole, fewer = {}, {}
    for cell in (CELL, right):
        whole[cell] = dissolved(cell, groups, shapes)
        fewer[cell] = simplified(cell, whole[cell], level)
        drawn = [one.shape for one in fewer[cell]]
        assert all(shapely.is_valid(drawn)) and shapely.get_num_coordinates(drawn).sum() > 0
        assert sum(shapely.area(drawn)) == pytest.approx(shapely.union_all(drawn).area, abs=1e-6), (
            "no overlap"
        )
        assert shapely.difference(shapely.union_all(drawn), cell.box).area < 1e-6
    before = sum(shapely.get_num_coordinates([one.shape for one in whole[CELL]]))
    assert sum(shapely.get_num_coordinates([one.shape for one in fewer[CELL]])) < before / 2
    edge = shapely.LineString([(right.bounds[0], right.bounds[1]), (right.bounds[0], right.bounds[3])])
    for group in "ABC":
        here, there = (
            shapely.union_all(
                [one.shape.boundary.intersection(edge) for one in whole[cell] if one.group == group]
            )
            for cell in (CELL, right)
        )
        assert here.symmetric_difference(there).length < 1e-6, "both sides end at the same corners"
    for cell in (CELL, right):
        for was, now in zip(whole[cell], fewer[cell], strict=True):
            on_edge = was.shape.boundary.intersection(edge)
            assert now.shape.boundary.intersection(edge).symmetric_difference(on_edge).length < 1e-6


def test_gaps_inside_a_square_are_streets_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fields without a street between them still fill the square when they have fewer corners."""
    monkeypatch.setattr(dissolving, "LEAST_PX", 0.0)
    groups, shapes = plots(CELL)
    west, south, east, north = CELL.bounds
    street = shapely.difference(CELL.box, shapely.union_all(shapes))
    fields = dissolved(CELL, [*groups, "D"], [*shapes, street])
    drawn = [one.shape for one in simplified(CELL, fields, 13)]
    assert shapely.union_all(drawn).area == pytest.approx((east - west) * (north - south), rel=1e-9)


def test_quarters_add_up_to_their_square() -> None:
    groups, shapes = plots(CELL)
    quarters = [
        piece
        for child in CELL.within(18)
        for piece in simplified(child, dissolved(child, groups, shapes), 15)
    ]
    whole = merged(quarters)
    assert sum(one.features for one in whole) == sum(one.features for one in quarters)
    assert sum(one.area_m2 for one in whole) == pytest.approx(
        sum(one.area_m2 for one in dissolved(CELL, groups, shapes)), rel=1e-6
    )
    drawn = [one.shape for one in simplified(CELL, whole, 14)]
    assert sum(shapely.area(drawn)) == pytest.approx(shapely.union_all(drawn).area, abs=1e-6)


def test_what_is_too_small_to_be_seen_is_counted_and_not_drawn() -> None:
    west, south, _east, _north = CELL.bounds
    hut = shapely.MultiPolygon([shapely.box(west + 50, south + 50, west + 52, south + 52)])
    field = shapely.MultiPolygon([shapely.box(west + 90, south + 50, west + 190, south + 150)])
    small, large = simplified(CELL, dissolved(CELL, ["A", "B"], [hut, field]), 14)
    assert small.shape.is_empty and small.features == 1 and small.area_m2 > 3
    assert large.shape.area == pytest.approx(field.area)


def test_a_shape_that_touches_itself_is_no_obstacle() -> None:
    west, south, _east, _north = CELL.bounds
    bow = shapely.Polygon(
        [(west + 10, south + 10), (west + 60, south + 60), (west + 60, south + 10), (west + 10, south + 60)]
    )
    (piece,) = dissolved(CELL, ["A"], [shapely.MultiPolygon([bow])])
    assert shapely.is_valid(piece.shape) and piece.shape.area == pytest.approx(1250)


def test_a_tile_over_the_limit_shows_a_coarser_level() -> None:
    asked: list[int] = []

    def query(_statement: str, params: dict[str, object]) -> bytes:
        asked.append(int(str(params["level"])))
        return b"x" * (10 * asked[-1])

    assert len(tile.drawn(PARCELS, 14, 13_047, 7_695, query, 135)) == 130
    assert asked == [14, 13]
    asked.clear()
    assert len(tile.drawn(PARCELS, 11, 1_630, 961, query, 1)) == 90
    assert asked == [11, 10, 9]


def test_a_tile_shows_its_squares_and_those_around_it() -> None:
    assert tile.squares(14, 100, 50, 14) == {
        "level": 14, "first_x": 799, "last_x": 808, "first_y": 399, "last_y": 408,
    }  # fmt: skip
    assert tile.squares(14, 100, 50, 12)["first_x"] == 199


def test_what_a_change_touches_before_the_features_are_whole_squares() -> None:
    assert PARCELS.tiles is not None
    west, south, _east, _north = CELL.bounds
    hut = shapely.box(west + 50, south + 50, west + 52, south + 52)
    assert squares_shown(PARCELS.tiles, 15, [hut]) == [hut]
    (square,) = squares_shown(PARCELS.tiles, 14, [hut])
    assert square.equals(CELL.at(14 - SPARE + FINER).box)
    wards = registry.get("wards").tiles
    assert wards is not None and squares_shown(wards, 0, [hut]) == [hut]


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": "holder_name"},
        {"by": "ward_code"},
        {"first_zoom": 15},
        {"first_zoom": 1},
    ],
)
def test_a_layer_is_shown_by_a_public_code_and_before_its_features(wrong: dict[str, object]) -> None:
    assert PARCELS.tiles is not None and PARCELS.tiles.generalised is not None
    told = dataclasses.replace(PARCELS.tiles.generalised, **wrong)  # type: ignore[arg-type]
    with pytest.raises(LayerInvalid):
        dataclasses.replace(PARCELS, tiles=dataclasses.replace(PARCELS.tiles, generalised=told))


def test_a_layer_of_the_office_is_not_shown_by_group() -> None:
    """A reader may see a part of its rows, and nobody can take a shape of many rows apart again."""
    with pytest.raises(LayerInvalid, match="everybody"):
        dataclasses.replace(PARCELS, rights=Rights(read="officer:land"))


@pytest.mark.parametrize("look", list(LOOKS))
def test_every_group_that_a_citizen_can_meet_has_a_colour_of_its_own(look: str) -> None:
    assert PARCELS.tiles is not None and PARCELS.tiles.generalised is not None
    rules = style_of(PARCELS, look).generalised
    group_of = grouping(PARCELS)
    codes = PARCELS.by_name["land_use_codes"].type.codes.codes  # type: ignore[attr-defined]
    shown = {group_of(code.value) for code in codes} - {"CQA"} | {MIXED, OTHER}
    assert {value for rule in rules if rule.filter for value in rule.filter.values} == shown
    assert len({(rule.fill, rule.hatch) for rule in rules}) == len(rules)
    assert {(rule.min_zoom, rule.max_zoom) for rule in rules} == {(12, 15)}
    assert math.isclose(max(rule.opacity for rule in rules), min(rule.opacity for rule in rules))
