"""Một phần của việc chồng lớp. What a process of the overlay does: it holds the zones and is given tiles of parcels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from planning.domain.outlines import Ints
from planning.domain.overlay import Shares, Zoning, shapes_of, shares_of

_held: list[Zoning] = []


def hold(zones: Sequence[bytes], ranks: Ints) -> None:
    """Prepare the zones, given as WKB, for all tiles to come.

    Args:
        ranks: of each zone (`planning.domain.overlay.dense_ranks`).
    """
    _held[:] = [Zoning(shapes_of(zones), np.asarray(ranks))]


def work(tile: Sequence[bytes]) -> Shares:
    """Shares of the parcels of a tile, as WKB in the CRS of the zones."""
    return shares_of(tile, _held[0], threads=1)
