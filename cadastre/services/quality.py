"""Chạy kiểm tra chất lượng. Runs of the quality rules over a ward, kept with their counts; findings of the latest.

A run reads the rows that a citizen may read, so its figures may be shown to everybody: classified land takes no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

import numpy as np
import shapely
from django.conf import settings
from django.contrib.gis.geos import GEOSGeometry
from django.db import connection, transaction
from django.utils import timezone

from cadastre.domain.quality import Measured, QualityFound, attribute_findings, counts
from cadastre.domain.quality_rules import BY_ID
from cadastre.models import QualityFinding, QualityRun
from cadastre.services.quality_shapes import Ground, shape_findings
from geo.domain.crs import by_srid
from geo.named_sql import load
from geo.reading import rows
from layers.visible_rows import visible_rows

Trigger = Literal["nightly", "first", "manual", "register"]
#: Findings of one rule that a run keeps; its counts tell of all.
MOST_KEPT = 2_000
_BATCH = 1_000


def run(ward: str, trigger: Trigger) -> QualityRun:
    """Look at every rule of the annex in one ward and keep what is found.

    Args:
        ward: code of the ward; one without parcels gives a run with nothing in it.
    """
    began = timezone.now()
    ground = _ground(ward)
    crs = by_srid(settings.STORAGE_SRID)
    found = [*attribute_findings(ground.parcels), *shape_findings(ground, crs)]
    return record_run(ward, trigger, len(ground.parcels), found, began=began)


def record_run(
    ward: str,
    trigger: Trigger,
    parcels: int,
    findings: Sequence[QualityFound],
    *,
    began: datetime | None = None,
) -> QualityRun:
    """Keep a run and its findings; those of earlier runs of the same kind go, their counts stay for the trend.

    Args:
        parcels: number of parcels that were looked at.
    Raises:
        KeyError: a finding names a rule that is not one of the annex.
    """
    now = timezone.now()
    kept = _kept(findings)
    with transaction.atomic():
        made = QualityRun.objects.create(
            ward_code=ward, trigger=trigger, started_at=began or now, finished_at=now, parcels=parcels,
            counts=counts(findings),
        )  # fmt: skip
        QualityFinding.objects.bulk_create([_row(made, one) for one in kept], batch_size=_BATCH)
        with connection.cursor() as cursor:
            given = {"ward": ward, "run": made.pk, "register": trigger == "register"}
            cursor.execute(load("cadastre", "quality")["forget"], given)
    return made


def wards() -> list[str]:
    """Codes of the wards that hold parcels."""
    return [row["code"] for row in rows(_statement("wards"), {"ward": None})]


def wards_never_checked() -> list[str]:
    """Codes of the wards that hold parcels and have no run of the rules yet."""
    checked = {row["ward_code"] for row in rows(_statement("latest"), {"ward": None}) if not row["register"]}
    return [ward for ward in wards() if ward not in checked]


def _ground(ward: str) -> Ground:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(load("layers", "importing")["no_time_limit"])
        held = rows(_statement("parcels"), {"ward": ward})
        border = rows(_statement("border"), {"ward": ward})[0]["shape"]
        around = (
            rows(_statement("neighbours"), {"ward": ward, "border": border, "srid": settings.STORAGE_SRID})
            if border
            else []
        )
    shapes = shapely.from_wkb(np.array([bytes(row["shape"]) for row in (*held, *around)], dtype=object))
    broken = ~shapely.is_valid(shapes)
    shapes[broken] = [
        shapely.make_valid(shape, method="structure", keep_collapsed=False) for shape in shapes[broken]
    ]
    return Ground(
        [_measured(row) for row in held], shapes, shapely.from_wkb(bytes(border)) if border else None
    )


def _measured(row: dict[str, Any]) -> Measured:
    return Measured(
        id=row["id"],
        sheet=row["sheet_number"],
        number=row["parcel_number"],
        national_id=row["national_id"],
        official_area_m2=row["official_area_m2"],
        computed_area_m2=row["computed_area_m2"],
        land_use_codes=row["land_use_codes"],
        uses_m2=tuple(row["uses_m2"]),
        papers=frozenset(row["papers"]),
        blocked=row["blocked"],
        in_dispute=row["in_dispute"],
        has_dossier=row["has_dossier"],
        accuracy_m=row["accuracy_m"],
        map_scale=row["map_scale"],
        surveyed_on=row["surveyed_on"],
    )


def _kept(findings: Sequence[QualityFound]) -> list[QualityFound]:
    seen: dict[str, int] = defaultdict(int)
    kept = []
    for one in findings:
        seen[one.rule] += 1
        if seen[one.rule] <= MOST_KEPT:
            kept.append(one)
    return kept


def _row(made: QualityRun, one: QualityFound) -> QualityFinding:
    place = None if one.geometry is None else GEOSGeometry(one.geometry.wkb_hex, srid=settings.STORAGE_SRID)
    return QualityFinding(
        run=made, rule=one.rule, severity=BY_ID[one.rule].severity, parcel=one.parcel, sheet_number=one.sheet,
        number=one.number, message_vi=one.message_vi, message_en=one.message_en, geom=place,
    )  # fmt: skip


def _statement(key: str) -> str:
    return visible_rows(load("cadastre", "quality")[key], None)
