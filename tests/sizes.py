"""How much a test draws: in full for `make proof`, less for `make test`.

A test that proves something by amount - ten thousand operations, every parcel of a commune, fifty writers - names both
numbers, checks in proportion to the one in force, and bears the mark `proof`, by which `make proof` finds it:

    WRITERS = sized(full=50, quick=18)

    @pytest.mark.proof
    def test_many_writers() -> None: ...
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
#: Told by `make proof`.
PROOF = os.environ.get("NEN_PROOF", "") == "1"
#: Seconds that a test may take in full.
MOST_SECONDS = 2 * 60 * 60


def sized(*, full: int, quick: int) -> int:
    """The number in force.

    Raises:
        ValueError: `quick` is not from 1 to `full`: a smaller run is no run.
    """
    if not 0 < quick <= full:
        raise ValueError(f"{quick} is not from 1 to {full}")
    return full if PROOF else quick


def some_of(things: Sequence[Thing], *, one_in: int, first: int = 0) -> Sequence[Thing]:
    """All of them in full, otherwise one in so many, from `first` on: never none of those that there are."""
    if PROOF or not things:
        return things
    return things[first % min(one_in, len(things)) :: one_in]
