"""Các quy tắc. All rules of the gate by number; docs/plan-packages.md lists them and a test holds it against them."""

from __future__ import annotations

from planning.domain.gate.rule import GROUPS, Rule, Text
from planning.domain.gate.rules_content import CONTENT
from planning.domain.gate.rules_form import FORM
from planning.domain.gate.rules_shapes import SHAPES

RULES: tuple[Rule, ...] = (*FORM, *SHAPES, *CONTENT)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}

__all__ = ["BY_ID", "GROUPS", "RULES", "Rule", "Text"]
