"""docs/plan-packages.md says what the gate does: its rules, groups and classes are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

from planning.domain.gate.classes import CLASSES
from planning.domain.gate.rules import BY_ID, GROUPS, RULES

PAGE = (Path(__file__).parents[3] / "docs" / "plan-packages.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (G-\d+) \| (error|warning) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def test_the_table_of_rules_is_that_of_the_code():
    told = [match.groups() for match in ROW.finditer(PAGE)]
    assert told == [(rule.id, rule.severity, rule.title.en, rule.source) for rule in RULES]


def test_every_group_has_a_heading():
    assert [title.en for title in GROUPS.values()] == re.findall(r"^### (.+)$", PAGE, re.MULTILINE)


def test_every_verified_class_is_named():
    assert [spec.name for spec in CLASSES if f"`{spec.name}`" not in PAGE] == []


def test_numbers_are_used_once_and_belong_to_their_group():
    assert len(BY_ID) == len(RULES)
    order = list(GROUPS)
    assert all(rule.id[2:-2] == str(order.index(rule.group) + 1) for rule in RULES)


def test_both_languages_fill_the_same_values():
    field = re.compile(r"\{(\w+)\}")
    for rule in RULES:
        assert set(field.findall(rule.message.vi)) == set(field.findall(rule.message.en)), rule.id
        assert set(field.findall(rule.remedy.vi)) == set(field.findall(rule.remedy.en)), rule.id
