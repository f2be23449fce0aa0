"""Tổng quan. A change set in figures and on a grid, and a choice among its edits: how a large one is reviewed."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from django.contrib.gis.geos import Polygon
from django.db import connection
from django.db.models import CharField, QuerySet
from django.db.models.functions import MD5, Cast
from psycopg import sql

from geo.domain.values import BBox
from geo.named_sql import load
from layers.changesets import operations, standing
from layers.changesets.domain.states import PRIMITIVES
from layers.changesets.findings import in_words
from layers.changesets.models import ChangeSet, Edit
from layers.registry import registry
from layers.spec import LayerSpec

#: Cells along the longer side of the grid.
CELLS = 24
#: No cell is smaller; metres.
SMALLEST_CELL_M = 50.0
#: Domain operations that are named one by one.
MOST_OPERATIONS = 200

Severity = Literal["error", "warning"]


def overview(change_set: ChangeSet, lang: str) -> dict[str, Any]:
    """Features and areas by layer and operation, domain operations, findings, and the grid (storage CRS, metres)."""
    return {
        "layers": [_totals(change_set, registry.get(layer), lang) for layer in change_set.layers],
        "operations": _operations(change_set, lang),
        "findings": _findings(change_set),
        **_grid(change_set),
    }


def chosen(
    rows: QuerySet[Edit],
    *,
    layer: str = "",
    operation: str = "",
    finding: Severity | None = None,
    box: BBox | None = None,
    part_of: int | None = None,
) -> QuerySet[Edit]:
    """Edits of one layer, of one operation, with such a finding, with the middle of their place in a box, or those
    that one domain operation means."""
    if part_of is not None:
        rows = rows.filter(expanded_from=part_of)
    if layer:
        rows = rows.filter(layer=layer)
    if operation:
        rows = rows.filter(operation=operation)
    if finding is not None:
        rows = rows.filter(findings__contains=[{"severity": finding}])
    if box is not None:
        place = Polygon.from_bbox(box.as_tuple())
        place.srid = box.crs.srid
        rows = rows.filter(extent__bboverlaps=place)
    return rows


def sample(rows: QuerySet[Edit], size: int) -> list[Edit]:
    """Some of the edits, spread by chance, and the same ones for everybody who asks."""
    drawn = rows.annotate(lot=MD5(Cast("pk", CharField()))).order_by("lot")[:size]
    return sorted(drawn, key=lambda one: one.seq)


def _totals(change_set: ChangeSet, spec: LayerSpec, lang: str) -> dict[str, Any]:
    has_area = spec.geometry is not None and spec.geometry.kind.endswith("Polygon")
    statement = sql.SQL(load("layers.changesets", "overview")["totals"]).format(
        table=sql.Identifier(spec.table),
        kept=sql.Identifier("history", spec.table),
        base=sql.SQL("COALESCE(held.geom, kept.geom)" if spec.is_spatial else "NULL::geometry"),
    )
    values = {"change_set": change_set.pk, "layer": spec.name, "primitives": list(PRIMITIVES)}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    told: dict[str, Any] = {"layer": spec.name, "title": spec.title.text(lang), "has_area": has_area}
    for name in PRIMITIVES:
        count, reshaped, before, after = rows.get(name, (0, 0, None, None))
        told[name] = {
            "count": count,
            "reshaped": reshaped,
            "area_before_m2": _metres(before) if has_area else None,
            "area_after_m2": _metres(after) if has_area else None,
        }
    return told


def _operations(change_set: ChangeSet, lang: str) -> list[dict[str, Any]]:
    """Domain operations in their order: what each is called, how many features of its layer it makes, changes and
    deletes, and what the rules say of it as a whole."""
    rows = Edit.objects.filter(change_set=change_set, expanded_from=None).exclude(operation__in=PRIMITIVES)
    leaders = list(rows.order_by("seq")[:MOST_OPERATIONS])
    parts = Edit.objects.filter(expanded_from__in=leaders).order_by()
    counts = Counter(
        (one.expanded_from_id, one.layer, standing.meant(one))
        for one in parts.only("expanded_from", "layer", "operation", "params")
    )
    told = []
    for one in leaders:
        known = operations.find(one.operation, registry.get(one.layer))
        told.append({
            "edit": one.pk,
            "layer": one.layer,
            "operation": one.operation,
            "title": known.title.text(lang) if known else one.operation,
            "counts": {name: counts[one.pk, one.layer, name] for name in PRIMITIVES},
            "findings": [in_words(found, lang) for found in one.findings],
        })  # fmt: skip
    return told


def _findings(change_set: ChangeSet) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(load("layers.changesets", "overview")["findings"], {"change_set": change_set.pk})
        errors, warnings = cursor.fetchone()
    return {"error": errors, "warning": warnings}


def _grid(change_set: ChangeSet) -> dict[str, Any]:
    values: dict[str, Any] = {"change_set": change_set.pk, "primitives": list(PRIMITIVES)}
    statements = load("layers.changesets", "overview")
    with connection.cursor() as cursor:
        cursor.execute(statements["bounds"], values)
        west, south, east, north, placed = cursor.fetchone()
        if not placed:
            return {"bbox": None, "step_m": None, "cells": []}
        step = max((east - west) / CELLS, (north - south) / CELLS, SMALLEST_CELL_M)
        cursor.execute(statements["grid"], values | {"west": west, "south": south, "step": step})
        cells = [
            {
                "bbox": [
                    round(west + x * step, 2), round(south + y * step, 2),
                    round(west + (x + 1) * step, 2), round(south + (y + 1) * step, 2),
                ],
                "create": created, "update": updated, "delete": deleted, "with_findings": found,
            }
            for x, y, created, updated, deleted, found in cursor.fetchall()
        ]  # fmt: skip
    box = [round(one, 2) for one in (west, south, east, north)]
    return {"bbox": box, "step_m": round(step, 2), "cells": cells}


def _metres(area: float | None) -> float | None:
    """Square metres to a decimetre, as the law shows areas."""
    return None if area is None else round(area, 1)
