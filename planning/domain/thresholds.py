"""Ngưỡng bỏ mảnh vụn. What is too small to be a row of the extract; every piece left out is listed. Pure.

No regulation sets these figures, so a city sets its own (`[rules.<layer>.extract-sliver]` of its file).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: Smaller pieces are noise of floating point between neighbours and nothing that anybody drew.
NOISE_M2 = 0.05
#: Name of the rule under which a city changes the figures.
RULE = "extract-sliver"


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a piece of a feature inside a parcel is left out.

    Attributes:
        min_area_m2: pieces below this area are left out, whatever their share.
        min_share_pct: so are pieces below this share of the parcel,
        share_up_to_m2: but only up to this area: 0.1 % of a hectare is ground that somebody builds on.
    """

    min_area_m2: float
    min_share_pct: float = 0.1
    share_up_to_m2: float = 5.0

    def leaves_out(self, area_m2: float, parcel_m2: float) -> bool:
        """True for a sliver."""
        small_share = area_m2 < parcel_m2 * self.min_share_pct / 100 and area_m2 < self.share_up_to_m2
        return area_m2 < self.min_area_m2 or small_share

    def as_json(self) -> dict[str, float]:
        """The figures as the extract tells them."""
        return {
            "min_area_m2": self.min_area_m2,
            "min_share_pct": self.min_share_pct,
            "share_up_to_m2": self.share_up_to_m2,
        }


DEFAULTS: Mapping[str, Threshold] = {
    "planning_zones": Threshold(1.0),
    "red_lines": Threshold(0.5),
    "safety_corridors": Threshold(0.5),
}
#: At a point the ground looked at is one square metre, and everything on it counts.
AT_A_POINT: Mapping[str, Threshold] = {layer: Threshold(NOISE_M2, 0.0, 0.0) for layer in DEFAULTS}


def with_city_rules(rules: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, Threshold]:
    """The thresholds by layer, where the city's file does not say otherwise."""
    return {
        layer: Threshold(**{**default.as_json(), **rules.get(layer, {}).get(RULE, {})})
        for layer, default in DEFAULTS.items()
    }
