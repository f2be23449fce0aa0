"""docs/ladm.md tells of every table and column of the cadastre as the models have them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from geo.feature import Feature, PolygonFeature

PAGE = Path(__file__).resolve().parents[2] / "docs" / "ladm.md"
ROW = re.compile(
    r"^\| `(?P<column>\w+)` \| (?P<vi>[^|]+) \| (?P<ladm>[^|]+) \| (?P<mplis>[^|]+) \|$", re.MULTILINE
)
MODELS = list(apps.get_app_config("cadastre").get_models())


def section(title: str) -> dict[str, tuple[str, str]]:
    """Column: (Vietnamese, LADM) of one section."""
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^##+ {re.escape(title)}.*?(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, title
    return {row["column"]: (row["vi"], row["ladm"]) for row in ROW.finditer(found[0])}


def names(columns: list[models.Field]) -> dict[str, str]:
    """Column: Vietnamese name, as the model says."""
    return {one.column: str(one.verbose_name) for one in columns}


def own(model: type[models.Model]) -> list[models.Field]:
    """Columns that a table has besides those of every layer."""
    inherited = {
        one.name for base in (PolygonFeature, Feature) if issubclass(model, base) for one in base._meta.fields
    }
    return [one for one in model._meta.concrete_fields if one.name not in inherited]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.db_table)
def test_every_column_is_told_in_vietnamese_and_ladm(model) -> None:  # type: ignore[no-untyped-def]
    told = section(f"`{model._meta.db_table}`")
    assert {column: vi for column, (vi, _ladm) in told.items()} == names(own(model))


def test_the_columns_of_every_layer_are_told_once() -> None:
    told = section("Cột chung")
    assert {column: vi for column, (vi, _ladm) in told.items()} == names(
        list(PolygonFeature._meta.fields)
    ) | {column: vi for column, vi in names(list(Feature._meta.fields)).items()}


def test_no_table_is_told_that_does_not_exist() -> None:
    told = re.findall(r"^### `(\w+)`", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(model._meta.db_table for model in MODELS)


def test_the_schema_of_people_is_told() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for table in ("parties", "certificates", "land_rights"):
        part = text.partition(f"### `{table}`")[2].partition("###")[0]
        assert "schema `restricted`" in part
