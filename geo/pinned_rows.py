"""The rows of PostGIS's `spatial_ref_sys` that carry the pinned datum operation EPSG:6960.

PostGIS asks PROJ by authority and code first, and PROJ would choose the wrong operation for most of HCMC;
rows of an authority that PROJ does not know make PostGIS use the WKT with TOWGS84 instead. EPSG:9205 to 9218
are missing from PostGIS 3.3 altogether. `pg_dump` leaves out rows PostGIS ships, so `manage.py pin_datum`
must follow a restore.
"""

from __future__ import annotations

from typing import Any, Protocol

from geo.domain.crs import MISSING_IN_POSTGIS, SHADOW_SRID, TM3_105_45
from geo.domain.transform import spatial_ref_sys_rows
from geo.named_sql import load

AUTHORITY = "VN2000"


class Cursor(Protocol):
    """What is needed of a database cursor."""

    def execute(self, sql: str, params: Any = None) -> Any:
        """Run one statement with named parameters."""


def pin(cursor: Cursor) -> int:
    """Write every pinned row and the shadow row; idempotent. Returns how many rows were written."""
    statement = load("geo", "spatial_ref_sys")["pin"]
    rows = spatial_ref_sys_rows()
    for row in rows:
        cursor.execute(statement, {**row, "auth_name": AUTHORITY, "auth_srid": row["srid"]})
    twin = next(row for row in rows if row["srid"] == TM3_105_45.srid)
    cursor.execute(statement, {**twin, "srid": SHADOW_SRID, "auth_name": None, "auth_srid": None})
    return len(rows) + 1


def unpin(cursor: Cursor) -> None:
    """Undo `pin`: rows PostGIS ships return to their EPSG definition, the others are deleted."""
    statements = load("geo", "spatial_ref_sys")
    ours = [SHADOW_SRID, *MISSING_IN_POSTGIS]
    for row in spatial_ref_sys_rows():
        if row["srid"] in MISSING_IN_POSTGIS:
            continue
        stock = {"srtext": row["stock_srtext"], "proj4text": row["stock_proj4text"]}
        cursor.execute(
            statements["pin"], {"srid": row["srid"], "auth_name": "EPSG", "auth_srid": row["srid"], **stock}
        )
    cursor.execute(statements["remove"], {"srids": ours})
