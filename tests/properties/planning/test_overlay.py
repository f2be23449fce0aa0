"""The bulk overlay equals shapely pair by pair, and its governing areas those of one parcel's shares."""

from __future__ import annotations

from datetime import date
from itertools import product

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from planning.domain.overlay import BESIDE, Zoning, dense_ranks, governing_areas, overlay, plan_rank
from planning.domain.shares import zone_shares
from tests.unit.planning.drawing import plan as plan_of
from tests.unit.planning.drawing import zone as zone_of

LEVELS = (
    "chung",
    "phan_khu",
    "nong_thon_moi",
    "chi_tiet",
    "rut_gon",
    "thiet_ke_do_thi",
    "ha_tang_ky_thuat",
    "",
)


def crooked(count: int, seed: int, side: float = 200.0) -> list[shapely.Polygon]:
    rng = np.random.default_rng(seed)
    frame = shapely.box(0, 0, side, side)
    cells = shapely.voronoi_polygons(shapely.MultiPoint(rng.uniform(0, side, (count, 2))), extend_to=frame)
    return [
        one
        for one in shapely.set_precision(shapely.intersection(shapely.get_parts(cells), frame), 0.001)
        if one.geom_type == "Polygon"
    ]


def fabric() -> tuple[np.ndarray, np.ndarray]:
    """Parcels with a courtyard and of two parts among them; zones with a hole, of two parts, and overlapping ones."""
    parcels: list[shapely.Geometry] = list(crooked(300, 1))
    parcels[7] = parcels[7].difference(parcels[7].centroid.buffer(1.0))
    parcels[8] = shapely.MultiPolygon([parcels[8], shapely.box(300, 300, 310, 310)])
    zones: list[shapely.Geometry] = list(crooked(25, 2))
    zones[0] = shapely.MultiPolygon([zones[0], shapely.box(305, 295, 320, 320)])
    zones[1] = zones[1].difference(zones[1].centroid.buffer(6.0))
    zones += [
        shapely.box(-10, -10, 90, 90),
        shapely.box(60, 60, 130, 150).difference(shapely.box(80, 80, 100, 100)),
    ]
    # As they come out of the database: without the grid they were drawn on.
    return shapely.from_wkb(shapely.to_wkb(np.array(parcels))), shapely.from_wkb(
        shapely.to_wkb(np.array(zones))
    )


def test_no_pair_is_missed_and_every_area_is_exact() -> None:
    parcels, zones = fabric()
    found = overlay(parcels, Zoning(zones))
    told = dict(zip(zip(found.parcel.tolist(), found.zone.tolist(), strict=True), found.area_m2, strict=True))
    expected = {
        (p, z): area
        for p, z in product(range(len(parcels)), range(len(zones)))
        if (area := parcels[p].intersection(zones[z]).area) > 1e-6
    }
    assert told.keys() == expected.keys()
    assert max(abs(told[key] - expected[key]) for key in expected) < 1e-6
    assert sum(told.values()) == pytest.approx(sum(expected.values()), abs=0.001)
    assert len(found.only(found.whole)) > 50


def test_how_the_work_is_divided_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    parcels, zones = fabric()
    once = overlay(parcels, Zoning(zones))
    monkeypatch.setattr("planning.domain.overlay._CHUNK", 3)
    monkeypatch.setattr("planning.domain.common_area._STRIP", 2)
    again = overlay(parcels, Zoning(zones))
    assert (once.parcel == again.parcel).all()
    assert (once.zone == again.zone).all()
    assert np.abs(once.area_m2 - again.area_m2).max() < 1e-8
    ranks = np.arange(len(zones), dtype=np.int64)
    few, many = (governing_areas(once, parcels, Zoning(zones, ranks), threads) for threads in (1, 3))
    assert (few == many).all()


def test_nothing_over_nothing() -> None:
    parcels, zones = fabric()
    nothing = np.empty(0, dtype=object)
    assert len(overlay(parcels, Zoning(nothing))) == len(overlay(nothing, Zoning(zones))) == 0
    assert len(governing_areas(overlay(parcels, Zoning(nothing)), parcels, Zoning(nothing))) == 0


def test_a_shape_that_crosses_itself_is_mended() -> None:
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    parcels = np.array([bow], dtype=object)
    zones = np.array(
        [shapely.box(-1, -1, 4, 11), shapely.Polygon([(0, 0), (10, 10), (10, 1), (0, 9)])], dtype=object
    )
    found = overlay(parcels, Zoning(zones))
    mended = shapely.make_valid(bow)
    assert found.area_m2[0] == pytest.approx(mended.intersection(zones[0]).area)


def test_governing_areas_are_those_of_the_shares_of_one_parcel() -> None:
    parcels, zones = fabric()
    general = plan_of("chung")
    detailed, local, urban = (
        plan_of("chi_tiet"),
        plan_of("phan_khu", adjustment="local"),
        plan_of("thiet_ke_do_thi"),
    )
    plans = [plan_of("phan_khu")] * 25 + [detailed, local]
    zones = np.append(zones, [shapely.box(-5, -5, 400, 400), shapely.box(0, 0, 50, 200)])
    plans += [general, urban]
    ranks = dense_ranks([plan_rank(one.level, one.adjustment, one.since) for one in plans])
    found = overlay(parcels, Zoning(zones))
    governing = governing_areas(found, parcels, Zoning(zones, ranks))
    for parcel in range(len(parcels)):
        mine = np.flatnonzero(found.parcel == parcel)
        pieces = [
            zone_of(str(at), parcels[parcel].intersection(zones[found.zone[at]]), plans[found.zone[at]])
            for at in mine
        ]
        told = {
            share.zone.id: share.governing_area_m2
            for share in zone_shares(pieces)
            if share.zone.plan.may_govern
        }
        for at in mine:
            assert governing[at] == pytest.approx(told.get(str(at), 0.0), abs=1e-6)


@given(
    st.tuples(
        st.sampled_from(LEVELS),
        st.sampled_from(["", "local", "overall"]),
        st.dates(max_value=date(2026, 1, 1)),
    ),
    st.tuples(
        st.sampled_from(LEVELS),
        st.sampled_from(["", "local", "overall"]),
        st.dates(max_value=date(2026, 1, 1)),
    ),
)
def test_ranks_say_what_plans_say(one: tuple[str, str, date], other: tuple[str, str, date]) -> None:
    first, second = (
        plan_of(level, adjustment=kind, valid_from=day.isoformat()) for level, kind, day in (one, other)
    )
    a, b = dense_ranks([plan_rank(*one), plan_rank(*other)])
    assert first.overrides(second) == (a != BESIDE and b != BESIDE and a > b)
