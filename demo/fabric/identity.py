"""Identifiers and dates that come out the same on every run."""

import uuid
from datetime import date, timedelta

import numpy as np

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:nen:demo-hcmc-2026")


def uuids(layer: str, keys: list[str]) -> list[str]:
    """One UUID for each source key of a layer, derived from both."""
    return [str(uuid.uuid5(NAMESPACE, f"{layer}/{key}")) for key in keys]


def dates(rng: np.random.Generator, n: int, first: date, last: date) -> np.ndarray:
    """n days between two dates, both included, as ISO text."""
    days = rng.integers(0, (last - first).days + 1, n)
    return np.array([(first + timedelta(days=int(d))).isoformat() for d in days], dtype=object)


def pick(rng: np.random.Generator, n: int, chances: dict[str, float]) -> np.ndarray:
    """n values drawn with the given chances (they are normalised)."""
    values, weights = list(chances), np.array(list(chances.values()))
    edges = np.cumsum(weights / weights.sum())
    index = np.minimum(np.searchsorted(edges, rng.random(n), side="right"), len(values) - 1)
    return np.array(values, dtype=object)[index]
