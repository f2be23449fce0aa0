"""Plans over the city of lots of `bench.parcels_4m`: zones whose borders run crooked through the lots, loaded by COPY.

A ward is tiled by cells whose corners are moved by up to a third of a cell, so that nearly half of the lots straddle
two zones, as in real plans; every cell has between its corners as many vertices as drawn blocks have.
"""

from __future__ import annotations

import uuid

import numpy as np
import psycopg
import pyarrow as pa
import shapely
from psycopg import sql

from bench.parcels_4m import (
    LOT_EAST_M,
    LOT_NORTH_M,
    LOTS_IN_A_ROW,
    ORIGIN_EAST,
    ORIGIN_NORTH,
    SEED,
    SRID,
    WARD_EAST_M,
    WARD_NORTH_M,
    WARDS,
    WARDS_IN_A_ROW,
    Fabric,
)
from layers.importing import copying
from planning.domain.functions import FUNCTIONS

PLANS = 40
#: Vertices between two corners of a cell.
_BETWEEN = 4


def load_zones(connection: psycopg.Connection, fabric: Fabric, count: int) -> int:
    """About `count` zones of `PLANS` announced plans over all lots; answers how many there are."""
    shapes = np.concatenate([_cells(fabric, ward, max(1, round(count / WARDS))) for ward in range(WARDS)])
    plans = _load_plans()
    at = np.arange(len(shapes))
    owner = at * PLANS // len(shapes)
    functions = [(code, vi) for code, vi, *_rest in FUNCTIONS]
    columns = pa.table(
        {
            "id": [
                uuid.UUID(int=(one + 1) * 0xD1B54A32D192ED03A0761D6478BD642F % (1 << 128)).hex
                for one in at.tolist()
            ],
            "source": ["bench"] * len(at),
            "plan_id": [plans[one][0].hex for one in owner.tolist()],
            "plan_code": [plans[one][1] for one in owner.tolist()],
            "zone_code": [f"Z{one}" for one in at.tolist()],
            "function_code": [functions[one % len(functions)][0] for one in at.tolist()],
            "function_name": [functions[one % len(functions)][1] for one in at.tolist()],
            "function_raw": [functions[one % len(functions)][1] for one in at.tolist()],
            "storeys_raw": ["≤5"] * len(at),
            "storeys_max": np.full(len(at), 5.0),
        }
    )
    content = copying.Content(columns, shapely.multipolygons(shapes[:, None]), SRID, derived=True)
    kinds = dict(
        connection.execute(
            "SELECT column_name, CASE udt_name WHEN 'float8' THEN 'double precision' ELSE udt_name END"
            " FROM information_schema.columns WHERE table_name = 'planning_zones'"
        ).fetchall()
    )
    names = [*columns.column_names, "geom", "geom_4326", "geom_3857"]
    connection.execute("ALTER TABLE planning_zones DISABLE TRIGGER nen_derive_geometry")
    into = sql.SQL("COPY planning_zones ({}) FROM STDIN (FORMAT binary)").format(
        sql.SQL(", ").join(map(sql.Identifier, names))
    )
    with connection.cursor().copy(into) as stream:
        for block in copying.blocks(content, kinds):
            stream.write(memoryview(block))
    connection.execute("ALTER TABLE planning_zones ENABLE TRIGGER nen_derive_geometry")
    for table in ("planning_zones", "plans"):
        connection.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(table)))
    return len(shapes)


def _cells(fabric: Fabric, ward: int, count: int) -> np.ndarray:
    """Cells over the lots of one ward, neighbours sharing every vertex."""
    east = ORIGIN_EAST + (ward % WARDS_IN_A_ROW) * WARD_EAST_M
    north = ORIGIN_NORTH + (ward // WARDS_IN_A_ROW) * WARD_NORTH_M
    width = LOTS_IN_A_ROW * LOT_EAST_M
    height = -(-fabric.per_ward // LOTS_IN_A_ROW) * LOT_NORTH_M
    across = max(1, round(np.sqrt(count * width / height)))
    up = max(1, round(count / across))
    rng = np.random.default_rng(SEED + ward)
    fine_x, fine_y = across * (_BETWEEN + 1), up * (_BETWEEN + 1)
    x, y = np.meshgrid(np.linspace(0, width, fine_x + 1), np.linspace(0, height, fine_y + 1))
    moved = rng.uniform(-1, 1, (2, *x.shape)) * np.array([width / fine_x, height / fine_y])[:, None, None] / 3
    inside = np.zeros(x.shape, dtype=bool)
    inside[1:-1, 1:-1] = True
    x, y = east + np.where(inside, x + moved[0], x), north + np.where(inside, y + moved[1], y)
    step = _BETWEEN + 1
    rings = []
    for row in range(0, fine_y, step):
        for column in range(0, fine_x, step):
            along = range(step)
            path = [(row, column + one) for one in along] + [(row + one, column + step) for one in along]
            path += [(row + step, column + step - one) for one in along] + [
                (row + step - one, column) for one in along
            ]
            rows, columns = np.array(path).T
            rings.append(np.stack([x[rows, columns], y[rows, columns]], axis=1))
    made: np.ndarray = shapely.polygons(rings)
    return made


def _load_plans() -> list[tuple[uuid.UUID, str]]:
    from datetime import date

    from django.contrib.gis.geos import MultiPolygon, Polygon

    from planning.models import Plan

    day = date(2020, 1, 2)
    bands = -(-WARDS // WARDS_IN_A_ROW) * WARD_NORTH_M
    east = ORIGIN_EAST + WARDS_IN_A_ROW * WARD_EAST_M
    plans = [
        Plan(
            plan_code=f"79QPK{at:07d}", name=f"Đồ án {at}", level="phan_khu", status="announced", announced_on=day,
            decision_number=f"{at}/QĐ", decision_date=day, valid_from=day, source="bench",
            geom=MultiPolygon(
                Polygon.from_bbox(
                    (ORIGIN_EAST, ORIGIN_NORTH + at * bands / PLANS, east, ORIGIN_NORTH + (at + 1) * bands / PLANS)
                ),
                srid=SRID,
            ),
        )
        for at in range(PLANS)
    ]  # fmt: skip
    Plan.objects.bulk_create(plans)
    return [(one.pk, one.plan_code) for one in plans]
