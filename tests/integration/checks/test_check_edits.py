"""Edits against what is stored around them: one block of parcels, one trap a test."""

from __future__ import annotations

from uuid import uuid4

import pytest
import shapely
from django.conf import settings
from django.test import override_settings

from layers.checks.running import Candidate
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, draw_parcel, draw_plan, draw_ward, draw_zone, drawn
from tests.integration.checks.conftest import added, removed, reshaped

pytestmark = pytest.mark.django_db


def told(findings):
    """(rule, severity) of each finding."""
    return sorted((one.rule, one.severity) for one in findings)


def test_a_boundary_moved_on_both_sides_is_clean(check, block):
    """Each edit replaces what is stored for the other."""
    left = reshaped(block["1"], (0, 0, 8, 20), 1)
    right = reshaped(block["2"], (8, 0, 20, 20), 2)
    assert check(left, right) == []


def test_a_split_that_covers_its_parent_is_clean(check, block):
    """100 m² into 33.3 + 33.3 + 33.4 and back to front."""
    first = reshaped(block["2"], (10, 0, 20, 6.66), 1)
    second = added((10, 6.66, 20, 13.32), 2, parcel_number="98")
    third = added((10, 13.32, 20, 20), 3)
    findings = check(first, second, third)
    assert [one for one in findings if one.rule != "shared-vertices"] == []
    assert {one.severity for one in findings} == {"warning"}


def test_a_split_with_a_sliver_of_two_centimetres_fails(check, block):
    first = reshaped(block["2"], (10, 0, 20, 10), 1)
    second = added((10, 10.02, 20, 20), 2)
    (gap,) = [one for one in check(first, second) if one.rule == "no-gap"]
    assert gap.severity == "error"
    assert gap.message_vi == "Khe hở 0,20 m², rộng khoảng 0,020 m giữa các đối tượng liền kề."
    assert gap.geometry.bounds[1] == pytest.approx(ORIGIN_NORTH + 10, abs=0.001)


def test_an_overlap_says_with_whom_how_much_and_where(check, block):
    (overlap,) = [one for one in check(reshaped(block["1"], (0, 0, 10.5, 20))) if one.rule == "no-overlap"]
    assert overlap.severity == "error" and overlap.feature == block["1"].pk and overlap.edit == 1
    assert overlap.message_vi.startswith(
        "Chồng lên thửa đất 2 · 12 · Phường Sài Gòn: 10,0 m², rộng khoảng 0,49"
    )
    assert (
        "Overlaps “2 · 12 · Phường Sài Gòn”: 10.0 m²" in overlap.message_en
        and overlap.remedy_vi
        and overlap.remedy_en
    )
    assert overlap.geometry.area == pytest.approx(10.0)


def test_an_overlap_that_was_there_before_is_a_warning(check, block):
    draw_parcel((9, 0, 10, 20), parcel_number="7")
    findings = check(reshaped(block["1"], [(0, -1), (10, -1), (10, 20), (0, 20)]))
    assert ("no-overlap", "warning") in told(findings) and ("no-overlap", "error") not in told(findings)
    grown = check(reshaped(block["1"], (0, 0, 10, 20)), reshaped(block["2"], (9.5, 0, 20, 20), 2))
    assert ("no-overlap", "error") in told(grown)


def test_a_pair_of_overlapping_edits_is_told_once(check, block):
    both = check(reshaped(block["1"], (0, 0, 11, 20), 1), reshaped(block["2"], (9, 0, 20, 20), 2))
    overlaps = [one for one in both if one.rule == "no-overlap"]
    assert [one.edit for one in overlaps] == [2] and overlaps[0].geometry.area == pytest.approx(40)


def test_a_missing_vertex_on_a_shared_straight_edge_is_a_warning_with_its_place(check, block):
    bent = [(0, 0), (10, 0), (10, 7), (10, 20), (0, 20)]
    (found,) = check(reshaped(block["1"], bent))
    assert (found.rule, found.severity) == ("shared-vertices", "warning")
    assert found.geometry.geoms[0].coords[0] == (ORIGIN_EAST + 10, ORIGIN_NORTH + 7)
    neighbour = reshaped(block["2"], [(10, 0), (20, 0), (20, 20), (10, 20), (10, 7)], 2)
    assert check(reshaped(block["1"], bent), neighbour) == []


