"""Đọc tên thành mã. What names in a file mean: the code list says it, or an app that keeps what an office decided
beyond the list (planners decide what the names of functions in old dossiers mean).
"""

from __future__ import annotations

from collections.abc import Callable

from layers.derivations import code_of
from layers.field_types import CodeList

Reader = Callable[[str], str]
_offered: dict[str, Callable[[], Reader]] = {}


def offer_reader(code_list: str, make: Callable[[], Reader]) -> None:
    """Let an app read the names of a list.

    Args:
        code_list: `CodeList.name`.
        make: called once for each file, so that decisions are those of now; its reader gives "" for no code.
    """
    _offered[code_list] = make


def reader_of(codes: CodeList) -> Reader:
    """What reads names of a list: text → code, "" when none."""
    make = _offered.get(codes.name)
    return make() if make else lambda text: code_of(text, codes)
