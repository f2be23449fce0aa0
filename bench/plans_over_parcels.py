"""Plans over the city of lots of `bench.parcels_4m`: zones whose borders run crooked through the lots, loaded by COPY.

A ward is tiled by cells whose borders bend four times a side, so that nearly half of the lots straddle two zones, as in
real plans; between the bends they waver, so that a cell has about a hundred vertices, as drawn zones have.
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
#: Bends between two corners of a cell, and vertices between two of them.
_BETWEEN, _WAVES = 4, 4
#: A cell is so many times as wide as high: zones follow the streets that lots stand side by side at.
_WIDE = 4
#: How far a vertex between two bends lies off their line, in parts of its length: too little for borders to meet.
_WAVER = 0.02


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
    across = max(1, round(np.sqrt(count * width / height / _WIDE)))
    up = max(1, round(count / across))
    rng = np.random.default_rng(SEED + ward)
    fine_x, fine_y = across * (_BETWEEN + 1), up * (_BETWEEN + 1)
    x, y = np.meshgrid(np.linspace(0, width, fine_x + 1), np.linspace(0, height, fine_y + 1))
    moved = rng.uniform(-1, 1, (2, *x.shape)) * np.array([width / fine_x, height / fine_y])[:, None, None] / 3
    inside = np.zeros(x.shape, dtype=bool)
    inside[1:-1, 1:-1] = True
    x, y = east + np.where(inside, x + moved[0], x), north + np.where(inside, y + moved[1], y)
    places = np.stack([x, y], axis=2)
    lying = _wavering(places[:, :-1], places[:, 1:], rng)
    standing = _wavering(places[:-1], places[1:], rng)
    step = _BETWEEN + 1
    rings = []
    for row in range(0, fine_y, step):
        for column in range(0, fine_x, step):
            below, above = (lying[at, column : column + step].reshape(-1, 2) for at in (row, row + step))
            left, right = (standing[row : row + step, at].reshape(-1, 2) for at in (column, column + step))
            north_east, north_west = places[row + step, [column + step, column]]
            rings.append(
                np.concatenate([below, right, north_east[None], above[:0:-1], north_west[None], left[:0:-1]])
            )
    made: np.ndarray = shapely.polygons(rings)
    return made


def _wavering(begin: np.ndarray, end: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """From bend to bend (… × 2): the first, then `_WAVES` vertices beside the line to the second, without it."""
    along = (end - begin)[..., None, :]
    across = np.stack([-along[..., 1], along[..., 0]], axis=-1)
    part = np.arange(_WAVES + 1)[:, None] / (_WAVES + 1)
    away = rng.uniform(-_WAVER, _WAVER, (*begin.shape[:-1], _WAVES + 1, 1))
    away[..., 0, :] = 0
    return begin[..., None, :] + along * part + across * away


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
