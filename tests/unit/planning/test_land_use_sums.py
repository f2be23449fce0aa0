"""Sums of planned function by actual use: what the bars of the statistics page show."""

from __future__ import annotations

from typing import Any

from planning.domain.land_use_sums import by_function, by_use


def row(function: str | None, use: str, area_m2: float, parcels: int = 1) -> dict[str, Any]:
    return {
        "function": {"code": function, "name": function or "none", "colour": None},
        "land_use": {"code": use, "name": use},
        "parcels": parcels,
        "area_m2": area_m2,
    }


ROWS = [
    row("HOUSING", "ODT", 500.0, 4),
    row("GREEN", "ODT", 300.0),
    row("GREEN", "CLN", 150.0),
    row(None, "BCS", 50.0),
]


def test_functions_add_up_and_come_by_size() -> None:
    found = [
        (one["function"]["code"], one["area_m2"], one["parcels"], one["share_pct"])
        for one in by_function(ROWS, 1000)
    ]
    assert found == [("HOUSING", 500.0, 4, 50.0), ("GREEN", 450.0, 2, 45.0), (None, 50.0, 1, 5.0)]


def test_uses_keep_their_functions() -> None:
    first = by_use(ROWS, 1000, most=5)[0]
    assert (first["land_use"]["code"], first["area_m2"], first["share_pct"]) == ("ODT", 800.0, 80.0)
    assert [one["function"]["code"] for one in first["parts"]] == ["HOUSING", "GREEN"]


def test_small_uses_share_the_last_bar() -> None:
    found = by_use(ROWS, 1000, most=2)
    assert [one["land_use"] and one["land_use"]["code"] for one in found] == ["ODT", None]
    assert (found[1]["others"], found[1]["area_m2"], found[1]["share_pct"]) == (2, 200.0, 20.0)
    assert [one["area_m2"] for one in found[1]["parts"]] == [150.0, 50.0]


def test_shares_are_of_the_sum_and_noise_is_no_bar() -> None:
    rows = [row("A", "ODT", 0.4), row("B", "ODT", 1.04), row("B", "CLN", 1.04)]
    found = by_function(rows, 100)
    assert [(one["function"]["code"], one["share_pct"]) for one in found] == [("B", 2.1)]
    assert by_function([], 0) == by_use([], 0, 3) == []
