"""Độ tương phản. Whether every label can be read and every safe colour told apart: the figures behind the test.

WCAG 2.2, 1.4.3: text needs 4.5 : 1, large text (24 px, or 18.66 px bold) 3 : 1. A letter touches its halo first, so the
halo must reach that ratio in every look; on the plain ground of the map the text must reach it without the halo too.
Colours of the law (zones) and imagery are not ours to choose: there the halo alone carries the text, and must be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from layers.spec import LayerSpec
from tiles.style import palette as p
from tiles.style import safe_codes
from tiles.style.colour import contrast, distance, over, seen_by
from tiles.style.ink import in_look
from tiles.style.looks import HYBRID, SAFE
from tiles.style.model import LabelRule
from tiles.style.table import style_of

TEXT_RATIO, LARGE_RATIO = 4.5, 3.0
LEAST_HALO_PX = 1.5
#: Families of safe colours lie at least this far apart (100 × OKLab), for eyes with all cones and without red or green.
LEAST_DISTANCE = 8.0
_POINT_PX = 25.4 / 0.28 / 72
_EYES: tuple[Literal["", "protanopia", "deuteranopia"], ...] = ("", "protanopia", "deuteranopia")
#: Where names of the ground lie: land, water, every cover, houses.
GROUNDS = (
    p.LAND, p.WATER, p.PARK, p.FOREST, p.GRASS, p.FARMLAND, p.WETLAND, p.SAND, p.BUILT_UP, p.COMMERCE, p.INDUSTRY,
    p.INSTITUTION, p.RECREATION, p.CEMETERY, p.TRANSPORT, p.CONSTRUCTION, p.BUILDING,
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """How well one label can be read in one look.

    Attributes:
        on_halo: contrast of text and halo.
        worst_ground: ground on which the bare text is read worst, "" where grounds are not ours to choose.
        on_ground: contrast there.
        needed: ratio that WCAG asks for at the smallest size of the label.
    """

    layer: str
    template: str
    look: str
    halo_px: float
    on_halo: float
    worst_ground: str
    on_ground: float
    needed: float

    @property
    def is_legible(self) -> bool:
        """Whether it meets WCAG on its halo, and on the ground."""
        carried = self.halo_px >= LEAST_HALO_PX and self.on_halo >= self.needed
        return carried and (not self.worst_ground or self.on_ground >= self.needed)


def readings(specs: Iterable[LayerSpec], looks: Iterable[str]) -> Iterator[Reading]:
    """Every label of the layers in every look."""
    found = list(specs)
    for look in looks:
        for spec in found:
            for rule in style_of(spec, look).labels:
                yield _reading(spec, rule, look)


def needed(rule: LabelRule) -> float:
    """Ratio for the smallest size at which the label is written."""
    pixels = min(rule.size.at(zoom) for zoom in range(rule.min_zoom, rule.max_zoom + 1)) * _POINT_PX
    return LARGE_RATIO if pixels >= (18.66 if rule.face == "bold" else 24) else TEXT_RATIO


def nearest_families() -> dict[str, tuple[float, str, str]]:
    """For each kind of eyes the two safe fills, as laid over the land, that are hardest to tell apart."""
    land = in_look(p.LAND, SAFE)
    laid = {fill: over(fill, safe_codes.OPACITY, land) for fill in safe_codes.FILLS}
    found: dict[str, tuple[float, str, str]] = {}
    for eyes in _EYES:
        seen = {fill: seen_by(colour, eyes) if eyes else colour for fill, colour in laid.items()}
        found[eyes or "all cones"] = min(
            (distance(seen[one], seen[other]), one, other) for one, other in combinations(seen, 2)
        )
    return found


def _reading(spec: LayerSpec, rule: LabelRule, look: str) -> Reading:
    grounds = {in_look(ink, look) for ink in GROUNDS} | set(_surfaces(spec, rule, look))
    if look == HYBRID or _is_shield(rule):
        grounds = set()
    grounds.discard("")
    on_ground, worst = min(((contrast(rule.colour, one), one) for one in grounds), default=(0.0, ""))
    return Reading(
        spec.name, rule.template, look, rule.halo_width, contrast(rule.colour, rule.halo), worst, on_ground,
        needed(rule),
    )  # fmt: skip


def _surfaces(spec: LayerSpec, rule: LabelRule, look: str) -> list[str]:
    """Surfaces of the roads along which a name is written."""
    if rule.placement != "line" or rule.filter is None:
        return []
    named = set(rule.filter.values)
    return [
        one.stroke
        for one in style_of(spec, look).rules
        if one.casing and one.filter is not None and named & set(one.filter.values)
    ]


def _is_shield(rule: LabelRule) -> bool:
    """A road number stands on a plate of its own, which is a halo as wide as half a letter."""
    return rule.halo_width >= 3 and rule.face == "bold"
