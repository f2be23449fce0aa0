"""Từ chối biến động. What operations say no to, with the field of the request, the place on the ground and a remedy."""

from __future__ import annotations

from uuid import UUID

from cadastre.domain.operation_errors import OperationError
from geo.domain.errors import DomainError
from geo.http.problems import Problem
from layers.changesets import refusals
from layers.checks.findings import Finding, geojson
from layers.rules import Severity

Pair = tuple[str, str]


def wrong(field: str, code: str, message: Pair, remedy: Pair) -> Problem:
    """400 about one parameter; `field` without the leading `params.`."""
    return refusals.invalid([refusals.error(f"params.{field}", code, message, remedy)])


def refused(field: str, error: DomainError) -> Problem:
    """400 out of a failure of the domain; `geometry` in the body is the place, storage CRS, metres."""
    message, remedy = words(error)
    problem = refusals.invalid([refusals.error(field, error.code(), message, remedy)])
    return _placed(problem, error)


def forbidden_now(field: str, error: OperationError) -> Problem:
    """409: the operation itself is right, the state of the parcels stands in its way."""
    message, remedy = words(error)
    return _placed(refusals.conflict(error.code(), message, remedy, field=field), error)


def finding(
    error: OperationError, severity: Severity, *, edit: int, feature: UUID | None = None, rule: str = ""
) -> Finding:
    """The failure as a finding about a saved operation."""
    (vi, en), (remedy_vi, remedy_en) = words(error)
    return Finding(
        rule or error.code(), severity, vi, en, remedy_vi, remedy_en,
        feature=feature, edit=edit, geometry=error.geometry,
    )  # fmt: skip


def words(error: DomainError) -> tuple[Pair, Pair]:
    """Message and remedy, Vietnamese and English: failures say first what is wrong, then what to do."""
    vi, remedy_vi = _halves(error.message("vi"))
    en, remedy_en = _halves(error.message("en"))
    return (vi, en), (remedy_vi, remedy_en)


def _halves(text: str) -> Pair:
    said, _space, remedy = text.partition(". ")
    return (f"{said}.", remedy) if remedy else (text, "")


def _placed(problem: Problem, error: DomainError) -> Problem:
    place = geojson(error.geometry) if isinstance(error, OperationError) else None
    if place is not None:
        problem.extra["geometry"] = place
    return problem
