"""What permits are looked for by: addresses read and written."""

from __future__ import annotations

from datetime import date

from permits.domain.permit_search import Mark, PermitSearch

KINDS = ("moi", "nha_o")


def test_an_address_is_read_and_what_is_not_understood_left_out() -> None:
    given = {"q": " Nguyễn\0 Trãi ", "ward": "26740", "kind": "nha_o", "state": "all", "year": "2026"}
    asked = PermitSearch.of_address(given, KINDS)
    assert asked == PermitSearch("Nguyễn Trãi", "26740", "nha_o", "all", 2026)
    assert asked.address() == {
        "q": "Nguyễn Trãi",
        "ward": "26740",
        "kind": "nha_o",
        "state": "all",
        "year": "2026",
    }
    wrong = {"ward": "2674x", "kind": "no", "state": "never", "year": "20２6"}
    assert PermitSearch.of_address(wrong, KINDS) == PermitSearch()
    assert PermitSearch().address() == {}


def test_words_become_patterns_and_any_state_is_no_condition() -> None:
    values = PermitSearch(q="Lê 100%", state="all").parameters(date(2026, 11, 23))
    assert (values["word0"], values["word1"]) == ("%le%", r"%100\%%")
    assert values["state"] == ""
    assert PermitSearch().parameters(date(2026, 11, 23))["state"] == "in_force"


def test_a_mark_without_a_day_is_written_and_read_again() -> None:
    mark = Mark.read("none.3ebd2980-1ca2-5ebf-be8b-eecbfbcee69f")
    assert mark is not None
    assert mark.issued_on is None
    assert Mark.read(mark.text()) == mark
    assert Mark.read("2026-02-03") is None
