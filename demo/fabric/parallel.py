"""Element-wise geometry work on all cores. GEOS runs outside Python's lock, so threads are enough; order is kept."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import numpy as np

SMALLEST_CHUNK = 500


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=max(1, min(4, os.cpu_count() or 1)))


def elementwise(function: Callable[..., np.ndarray], *arrays: np.ndarray) -> np.ndarray:
    """`function(*arrays)` computed chunk by chunk; the arrays have one length and each element stands alone."""
    size = len(arrays[0])
    if size < 2 * SMALLEST_CHUNK:
        return function(*arrays)
    starts = range(0, size, max(SMALLEST_CHUNK, -(-size // 16)))
    step = starts.step
    parts = _pool().map(lambda at: function(*(a[at : at + step] for a in arrays)), starts)
    return np.concatenate(list(parts))


def each(function: Callable[[np.ndarray], np.ndarray], items: Sequence[np.ndarray]) -> list[np.ndarray]:
    """`[function(item) for item in items]` on all cores."""
    return list(_pool().map(function, items))
