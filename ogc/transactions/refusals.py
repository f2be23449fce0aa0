"""Từ chối. One member of what was sent, what is wrong with it, what to do."""

from __future__ import annotations

from geo.http.problems import Problem
from layers.changesets.refusals import error, invalid


def wrong(field: str, code: str, message: tuple[str, str], remedy: tuple[str, str]) -> Problem:
    """400 for one wrong member of the body."""
    return invalid([error(field, code, message, remedy)])
