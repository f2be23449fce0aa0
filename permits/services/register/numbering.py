"""Số hồ sơ. Numbers that the register gives."""

from __future__ import annotations

from datetime import date

from geo.named_sql import load
from geo.reading import rows


def next_number(day: date) -> str:
    """A number for a case: running, never given twice."""
    return f"HS-{day.year}-{rows(load('permits', 'register')['next_number'])[0]['number']:06d}"
