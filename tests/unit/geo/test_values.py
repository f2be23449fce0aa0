"""Boxes that know their CRS, and spans of days."""

from __future__ import annotations

from datetime import date

import pytest

from geo.domain.crs import CRS84, TM3_105_45, WEB_MERCATOR, WGS84, Crs
from geo.domain.errors import BadBBox, BadValidity, CrsMismatch
from geo.domain.values import BBox, Validity


def test_bbox_of_ogc_reads_four_and_six_numbers() -> None:
    expected = BBox(106.6, 10.7, 106.8, 10.9, CRS84)
    assert BBox.from_ogc("106.6,10.7,106.8,10.9") == expected
    assert BBox.from_ogc("106.6,10.7,-5,106.8,10.9,80") == expected
    assert BBox.from_ogc("10.7,106.6,10.9,106.8", WGS84).as_tuple() == expected.as_tuple()
    metres = BBox.from_ogc("603000,1191000,604000,1192000", TM3_105_45)
    assert metres == BBox(603000, 1191000, 604000, 1192000, TM3_105_45)
    assert BBox.of((603000, 1191000, 604000, 1192000), 9210) == metres


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,2,3",
        "1,2,3,4,5",
        "a,b,c,d",
        "106.8,10.7,106.6,10.9",
        "177,10,-177,11",
        "106.6,10.9,106.8,10.7",
        "10.7,106.6,10.9,106.8",
        "nan,10,106,11",
        "106,10,inf,11",
        "603000,1191000,604000,1192000",
    ],
)
def test_bad_boxes_are_refused(text: str) -> None:
    with pytest.raises(BadBBox) as error:
        BBox.from_ogc(text)
    assert error.value.message("vi").startswith("Không dùng được khung")


def test_a_box_changes_crs_with_its_edges() -> None:
    box = BBox(106.3, 10.3, 107.0, 11.2, CRS84)
    there = box.to(TM3_105_45)
    assert there.to(CRS84).covers(box)
    assert box.to(CRS84) is box
    corners_only = [603481.0, 1191399.0]
    assert there.contains(*corners_only)
    assert there.center == pytest.approx((598_000, 1_188_500), abs=2500)
    assert BBox(106.698, 10.772, 106.698, 10.772, CRS84).to(WEB_MERCATOR).width == 0


def test_boxes_of_different_crs_are_not_compared() -> None:
    metres, degrees = BBox(0, 0, 1, 1, TM3_105_45), BBox(0, 0, 1, 1, CRS84)
    with pytest.raises(CrsMismatch):
        metres.intersects(degrees)
    assert metres.intersects(metres.expanded(1))
    assert metres.expanded(1).covers(metres)
    assert not metres.intersects(BBox(2, 2, 3, 3, TM3_105_45))
    assert metres.polygon().area == 1
    assert (metres.width, metres.height) == (1, 1)


def test_validity_ends_before_its_last_day() -> None:
    old = Validity(date(2020, 1, 1), date(2025, 7, 1))
    new = Validity(date(2025, 7, 1))
    assert old.holds_on(date(2025, 6, 30))
    assert not old.holds_on(date(2025, 7, 1))
    assert new.holds_on(date(2025, 7, 1))
    assert not new.holds_on(date(2025, 6, 30))
    assert not old.overlaps(new)
    assert new.overlaps(Validity(date(2024, 1, 1)))


def test_validity_must_end_after_it_begins() -> None:
    with pytest.raises(BadValidity, match="2025-07-01"):
        Validity(date(2025, 7, 1), date(2025, 7, 1))


@pytest.mark.parametrize(
    ("text", "crs", "expected"),
    [
        ("177,65,-177,70", CRS84, [(177, 65, 180, 70), (-180, 65, -177, 70)]),
        ("65,177,70,-177", WGS84, [(177, 65, 180, 70), (-180, 65, -177, 70)]),
        ("106,10,0,-120,20,9", CRS84, [(106, 10, 180, 20), (-180, 10, -120, 20)]),
        ("106,10,107,11", CRS84, [(106, 10, 107, 11)]),
    ],
)
def test_a_box_across_the_antimeridian_has_two_parts(
    text: str, crs: Crs, expected: list[tuple[float, ...]]
) -> None:
    assert [box.as_tuple() for box in BBox.parts_from_ogc(text, crs)] == expected


@pytest.mark.parametrize(
    ("text", "crs"),
    [
        ("107,10,106,11", CRS84),
        ("177,70,-177,65", CRS84),
        ("200,10,-170,11", CRS84),
        ("5,0,-5,1", TM3_105_45),
    ],
)
def test_corners_that_were_mixed_up_are_no_such_box(text: str, crs: Crs) -> None:
    with pytest.raises(BadBBox):
        BBox.parts_from_ogc(text, crs)
