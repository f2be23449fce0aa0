"""One denominator: shares of a theme add up to 100.0 % and to the parcel's area, whatever is drawn."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from planning.domain.theme_shares import ThemeShares, divide, largest_remainders, whole_units
from planning.domain.thresholds import DEFAULTS, Threshold, with_city_rules
from tests.unit.planning.drawing import plan, zone

LIMIT = DEFAULTS["planning_zones"]


def divided(zones: list, parcel_m2: float) -> ThemeShares:
    return divide("zoning_plan", zones, parcel_m2, lambda area: LIMIT.leaves_out(area, parcel_m2))


def told(shares: ThemeShares) -> list[tuple[str, str, float, float]]:
    return [
        (part.kind, part.zone.zone_code if part.zone else "", part.area_m2, part.share_pct)
        for part in shares.parts
    ]


@pytest.mark.parametrize(
    ("values", "units", "expected"),
    [
        ([1, 1, 1], 1000, [334, 333, 333]),
        ([145, 200, 655.2], 1000, [145, 200, 655]),
        ([0.04, 99.96], 1000, [0, 1000]),
        ([5], 1000, [1000]),
        ([0, 0], 10, [10, 0]),
        ([], 10, []),
    ],
)
def test_largest_remainders(values: list[float], units: int, expected: list[int]) -> None:
    assert largest_remainders(values, units) == expected


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=30), st.integers(1, 100_000))
def test_nobody_is_off_by_a_whole_unit_and_the_sum_is_exact(values: list[float], units: int) -> None:
    found = largest_remainders(values, units)
    assert sum(found) == units
    assert all(
        abs(one - value * units / sum(values)) < 1 + 1e-6 for one, value in zip(found, values, strict=True)
    )


def test_noise_between_zones_and_parcel_moves_no_area_by_a_whole_tenth() -> None:
    """Two zones that leave 0.04 m² of a parcel to nobody, in tenths of a square metre."""
    assert whole_units([17_866.899, 2_133.0], 20_000) == [17_867, 2_133]
    assert whole_units([10.01, 20.02], 29) == [9, 20]


def test_three_zones_sliver_and_rest_are_named() -> None:
    zones = [
        zone("A", shapely.box(0, 0, 8, 10)),
        zone("B", shapely.box(8, 0, 15, 10)),
        zone("C", shapely.box(15, 0, 15.08, 10)),
    ]
    assert told(divided(zones, 200.0)) == [
        ("zone", "A", 80.0, 40.0),
        ("zone", "B", 70.0, 35.0),
        ("slivers", "", 0.8, 0.4),
        ("unplanned", "", 49.2, 24.6),
    ]


def test_a_local_adjustment_takes_its_polygon_out_of_the_base_zone() -> None:
    local = plan(code="79QPK2", adjustment="local", valid_from="2026-03-01")
    zones = [zone("A", shapely.box(0, 0, 10, 10)), zone("A*", shapely.box(0, 0, 4, 10), local)]
    assert told(divided(zones, 100.0)) == [("zone", "A*", 40.0, 40.0), ("zone", "A", 60.0, 60.0)]


def test_an_overlap_of_two_zones_counts_once_and_is_told() -> None:
    zones = [zone("A", shapely.box(0, 0, 6, 10)), zone("B", shapely.box(5, 0, 10, 10))]
    shares = divided(zones, 100.0)
    assert told(shares) == [("zone", "A", 60.0, 60.0), ("zone", "B", 40.0, 40.0)]
    assert shares.overlap_m2 == pytest.approx(10.0)


def test_many_random_zones_add_up() -> None:
    rng = np.random.default_rng(5)
    for _ in range(60):
        side = rng.uniform(3, 200)
        parcel = shapely.box(0, 0, side, side)
        pieces = [
            shapely.intersection(shapely.box(x, y, x + w, y + h), parcel)
            for x, y, w, h in rng.uniform(0, side, (8, 4))
        ]
        zones = [zone(f"Z{at}", piece) for at, piece in enumerate(pieces) if piece.area > 0]
        parts = divided(zones, parcel.area).parts
        assert round(sum(part.share_pct for part in parts) * 10) == 1000
        assert round(sum(part.area_m2 for part in parts) * 10) == round(parcel.area * 10)


def test_a_sliver_is_small_or_a_small_share_of_not_much() -> None:
    assert LIMIT.leaves_out(0.99, 100.0)
    assert not LIMIT.leaves_out(1.0, 100.0)
    assert LIMIT.leaves_out(4.9, 5_000.0)
    assert not LIMIT.leaves_out(5.1, 50_000.0)


def test_a_city_sets_its_own_thresholds() -> None:
    city = with_city_rules({"planning_zones": {"extract-sliver": {"min_area_m2": 0.5}}})
    assert city["planning_zones"] == Threshold(0.5)
    assert city["red_lines"] == DEFAULTS["red_lines"]
