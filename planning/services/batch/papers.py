"""In trích lục hàng loạt. Papers of kept extracts, made by processes side by side: page layout is all arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from geo.side_by_side import in_order, processes

if TYPE_CHECKING:  # a new process imports this module before it knows the settings
    from planning.services.stored import Stored

#: Processes that print; each holds some 150 MB.
MOST_PROCESSES = 4
#: Fewer papers are not worth the start of a process.
_FEWEST = 8


def papers(kept: Iterable[Stored], count: int) -> Iterator[bytes]:
    """The PDF of each extract, in their order.

    Args:
        count: how many there are about to be.
    """
    several = processes(MOST_PROCESSES)
    if count < _FEWEST or several < 2:
        return map(_print, kept)
    return in_order(_print, kept, several, begin=_begin, ahead=several + 1)


def _begin() -> None:
    import django

    django.setup()


def _print(one: Stored) -> bytes:
    from planning.services.paper import pdf

    return pdf(one)
