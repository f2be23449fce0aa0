"""The loader of named SQL, and the house rule it enforces on every file."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.named_sql import NamedSqlInvalid, load, parse

ROOT = Path(__file__).resolve().parents[3]


def test_statements_come_by_name_without_their_comment() -> None:
    text = "-- first --\n-- What it does, 100 %.\nSELECT 1 -- why\n\n-- second --\n-- Another.\n-- More.\nSELECT 2;\n"
    assert parse(text, "here") == {"first": "SELECT 1 -- why", "second": "SELECT 2"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT 1\n-- a --\n-- A.\nSELECT 1", "before the first"),
        ("-- a --\n-- A.\nSELECT 1\n-- a --\n-- A.\nSELECT 1", "twice"),
        ("-- a --\nSELECT 1", "no sentence"),
        ("-- a --\n-- Only words.\n", "no statement"),
    ],
)
def test_files_that_break_the_rules_are_refused(text: str, complaint: str) -> None:
    with pytest.raises(NamedSqlInvalid, match=complaint):
        parse(text, "here")


def test_a_file_is_read_once_and_cannot_be_changed() -> None:
    statements = load("geo", "derive_geometry")
    assert load("geo", "derive_geometry") is statements
    with pytest.raises(TypeError):
        statements["attach"] = ""  # type: ignore[index]
    with pytest.raises(FileNotFoundError):
        load("geo", "no_such_file")


@pytest.mark.parametrize(
    "path", sorted(path for path in ROOT.glob("*/sql/*.sql")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_every_sql_file_of_the_house_is_valid(path: Path) -> None:
    assert load(path.parts[-3], path.stem)
