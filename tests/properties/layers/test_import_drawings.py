"""Cadastral drawings become parcels: DXF and DGN V7 by level, with labels in TCVN3."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely

from layers.importing.checking import Draft
from layers.importing.issues import FileRefused
from tests.fixtures import drawings, files

#: A DGN holds whole millimetres; a corner moves by half of one in each direction.
SAME_M = 0.001
OPTIONS = {"crs": "9210", "constants": {"sheet_number": "5"}, "levels": {drawings.ADDRESS: "address"}}
Write = Callable[[drawings.Sheet, Path], Path]


def _by_number(draft: Draft) -> dict[str, int]:
    return {number: place for place, number in enumerate(draft.columns["parcel_number"].to_pylist())}


@pytest.mark.parametrize("write", [drawings.write_dxf, drawings.write_dgn])
def test_a_known_fabric_comes_back_as_the_same_parcels(tmp_path, check_file, write):
    sheet = drawings.fabric()
    path = write(sheet, tmp_path / ("a.dxf" if write is drawings.write_dxf else "a.dgn"))
    draft, log = check_file(path, **OPTIONS)
    assert draft.good.all() and log.count("error") == 0
    found = _by_number(draft)
    assert found.keys() == sheet.parcels.keys()
    assert len(found) == 13
    for number, shape in sheet.parcels.items():
        read = draft.shapes[found[number]]
        assert shapely.hausdorff_distance(read, shape) <= SAME_M, number
        assert shapely.symmetric_difference(read, shape).area <= SAME_M * shape.length
    order = [found[number] for number in sheet.parcels]
    for field, wanted in (("address", sheet.addresses), ("land_use_codes", sheet.uses)):
        texts = draft.columns[field].to_pylist()
        assert [texts[place] for place in order] == list(wanted.values())
    areas = draft.columns["official_area_m2"].to_pylist()
    assert [areas[place] for place in order] == [round(one.area, 1) for one in sheet.parcels.values()]
    assert set(draft.columns["sheet_number"].to_pylist()) == {"5"}


@pytest.mark.parametrize("write", [drawings.write_dxf, drawings.write_dgn])
def test_neighbours_share_every_vertex(tmp_path, check_file, write):
    """A corner that lies on a long line is a vertex of both sides, so that nothing gapes or overlaps."""
    path = write(drawings.fabric(), tmp_path / ("a.dxf" if write is drawings.write_dxf else "a.dgn"))
    draft, _log = check_file(path, **OPTIONS)
    union = shapely.union_all(draft.shapes)
    assert union.area == pytest.approx(sum(shapely.area(draft.shapes)), abs=1e-9)
    assert shapely.get_num_geometries(union) == 2, "the two rows, without a hole or a gap"


def test_a_parcel_beside_a_road_needs_no_line_of_its_own(tmp_path, check_file):
    """Without the lines of roads and canals nothing closes."""
    sheet = drawings.fabric()
    drawn = [level for level, _corners in sheet.lines]
    assert drawn.count(drawings.ROAD) == 2 and drawn.count(drawings.CANAL) == 1
    sheet.lines = [one for one in sheet.lines if one[0] == drawings.PARCEL]
    draft, log = check_file(drawings.write_dxf(sheet, tmp_path / "a.dxf"), **OPTIONS)
    assert draft.columns["parcel_number"].to_pylist() == ["99"]
    assert log.counts["drawing-label-outside"] == 12
    assert log.counts["drawing-dangling"] >= 5


def test_texts_are_converted_and_every_change_is_shown(tmp_path, check_file):
    sheet = drawings.fabric()
    _draft, log = check_file(drawings.write_dgn(sheet, tmp_path / "a.dgn"), **OPTIONS)
    (whole,) = log.of("text-tcvn3")
    assert whole.field_name == "address" and "13" in whole.message("vi")
    shown = {one.details["after"] for one in log.of("text-converted")}
    assert shown == set(sheet.addresses.values())
    assert any("\u00ad" in str(one.details["before"]) for one in log.of("text-converted")), "ư of TCVN3"


def test_areas_without_and_with_two_labels_are_reported_with_their_place(tmp_path, check_file):
    sheet = drawings.fabric()
    missing = next(one for one in sheet.texts if one[:2] == (drawings.NUMBER, "2"))
    sheet.texts.remove(missing)
    between = next(corners for _level, corners in sheet.lines if _is_between(corners, sheet))
    sheet.lines.remove((drawings.PARCEL, between))
    draft, log = check_file(drawings.write_dxf(sheet, tmp_path / "a.dxf"), **OPTIONS)
    numbers = draft.columns["parcel_number"].to_pylist()
    assert "2" not in numbers and len(numbers) == 11
    (unlabelled,) = log.of("drawing-unlabelled")
    assert shapely.contains_xy(sheet.parcels["2"], unlabelled.x, unlabelled.y)
    assert unlabelled.lon == pytest.approx(106.69, abs=0.02)
    (many,) = [one for one in log.of("drawing-labels-many") if one.field_name == "parcel_number"]
    assert many.details["texts"] in ("4, 5", "5, 4") and many.severity == "error"
    both = sheet.parcels["4"].union(sheet.parcels["5"])
    assert shapely.contains_xy(both, many.x, many.y)
    assert not draft.good[many.row - 1] and draft.good.sum() == 10


def _is_between(corners: list[tuple[float, float]], sheet: drawings.Sheet) -> bool:
    shared = sheet.parcels["4"].intersection(sheet.parcels["5"])
    return (
        len(corners) == 2 and shapely.distance(shapely.LineString(corners).centroid, shared.centroid) < 0.01
    )


def test_a_stated_area_is_held_against_the_drawn_one(tmp_path, check_file):
    sheet = drawings.fabric()
    place = next(i for i, one in enumerate(sheet.texts) if one[0] == drawings.AREA)
    level, text, at = sheet.texts[place]
    sheet.texts[place] = (level, f"{float(text) + 0.3:.1f}".replace(".", ","), at)
    draft, log = check_file(drawings.write_dxf(sheet, tmp_path / "a.dxf"), **OPTIONS)
    (issue,) = log.of("drawing-area-differs")
    assert draft.columns["parcel_number"].to_pylist()[issue.row - 1] == "1"
    assert text in issue.message("vi")


@pytest.mark.parametrize(("gap", "closed"), [(0.015, True), (-0.015, True), (0.05, False)])
def test_a_loose_end_is_joined_only_within_reach(tmp_path, check_file, gap, closed):
    """Two centimetres are below the tolerance of every map scale; more is left to the surveyor."""
    sheet = drawings.fabric()
    place = next(i for i, (_l, corners) in enumerate(sheet.lines) if _is_between(corners, sheet))
    level, (start, end) = sheet.lines[place]
    short = shapely.line_interpolate_point(shapely.LineString([start, end]), 20.0 - gap)
    if gap < 0:
        direction = (np.array(end) - np.array(start)) / 20.0
        short = shapely.Point(np.array(end) - direction * gap)
    sheet.lines[place] = (level, [start, (short.x, short.y)])
    draft, log = check_file(drawings.write_dxf(sheet, tmp_path / "a.dxf"), **OPTIONS)
    assert (int(draft.good.sum()) == 13) is closed
    assert (log.counts["drawing-ends-joined"] == 1) is closed
    assert (log.counts["drawing-dangling"] == 1) is not closed
    if closed:
        assert log.of("drawing-ends-joined")[0].details["count"] == 1


@pytest.mark.parametrize("prefix", ["", "Level_", "LEVEL "])
def test_dxf_layers_go_by_the_number_in_their_name(tmp_path, check_file, prefix):
    draft, _log = check_file(
        drawings.write_dxf(drawings.fabric(), tmp_path / "a.dxf", prefix=prefix), **OPTIONS
    )
    assert len(draft.rows) == 13


def test_levels_of_another_province_can_be_named(tmp_path, check_file):
    sheet = drawings.fabric()
    moved = {drawings.PARCEL: 1, drawings.NUMBER: 7}
    sheet.lines = [(moved.get(level, level), corners) for level, corners in sheet.lines]
    sheet.texts = [(moved.get(level, level), text, at) for level, text, at in sheet.texts]
    path = drawings.write_dgn(sheet, tmp_path / "a.dgn")
    levels = OPTIONS["levels"] | {1: "boundary", 7: "parcel_number"}
    draft, _log = check_file(path, **OPTIONS | {"levels": levels})
    assert draft.good.sum() == 13
    with pytest.raises(FileRefused, match="neither a field"):
        check_file(path, **OPTIONS | {"levels": {1: "nothing"}})


def test_closed_shapes_without_levels_are_read_as_before(tmp_path, check_file):
    sheet = drawings.Sheet()
    sheet.lines = [(7, [*shapely.get_coordinates(square).tolist()]) for square in files.squares(3)]
    path = drawings.write_dxf(sheet, tmp_path / "a.dxf", prefix="NHA ")
    draft, log = check_file(path, crs="9210", constants={"sheet_number": "5", "parcel_number": "1"})
    assert len(draft.rows) == 3 and log.counts["drawing-levels-missing"] == 1
