"""Quy tắc chất lượng. Quality rules as values: a layer declares them, the importer and the quality report run them.

A rule is data (identifier, severity, parameters). How it is evaluated over arrays of shapes stands in
`layers.importing.geometry`, over a whole stored layer in `layers.quality`, over an edit and its neighbours in
`layers.checks`. A city may set parameters of its own (`[rules.<layer>.<rule>]` of its file): what a province decides,
like the smallest parcel, has no figure here and does nothing until the city gives one.
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


def no_overlap(*, within_m: float, min_area_m2: float = 0.0, on_edit: Severity = "error") -> Rule:
    """Areas of one layer do not overlap; overlaps narrower than `within_m` metres are rounding, others are reported.

    Files are let in with their overlaps, as found; `on_edit` is the severity of an overlap that an edit makes.
    """
    return Rule(
        "no-overlap",
        "warning",
        Label("Không chồng lấn", "No overlap"),
        (("within_m", within_m), ("min_area_m2", min_area_m2), ("on_edit", on_edit)),
    )


def no_overlap_among(
    field: str, *, within_m: float, min_area_m2: float = 0.0, on_edit: Severity = "warning"
) -> Rule:
    """As `no_overlap`, among features with the same value of `field` only (zones of one plan)."""
    return Rule(
        "no-overlap-among",
        "warning",
        Label("Không chồng lấn trong cùng nhóm", "No overlap within a group"),
        (("field", field), ("within_m", within_m), ("min_area_m2", min_area_m2), ("on_edit", on_edit)),
    )


def no_gap(
    *, narrower_than_m: float, hole_below_m2: float, among: str = "", on_edit: Severity = "error"
) -> Rule:
    """Neighbours leave no sliver between them.

    Args:
        narrower_than_m: strips up to this width that neighbours (nearly) enclose.
        hole_below_m2: enclosed holes up to this area.
        among: only features with the same value of this field are neighbours.
        on_edit: severity of a gap that an edit makes; one that was there before is a warning.
    """
    return Rule(
        "no-gap",
        "warning",
        Label("Không hở giữa các đối tượng liền kề", "No gap between neighbours"),
        (
            ("narrower_than_m", narrower_than_m),
            ("hole_below_m2", hole_below_m2),
            ("among", among),
            ("on_edit", on_edit),
        ),
    )


def shared_vertices(*, within_m: float, among: str = "") -> Rule:
    """A corner on a neighbour's edge is a vertex of that edge too, or rounding parts the two in time."""
    return Rule(
        "shared-vertices",
        "warning",
        Label("Đỉnh chung trên cạnh chung", "Shared vertices on shared edges"),
        (("within_m", within_m), ("among", among)),
    )


def inside_unit(code: str) -> Rule:
    """The feature lies in the commune whose code its field `code` holds."""
    return Rule(
        "inside-unit",
        "warning",
        Label("Nằm trong đúng xã/phường", "Inside its ward"),
        (("code", code),),
    )


def min_area(*, at_least_m2: float) -> Rule:
    """No part of an area is smaller than what can be drawn on purpose."""
    return Rule(
        "min-area", "error", Label("Diện tích tối thiểu", "Minimum area"), (("at_least_m2", at_least_m2),)
    )


def min_width(*, at_least_m: float) -> Rule:
    """No part, neck or tail of an area is narrower than what can be drawn on purpose."""
    return Rule(
        "min-width", "warning", Label("Bề rộng tối thiểu", "Minimum width"), (("at_least_m", at_least_m),)
    )


def province_min_area() -> Rule:
    """Smallest area by decision of the province; off until the city's file gives `at_least_m2`."""
    return Rule(
        "province-min-area",
        "warning",
        Label("Diện tích tối thiểu theo quy định của tỉnh", "Minimum area set by the province"),
        (("at_least_m2", None),),
    )


def province_min_width() -> Rule:
    """Smallest width by decision of the province; off until the city's file gives `at_least_m`."""
    return Rule(
        "province-min-width",
        "warning",
        Label("Bề rộng tối thiểu theo quy định của tỉnh", "Minimum width set by the province"),
        (("at_least_m", None),),
    )


def unique_shape() -> Rule:
    """No two features have the same shape: the same thing was drawn twice."""
    return Rule("unique-shape", "warning", Label("Không vẽ trùng", "Not drawn twice"))


def unique_warn(*fields: str) -> Rule:
    """Several features share the key `fields`: reported, never refused (463 of 195,152 parcels do)."""
    return Rule("unique-key", "warning", Label("Khóa không trùng", "Unique key"), (("fields", fields),))


def geohash_inside(field: str) -> Rule:
    """The place that the GeoHash in `field` names lies in the shape; the code is verified and never recomputed."""
    return Rule(
        "geohash-inside",
        "warning",
        Label("Mã định danh nằm trong hình", "Identifier inside its shape"),
        (("field", field),),
    )


def locked(*, fields: tuple[str, ...]) -> Rule:
    """While one of the flags `fields` is set, the feature keeps its ground and is not deleted."""
    return Rule(
        "locked",
        "error",
        Label("Không sửa đối tượng bị ngăn chặn", "No change while blocked"),
        (("fields", fields),),
    )
