"""One rule of a style as a symbol of QGIS: fills, hatches, lines with casing and dashes, dots.

Sizes are millimetres, 0.28 to the pixel of the style, so that a map looks the same on every screen and on paper.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from tiles.qgis.expressions import PIXEL_MM, fixed_millimetres, millimetres
from tiles.qgis.markup import add, add_by_expression, add_option, rgba
from tiles.style.model import Hatch, Rule, Stops, fixed

#: Zoom whose sizes stand in the legend and wherever there is no scale.
LEGEND_ZOOM = 16


def is_drawn(rule: Rule, kind: str) -> bool:
    """Whether the rule draws shapes of this kind at all; some only carry labels."""
    if kind.endswith("Point"):
        return rule.marker is not None
    return bool(rule.stroke or (rule.fill or rule.hatch if kind.endswith("Polygon") else rule.casing))


def add_symbol(parent: Element, name: str, rule: Rule, kind: str, passes: tuple[int, int]) -> None:
    """The symbol of a rule.

    Args:
        kind: geometry kind of the layer, `MultiPolygon`, `Point`, …
        passes: when casings and when the rest is drawn, lower first.
    """
    under, over = passes
    if kind.endswith("Point"):
        _dot(_symbol(parent, name, "marker"), rule, over)
    elif kind.endswith("LineString"):
        symbol = _symbol(parent, name, "line")
        if rule.casing:
            wider = 2 * rule.casing_width
            _line(symbol, rule, rule.casing, under, plus=wider, caps="flat", dash=())
        if rule.stroke:
            _line(symbol, rule, rule.stroke, over, caps="flat" if rule.dash else "round", dash=rule.dash)
    else:
        symbol = _symbol(parent, name, "fill")
        if rule.fill:
            _layer(
                symbol,
                "SimpleFill",
                over,
                {"color": rgba(rule.fill, rule.opacity), "outline_style": "no", "style": "solid"},
            )
        if rule.hatch is not None:
            _hatch(symbol, rule.hatch, over)
        if rule.stroke:
            _line(symbol, rule, rule.stroke, over, caps="flat", dash=rule.dash)


def _symbol(parent: Element, name: str, kind: str) -> Element:
    return add(parent, "symbol", type=kind, name=name, alpha=1, clip_to_extent=1, force_rhr=0)


def _layer(
    symbol: Element, kind: str, order: int, options: dict[str, object], by_scale: dict[str, str] | None = None
) -> Element:
    layer = add(symbol, "layer", enabled=1, locked=0, **{"class": kind, "pass": order})
    add_option(
        layer, {key: value if isinstance(value, str) else f"{value:g}" for key, value in options.items()}
    )
    if wanted := {key: expression for key, expression in (by_scale or {}).items() if expression}:
        add_by_expression(layer, "data_defined_properties", wanted)
    return layer


def _line(
    symbol: Element,
    rule: Rule,
    colour: str,
    order: int,
    *,
    caps: str,
    dash: tuple[float, ...],
    plus: float = 0,
) -> None:
    options: dict[str, object] = {
        "line_color": rgba(colour),
        "line_style": "solid",
        "line_width": fixed_millimetres(rule.width, _legend_zoom(rule), plus=plus),
        "line_width_unit": "MM",
        "capstyle": caps,
        "joinstyle": "round",
        "use_custom_dash": "1" if dash else "0",
        "customdash": ";".join(f"{one * PIXEL_MM:g}" for one in dash) if dash else "5;2",
        "customdash_unit": "MM",
    }
    _layer(symbol, "SimpleLine", order, options, {"outlineWidth": _by_scale(rule.width, rule, plus=plus)})


def _hatch(symbol: Element, hatch: Hatch, order: int) -> None:
    width = fixed_millimetres(fixed(hatch.width), 0)
    pattern = _layer(symbol, "LinePatternFill", order, {
        "angle": hatch.angle, "color": rgba(hatch.colour), "distance": hatch.spacing * PIXEL_MM, "distance_unit": "MM",
        "line_width": width, "line_width_unit": "MM",
    })  # fmt: skip
    line = _symbol(pattern, "@hatch", "line")
    _layer(line, "SimpleLine", 0, {
        "line_color": rgba(hatch.colour), "line_style": "solid", "line_width": width, "line_width_unit": "MM",
        "capstyle": "square", "joinstyle": "round",
    })  # fmt: skip


def _dot(symbol: Element, rule: Rule, order: int) -> None:
    if rule.marker is None:
        return
    options: dict[str, object] = {
        "name": "circle",
        "color": rgba(rule.fill or "#333333"),
        "size": fixed_millimetres(rule.marker, _legend_zoom(rule), times=2),
        "size_unit": "MM",
        "outline_style": "solid" if rule.stroke else "no",
        "outline_color": rgba(rule.stroke or "#333333"),
        "outline_width": PIXEL_MM,
        "outline_width_unit": "MM",
    }
    _layer(symbol, "SimpleMarker", order, options, {"size": _by_scale(rule.marker, rule, times=2)})


def _by_scale(size: Stops, rule: Rule, *, times: float = 1, plus: float = 0) -> str:
    return millimetres(size, rule.min_zoom, rule.max_zoom, times=times, plus=plus)


def _legend_zoom(rule: Rule) -> int:
    return max(rule.min_zoom, min(rule.max_zoom, LEGEND_ZOOM))
