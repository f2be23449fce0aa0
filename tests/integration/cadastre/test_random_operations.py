"""Ten thousand random operations on fabrics of parcels: no ground is lost, none is held twice, every state is valid.

Operations are played in memory by seed; what holds for each is checked for all at once, in arrays and in PostGIS.
"""

from __future__ import annotations

import os
from collections import Counter
from itertools import chain, combinations
from pathlib import Path

import numpy as np
import pytest
import shapely
from django.db import connection
from numpy.typing import NDArray

from cadastre.domain.operations.ground import is_hair
from cadastre.domain.operations.lineage import ancestors, is_acyclic
from cadastre.domain.operations.tolerances import CONSERVED_M2, TOLERANCE_M
from tests.integration.cadastre.fabric import Fabric, generated, read

REAL = os.environ.get("NEN_REAL_DATA", "")
#: Each seed is a fabric of its own; together ten thousand operations.
SEEDS, OPERATIONS = range(11, 31), 500
REAL_OPERATIONS = 1000
#: Reasons for which lines and outlines drawn at random are refused; any other would be a fault.
REASONS = {
    "area-too-large",
    "area-too-small",
    "boundary-unchanged",
    "ground-held-by-nobody",
    "line-crosses-itself",
    "line-ends-inside",
    "line-misses-parcel",
    "neighbour-vanishes",
    "not-adjacent",
    "offset-misses",
    "parents-overlap",
    "sides-unclear",
}
Shapes = NDArray[np.object_]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_random_operations_on_a_generated_fabric(seed):
    fabric = generated(seed)
    before = total(fabric)
    assert shapely.coverage_is_valid(live(fabric), gap_width=TOLERANCE_M)
    fabric.play(OPERATIONS)
    check(fabric, OPERATIONS, cracks=0)
    assert total(fabric) == pytest.approx(before, abs=CONSERVED_M2)
    assert shapely.coverage_is_valid(live(fabric)), "neighbours share every corner"


@pytest.mark.slow
@pytest.mark.real_data
@pytest.mark.django_db
@pytest.mark.skipif(not REAL, reason="NEN_REAL_DATA is not set: no real data to run on")
def test_random_operations_on_the_real_fabric():
    fabric = read(Path(REAL) / "05_vn_cadastre_vietmong_hanoi" / "vietmong.gpkg")
    before = total(fabric)
    fabric.play(REAL_OPERATIONS)
    check(fabric, REAL_OPERATIONS, cracks=REAL_OPERATIONS // 100)
    assert total(fabric) == pytest.approx(before, abs=0.5), "cracks that closed: hairs of 1 mm"


def total(fabric: Fabric) -> float:
    """Area of all live parcels, m²."""
    return float(shapely.area(live(fabric)).sum())


def live(fabric: Fabric) -> Shapes:
    """All live parcels."""
    return np.array(list(fabric.shapes.values()), dtype=object)


def check(fabric: Fabric, operations: int, *, cracks: int) -> None:
    """What must hold after each of the operations, and of their lineage; so many may have closed cracks."""
    kinds = Counter(name for name, _before, _after in fabric.done)
    assert (
        sum(kinds.values()) == operations
        and min(kinds[k] for k in ("split", "merge", "shift")) > operations / 10
    )
    assert set(fabric.refused) <= REASONS and len(fabric.refused) < operations / 3
    steps = [(before, after) for _name, before, after in fabric.done]
    steps += [([before], [after]) for before, after in fabric.touched]
    changed = np.abs(sums([after for _b, after in steps]) - sums([before for before, _a in steps]))
    # Cracks of rounding between parcels as they were delivered close when the parcels are merged or corrected.
    cracked = [
        not shapely.coverage_is_valid(steps[n][0], gap_width=0.1)
        for n in np.flatnonzero(changed > CONSERVED_M2)
    ]
    assert all(cracked) and len(cracked) <= cracks
    differences = shapely.symmetric_difference(
        unions([before for before, _a in steps]), unions([after for _b, after in steps])
    )
    assert all(is_hair(ground) for ground in differences[shapely.area(differences) > 0])
    assert_no_new_overlap(steps)
    assert is_acyclic(fabric.lineage)
    newest = fabric.node(max(fabric.shapes))
    assert newest not in ancestors(fabric.lineage, newest, 10_000)
    assert_valid_in_postgis(np.array(list(chain.from_iterable(after for _b, after in steps)), dtype=object))


def sums(groups: list[list[shapely.MultiPolygon]]) -> NDArray[np.float64]:
    """Area of each group."""
    place = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    areas = shapely.area(np.array(list(chain.from_iterable(groups)), dtype=object))
    return np.bincount(place, weights=areas, minlength=len(groups))


def unions(groups: list[list[shapely.MultiPolygon]]) -> Shapes:
    """Union of each group."""
    rows = np.full((len(groups), max(map(len, groups))), None, dtype=object)
    for row, group in zip(rows, groups, strict=True):
        row[: len(group)] = group
    return shapely.union_all(rows, axis=1)


def assert_no_new_overlap(steps: list[tuple[list[shapely.MultiPolygon], list[shapely.MultiPolygon]]]) -> None:
    """Results of one operation overlap by no more than a hair; what overlapped before is not asked."""
    pairs = [pair for _before, after in steps for pair in combinations(after, 2)]
    held = [pair for before, _after in steps for pair in combinations(before, 2)]
    shared, already = (overlaps(some) for some in (pairs, held))
    wide = sum(not is_hair(ground) for ground in shared)
    assert wide <= sum(not is_hair(ground) for ground in already)


def overlaps(pairs: list[tuple[shapely.MultiPolygon, shapely.MultiPolygon]]) -> Shapes:
    """Ground that two shapes share, for the pairs that share any."""
    left, right = (np.array(side, dtype=object) for side in zip(*pairs, strict=True))
    shared = shapely.intersection(left, right)
    return shared[shapely.area(shared) > 0]


def assert_valid_in_postgis(states: Shapes) -> None:
    """Every state is valid and has the same area in the database, where it is compared to 1e-6 m²."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE states (n integer, area double precision, shape bytea) ON COMMIT DROP"
        )
        with cursor.copy("COPY states FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(["int4", "float8", "bytea"])
            for row in zip(
                range(len(states)), shapely.area(states).tolist(), shapely.to_wkb(states), strict=True
            ):
                copy.write_row(row)
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE NOT ST_IsValid(geometry(shape))),"
            " count(*) FILTER (WHERE abs(ST_Area(geometry(shape)) - area) > 1e-6) FROM states"
        )
        assert cursor.fetchone() == (len(states), 0, 0)
