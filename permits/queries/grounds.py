"""Căn cứ của hồ sơ: parcels and governing zones of plans as they held on the day of filing, and the ward of a site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import shapely
from django.conf import settings
from shapely import Geometry

from cadastre.domain.errors import ParcelUnknown
from cadastre.queries.parcels import parcel_id
from geo.domain.crs import CRS84
from geo.domain.crs import lookup as crs_of
from geo.domain.transform import transform_geometry
from geo.named_sql import load
from geo.reading import rows
from layers.rights import User
from layers.visible_rows import moment_of, visible_rows
from planning.queries.extract import Ground, facts


@dataclass(frozen=True, slots=True)
class ReliedParcel:
    """A parcel as it held on the day; shape in the storage CRS, area in square metres on its plane."""

    id: UUID
    version: int
    national_id: str
    name: str
    address: str
    area_m2: float
    shape: Geometry


@dataclass(frozen=True, slots=True)
class ReliedZone:
    """A zone that governed more than a sliver of a parcel (or of a site without parcel, then None) on the day."""

    parcel: UUID | None
    plan: UUID | None
    plan_code: str
    plan_version: int | None
    level: str
    zone: UUID
    zone_version: int | None
    zone_code: str
    area_m2: float
    share_pct: float


def parcel_on(given: str, day: date, user: User | None) -> ReliedParcel:
    """The parcel with this id or national id as it held on a day.

    Raises:
        ParcelUnknown: there was none, or the reader may not see it.
    """
    wanted = parcel_id(given, user)
    statement = visible_rows(load("permits", "grounds")["parcel_shapes"], user, moment=moment_of(day))
    for one in rows(statement, {"parcels": [wanted], "as_of": day}):
        name = f"tờ {one['sheet_number']}, thửa {one['parcel_number']}, {one['ward_name']}"
        return ReliedParcel(
            one["id"], one["version"], one["national_id"] or "", name, one["address"] or "",
            one["area_m2"], shapely.from_wkb(bytes(one["shape"])),
        )  # fmt: skip
    raise ParcelUnknown(given=given[:60])


def zones_on(
    parcels: Sequence[ReliedParcel], site: Geometry, day: date, user: User | None
) -> list[ReliedZone]:
    """Zones that governed the parcels on a day, or the site where there are none; the largest part first."""
    found: list[ReliedZone] = []
    for one in parcels:
        found += _zones(one.id, one.id, day, user)
    if not parcels:
        degrees = transform_geometry(site, crs_of(settings.STORAGE_SRID), CRS84)
        found += _zones(None, Ground(site, degrees), day, user)
    return sorted(found, key=lambda one: (-one.area_m2, one.plan_code, one.zone_code))


def ward_of(site: Geometry, user: User | None) -> str:
    """Code of the commune of today in which a site (storage CRS) lies; "" when in none."""
    statement = visible_rows(load("permits", "grounds")["ward_of"], user)
    found = rows(statement, {"site": shapely.to_wkb(site), "srid": settings.STORAGE_SRID})
    return str(found[0]["code"]) if found else ""


def _zones(parcel: UUID | None, subject: UUID | Ground, day: date, user: User | None) -> list[ReliedZone]:
    known = facts(subject, day, user)
    if known is None:
        return []
    governing = [one for one in known.shares if one.governs]
    statement = visible_rows(load("permits", "grounds")["zone_versions"], moment=moment_of(day))
    ids = [UUID(one.zone.id) for one in governing]
    versions = {one["id"]: one["version"] for one in rows(statement, {"zones": ids, "as_of": day})}
    return [
        ReliedZone(
            parcel,
            UUID(one.zone.plan.id) if one.zone.plan.id else None,
            one.zone.plan.code,
            one.zone.plan.version,
            one.zone.plan.level,
            UUID(one.zone.id),
            versions.get(UUID(one.zone.id)),
            one.zone.zone_code,
            round(one.governing_area_m2, 1),
            round(100 * one.governing_area_m2 / known.area_m2, 1) if known.area_m2 else 0.0,
        )
        for one in governing
    ]
