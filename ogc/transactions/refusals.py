"""Refusals of what was sent: one field, what is wrong with it, what to do."""

from __future__ import annotations

from geo.http.problems import FieldError, Problem


def error(field: str, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> FieldError:
    """One wrong member; texts in Vietnamese and English."""
    return FieldError(field, code, *message, *remedy)


def wrong(field: str, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> Problem:
    """400 for one wrong member of the body."""
    return Problem("invalid-request", *message, errors=[error(field, code, message, remedy)])
