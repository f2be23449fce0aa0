"""The abstract tests by conformance class, in the order in which they are declared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.conformance.asking import Service

CLASSES = ("Core", "GeoJSON", "OAS30", "CRS")


@dataclass(frozen=True)
class AbstractTest:
    """One test of Annex A of 17-069r4 (Core, GeoJSON, OAS30) or 18-058r1 (CRS).

    Attributes:
        name: the test's path in the standard, without the class.
    """

    conformance_class: str
    name: str
    run: Callable[[Service], None]


TESTS: list[AbstractTest] = []


def abstract_test(
    conformance_class: str, name: str
) -> Callable[[Callable[[Service], None]], Callable[[Service], None]]:
    """Register a function that raises AssertionError for a fault and Skipped where the test does not apply."""

    def register(run: Callable[[Service], None]) -> Callable[[Service], None]:
        TESTS.append(AbstractTest(conformance_class, name, run))
        return run

    return register
