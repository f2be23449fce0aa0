"""Vector tiles of a day: what held then, the same public fields, nothing of what is hidden today."""

from __future__ import annotations

import gzip
import uuid
from datetime import date
from typing import Any

import pytest
from django.test import Client

from geo.domain.crs import WEB_MERCATOR, by_srid
from geo.domain.transform import transform_point
from tests.integration.history.transactions import EAST, NORTH, change, new_parcel
from tiles.scales import HALF_WORLD_M, TILE_SIZE, resolution_of_zoom
from tiles.vector import TileAddress

pytestmark = pytest.mark.django_db(transaction=True)
CHANGED = date(2023, 5, 1)


@pytest.fixture(autouse=True)
def _tiles_only(settings: Any) -> None:
    settings.ROOT_URLCONF = "tiles.urls"


def address() -> TileAddress:
    x, y = transform_point(EAST + 10, NORTH + 10, by_srid(9210), WEB_MERCATOR)
    side = resolution_of_zoom(17) * TILE_SIZE
    return TileAddress(17, int((x + HALF_WORLD_M) // side), int((HALF_WORLD_M - y) // side))


def tile(day: str, **headers: str) -> Any:
    at = address()
    return Client().get(f"/tiles/parcels/{at.z}/{at.x}/{at.y}.mvt", {"as_of": day}, headers=headers)


def content(day: str) -> bytes:
    answer = tile(day)
    assert (answer.status_code, answer["Content-Encoding"]) == (200, "gzip")
    assert answer["Content-Type"] == "application/vnd.mapbox-vector-tile"
    return gzip.decompress(answer.content)


def test_the_tile_of_a_day_shows_what_held_then() -> None:
    old, new = uuid.uuid4().hex[:10], uuid.uuid4().hex[:10]
    parcel = new_parcel(parcel_number=old, holder_name="Kín Kín")
    with change(effective_on=CHANGED) as cursor:
        cursor.execute("UPDATE parcels SET parcel_number = %s WHERE id = %s", [new, parcel])
    before, after = content("2023-04-30"), content("2023-05-01")
    assert old.encode() in before and new.encode() not in before
    assert new.encode() in after and old.encode() not in after
    assert old.encode() not in content("2019-12-31")
    assert b"holder_name" not in before and "Kín Kín".encode() not in before


def test_what_is_classified_today_is_in_no_tile_of_the_past() -> None:
    number = uuid.uuid4().hex[:10]
    parcel = new_parcel(parcel_number=number, land_use_codes="ODT")
    with change(effective_on=CHANGED) as cursor:
        cursor.execute("UPDATE parcels SET land_use_codes = 'CQP' WHERE id = %s", [parcel])
    assert number.encode() not in content("2023-04-30")


def test_an_unchanged_tile_is_not_sent_twice() -> None:
    new_parcel()
    first = tile("2022-01-01")
    again = tile("2022-01-01", if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_a_day_that_is_none_is_refused() -> None:
    assert tile("2022-13-01").status_code == 400


def test_the_box_in_degrees_holds_the_tile() -> None:
    west, south, east, north = address().degrees()
    lon, lat = transform_point(EAST + 10, NORTH + 10, by_srid(9210), by_srid(4326))
    assert west < lon < east and south < lat < north
    assert 0.0028 < east - west < 0.0029
