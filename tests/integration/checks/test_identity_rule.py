"""National ids: verified against the shape, never recomputed (TT 19/2026/TT-BNNMT Art. 11.3)."""

from __future__ import annotations

import numpy as np
import pytest
from django.conf import settings
from shapely import box

from geo.domain.crs import CRS84, by_srid
from geo.domain.geohash import encode
from geo.domain.transform import transform_point
from layers.checks.shapes.identifiers import metres_outside
from layers.quality.stored_rules import violations
from layers.registry import registry
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, SRID, draw_parcel
from tests.integration.checks.conftest import added, reshaped


def code_at(east: float, north: float) -> str:
    """The id of a point, metres from the grid's origin."""
    return encode(*transform_point(ORIGIN_EAST + east, ORIGIN_NORTH + north, by_srid(SRID), CRS84))


def about_ids(findings):
    """Messages of the rule."""
    return [one.message_en for one in findings if one.rule == "geohash-inside"]


@pytest.mark.django_db
def test_an_id_of_another_place_is_a_warning_and_one_inside_is_not(check, block):
    (found,) = [
        one
        for one in check(added((31, 0, 40, 20), national_id=code_at(45, 10)))
        if one.rule == "geohash-inside"
    ]
    assert found.severity == "warning" and found.field == "national_id"
    assert "4.98 m away" in found.message_en and "never recomputed" in found.remedy_en
    assert about_ids(check(added((31, 0, 40, 20), national_id=code_at(35, 10)))) == []


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["w3gv7cp477m", "w3gv7cp477ma", "zzzzzzzzzzzz"])
def test_a_text_that_is_no_id_or_lies_across_the_globe_is_told(check, block, code):
    (told,) = about_ids(check(added((31, 0, 40, 20), national_id=code)))
    assert code in told


@pytest.mark.django_db
def test_an_issued_id_is_asked_again_when_the_ground_moves_away_from_it(check, block):
    parcel = draw_parcel((40, 0, 50, 20), parcel_number="9", national_id=code_at(42, 10))
    assert about_ids(check(reshaped(parcel, (40, 0, 49, 20)))) == []
    assert len(about_ids(check(reshaped(parcel, (43, 0, 50, 20))))) == 1


@pytest.mark.django_db
def test_the_whole_layer_is_asked_too(block):
    stray = draw_parcel((40, 0, 50, 20), parcel_number="9", national_id=code_at(52, 10))
    found = violations(registry.get("parcels"), settings.CITY.extent, settings.STORAGE_SRID)
    assert [one.feature for one in found if one.rule == "geohash-inside"] == [str(stray.pk)]


def test_five_centimetres_are_inside():
    shape = np.array([box(ORIGIN_EAST, ORIGIN_NORTH, ORIGIN_EAST + 10, ORIGIN_NORTH + 10)])
    inside = metres_outside([code_at(10.03, 5)], shape, by_srid(SRID))
    outside = metres_outside([code_at(10.2, 5)], shape, by_srid(SRID))
    assert inside[0] <= 0.05 < outside[0] < 0.25