def test_a_vertex_of_rounding_size_off_the_edge_is_neither_gap_nor_overlap(check, block):
    bent = [(0, 0), (10, 0), (10.00005, 7), (9.99995, 13), (10, 20), (0, 20)]
    assert set(told(check(reshaped(block["1"], bent)))) == {("shared-vertices", "warning")}


def test_a_bow_tie_shows_where_it_crosses(check, block):
    tie = [(0, 0), (10, 20), (10, 0), (0, 20)]
    (found,) = check(reshaped(block["1"], tie))
    assert (found.rule, found.severity) == ("valid-geometry", "error")
    assert "đường ranh tự cắt" in found.message_vi
    assert found.geometry.coords[0] == pytest.approx((ORIGIN_EAST + 5, ORIGIN_NORTH + 10))


def test_ground_that_nobody_takes_over_is_a_warning(check, block):
    (lost,) = check(removed(block["2"]))
    assert (lost.rule, lost.severity) == ("no-gap", "warning") and lost.geometry.area == pytest.approx(200)
    merged = reshaped(block["1"], (0, 0, 20, 20), 2)
    assert [one for one in check(removed(block["2"]), merged) if one.rule == "no-gap"] == []


def test_a_change_of_words_asks_nothing_of_the_shape(check, block):
    draw_parcel((9, 0, 11, 20), parcel_number="8")
    assert check(Candidate(1, "update", block["1"].pk, None, {"address": "1 Lê Lợi"})) == []
    same = Candidate(1, "update", block["1"].pk, drawn((0, 0, 10, 20)), {"address": "1 Lê Lợi"})
    assert check(same) == []


def test_a_key_that_another_holds_is_a_warning(check, block):
    by_words = check(Candidate(1, "update", block["1"].pk, None, {"parcel_number": "3"}))
    assert told(by_words) == [("unique-key", "warning")]
    assert "Số thửa 3 trùng với 3 · 12 · Phường Sài Gòn" in by_words[0].message_vi
    twice = check(added((30, 0, 40, 20), 1), added((40, 0, 50, 20), 2))
    assert [one.edit for one in twice if one.rule == "unique-key"] == [1, 2]
    swapped = check(
        Candidate(1, "update", block["1"].pk, None, {"parcel_number": "2"}),
        Candidate(2, "update", block["2"].pk, None, {"parcel_number": "1"}),
    )
    assert swapped == []


def test_a_parcel_is_too_small_or_too_narrow(check, block):
    crumb = shapely.union(drawn((30, 0, 40, 20)), drawn((50, 0, 50.2, 0.2)))
    assert ("min-area", "error") in told(check(added(crumb)))
    (narrow,) = [one for one in check(added((35, 0, 35.05, 20))) if one.rule == "min-width"]
    assert narrow.message_vi == "Hình chỉ rộng 0,050 m tại đây (ít nhất 0,10 m)."


def test_what_the_province_sets_counts_only_when_the_city_gives_it(check, block):
    lot = added((30, 0, 33, 10))
    assert [one for one in check(lot) if one.rule.startswith("province")] == []
    figures = {"province-min-area": {"at_least_m2": 50.0}, "province-min-width": {"at_least_m": 4.0}}
    city = _with_rules({"parcels": figures})
    with override_settings(CITY=city):
        found = [one for one in check(lot) if one.rule.startswith("province")]
    assert [one.message_vi for one in found] == [
        "Diện tích 30,00 m² nhỏ hơn mức tối thiểu 50,0 m² của tỉnh.",
        "Bề rộng 3,00 m nhỏ hơn mức tối thiểu 4,00 m của tỉnh.",
    ]


def test_a_ward_officer_stays_inside_the_ward(check, block, ward_editor):
    assert check(reshaped(block["1"], (0, 0, 10, 20)), user=ward_editor) == []
    out = check(reshaped(block["1"], (-50, 0, 10, 20)), user=ward_editor)
    (found,) = [one for one in out if one.rule == "inside-reach"]
    assert found.severity == "error" and found.message_vi.startswith("200,0 m² của hình nằm ngoài địa bàn")
    assert found.geometry.bounds[2] == pytest.approx(ORIGIN_EAST - 40)


