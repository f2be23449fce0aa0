"""Random operations on fabrics of parcels: no ground is lost, none is held twice, every state is valid.

`make proof` carries out ten thousand on generated fabrics and a thousand on a real one, `make test` a sixth of them.

hypothesis draws the operations, each from those before it, and looks for the fewest that break a rule. It begins from
the same number each time (`derandomize`), so that a run is repeatable. What holds for each operation is checked for
all of an example at once, in arrays and in PostGIS.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from itertools import chain, combinations
from pathlib import Path

import numpy as np
import pytest
import shapely
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from cadastre.domain.operations.ground import is_hair
from cadastre.domain.operations.lineage import ancestors, is_acyclic
from cadastre.domain.operations.noding import complex_points
from cadastre.domain.operations.tolerances import CONSERVED_M2, SAME_LINE_M, TOLERANCE_M
from tests.integration.cadastre.chance import Chance
from tests.integration.cadastre.fabric import Fabric, generated, real
from tests.sizes import sized

REAL = os.environ.get("NEN_REAL_DATA", "")
#: Fabrics that hypothesis draws from; each is made once, so small that parcels change several times in an example.
SEEDS, ROWS, COLUMNS = range(11, 31), 7, 10
#: Operations tried in an example: as many as fit into what hypothesis draws for one.
TRIES = 160
EXAMPLES, REAL_EXAMPLES = sized(full=100, quick=17), sized(full=12, quick=2)
#: Carried out in all examples together, on generated fabrics and on the real one.
LEAST, LEAST_REAL = 100 * EXAMPLES, sized(full=1000, quick=140)
#: Times in an example that a wedge of ground thinner than 1 mm, left by a slanting cut, may close.
WEDGES = 2
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
@pytest.mark.proof
@pytest.mark.django_db
def test_random_operations_on_generated_fabrics() -> None:
    def example(data: st.DataObject) -> Fabric:
        shapes = generated(data.draw(st.sampled_from(SEEDS)), ROWS, COLUMNS)
        fabric = Fabric(dict(shapes), Chance.drawn(data))
        before = total(fabric)
        assert shapely.coverage_is_valid(live(fabric), gap_width=TOLERANCE_M)
        fabric.play(TRIES)
        if not check(fabric, cracks=WEDGES):
            assert total(fabric) == pytest.approx(before, abs=CONSERVED_M2)
            assert_corners_shared(live(fabric))
        return fabric

    check_spread(played(example, EXAMPLES), least=LEAST)


@pytest.mark.slow
@pytest.mark.proof
@pytest.mark.real_data
@pytest.mark.django_db
@pytest.mark.skipif(not REAL, reason="NEN_REAL_DATA is not set: no real data to run on")
def test_random_operations_on_the_real_fabric() -> None:
    parcels = real(Path(REAL) / "05_vn_cadastre_vietmong_hanoi" / "vietmong.gpkg")

    def example(data: st.DataObject) -> Fabric:
        fabric = Fabric(dict(parcels), Chance.drawn(data))
        before = total(fabric)
        fabric.play(TRIES)
        check(fabric, cracks=TRIES // 20)
        assert total(fabric) == pytest.approx(before, abs=0.1), "cracks that closed: hairs of 1 mm"
        return fabric

    check_spread(played(example, REAL_EXAMPLES), least=LEAST_REAL)


def played(example: Callable[[st.DataObject], Fabric], examples: int) -> list[Fabric]:
    """The fabrics after so many examples, each of which holds."""
    done: list[Fabric] = []

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def plays(data: st.DataObject) -> None:
        done.append(example(data))

    plays()
    return done


def check_spread(fabrics: list[Fabric], *, least: int) -> None:
    """So many operations were carried out, of each kind enough, and most of those that were asked for."""
    kinds = Counter(name for fabric in fabrics for name, _before, _after in fabric.done)
    refused = Counter(reason for fabric in fabrics for reason in fabric.refused)
    assert kinds.total() >= least
    assert min(kinds[kind] for kind in ("split", "merge", "shift")) > kinds.total() / 10
    assert refused.total() < kinds.total() / 3


def total(fabric: Fabric) -> float:
    """Area of all live parcels, m²."""
    return float(shapely.area(live(fabric)).sum())


def live(fabric: Fabric) -> Shapes:
    """All live parcels."""
    return np.array(list(fabric.shapes.values()), dtype=object)


def check(fabric: Fabric, *, cracks: int) -> int:
    """What must hold after each of the operations, and of their lineage; so many may have closed cracks, and did."""
    assert set(fabric.refused) <= REASONS
    steps = [(before, after) for _name, before, after in fabric.done]
    steps += [([before], [after]) for before, after in fabric.touched]
    if not steps:
        return 0
    changed = np.abs(sums([after for _b, after in steps]) - sums([before for before, _a in steps]))
    # Cracks of rounding between parcels, and wedges thinner than 1 mm, close when parcels are merged or corrected.
    cracked = int((changed > CONSERVED_M2).sum())
    assert cracked <= cracks
    differences = shapely.symmetric_difference(
        unions([before for before, _a in steps]), unions([after for _b, after in steps])
    )
    assert all(is_hair(ground) for ground in differences[shapely.area(differences) > 0])
    assert_no_new_overlap(steps)
    assert is_acyclic(fabric.lineage)
    newest = fabric.node(max(fabric.shapes))
    assert newest not in ancestors(fabric.lineage, newest, 10_000)
    assert_valid_in_postgis(np.array(list(chain.from_iterable(after for _b, after in steps)), dtype=object))
    return cracked


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


def assert_corners_shared(shapes: Shapes) -> None:
    """Neighbours share every corner.

    GEOS finds fault with the edge of a parcel where the hole of its neighbour touches its outline in a corner: what it
    names is looked at again, corner by corner.
    """
    doubted = shapes[~shapely.is_empty(shapely.coverage_invalid_edges(shapes))]
    for one in doubted:
        for other in shapes[shapely.dwithin(shapes, one, TOLERANCE_M)]:
            assert shapely.intersection(one, other).area == 0 or other is one
            corners = shapely.get_coordinates(other)
            touching = corners[shapely.dwithin(one.boundary, shapely.points(corners), SAME_LINE_M)]
            assert np.isin(complex_points(touching), complex_points(shapely.get_coordinates(one))).all()


def overlaps(pairs: list[tuple[shapely.MultiPolygon, shapely.MultiPolygon]]) -> Shapes:
    """Ground that two shapes share, for the pairs that share any."""
    left, right = (np.array([pair[side] for pair in pairs], dtype=object) for side in (0, 1))
    shared = shapely.intersection(left, right)
    return shared[shapely.area(shared) > 0]


def assert_valid_in_postgis(states: Shapes) -> None:
    """Every state is valid and has the same area in the database, where it is compared to 1e-6 m²."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE NOT ST_IsValid(geometry(shape))),"
            " count(*) FILTER (WHERE abs(ST_Area(geometry(shape)) - area) > 1e-6)"
            " FROM unnest(%b::bytea[], %b::float8[]) AS states (shape, area)",
            [shapely.to_wkb(states).tolist(), shapely.area(states).tolist()],
        )
        assert cursor.fetchone() == (len(states), 0, 0)
