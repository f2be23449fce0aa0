"""Kiểm tra sơ bộ: the parcel, blocks and disputes, land use on paper, all rules together."""

from __future__ import annotations

import inspect
import re
from datetime import date

import pytest
import shapely

from permits.domain.precheck import rules_parcel, rules_place, rules_plan
from permits.domain.precheck.facts import LandUse
from permits.domain.precheck.laws import cited
from permits.domain.precheck.messages import TEXTS, sentence
from permits.domain.precheck.rule import said
from permits.domain.precheck.rules import RULES, verdict_of
from permits.domain.precheck.uses import AGREEING, USES, use_of
from planning.domain.figure_texts import WHY
from planning.domain.functions import FUNCTIONS
from tests.unit.permits.precheck_drawing import (
    HOUSE,
    PLOT,
    all_of,
    case,
    housing,
    outcome,
    site,
    verdicts,
    words,
)

ODT = LandUse("ODT", "Đất ở tại đô thị", 100.0)
CLN = LandUse("CLN", "Đất trồng cây lâu năm", 250.0)


def test_a_house_that_keeps_to_everything_passes_every_rule() -> None:
    asked = case()
    assert set(verdicts(asked).values()) == {"pass"}
    assert verdict_of(all_of(asked)) == "pass"


def test_without_anything_said_nothing_passes_that_needs_it() -> None:
    found = verdicts(case(**dict.fromkeys(HOUSE, None) | {"use": ""}))
    assert {rule for rule, verdict in found.items() if verdict == "pass"} == {
        "parcel", "no-block-or-dispute", "paper-and-plan", "plan-basis", "plan-under-adjustment", "corner-cut",
        "safety-corridor",
    }  # fmt: skip
    assert "fail" not in found.values()


def test_where_no_parcel_is_on_file_the_officer_looks() -> None:
    found = verdicts(case(site(parcels=())))
    of_parcels = (
        "parcel",
        "no-block-or-dispute",
        "land-use",
        "site-coverage",
        "floor-area-ratio",
        "inside-plot",
    )
    assert {found[rule] for rule in of_parcels} == {"needs_officer"}


def test_parcels_that_do_not_adjoin_are_no_site() -> None:
    two = shapely.MultiPolygon([PLOT, shapely.box(30, 0, 40, 10)])
    found = site(ground=two)
    twice = found.parcels * 2
    apart = outcome("parcel", case(site(ground=two, parcels=twice)))
    assert (apart.verdict, apart.conflict.area) == ("needs_officer", two.area)
    assert outcome("parcel", case(site(parcels=twice))).verdict == "pass"
    unnamed = outcome("parcel", case(site(parcels=twice, parcels_named=False)))
    assert (unnamed.verdict, unnamed.conflict.area) == ("needs_officer", 60.0)
    assert outcome("parcel", case(site(parcels_named=False))).verdict == "pass"


@pytest.mark.parametrize(
    ("flag", "verdict"), [("blocked", "fail"), ("in_dispute", "fail"), ("restricted", "needs_officer"),
                          ("area_differs", "pass"), ("synthetic", "pass")],
)  # fmt: skip
def test_blocks_and_disputes(flag: str, verdict: str) -> None:
    found = outcome("no-block-or-dispute", case(site(flags=((flag, "Lời của trích lục."),))))
    assert found.verdict == verdict
    assert ("Lời của trích lục." in words(found)) is (verdict != "pass")


def test_a_city_says_what_a_block_means() -> None:
    asked = case(site(flags=(("blocked", "Bị ngăn chặn."),)))
    assert outcome("no-block-or-dispute", asked, block_fails=0.0).verdict == "needs_officer"


def test_what_is_not_for_the_reader_is_never_passed() -> None:
    assert outcome("no-block-or-dispute", case(site(flags_known=False))).verdict == "needs_officer"


