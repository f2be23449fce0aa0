"""Tham số. The number of a rule, unless the city sets its own (`[rules.<layer>.<rule>]` of its file)."""

from __future__ import annotations

from django.conf import settings

from layers.rules import Rule


def number(layer: str, rule: Rule, name: str) -> float | None:
    """Parameter `name` of a rule on a layer; None: the rule is off."""
    own = settings.CITY.rules.get(layer, {}).get(rule.id, {})
    value = own.get(name, dict(rule.parameters).get(name))
    return None if value is None else float(value)  # type: ignore[arg-type]
