"""Trích lục thông tin quy hoạch của thửa đất: one statement reads the facts, the domain weighs them."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import orjson
import shapely
from shapely import Geometry

from geo.named_sql import load
from geo.reading import rows
from layers.extract_themes import ExtractTheme, extract_themes
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import moment_of, visible_rows
from planning.domain import themes
from planning.domain.records import (
    PlanRecord,
    RedLinePiece,
    ZonePiece,
    plan_record,
    red_line_piece,
    unregistered_plan,
    zone_piece,
)
from planning.domain.shares import ZoneShare, union_of, zone_shares

_PATCHY_LEVELS = sorted(
    level for theme in themes.PLAN_THEMES if not theme.continuous for level in theme.levels
)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is on file about one parcel on a date, weighed; areas in square metres, storage CRS.

    Attributes:
        reserve: union of the road reserves inside the parcel.
        further: rows of the themes of other apps, by key; themes that the reader may not see are absent.
    """

    parcel: Geometry
    area_m2: float
    plans: tuple[PlanRecord, ...]
    shares: tuple[ZoneShare, ...]
    red_lines: tuple[RedLinePiece, ...]
    reserve: Geometry
    red_lines_nearby: bool
    levels_in_ward: frozenset[str]
    further: tuple[tuple[ExtractTheme, tuple[Mapping[str, Any], ...]], ...]
    sources: tuple[Mapping[str, Any], ...]


def facts(parcel_id: uuid.UUID, as_of: date, user: User | None = None) -> Facts | None:
    """What is on file about a parcel on a date; None when there was no such parcel.

    Args:
        as_of: parcel, plans, zones, red lines and permits are taken as they held on this day.
        user: decides whether the parcel itself may be seen. An extract is a public document that anybody can verify:
            of everything else it holds what a citizen may see; layers that are not public count as not kept.
    """
    kept = ["parcels", "plans", "planning_zones", "red_lines", *(theme.layer for theme in extract_themes)]
    layers = [name for name in kept if may(None, "read", registry.get(name))]
    moment = moment_of(as_of)
    found = rows(
        visible_rows(
            visible_rows(_statement(extract_themes.generation), user, only=("parcels",), moment=moment),
            moment=moment,
        ),
        {
            "parcel": parcel_id,
            "as_of": as_of,
            "nearby_m": themes.NEARBY_M,
            "patchy_levels": _PATCHY_LEVELS,
            "layers": layers,
        },
    )[0]
    if found["subject"] is None:
        return None
    plans = _public("plans", found["plans"])
    records = {row["id"]: plan_record(row) for row in plans}
    by_code = {plan.code: plan for plan in records.values()}
    zones = [_zone(row, records, by_code) for row in _public("planning_zones", found["zones"])]
    lines = [
        red_line_piece(row, by_code.get(row["plan_code"])) for row in _public("red_lines", found["red_lines"])
    ]
    return Facts(
        parcel=shapely.from_wkb(found["subject"]["geom"]),
        area_m2=found["subject"]["area_m2"],
        plans=tuple(sorted(records.values(), key=lambda plan: (-plan.precedence, plan.code))),
        shares=tuple(zone_shares([zone for zone in zones if not zone.piece.is_empty])),
        red_lines=tuple(sorted(lines, key=lambda line: (-line.area_m2, line.id))),
        reserve=union_of(line.piece for line in lines),
        red_lines_nearby=found["red_lines_nearby"],
        levels_in_ward=frozenset(found["levels_in_ward"] or ()),
        further=tuple(
            (theme, tuple(found[f"theme_{theme.key}"] or ()))
            for theme in extract_themes
            if may(None, "read", registry.get(theme.layer))
        ),
        sources=tuple(found["sources"] or ()),
    )


def content_id(content: Mapping[str, Any]) -> uuid.UUID:
    """Identity of an extract: the same facts in the same language give the same id, so that anybody can verify one."""
    digest = hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).digest()
    return uuid.UUID(bytes=digest[:16], version=8) if hasattr(uuid, "uuid8") else uuid.UUID(bytes=digest[:16])


def _zone(
    row: Mapping[str, Any], records: Mapping[str, PlanRecord], by_code: Mapping[str, PlanRecord]
) -> ZonePiece:
    plan = records.get(row["plan_id"] or "") or by_code.get(row["plan_code"])
    return zone_piece(row, plan or unregistered_plan(row["plan_code"]))


def _public(layer: str, found: Sequence[Mapping[str, Any]] | None) -> Sequence[Mapping[str, Any]]:
    return found or () if may(None, "read", registry.get(layer)) else ()


@lru_cache(maxsize=4)
def _statement(_themes: int) -> str:
    statements = load("planning", "extract")
    column = statements["theme_column"].removeprefix("SELECT ")
    columns = ",\n  ".join(
        column.replace("theme_rows", f"({theme.select})").replace("theme_key", f"theme_{theme.key}")
        for theme in extract_themes
    )
    return statements["facts"].replace("NULL AS further_themes", columns or "NULL")
