"""Đồ án chưa công bố trên bản đồ: in no picture, no vector tile, no answer about a point; all of it once announced."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from tests.integration.tiles.conftest import Site, owner_conninfo
from tests.integration.tiles.looking import get_map, mercator, mvt, pixels
from tiles import freshness

pytestmark = [
    pytest.mark.django_db,
    # MapProxy 7.0 leaves the closing of its lock files to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
LAYERS = ("plans", "planning_zones", "red_lines", "building_lines", "safety_corridors")
CORNERS = (*mercator(-420, -420), *mercator(-280, -280))
POINT = mercator(-350, -350)


def _drawn(site: Site, name: str) -> bool:
    return bool(pixels(get_map(site.client, name, "EPSG:3857", CORNERS, 400))[..., 3].max())


def _tile(site: Site, layer: str) -> bytes:
    return gzip.decompress(mvt(site.client, layer, 17, *POINT).data)


def _told(site: Site, layer: str) -> str:
    x, y = POINT
    query = (
        f"/service?SERVICE=WMS&REQUEST=GetFeatureInfo&VERSION=1.3.0&LAYERS={layer}&QUERY_LAYERS={layer}&STYLES="
        f"&CRS=EPSG:3857&BBOX={x - 5},{y - 5},{x + 5},{y + 5}&WIDTH=64&HEIGHT=64&I=32&J=32&FORMAT=image/png"
        "&INFO_FORMAT=application/json"
    )
    return str(site.client.get(query).get_data(as_text=True))


@contextmanager
def _announced(site: Site) -> Iterator[None]:
    """The plan is public for a while; whatever is cached of it and of its rows is dropped at both ends."""
    change = "UPDATE plans SET status = %s, announced_on = %s WHERE name = 'QZX'"
    with psycopg.connect(owner_conninfo(), autocommit=True) as owner:
        try:
            owner.execute(change, ["announced", "2026-01-05"])
            freshness.expire("plans", site.place)
            yield
        finally:
            owner.execute(change, ["preparing", None])
            freshness.expire("plans", site.place)


def test_nothing_of_a_plan_in_preparation_is_drawn_or_told(site: Site) -> None:
    assert not _drawn(site, "planning")
    for layer in LAYERS:
        assert not _drawn(site, layer), layer
        assert _tile(site, layer) == b"", layer
        assert "QZX" not in _told(site, layer), layer


def test_an_announced_plan_is_there_with_all_that_belongs_to_it_and_goes_again(site: Site) -> None:
    with _announced(site):
        assert _drawn(site, "planning")
        for layer in LAYERS:
            assert _drawn(site, layer), layer
            assert b"QZX" in _tile(site, layer), layer
            assert "QZX" in _told(site, layer), layer
    for layer in LAYERS:
        assert not _drawn(site, layer), layer
        assert _tile(site, layer) == b"", layer
