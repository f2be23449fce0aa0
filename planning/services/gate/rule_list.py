"""Danh sách quy tắc. The rules of the gate as a page shows them."""

from __future__ import annotations

from typing import Any

from planning.domain.gate.rules import GROUPS, RULES


def rules_by_group(lang: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """Group title → its rules: id, severity, title, source."""
    return [
        (
            title.text(lang),
            [
                {
                    "id": rule.id,
                    "severity": rule.severity,
                    "title": rule.title.text(lang),
                    "source": rule.source,
                }
                for rule in RULES
                if rule.group == group
            ],
        )
        for group, title in GROUPS.items()
    ]
