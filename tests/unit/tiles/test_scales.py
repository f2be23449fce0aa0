"""Grids: legal scales to the last digit, whole-number corners, reaching the islands."""

from __future__ import annotations

import pytest

from geo.domain.crs import CRS84, by_srid
from geo.domain.transform import transform_point
from tiles.scales import (
    LEGAL_SCALES,
    PIXEL_M,
    WEB_GRID,
    city_grid,
    denominator_of_zoom,
    resolution_of_zoom,
    zoom_of_denominator,
)

HCMC = (520_000.0, 950_000.0, 720_000.0, 1_290_000.0)


@pytest.mark.parametrize("srid", [9210, 5899, 5897])
def test_city_grid_has_the_scales_of_the_law_exactly(srid: int) -> None:
    grid = city_grid(srid, HCMC)
    assert [resolution / PIXEL_M for resolution in grid.resolutions] == pytest.approx(LEGAL_SCALES, rel=1e-12)
    assert {5000, 2000, 1000, 500} <= {round(resolution / PIXEL_M, 6) for resolution in grid.resolutions}


@pytest.mark.parametrize("srid", [9210, 5899])
@pytest.mark.parametrize("place", [(111.75, 16.55), (114.10, 9.80)], ids=["hoang-sa", "truong-sa"])
def test_city_grid_reaches_the_islands(srid: int, place: tuple[float, float]) -> None:
    min_x, min_y, max_x, max_y = city_grid(srid, HCMC).bbox
    x, y = transform_point(*place, CRS84, by_srid(srid))
    assert min_x < x < max_x and min_y < y < max_y


def test_web_grid_is_the_well_known_one() -> None:
    assert resolution_of_zoom(0) == pytest.approx(156543.03392804097)
    assert denominator_of_zoom(0) == pytest.approx(559082264.0287178)
    assert len(WEB_GRID.resolutions) == 21


def test_zoom_of_a_scale_inverts_scale_of_a_zoom() -> None:
    assert zoom_of_denominator(denominator_of_zoom(17)) == pytest.approx(17)
    assert round(zoom_of_denominator(2000)) == 18
