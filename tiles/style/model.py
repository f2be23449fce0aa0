"""What a style is made of: rules by zoom range and field value, label rules, and sizes that grow with the zoom.

Zoom is that of the web mercator grid (0.28 mm pixels); scale grids take the nearest zoom (tiles.scales). All sizes are
pixels of 0.28 mm, all colours `#rrggbb`; in the tables they are inks (tiles.style.ink), which each look resolves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from layers.labels import Label
from tiles.style.palette import HALO, TEXT

MAX_ZOOM = 20
FRACTION_BAR = "―"


@dataclass(frozen=True)
class Stops:
    """A size in pixels by zoom: linear between the given zooms, constant outside them."""

    pairs: tuple[tuple[int, float], ...]

    def at(self, zoom: float) -> float:
        """Size at `zoom`.

        >>> stops((10, 1), (14, 3)).at(12)
        2.0
        """
        first_zoom, first = self.pairs[0]
        if zoom <= first_zoom:
            return float(first)
        for (zoom_a, a), (zoom_b, b) in zip(self.pairs, self.pairs[1:], strict=False):
            if zoom <= zoom_b:
                return round(a + (b - a) * (zoom - zoom_a) / (zoom_b - zoom_a), 2)
        return float(self.pairs[-1][1])


def stops(*pairs: tuple[int, float]) -> Stops:
    """Sizes by zoom, in ascending zooms."""
    return Stops(tuple(sorted(pairs)))


def fixed(size: float) -> Stops:
    """The same size at every zoom."""
    return Stops(((0, size),))


_ONE_PIXEL, _NINE_PIXELS = fixed(1), fixed(9)


@dataclass(frozen=True)
class Filter:
    """Rule holds for features whose `field` has one of `values`; booleans are written True and False."""

    field: str
    values: tuple[str | bool, ...]


@dataclass(frozen=True)
class Hatch:
    """Parallel lines over an area: `angle` in degrees counter-clockwise from east, the rest in pixels."""

    colour: str
    angle: float = 45.0
    spacing: float = 7.0
    width: float = 1.0


@dataclass(frozen=True)
class Rule:
    """How the features of one class look between two zooms.

    Attributes:
        label: text of the legend; rules with equal text share one legend entry.
        filter: None = all features that no earlier rule took.
        opacity: of the fill, 0 to 1.
        casing: colour of the line under the line, `casing_width` pixels wider on each side.
        dash: lengths of strokes and gaps in pixels.
        marker: radius of a dot in pixels (points).
        in_legend: False for rules that only refine another one.
    """

    label: Label
    filter: Filter | None = None
    min_zoom: int = 0
    max_zoom: int = MAX_ZOOM
    fill: str = ""
    opacity: float = 1.0
    stroke: str = ""
    width: Stops = _ONE_PIXEL
    dash: tuple[float, ...] = ()
    casing: str = ""
    casing_width: float = 1.0
    hatch: Hatch | None = None
    marker: Stops | None = None
    in_legend: bool = True


@dataclass(frozen=True)
class LabelRule:
    """Where and how features are named.

    Attributes:
        template: text with fields in braces, `{official_area_m2:.1f}` rounds to decimals; `|` breaks the line.
        placement: along a line, or on a point inside the shape.
        priority: 1 to 10; the higher wins the place.
        min_distance: pixels between two labels with the same text.
        force_inside: only where the area is large enough for the text.
        fraction: a bar stands between the two lines.
        unless_like: SQL patterns of texts that are not shown (names of abolished units in the base data).
    """

    template: str
    min_zoom: int
    max_zoom: int = MAX_ZOOM
    size: Stops = _NINE_PIXELS
    colour: str = TEXT
    halo: str = HALO
    halo_width: float = 2.0
    face: Literal["regular", "bold", "italic"] = "regular"
    placement: Literal["line", "point"] = "point"
    priority: int = 5
    filter: Filter | None = None
    min_distance: int = 0
    force_inside: bool = False
    fraction: bool = False
    unless_like: tuple[str, ...] = ()

    @property
    def spelled(self) -> str:
        """The template for programs that cannot draw a bar: a dash stands in a line of its own."""
        return self.template.replace("|", f"|{FRACTION_BAR * 3}|") if self.fraction else self.template


@dataclass(frozen=True)
class Tier:
    """A storey of a layer, drawn as a whole above the one before: tunnels, the ground, bridges."""

    name: str
    filters: tuple[Filter, ...]


@dataclass(frozen=True)
class LayerStyle:
    """Look of one layer. The first rule is drawn on top of the later ones.

    Attributes:
        small_on_top: areas lie by size instead, the smallest on top (zones of a detailed plan over those of a general
            plan), and the whole layer is laid over the map with the opacity of its rules: colours never mix.
        opacity: of the layer as a whole.
        hybrid_opacity: the same over an orthophoto, where roads are laid on lightly.
        generalised: of vector tiles before the features, by group (tiles.generalised); maps of pixels begin later.
    """

    name: str
    rules: tuple[Rule, ...]
    labels: tuple[LabelRule, ...] = ()
    tiers: tuple[Tier, ...] = (Tier("all", ()),)
    small_on_top: bool = False
    opacity: float = 1.0
    hybrid_opacity: float = 1.0
    generalised: tuple[Rule, ...] = ()

    @property
    def laid_on(self) -> float:
        """Opacity of the whole layer: its own, and that of its fills where colours must not mix."""
        return self.opacity * (self.rules[0].opacity if self.small_on_top else 1.0)

    @property
    def min_zoom(self) -> int:
        """Lowest zoom at which anything is drawn."""
        return min(rule.min_zoom for rule in self.rules)