def test_land_use_on_paper_allows_the_building_or_not() -> None:
    assert outcome("land-use", case()).verdict == "pass"
    farm = outcome("land-use", case(site(uses=(CLN,))))
    assert (farm.verdict, farm.conflict.area) == ("fail", 60.0)
    assert outcome("land-use", case(use="cửa hàng")).verdict == "needs_officer"  # for several purposes
    assert outcome("land-use", case(use="phi thuyền")).verdict == "needs_officer"
    assert outcome("land-use", case(site(uses=()))).verdict == "needs_officer"


def test_of_a_parcel_with_two_uses_the_building_may_not_take_more_than_the_housing_part() -> None:
    mixed = case(site(uses=(ODT, CLN)))
    assert outcome("land-use", mixed).verdict == "needs_officer"  # where the part lies is not on paper
    large = outcome("land-use", case(site(uses=(ODT, CLN)), footprint=shapely.box(0, 2, 20, 8)))
    assert (large.verdict, large.measured[0].value, large.measured[0].limit) == ("fail", 120.0, 100.0)
    unknown = LandUse("ODT", "Đất ở tại đô thị")
    assert outcome("land-use", case(site(uses=(unknown, CLN)))).verdict == "needs_officer"


def test_a_term_that_ended_is_for_the_officer() -> None:
    ended = LandUse("ODT", "Đất ở tại đô thị", 200.0, date(2026, 7, 31))
    assert outcome("land-use", case(site(uses=(ended,)))).verdict == "needs_officer"
    assert outcome("land-use", case(site(uses=(ended,)), day=date(2026, 7, 31))).verdict == "pass"


def test_papers_that_differ_from_the_plan() -> None:
    park = outcome("paper-and-plan", case(site([housing(function="DAT_CayXanhCC")])))
    assert (park.verdict, park.conflict.area) == ("needs_officer", PLOT.area)
    assert outcome("paper-and-plan", case(site([housing(function="")]))).verdict == "needs_officer"
    assert outcome("paper-and-plan", case(site([]))).verdict == "needs_officer"
    assert outcome("paper-and-plan", case()).verdict == "pass"


def test_a_use_is_known_by_code_and_by_name() -> None:
    assert [use_of(text).code for text in ("NHA_O", "Nhà ở  riêng lẻ", "house", "Văn phòng")] == [
        "nha_o", "nha_o", "nha_o", "van_phong",
    ]  # fmt: skip
    assert len({use.code for use in USES}) == len(USES)
    known = {code for code, *_names in FUNCTIONS}
    assert set(AGREEING) <= known
    assert {code for use in USES for code in use.functions | use.functions_also} <= known


def test_the_law_is_that_of_the_day() -> None:
    rule = next(one for one in RULES if one.id == "plan-basis")
    assert cited(rule.law, date(2026, 7, 1), "vi").startswith(
        "Điều 26 Nghị định 217/2026/NĐ-CP; Luật Quy hoạch đô thị và"
    )
    before = cited(rule.law, date(2025, 6, 30), "en")
    assert before == "Decree 175/2024/NĐ-CP; Law on Urban Planning 30/2009/QH12"
    assert all(cited(one.law, date(2010, 1, 1), lang) for one in RULES for lang in ("vi", "en"))


def test_every_reason_has_words() -> None:
    """Codes as the rules write them; those of bounds are made of the name of the indicator."""
    written = "".join(inspect.getsource(one) for one in (rules_parcel, rules_plan, rules_place))
    codes = set(re.findall(r"said\(\s*\"(\w+)\"", written))
    codes |= {
        f"{key}_{end}"
        for key in ("storeys", "height_m")
        for end in ("over", "under", "within", "not_numeric")
    }
    assert len(codes) > 60
    assert codes <= set(TEXTS) | set(WHY)


def test_figures_are_written_in_the_way_of_the_language() -> None:
    shown = said("coverage_over", zone="A1", built=120.0, limit=96.04)
    assert sentence(shown, "vi") == "Ô A1: công trình chiếm 120 m², tối đa 96,0 m²."
    assert sentence(shown, "en") == "Zone A1: the building takes 120 m², at most 96.0 m² are allowed."
