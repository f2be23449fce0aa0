"""What decides when an operation is made up: numbers of a seed, or those that hypothesis draws and shrinks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

#: Two bytes decide each thing, as an example of hypothesis may be 8 KB of them: some two hundred operations. Bytes come
#: out evenly, whole numbers of that size mostly near nothing.
FRACTION = st.binary(min_size=2, max_size=2).map(lambda drawn: int.from_bytes(drawn) / 2**16)


class Chance:
    """Decides by fractions of 0 to below 1 that `draw` hands out."""

    def __init__(self, draw: Callable[[], float]) -> None:
        self._draw = draw

    @classmethod
    def of_seed(cls, seed: int) -> Chance:
        """The same decisions for the same seed."""
        return cls(np.random.default_rng(seed).random)

    @classmethod
    def drawn(cls, data: st.DataObject) -> Chance:
        """Decisions that hypothesis looks for, and makes simpler when a test fails."""
        return cls(lambda: data.draw(FRACTION))

    def one_of(self, choices: Sequence[Any] | NDArray[Any]) -> Any:
        """Any of them, the first the simplest."""
        return choices[int(self._draw() * len(choices))]

    def between(self, low: float, high: float) -> float:
        """A number in the range."""
        return low + self._draw() * (high - low)

    def near(self, reach_m: float) -> NDArray[np.float64]:
        """A step of at most `reach_m` in x and in y, metres."""
        return np.array([self.between(-reach_m, reach_m), self.between(-reach_m, reach_m)])
