"""Trích lục thông tin quy hoạch: one statement reads the facts about a parcel or ground, the domain weighs them."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

import orjson
import shapely
from django.conf import settings
from django.utils import timezone
from shapely import Geometry

from geo.named_sql import load
from geo.reading import prepared_rows, rows
from layers.extract_themes import ExtractTheme, extract_themes
from layers.registry import registry
from layers.rights import User, may
from layers.visible_rows import moment_of, visible_rows
from planning.domain import themes, thresholds
from planning.domain.records import (
    BuildingLinePiece,
    CorridorPiece,
    PlanRecord,
    RedLinePiece,
    ZonePiece,
    building_line_piece,
    corridor_piece,
    plan_record,
    red_line_piece,
    unregistered_plan,
    zone_piece,
)
from planning.domain.setback import FACING_M
from planning.domain.shares import ZoneShare, union_of, zone_shares
from planning.domain.thresholds import Threshold
from planning.queries import consultations

_PATCHY_LEVELS = sorted(
    level for theme in themes.PLAN_THEMES if not theme.continuous for level in theme.levels
)
_BESIDE_LEVELS = sorted(
    level for theme in themes.PLAN_THEMES if not theme.exclusive for level in theme.levels
)
_LAYERS = ("parcels", "plans", "planning_zones", "red_lines", "building_lines", "safety_corridors")


@dataclass(frozen=True, slots=True)
class Ground:
    """Ground other than a parcel: a polygon that somebody drew, or the square metre around a point.

    Attributes:
        shape, shape_4326: in the storage CRS (metres) and in degrees WGS 84, longitude first.
        is_point: every piece counts, however small, and nothing is said about building.
    """

    shape: Geometry
    shape_4326: Geometry
    is_point: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is on file about one piece of ground on a date, weighed; areas in square metres, storage CRS.

    Attributes:
        reserve: union of the road reserves inside the ground.
        urban: True in a ward (phường), False in a commune, None where the unit is not known.
        further: rows of the themes of other apps, by key; themes that the reader may not see are absent.
        limits: when a piece is a sliver, by layer.
    """

    parcel: Geometry
    area_m2: float
    urban: bool | None
    plans: tuple[PlanRecord, ...]
    plan_areas_m2: Mapping[str, float]
    shares: tuple[ZoneShare, ...]
    red_lines: tuple[RedLinePiece, ...]
    reserve: Geometry
    building_lines: tuple[BuildingLinePiece, ...]
    corridors: tuple[CorridorPiece, ...]
    red_lines_nearby: bool
    building_lines_nearby: bool
    corridors_in_ward: bool
    levels_in_ward: frozenset[str]
    consultations: tuple[Mapping[str, Any], ...]
    further: tuple[tuple[ExtractTheme, tuple[Mapping[str, Any], ...]], ...]
    sources: tuple[Mapping[str, Any], ...]
    limits: Mapping[str, Threshold]


def facts(subject: uuid.UUID | Ground, as_of: date, user: User | None = None) -> Facts | None:
    """What is on file about a parcel, or other ground, on a date; None when there was no such parcel.

    Args:
        as_of: parcel, plans, zones, red lines and permits are taken as they held on this day.
        user: decides whether the parcel itself may be seen. An extract is a public document that anybody can verify:
            of everything else it holds what a citizen may see; layers that are not public count as not kept.
    """
    found = prepared_rows(*question(subject, as_of, user))[0]
    if found["subject"] is None:
        return None
    plans = _public("plans", found["plans"])
    records = {row["id"]: plan_record(row) for row in plans}
    by_code = {plan.code: plan for plan in records.values()}
    zones = [_zone(row, records, by_code) for row in _public("planning_zones", found["zones"])]
    lines = [
        red_line_piece(row, by_code.get(row["plan_code"])) for row in _public("red_lines", found["red_lines"])
    ]
    area_m2 = found["subject"]["area_m2"]
    limits = thresholds.AT_A_POINT if isinstance(subject, Ground) and subject.is_point else limits_of_city()
    ward_kind = found["subject"]["ward_kind"]
    return Facts(
        parcel=shapely.from_wkb(found["subject"]["geom"]),
        area_m2=area_m2,
        urban=None if ward_kind is None else ward_kind == "phuong",
        plans=tuple(sorted(records.values(), key=lambda plan: (-plan.precedence, plan.code))),
        plan_areas_m2={row["id"]: row["area_m2"] for row in plans if row["area_m2"] is not None},
        shares=tuple(
            zone_shares(
                [zone for zone in zones if not zone.piece.is_empty], area_m2, limits["planning_zones"]
            )
        ),
        red_lines=tuple(sorted(lines, key=lambda line: (-line.area_m2, line.id))),
        reserve=union_of(line.piece for line in lines),
        building_lines=tuple(
            building_line_piece(row, by_code.get(row["plan_code"]))
            for row in _public("building_lines", found["building_lines"])
        ),
        corridors=tuple(
            corridor_piece(row, by_code.get(row["plan_code"]))
            for row in _public("safety_corridors", found["corridors"])
        ),
        red_lines_nearby=found["red_lines_nearby"],
        building_lines_nearby=found["building_lines_nearby"],
        corridors_in_ward=found["corridors_in_ward"],
        levels_in_ward=frozenset(found["levels_in_ward"] or ()),
        consultations=tuple(found["consultations"] or ()),
        further=tuple(
            (theme, tuple(found[f"theme_{theme.key}"] or ()))
            for theme in extract_themes
            if may(None, "read", registry.get(theme.layer))
        ),
        sources=tuple(found["sources"] or ()),
        limits=limits,
    )


