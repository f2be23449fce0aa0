"""Refusals of the OGC door: a wrong parameter becomes one problem document that names it."""

from __future__ import annotations

from geo.domain.errors import DomainError
from geo.http.problems import FieldError, Problem


def bad_parameter(name: str, vi: str, en: str, *, code: str = "invalid-value") -> Problem:
    """400 for one query parameter.

    Args:
        name: the parameter as the client wrote it.
        vi: what is wrong, in Vietnamese.
        en: the same in English.
    """
    return Problem("invalid-request", vi, en, errors=(FieldError(name, code, vi, en),))


def bad_value(name: str, error: DomainError) -> Problem:
    """400 for a parameter that the geospatial kernel refused."""
    return bad_parameter(name, error.message("vi"), error.message("en"), code=error.code())


def unknown_parameter(name: str) -> Problem:
    """400 for a parameter that is not in the API definition (Part 1 requirement 8). Fields that the user may not read
    get the same answer as fields that do not exist."""
    return bad_parameter(
        name,
        f"Không có tham số “{name}” cho lớp này.",
        f'There is no parameter "{name}" for this collection.',
        code="unknown-parameter",
    )


def unknown_property(parameter: str, name: str) -> Problem:
    """400 for a property named inside `parameter`; hidden fields get the same answer as missing ones."""
    return bad_parameter(
        parameter,
        f"Lớp này không có thuộc tính “{name}”.",
        f'This collection has no property "{name}".',
        code="unknown-property",
    )
