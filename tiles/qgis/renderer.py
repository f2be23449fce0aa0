"""The rules of a layer's style as a rule-based renderer of QGIS, with the order of drawing and of the legend."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element

from layers.spec import LayerSpec
from tiles.qgis import expressions, symbols
from tiles.qgis.markup import add
from tiles.scales import denominator_of_zoom
from tiles.style.export import listed_rules
from tiles.style.model import MAX_ZOOM, Filter, LayerStyle, Rule, Tier


@dataclass(frozen=True)
class DrawnRule:
    """A rule on one storey of its layer: what it takes, and when it is drawn.

    Attributes:
        passes: order of the casing and of the rest among all rules of the layer, lower first.
        listed: stands in the legend; the same class at other scales or on other storeys is listed once.
    """

    rule: Rule
    condition: str
    passes: tuple[int, int]
    listed: bool


def drawn_rules(spec: LayerSpec, style: LayerStyle) -> list[DrawnRule]:
    """Rules in the order of the style. Its first rule lies on top: of the casings, and of the rest of a storey."""
    assert spec.geometry is not None
    kind = spec.geometry.kind
    rules = [rule for rule in style.rules if symbols.is_drawn(rule, kind)]
    in_legend = listed_rules(style)
    earlier = _earlier(style)
    found: list[DrawnRule] = []
    for storey, tier in enumerate(style.tiers):
        for place, rule in enumerate(rules):
            base = storey * 2 * len(rules) + len(rules) - 1 - place
            found.append(
                DrawnRule(
                    replace(rule, opacity=1.0) if style.small_on_top else rule,
                    _on_storey(expressions.first_match(rule.filter, earlier[rule.filter]), tier),
                    (base, base + len(rules)),
                    tier is _ground(style) and rule in in_legend,
                )
            )
    return found


def layer_opacity(style: LayerStyle) -> float:
    """Opacity of the layer as a whole; fills that may overlap are laid over the map together."""
    return style.laid_on


def add_renderer(parent: Element, spec: LayerSpec, style: LayerStyle, lang: str) -> None:
    """`renderer-v2` of a spatial layer."""
    assert spec.geometry is not None
    kind = spec.geometry.kind
    drawn = drawn_rules(spec, style)
    if not drawn:
        add(parent, "renderer-v2", type="nullSymbol", forceraster=0, enableorderby=0, symbollevels=0)
        return
    renderer = add(
        parent, "renderer-v2", type="RuleRenderer", forceraster=0, referencescale=-1,
        symbollevels=not style.small_on_top and len(drawn) > 1, enableorderby=style.small_on_top,
    )  # fmt: skip
    rules = add(renderer, "rules", key=key(spec.name, "rules"))
    pictures = add(renderer, "symbols")
    for number, one in enumerate(drawn):
        attributes = scale_range(one.rule.min_zoom, one.rule.max_zoom)
        if one.condition:
            attributes["filter"] = one.condition
        add(
            rules,
            "rule",
            key=key(spec.name, f"rule {number}"),
            symbol=number,
            label=one.rule.label.text(lang),
            **attributes,
        )
        passes = (0, 0) if style.small_on_top else one.passes
        symbols.add_symbol(pictures, str(number), one.rule, kind, passes)
    if style.small_on_top:
        add(add(renderer, "orderby"), "orderByClause", "area($geometry)", asc=0, nullsFirst=0)


def legend_order(spec: LayerSpec, style: LayerStyle) -> str:
    """Numbers of the rules that the layer tree lists."""
    return ",".join(str(number) for number, one in enumerate(drawn_rules(spec, style)) if one.listed)


def scale_range(min_zoom: float, max_zoom: float) -> dict[str, object]:
    """Scale denominators between which something shows, half a level beyond, as on the tiles of the scale grid."""
    found: dict[str, object] = {}
    if max_zoom < MAX_ZOOM:
        found["scalemindenom"] = round(denominator_of_zoom(max_zoom + 0.5))
    if min_zoom > 0:
        found["scalemaxdenom"] = round(denominator_of_zoom(min_zoom - 0.5))
    return found


def key(layer: str, what: str) -> str:
    """The same key for the same thing each time, so that the same rights give the same file."""
    return f"{{{uuid5(NAMESPACE_URL, f'nen:{layer}:{what}')}}}"


def _earlier(style: LayerStyle) -> dict[Filter | None, list[Filter]]:
    """For each class the classes that the style asks before."""
    asked = list(dict.fromkeys(rule.filter for rule in style.rules if rule.filter is not None))
    found: dict[Filter | None, list[Filter]] = {one: asked[:place] for place, one in enumerate(asked)}
    found[None] = asked
    return found


def _ground(style: LayerStyle) -> Tier:
    """The storey that stands for the layer in its legend."""
    return style.tiers[len(style.tiers) // 2]


def _on_storey(condition: str, tier: Tier) -> str:
    return expressions.all_of([condition, *(expressions.holds(one) for one in tier.filters)])
