"""Quy tắc chất lượng. Quality rules as values: a layer declares them, the importer and the quality report run them.

A rule is data (identifier, severity, parameters). How it is evaluated over arrays of shapes stands in
`layers.importing.geometry` and, over a whole stored layer, in `layers.quality`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from layers.labels import Label

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Rule:
    """One declared rule.

    Attributes:
        id: stable identifier, shown in reports.
        severity: `error` keeps a row out, `warning` lets it in and reports it.
        parameters: numbers and names the evaluation needs; units in the key (`within_m`).
    """

    id: str
    severity: Severity
    title: Label
    parameters: tuple[tuple[str, object], ...] = ()

    def parameter(self, name: str) -> object:
        """Value of one parameter.

        Raises:
            KeyError: the rule has none of this name.
        """
        return dict(self.parameters)[name]


def valid_geometry() -> Rule:
    """Shape is not empty and valid in the sense of OGC Simple Features."""
    return Rule("valid-geometry", "error", Label("Hình học hợp lệ", "Valid geometry"))


def inside_city() -> Rule:
    """Shape lies inside the city's extent (finds swapped axes, foreign zones and missing datum shifts)."""
    return Rule("inside-city", "error", Label("Nằm trong phạm vi thành phố", "Inside the city"))


def no_overlap(*, within_m: float, min_area_m2: float = 0.0) -> Rule:
    """Areas of one layer do not overlap; overlaps narrower than `within_m` metres are rounding, others are reported."""
    return Rule(
        "no-overlap",
        "warning",
        Label("Không chồng lấn", "No overlap"),
        (("within_m", within_m), ("min_area_m2", min_area_m2)),
    )


def unique_warn(*fields: str) -> Rule:
    """Several features share the key `fields`: reported, never refused (463 of 195,152 parcels do)."""
    return Rule("unique-key", "warning", Label("Khóa không trùng", "Unique key"), (("fields", fields),))
