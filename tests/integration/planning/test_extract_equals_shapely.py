"""Every figure of an extract equals an independent computation: crooked parcels over crooked zones and streets.

Of a thousand parcels in full, otherwise of two hundred and fifty.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import orjson
import pytest
import shapely
from django.utils import timezone

from cadastre.models import Parcel
from planning.models import PlanningZone, RedLine, SafetyCorridor
from planning.services.extracts import extract
from tests.drawing import ORIGIN_EAST, ORIGIN_NORTH, draw_plan, draw_ward, stored
from tests.integration.planning import independent
from tests.sizes import sized

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
SIDE_M = 260.0
COMPARED = sized(full=1000, quick=250)


def crooked_cells(count: int, seed: int) -> list[shapely.Polygon]:
    """A square of `SIDE_M` metres cut into Voronoi cells on a grid of one millimetre, EPSG:9210."""
    rng = np.random.default_rng(seed)
    frame = shapely.box(ORIGIN_EAST, ORIGIN_NORTH, ORIGIN_EAST + SIDE_M, ORIGIN_NORTH + SIDE_M)
    seeds = shapely.MultiPoint(rng.uniform(0, SIDE_M, (count, 2)) + np.array([ORIGIN_EAST, ORIGIN_NORTH]))
    cells = shapely.voronoi_polygons(seeds, extend_to=frame)
    clipped = shapely.set_precision(shapely.intersection(shapely.get_parts(cells), frame), 0.001)
    return [cell for cell in clipped if cell.geom_type == "Polygon" and cell.area > 1]


@pytest.fixture
def fabric() -> None:
    """A tenth more parcels than are compared, 60 zones of a zoning plan, a detailed plan and a local adjustment over
    parts of it, two crossing road reserves with cut corners, a corridor where nothing may be built."""
    draw_ward((-50, -50, SIDE_M + 50, SIDE_M + 50))
    plan = draw_plan((0, 0, SIDE_M, SIDE_M))
    detailed = draw_plan((0, 0, 80, 80), level="chi_tiet")
    corner = shapely.box(ORIGIN_EAST, ORIGIN_NORTH, ORIGIN_EAST + 80, ORIGIN_NORTH + 80)
    adjusted = shapely.box(ORIGIN_EAST + 150, ORIGIN_NORTH + 60, ORIGIN_EAST + 230, ORIGIN_NORTH + 200)
    local = draw_plan((150, 60, 230, 200), adjustment="local", valid_from=date(2024, 1, 1))
    zones = [(plan, f"Z{at}", cell) for at, cell in enumerate(crooked_cells(60, seed=1))]
    zones += [
        (detailed, f"D{at}", shapely.intersection(cell, corner))
        for at, cell in enumerate(crooked_cells(60, seed=2))
        if shapely.intersection(cell, corner).area > 5
    ]
    zones.append((local, "Đ1", adjusted))
    PlanningZone.objects.bulk_create(
        PlanningZone(
            plan=owner,
            plan_code=owner.plan_code,
            zone_code=code,
            function_code="DAT_O_Nhomnhao",
            source="drawn",
            geom=stored(shape),
            site_coverage_max_pct=60.0,
            far_max=3.0,
            storeys_max=5.0,
            setback_raw=("", "3", "≥2,5m", "theo QCVN")[len(code + owner.level) % 4],
        )
        for owner, code, shape in zones
    )
    middle = (ORIGIN_EAST + SIDE_M / 2, ORIGIN_NORTH + SIDE_M / 2)
    for angle in (17, 103):
        line = shapely.affinity.rotate(
            shapely.LineString([(middle[0] - 300, middle[1]), (middle[0] + 300, middle[1])]),
            angle,
            origin=middle,
        )
        RedLine.objects.create(
            street_name=f"Đường {angle}",
            source="drawn",
            chamfer="4x4" if angle == 17 else "",
            geom=stored(line.buffer(8, cap_style="flat")),
        )
    band = shapely.LineString([(ORIGIN_EAST - 10, ORIGIN_NORTH + 30), (ORIGIN_EAST + 300, ORIGIN_NORTH + 90)])
    SafetyCorridor.objects.create(kind="railway", source="drawn", geom=stored(band.buffer(9)))
    Parcel.objects.bulk_create(
        Parcel(
            ward_code="26740",
            sheet_number="1",
            parcel_number=str(at),
            computed_area_m2=cell.area,
            source="drawn",
            land_use_codes="ODT",
            geom=stored(cell),
        )
        for at, cell in enumerate(crooked_cells(COMPARED + COMPARED // 10, seed=3), start=1)
    )


def ask(identity: str) -> dict[str, Any]:
    body = extract(identity, as_of=DAY, now=timezone.now(), lang="vi", public_url="http://nen.test")
    return orjson.loads(orjson.dumps(body))


@pytest.mark.proof
def test_parcels_agree_to_a_tenth_of_a_square_metre(fabric: None) -> None:
    chosen = independent.parcels(COMPARED)
    problems, _times = independent.check(chosen, ask, DAY)
    assert len(chosen) == COMPARED
    assert problems == []


@pytest.mark.proof
def test_the_fabric_holds_what_is_to_be_compared(fabric: None) -> None:
    answers = [ask(identity) for identity, _parcel in independent.parcels(COMPARED)]
    assert sum(one["road_reserve"]["corner_chamfer"] is not None for one in answers) >= max(
        1, 3 * COMPARED // 1000
    )
    assert sum(bool((one["buildable"]["setback"] or {}).get("line")) for one in answers) > 3 * COMPARED // 100
    assert (
        sum("safety_corridor" in {row["theme"] for row in one["concerned"]} for one in answers)
        > COMPARED // 20
    )


def test_governing_areas_fill_every_parcel(fabric: None) -> None:
    straddling = 0
    for identity, parcel in independent.parcels(60):
        rows = [row for row in ask(identity)["concerned"] if row["layer"] == "planning_zones"]
        straddling += len(rows) > 1
        assert sum(row["governing_area_m2"] for row in rows) == pytest.approx(
            parcel.area, abs=1.0 + 0.05 * len(rows)
        )
    assert straddling > 20, straddling


def test_the_comparison_notices_a_wrong_figure(fabric: None) -> None:
    [(identity, parcel)] = independent.parcels(1)
    answer = ask(identity)
    answer["concerned"][0]["area_m2"] += 0.3
    assert independent.disagreements(parcel, answer, independent.Shapes(DAY))
