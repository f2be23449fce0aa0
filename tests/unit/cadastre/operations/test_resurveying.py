"""A new survey of a sheet matched with the parcels it replaces."""

from __future__ import annotations

import pytest

from cadastre.domain.operations.resurveying import cover, match
from tests.unit.cadastre.operations.ground import rectangle

OLD = [rectangle(0, 0, 10, 10), rectangle(10, 0, 20, 10), rectangle(20, 0, 30, 10)]


def test_parcels_moved_by_centimetres_are_linked_to_themselves_only():
    new = [rectangle(0.05, 0, 10.06, 10), rectangle(10.06, 0, 19.95, 10), rectangle(19.95, 0, 30, 10)]
    assert [(link.old, link.new) for link in match(OLD, new)] == [(0, 0), (1, 1), (2, 2)]
    assert [len(match(OLD, new, least_share=0.001))] == [5]


def test_splits_and_merges_between_the_surveys_are_seen_with_their_shares():
    new = [rectangle(0, 0, 20, 10), rectangle(20, 0, 24, 10), rectangle(24, 0, 30, 10)]
    links = {(link.old, link.new): link for link in match(OLD, new)}
    assert set(links) == {(0, 0), (1, 0), (2, 1), (2, 2)}
    assert links[1, 0].share_of_old == pytest.approx(1) and links[1, 0].share_of_new == pytest.approx(0.5)
    assert links[2, 2].share_of_old == pytest.approx(0.6) and links[2, 2].area_m2 == pytest.approx(60)


def test_what_a_survey_loses_gains_and_covers_twice():
    found = cover(OLD, [rectangle(1, 0, 10, 10), rectangle(9.5, 0, 20, 10), rectangle(20, 0, 30, 12)])
    assert found.lost.area == pytest.approx(10) and found.gained.area == pytest.approx(20)
    assert [(i, j, round(area, 3)) for i, j, area in found.overlapping] == [(0, 1, 5.0)]
    exact = cover(OLD, OLD)
    assert exact.lost.is_empty and exact.gained.is_empty and exact.overlapping == ()


def test_overlaps_of_rounding_are_none():
    assert cover(OLD, [rectangle(0, 0, 10.0008, 10), rectangle(10, 0, 30, 10)]).overlapping == ()


def test_an_empty_sheet():
    assert match([], OLD) == [] and match(OLD, []) == []
    assert cover([], OLD).gained.area == pytest.approx(300)
