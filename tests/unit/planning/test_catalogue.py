"""What plans are looked for by: from an address and back, and as patterns of folded words."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from planning.api_plans import Level, Theme
from planning.domain.catalogue import MOST_WORDS, PlanSearch, codes_in, patterns
from planning.domain.functions import PLAN_LEVELS
from planning.domain.statuses import INFRASTRUCTURE_THEMES
from planning.layers.code_lists import ADJUSTMENT_CODES
from planning.services.plan_pages import ADJUSTMENTS


def test_words_are_folded_and_wildcards_are_letters() -> None:
    assert patterns(" Thảo  ĐIỀN ") == ["%thao%", "%dien%"]
    assert patterns("50%_\\") == ["%50\\%\\_\\\\%"]
    assert patterns("") == []
    assert len(patterns("a " * 50)) == MOST_WORDS


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({}, PlanSearch()),
        ({"q": "  phân khu\0 ", "level": "phan_khu"}, PlanSearch(q="phân khu", level="phan_khu")),
        ({"level": "x'; DROP", "state": "hidden", "order": "id", "year": "20x6", "ward": "Sài Gòn"}, PlanSearch()),
        ({"ward": "26740", "year": "2019", "order": "name"}, PlanSearch(ward="26740", year=2019, order="name")),
        ({"year": "0000"}, PlanSearch()),
        ({"year": "٢٠١٩"}, PlanSearch()),
    ],
)  # fmt: skip
def test_an_address_is_read_and_what_nobody_understands_is_left_out(
    given: dict[str, str], meant: PlanSearch
) -> None:
    assert PlanSearch.of_address(given) == meant
    assert PlanSearch.of_address(meant.address()) == meant


def test_parameters_of_the_statements() -> None:
    values = PlanSearch(q="Bến Nghé", year=2019).parameters(date(2026, 1, 2))
    assert values["words"] == ["%ben%", "%nghe%"]
    assert (values["year"], values["level"], values["today"]) == (2019, "", date(2026, 1, 2))


def test_a_field_may_name_several_plans() -> None:
    assert codes_in("79QPK1;79QPK2, 79QPK3") == ["79QPK1", "79QPK2", "79QPK3"]
    assert codes_in(" ") == []


def test_the_api_takes_the_codes_of_the_lists() -> None:
    assert set(get_args(Level)) == {"", *(code for code, _, _ in PLAN_LEVELS)}
    assert set(get_args(Theme)) == {"", *(code for code, _, _ in INFRASTRUCTURE_THEMES)}
    listed = [(one.value, one.label.vi, one.label.en) for one in ADJUSTMENT_CODES.codes]
    assert list(ADJUSTMENTS) == listed
