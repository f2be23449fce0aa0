"""Grids as the standard writes them, equal to those of the tile process; no database."""

from __future__ import annotations

import math

import pytest
from mapproxy.grid.tile_grid import tile_grid

from ogc.tiles_api.matrix_sets import WEB_MERCATOR_QUAD, definition, limits, matrix_sets

SETS = matrix_sets()
(CITY,) = (one for name, one in SETS.items() if name != WEB_MERCATOR_QUAD)


def test_web_mercator_is_the_registered_one() -> None:
    document = definition(SETS[WEB_MERCATOR_QUAD], "en")
    first, last = document["tileMatrices"][0], document["tileMatrices"][-1]
    assert first["scaleDenominator"] == pytest.approx(559082264.028717, rel=1e-9)
    assert first["pointOfOrigin"] == pytest.approx([-20037508.3427892, 20037508.3427892])
    assert (first["matrixWidth"], last["matrixWidth"], last["id"]) == (1, 2**20, "20")


def test_the_citys_grid_has_the_legal_scales() -> None:
    document = definition(CITY, "vi")
    denominators = [one["scaleDenominator"] for one in document["tileMatrices"]]
    assert denominators[-6:] == [10000.0, 5000.0, 2000.0, 1000.0, 500.0, 200.0]
    assert document["crs"] == "http://www.opengis.net/def/crs/EPSG/0/9210" and "uri" not in document


@pytest.mark.parametrize("name", list(SETS))
def test_counts_of_tiles_are_those_of_the_tile_process(name: str) -> None:
    grid = SETS[name].grid
    theirs = tile_grid(
        srs=grid.crs.code, bbox=grid.bbox, res=list(grid.resolutions), origin="nw", tile_size=(256, 256)
    )
    for level in range(len(grid.resolutions)):
        assert grid.matrix_size(level) == tuple(theirs.grid_sizes[level])


def test_limits_are_the_tiles_of_the_box() -> None:
    lon, lat = 106.698, 10.7725
    (level,) = limits(SETS[WEB_MERCATOR_QUAD].grid, range(16, 17), (lon, lat, lon, lat))
    column = int((lon + 180) / 360 * 2**16)
    row = int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * 2**16)
    assert level == {
        "tileMatrix": "16", "minTileRow": row, "maxTileRow": row, "minTileCol": column, "maxTileCol": column,
    }  # fmt: skip
