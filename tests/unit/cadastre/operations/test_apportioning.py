"""Areas on paper shared out to the tenth of a square metre."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from cadastre.domain.operations.apportioning import Use, share_out, uses_of_children, uses_together


def exact(values: list[float]) -> Decimal:
    return sum((Decimal(repr(value)) for value in values), Decimal(0))


@pytest.mark.parametrize("seed", range(20))
def test_shares_add_up_and_are_near_their_quota(seed):
    chance = np.random.default_rng(seed)
    weights = chance.uniform(1, 5000, chance.integers(1, 12)).tolist()
    total = round(float(chance.uniform(1, 90000)), int(chance.integers(0, 3)))
    shares = share_out(total, weights)
    assert exact(shares) == Decimal(repr(total))
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - total * weight / sum(weights)) < 0.2


def test_what_is_no_tenth_goes_with_the_largest():
    assert share_out(100.04, [3, 1]) == [75.04, 25.0]
    assert share_out(0.1, [1, 1]) == [0.0, 0.1] and share_out(1.0, [0, 0]) == [0.5, 0.5]


def test_two_uses_over_three_children_add_up_both_ways():
    parts = uses_of_children([Use("ODT", 100.0, {"origin": "x"}), Use("CLN", 250.0)], [116.7, 116.7, 116.6])
    assert [exact([use.area_m2 for use in part]) for part in parts] == [
        Decimal("116.7"),
        Decimal("116.7"),
        Decimal("116.6"),
    ]
    for code, total in (("ODT", "100.0"), ("CLN", "250.0")):
        assert exact([use.area_m2 for part in parts for use in part if use.code == code]) == Decimal(total)
    assert parts[0][0].rest == {"origin": "x"}


def test_uses_without_areas_and_uses_too_small_to_share():
    parts = uses_of_children([Use("ODT", None), Use("CLN", 0.1)], [50.0, 60.0])
    assert [[(use.code, use.area_m2) for use in part] for part in parts] == [
        [("ODT", None)],
        [("ODT", None), ("CLN", 0.1)],
    ]


def test_merged_uses_keep_what_differs_apart():
    uses = [
        Use("ODT", 60.1),
        Use("ODT", 40.2),
        Use("ODT", 5.0, {"term": "2050"}),
        Use("CLN", None),
        Use("CLN", 9.0),
    ]
    together = [(use.code, use.area_m2, dict(use.rest)) for use in uses_together(uses)]
    assert together == [("ODT", 100.3, {}), ("ODT", 5.0, {"term": "2050"}), ("CLN", None, {})]
