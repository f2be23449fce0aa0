"""Văn bản giao diện. The dictionaries of the front end, read by the server's pages too: one text, one place."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

#: What the browser reads too, and what only the server's pages say.
FOLDERS = tuple(
    Path(__file__).parent / name
    for name in (
        "shared/i18n",
        "accounts/i18n",
        "extracts/i18n",
        "imports/i18n",
        "packages/i18n",
        "permits/i18n",
        "plans/i18n",
        "precheck/i18n",
        "services/i18n",
        "views/i18n",
    )
)


@cache
def dictionary(lang: str) -> dict[str, str]:
    """All texts in `vi` or `en`."""
    texts: dict[str, str] = {}
    for folder in FOLDERS:
        texts |= json.loads((folder / f"{lang}.json").read_text(encoding="utf-8"))
    return texts


def text(lang: str, key: str, **values: object) -> str:
    """The text of `key` with `{name}` places filled in; a key that no dictionary has is returned as it is."""
    found = dictionary("en" if lang == "en" else "vi").get(key, key)
    for name, value in values.items():
        found = found.replace(f"{{{name}}}", str(value))
    return found
