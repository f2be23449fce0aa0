"""Shapes of the answer about rights, for OpenAPI and its readers (docs/api.md). Null stands for what is masked."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from ninja import Schema


class PartyOut(Schema):
    """Who holds a right."""

    id: UUID
    kind: str | None
    kind_name: str | None
    name: str | None


class CertificateOut(Schema):
    """The certificate behind a right."""

    id: UUID
    kind: str | None
    kind_name: str | None
    serial: str | None
    issued_on: date | None
    cancelled_on: date | None


class RightOut(Schema):
    """One party's right to the parcel; the share in per cent."""

    id: UUID
    kind: str
    kind_name: str | None
    share_pct: float | None
    since: date | None
    until: date | None
    mortgaged: bool | None
    basis: str | None
    party: PartyOut
    certificate: CertificateOut | None


class RestrictionOut(Schema):
    """A block, a dispute or a restriction, with the paper behind it."""

    id: UUID
    kind: str
    kind_name: str | None
    document_number: str | None
    document_date: date | None
    authority: str | None
    reason: str | None
    starts_on: date | None
    ends_on: date | None
    area_m2: float | None


class SurveyDocumentOut(Schema):
    """The survey behind the boundary; accuracy in metres."""

    id: UUID
    document_number: str
    kind: str
    kind_name: str | None
    survey_unit: str | None
    surveyed_on: date | None
    accepted_on: date | None
    accuracy_m: float | None
    map_scale: int | None


class RightsOut(Schema):
    """Rights to a parcel and what limits them."""

    id: UUID
    rights: list[RightOut]
    restrictions: list[RestrictionOut]
    survey_document: SurveyDocumentOut | None