def question(
    subject: uuid.UUID | Ground, as_of: date, user: User | None = None
) -> tuple[str, dict[str, Any]]:
    """The one statement of `facts` and its parameters; the text depends on nothing but the reader and the themes."""
    kept = [*_LAYERS, *(theme.layer for theme in extract_themes)]
    moment = moment_of(as_of)
    is_parcel = not isinstance(subject, Ground)
    statement = visible_rows(
        _statement(extract_themes.generation, is_parcel), user, only=("parcels",), moment=moment
    )
    return visible_rows(statement, moment=moment), {
        **_subject_parameters(subject),
        "as_of": as_of,
        "today": timezone.localdate(),
        "nearby_m": themes.NEARBY_M,
        "around_m": themes.AROUND_M,
        "facing_m": FACING_M,
        "patchy_levels": _PATCHY_LEVELS,
        "beside_levels": _BESIDE_LEVELS,
        "layers": [name for name in kept if may(None, "read", registry.get(name))],
    }


def parcels_at(lon: float, lat: float, as_of: date, user: User | None = None) -> list[uuid.UUID]:
    """Parcels that held a point on a day, the smallest first; degrees WGS 84."""
    if not may(user, "read", registry.get("parcels")):
        return []
    statement = visible_rows(load("planning", "extract")["parcels_at"], user, moment=moment_of(as_of))
    return [row["id"] for row in rows(statement, {"lon": lon, "lat": lat, "as_of": as_of})]


@cache
def limits_of_city() -> Mapping[str, Threshold]:
    """When a piece is a sliver in this city, by layer."""
    return thresholds.with_city_rules(settings.CITY.rules)


def content_hash(content: Mapping[str, Any]) -> str:
    """SHA-256 of what an extract says, in hexadecimal: keys sorted, UTF-8 JSON."""
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def content_id(digest: str) -> uuid.UUID:
    """Identity of an extract: the same facts in the same language give the same id, so that anybody can verify one."""
    return uuid.UUID(bytes=bytes.fromhex(digest)[:16])


def _subject_parameters(subject: uuid.UUID | Ground) -> dict[str, Any]:
    if not isinstance(subject, Ground):
        return {"parcel": subject}
    return {
        "ground": shapely.to_wkb(subject.shape),
        "ground_4326": shapely.to_wkb(subject.shape_4326),
        "srid": settings.STORAGE_SRID,
    }


def _zone(
    row: Mapping[str, Any], records: Mapping[str, PlanRecord], by_code: Mapping[str, PlanRecord]
) -> ZonePiece:
    plan = records.get(row["plan_id"] or "") or by_code.get(row["plan_code"])
    return zone_piece(row, plan or unregistered_plan(row["plan_code"]))


def _public(layer: str, found: Sequence[Mapping[str, Any]] | None) -> Sequence[Mapping[str, Any]]:
    return found or () if may(None, "read", registry.get(layer)) else ()


@lru_cache(maxsize=8)
def _statement(_themes: int, is_parcel: bool) -> str:
    statements = load("planning", "extract")
    column = statements["theme_column"].removeprefix("SELECT ")
    columns = ",\n  ".join(
        column.replace("theme_rows", f"({theme.select})").replace("theme_key", f"theme_{theme.key}")
        for theme in extract_themes
    )
    subject = statements["subject_of_parcel" if is_parcel else "subject_of_ground"]
    return (
        statements["facts"]
        .replace("FROM subject_rows AS given", f"FROM ({subject}) AS given")
        .replace("consultation_rows", consultations.select())
        .replace("NULL AS further_themes", columns or "NULL")
    )
