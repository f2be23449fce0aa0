"""docs/rights.md shows the table of roles as it is in the code."""

from __future__ import annotations

import re
from pathlib import Path

from layers.rights.matrix import ROLES

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rights.md"


def test_the_table_of_roles_is_the_one_in_force() -> None:
    told = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"\| `(\w+)` \| (.+?) · (.+?) \| (.+?) \| (\S+) \| (\S+) \| (\S+) \|$", line):
            name, vi, en, actions, *seen = match.groups()
            done = frozenset() if actions == "–" else frozenset(actions.split(", "))
            told[name] = (vi, en, done, *(one == "yes" for one in seen))
    assert told == {
        name: (*role.label, role.actions, role.internal, role.personal, role.hidden)
        for name, role in ROLES.items()
    }


def test_every_public_name_of_the_module_is_explained() -> None:
    page = PAGE.read_text(encoding="utf-8")
    names = ("may", "may_grant", "readable_layers", "readable_fields", "fields_in_reach", "field_condition",
             "row_condition", "reach", "within_reach")  # fmt: skip
    assert [name for name in names if f"`{name}(" not in page] == []
