"""The house rules as tests: file length, names, geometry fields, settings, words that have no place here."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.tree import APPS, ROOT, files, name, text

MAX_LINES = 400
NAMELESS_ROOMS = {"utils.py", "helpers.py", "common.py", "misc.py", "utils.ts", "helpers.ts"}
GEOMETRY_FIELDS = {
    "GeometryField", "PointField", "LineStringField", "PolygonField", "MultiPointField", "MultiLineStringField",
    "MultiPolygonField", "GeometryCollectionField", "RasterField",
}  # fmt: skip


def _code_files():
    return [path for path in files(".py", ".ts") if "/migrations/" not in str(path)]


def test_no_file_is_longer_than_a_reader_can_hold():
    long = {
        name(path): count for path in _code_files() if (count := len(text(path).splitlines())) > MAX_LINES
    }
    assert long == {}


def test_no_room_without_a_name():
    assert [name(path) for path in files(".py", ".ts") if path.name in NAMELESS_ROOMS] == []


def test_every_geometry_field_names_its_srid():
    nameless = []
    for path in files(".py"):
        if path.name == "tree.py" or "tests" in path.parts:
            continue
        if not any(field in text(path) for field in GEOMETRY_FIELDS):
            continue  # parsing is what takes long
        for node in ast.walk(ast.parse(text(path))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in GEOMETRY_FIELDS and not any(keyword.arg == "srid" for keyword in node.keywords):
                nameless.append(f"{name(path)}:{node.lineno}")
    assert nameless == []


def test_no_city_crs_is_frozen_into_a_migration():
    """A migration with 9210 in it would build Đà Nẵng's tables in Hồ Chí Minh City's zone."""
    frozen = [
        name(path)
        for path in files(".py")
        if "/migrations/" in str(path) and re.search(r"srid=(9210|5899|5897)\b", text(path))
    ]
    assert frozen == []


def test_every_setting_is_documented():
    documented = (ROOT / ".env.example").read_text(encoding="utf-8")
    read = set()
    for path in files(".py"):
        if {"tests", "examples"} & set(path.parts):  # an example is another system, with settings of its own
            continue
        read |= set(re.findall(r"[\"'](NEN_[A-Z0-9_]+|DATABASE_URL)[\"']", text(path)))
    missing = sorted(one for one in read if one not in documented)
    assert missing == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("unfinished work", r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError"),
        (
            "a content delivery network or foreign tiles",
            r"https?://[^\s\"']*(cdn|unpkg|jsdelivr|tile\.openstreetmap|googleapis)",
        ),
    ],
)
def test_words_that_have_no_place_here(what, pattern):
    found = []
    for path in files(".py", ".ts", ".html", ".css", ".sql", "Makefile", ".yml", ".toml"):
        if "architecture" in path.parts:
            continue
        if not re.search(pattern, text(path)):
            continue
        for number, line in enumerate(text(path).splitlines(), 1):
            if re.search(pattern, line):
                found.append(f"{name(path)}:{number}")
    assert found == [], what


def test_lock_files_name_no_host():
    locks = [
        path for path in files(".json", ".txt") if "lock" in path.name or path.name.startswith("requirements")
    ]
    assert locks
    assert [
        name(path)
        for path in locks
        if re.search(r"\"resolved\"|--(extra-)?index-url|https?://files\.", path.read_text())
    ] == []


def test_every_app_is_known_to_the_import_contracts():
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    roots = re.search(r"root_packages = \[(.*?)\]", contracts, re.DOTALL).group(1)
    apps = {path.parent.name for path in files("apps.py") if path.parent.parent == ROOT}
    assert apps <= set(re.findall(r"\"(\w+)\"", roots))
    assert set(APPS) == set(re.findall(r"\"(\w+)\"", roots))


def test_statements_ask_for_the_day_of_the_city():
    """CURRENT_DATE is the day of the session's zone, UTC: before seven in the morning it is yesterday."""
    foreign = [name(path) for path in files(".sql", ".py") if re.search(r"\bCURRENT_DATE\b", text(path))]
    allowed = {"geo/sql/dates.sql", "geo/sql/history.sql", "tests/architecture/test_house_rules.py"}
    assert set(foreign) <= allowed


def test_what_is_smaller_in_everyday_runs_is_found_by_make_proof():
    tests = [
        path for path in files(".py") if path.name.startswith("test_") and "architecture" not in path.parts
    ]
    sized = {path for path in tests if re.search(r"import .*\b(sized|some_of|PROOF)\b", text(path))}
    marked = {path for path in tests if "pytest.mark.proof" in text(path)}
    assert len(sized) > 5
    assert sorted(map(name, sized ^ marked)) == []
