"""Shapes of the quality answers, for OpenAPI and its readers (docs/quality.md)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema


class WardOut(Schema):
    """A ward with the counts of its latest run by rule; `finished_at` null: never checked."""

    ward: str
    name: str
    finished_at: datetime | None
    parcels: int
    errors: int
    warnings: int
    counts: dict[str, int]


class WardsOut(Schema):
    """Every ward that holds parcels."""

    wards: list[WardOut]


class RuleOut(Schema):
    """A rule of the annex; `count` null: never looked at. `counted`: what it is a number of."""

    id: str
    title: str
    law: str
    severity: Literal["error", "warning"]
    counted: Literal["places", "parcels", "sheets"]
    count: int | None


class DayOut(Schema):
    """The last run of a day."""

    date: date
    parcels: int
    counts: dict[str, int]


class WardQualityOut(Schema):
    """One ward: rules with their counts, and how they developed."""

    ward: str
    name: str
    finished_at: datetime | None
    parcels: int
    rules: list[RuleOut]
    trend: list[DayOut]


class QualityFindingOut(Schema):
    """What was found at one place."""

    rule: str
    severity: Literal["error", "warning"]
    parcel: UUID | None
    sheet: str
    number: str
    message: str


class FindingFeatureOut(Schema):
    """A finding as GeoJSON feature, degrees WGS 84; without shape where it is about a whole sheet."""

    type: Literal["Feature"]
    id: int
    geometry: dict[str, Any] | None
    properties: QualityFindingOut


class FindingsPageOut(Schema):
    """A page of findings; `next` is the `after` of the following one."""

    type: Literal["FeatureCollection"]
    features: list[FindingFeatureOut]
    next: int | None


class QualityJobOut(Schema):
    """The job that will run the check; null: one waits already."""

    job: int | None
