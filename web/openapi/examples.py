"""Ví dụ của từng yêu cầu. Every operation has one; those not listed need nothing but the parts of their address."""

from __future__ import annotations

from web.openapi.example import Example
from web.openapi.examples_cadastre import CADASTRE
from web.openapi.examples_changes import CHANGES
from web.openapi.examples_permits import PERMITS
from web.openapi.examples_planning import PLANNING

#: (method, path below /api/v1) → example.
EXAMPLES: dict[tuple[str, str], Example] = {**CADASTRE, **PLANNING, **CHANGES, **PERMITS}
_PLAIN = Example()


def example_of(method: str, path: str) -> Example:
    """The example of an operation."""
    return EXAMPLES.get((method, path), _PLAIN)