def test_a_ward_officer_may_not_pull_a_parcel_in_from_outside(check, block, ward_editor):
    outside = draw_parcel((-80, 0, -60, 20), parcel_number="70")
    found = check(reshaped(outside, (30, 0, 40, 20)), user=ward_editor)
    assert ("inside-reach", "error") in told(found)


def test_a_ward_code_that_does_not_fit_the_place_is_a_warning(check, block):
    draw_ward((60, -40, 160, 60), code="26743", name="Bến Thành", full_name="Phường Bến Thành")
    (found,) = [one for one in check(added((70, 0, 80, 20))) if one.rule == "inside-unit"]
    assert found.message_vi == "Mã xã/phường ghi 26740, nhưng chỉ 0 % diện tích nằm trong đó."
    assert [one for one in check(added((57, 0, 62, 20))) if one.rule == "inside-unit"] == []


def test_a_drawn_parcel_without_ward_code_is_told_its_ward(check, block):
    (found,) = [one for one in check(added((30, 0, 40, 20), ward_code="")) if one.rule == "inside-unit"]
    assert (found.severity, found.field) == ("warning", "ward_code")
    assert found.message_vi == "Chưa có “Mã xã/phường”; hình nằm trong Phường Sài Gòn, mã 26740."
    assert "inside-unit" not in {one.rule for one in check(added((30, 0, 40, 20)))}


def test_a_shape_in_swapped_axes_leaves_the_city(check, block):
    swapped = shapely.transform(drawn((30, 0, 40, 20)), lambda xy: xy[:, ::-1])
    assert ("inside-city", "error") in told(check(added(swapped)))


def test_the_wrong_kind_of_shape_and_no_shape(check, block):
    line = Candidate(1, "create", None, shapely.LineString([(0, 0), (1, 1)]), added((0, 0, 1, 1)).properties)
    (found,) = check(line)
    assert found.message_vi == "Lớp này cần vùng, hình là đường."
    bare = Candidate(1, "create", None, None, line.properties)
    assert told(check(bare)) == [("geometry-missing", "error")]


def test_a_feature_that_is_gone(check, block):
    ghost = Candidate(1, "update", uuid4(), drawn((30, 0, 40, 20)), {})
    assert ("feature-missing", "error") in told(check(ghost))


def test_only_asks_for_findings_of_some_edits(check, block):
    edits = [reshaped(block["1"], (0, 0, 9, 20), 1), reshaped(block["3"], (20, 0, 31, 20), 2)]
    assert {one.edit for one in check(*edits, only={1})} == {1}


def test_zones_overlap_only_within_one_plan(check):
    here, there = draw_plan((0, 0, 100, 100)), draw_plan((0, 0, 100, 100))
    zone = draw_zone(here, (0, 0, 50, 50), "A")
    draw_zone(there, (40, 0, 90, 50), "B")
    wider = Candidate(1, "update", zone.pk, drawn((0, 0, 60, 50)), {})
    planner = _superuser()
    assert told(check(wider, user=planner, layer="planning_zones")) == []
    draw_zone(here, (50, 0, 90, 50), "C")
    found = check(wider, user=planner, layer="planning_zones")
    assert ("no-overlap-among", "warning") in told(found)


def test_what_the_editor_may_not_read_takes_no_part(check, block, ward_editor):
    """Defence land is hidden from the public; outside the ward it is hidden from the ward's officer too."""
    draw_parcel((-60, 0, -45, 20), parcel_number="90", land_use_codes="CQP")
    stray = reshaped(block["1"], (-50, 0, 10, 20))
    assert ("no-overlap", "error") in told(check(stray))
    assert not [one for one in check(stray, user=ward_editor) if one.rule == "no-overlap"]


def _superuser():
    from django.contrib.auth.models import User

    return User.objects.create_superuser("admin")


def _with_rules(rules):
    from dataclasses import replace

    return replace(settings.CITY, rules=rules)
