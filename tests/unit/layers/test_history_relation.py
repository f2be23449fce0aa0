"""Statements that read a day of the past, as text."""

from __future__ import annotations

from datetime import date

import pytest
from psycopg import sql

from layers.history.relation import as_of, as_version, parts_of_day, union
from layers.registry import registry

FIRST, LATER = date(2021, 6, 1), date(2024, 6, 1)


def _text(statement: sql.Composable) -> str:
    return statement.as_string(None)


@pytest.mark.parametrize("braces", ["codes = '{}'::text[]", "note = '{day}'", "codes <@ '{a,b}'::text[]"])
def test_braces_of_a_condition_stay_as_they_are(braces: str) -> None:
    """They are no places to fill in, neither once nor when the same statement is asked again."""
    parcels = registry.get("parcels")
    for _again in range(2):
        for statement in (
            as_of(parcels, FIRST, visible=braces),
            union(parts_of_day(parcels, FIRST, visible=braces)),
            as_version(parcels, 3, visible=braces),
        ):
            assert f"({braces})" in _text(statement)


def test_each_call_has_its_own_day_layer_and_condition() -> None:
    parcels, wards = registry.get("parcels"), registry.get("wards")
    asked = [
        as_of(layer, day, visible=visible)
        for layer in (parcels, wards)
        for day in (FIRST, LATER)
        for visible in ("", "valid_to IS NULL")
    ]
    texts = [_text(one) for one in asked]
    assert len(set(texts)) == len(texts)
    assert all(("2021-06-01" in text) == (at % 4 < 2) for at, text in enumerate(texts))
    assert all(('"history"."wards"' in text) == (at >= 4) for at, text in enumerate(texts))
