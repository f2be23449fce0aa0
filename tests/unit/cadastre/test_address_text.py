"""Spans of addresses in the byte order of their index."""

from __future__ import annotations

import random
import re

import pytest

from cadastre.domain.address_text import (
    Span,
    plain_address,
    same_addresses,
    variants,
    whole_word_spans,
)

SIGNS = "ab19 ,.-/_(~`{:;ư—đ€\U0001f600"


def holds(span: Span, text: str) -> bool:
    return span.low.encode() <= text.encode() < span.high.encode()


@pytest.mark.parametrize("text", ["31 le loi", "31 le loi, phuong 1", "12/4b hem 3", "_a", "p.", "đ"])
def test_every_text_that_goes_on_with_another_word_stands_in_exactly_one_span(text: str) -> None:
    rng = random.Random(text)
    whole_word = re.compile(rf"{re.escape(text)}(?!\w)")
    inside = 0
    for _ in range(3_000):
        address = text + "".join(rng.choices(SIGNS, k=rng.randrange(4)))
        found = sum(holds(span, address) for span in whole_word_spans(text))
        assert found <= 1
        if whole_word.match(address):
            assert found == 1, address
            inside += 1
    assert inside > 500


def test_a_word_that_goes_on_stands_in_no_span() -> None:
    for address in ("31 le loi9", "31 le loia", "31 le loi_", "31 le lo", "30 le loi", "310 le loi"):
        assert not any(holds(span, address) for span in whole_word_spans("31 le loi")), address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("33 duong nguyen hu", "33 duong nguyen hue, phuong sai gon"),
        ("35 duong nguyen hue", "33 duong nguyen hue, phuong sai gon"),
        ("3 duong nguyen hue", "31 duong nguyen hue"),
        ("31 nguyen hue", "31 duong nguyen hue"),
        ("31 d. nguyen hue", "31 nguyen hue"),
        ("31 duong nguyen hue, phuong ben nghe", "33 duong nguyen hue, phuong sai gon"),
        ("12/7b hem le loi", "12/5 hem le loi"),
        ("12/7 hem le loi", "12 hem le loi"),
        ("7a/12/3 le loi", "7a/12/4 duong le loi"),
    ],
)
def test_another_way_to_write_it_is_tried(typed: str, meant: str) -> None:
    assert any(holds(span, meant) for span in variants(typed))


@pytest.mark.parametrize("typed", ["nguyen hue", "31", "31/", "so 12 le loi", "123456 le loi"])
def test_without_a_house_number_only_its_end_is_open(typed: str) -> None:
    assert [span.low for span in variants(typed)] == [typed]


def test_a_long_text_is_tried_in_a_bounded_number_of_ways() -> None:
    assert len(variants("99999 " + "duong " * 40)) < 200


@pytest.mark.parametrize(
    "typed",
    [
        "so 31/2 duong le loi, phuong 1",
        "so nha: 31/2 duong le loi, phuong 1",
        "nha so 31/2, duong le loi, phuong 1, tp. ho chi minh",
        "dia chi: 31 / 2 duong le loi, phuong 1, thanh pho ho chi minh, viet nam",
        "31/2 duong le loi, phuong 1",
    ],
)
def test_an_address_is_read_as_registers_write_it(typed: str) -> None:
    assert plain_address(typed) == "31/2 duong le loi, phuong 1"


@pytest.mark.parametrize("typed", ["so le loi", "31 duong so 8, phuong 1", "hem 4 duong 3/2", "12/4b hem 3"])
def test_words_that_belong_to_a_name_stay(typed: str) -> None:
    assert plain_address(typed) == typed


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("31 le loi, phuong 1", ["31 duong le loi, phuong 1", "31 pho le loi, phuong 1"]),
        ("31/2b d le loi", ["31/2b duong le loi", "31/2b le loi"]),
        ("31 duong le loi", ["31 le loi"]),
        ("31 pho hue", ["31 hue"]),
        ("le loi", []),
        ("31", []),
    ],
)
def test_the_kind_of_street_is_left_out_or_added_never_exchanged(typed: str, others: list[str]) -> None:
    assert same_addresses(typed) == others
