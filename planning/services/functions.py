"""Tên chức năng. Which code a raw name of a function means: the office's own table first, then the code list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from layers.derivations import code_of
from layers.field_types import Coded, CodeList
from layers.importing.columns import fold
from layers.registry import registry
from planning.models import FunctionName


@dataclass(frozen=True)
class FunctionNames:
    """Looks names up.

    Attributes:
        lookup: text → code, "" when none.
        codes: every code of the list.
    """

    lookup: Callable[[str], str]
    codes: frozenset[str]

    def resolve(self, texts: Sequence[str]) -> tuple[str, str]:
        """Code and raw name of an object out of its levels of detail (Muc1, Muc2, Muc3).

        A code written in full as Muc1 decides, and is no raw name; else the finest text that names a code does. The raw
        name is the finest text.
        """
        given = [text.strip() for text in texts]
        if given and given[0] in self.codes:
            return given[0], given[2] if len(given) == 3 else ""
        code = next((found for text in reversed(given) if text and (found := self.lookup(text))), "")
        return code, next((text for text in reversed(given) if text), "")


def function_codes() -> CodeList:
    """The code list of functions (TT 16/2025 Annex I)."""
    kind = registry.get("planning_zones").by_name["function_code"].type
    assert isinstance(kind, Coded)
    assert kind.codes is not None
    return kind.codes


def function_names() -> FunctionNames:
    """Names as they are known now; what the office decided goes before the list."""
    codes = function_codes()
    kept = dict(FunctionName.objects.values_list("folded", "code"))

    def lookup(text: str) -> str:
        return kept.get(folded(text)) or code_of(text, codes)

    return FunctionNames(lookup, frozenset(codes.by_value))


def folded(text: str) -> str:
    """A raw name as names are compared; a remark in brackets does not count.

    >>> folded("Đất ở (hiện trạng)"), folded("(A)")
    ('dato', 'a')
    """
    return fold(re.sub(r"\([^)]*\)", " ", text)) or fold(text)
