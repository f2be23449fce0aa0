"""The index of map sheets as GeoJSON: same names and frames as the algorithms, degrees outside."""

from __future__ import annotations

import io
import json

import pytest
import shapely
from django.core.management import CommandError, call_command

from geo.domain.crs import CRS84, TM3_105_45
from geo.domain.sheets import parse_cadastral_sheet, parse_topographic_sheet
from geo.domain.transform import transform_geometry
from geo.domain.values import BBox
from geo.sheet_index import features

CENTRE = BBox(602_500, 1_190_500, 604_500, 1_192_500, TM3_105_45)


def test_cadastral_index_covers_the_box_with_its_frames() -> None:
    index = list(features("cadastral", 2000, CENTRE))
    assert len(index) == 9
    assert "194602-8" in {feature["properties"]["name"] for feature in index}
    for feature in index:
        sheet = parse_cadastral_sheet(feature["properties"]["name"], near=CENTRE)
        expected = transform_geometry(sheet.polygon, TM3_105_45, CRS84)
        assert shapely.geometry.shape(feature["geometry"]).symmetric_difference(expected).area < 1e-10


def test_topographic_index_is_another_grid() -> None:
    index = list(features("topographic", 2000, CENTRE))
    names = [feature["properties"]["name"] for feature in index]
    assert "C-48-34-(119-a)" in names
    assert len(set(names)) == len(names)
    united = shapely.union_all([shapely.geometry.shape(feature["geometry"]) for feature in index])
    assert united.buffer(1e-7).covers(transform_geometry(CENTRE.polygon(), TM3_105_45, CRS84))
    assert {parse_topographic_sheet(name).scale for name in names} == {2000}


def test_the_command_prints_a_collection() -> None:
    out = io.StringIO()
    call_command("sheet_index", "cadastral", "5000", "--bbox", "602500,1190500,604500,1192500", stdout=out)
    collection = json.loads(out.getvalue())
    assert [feature["properties"]["name"] for feature in collection["features"]] == ["194602", "191602"]
    with pytest.raises(CommandError, match="1:25000"):
        call_command("sheet_index", "cadastral", "25000", stdout=io.StringIO())
