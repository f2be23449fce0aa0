"""Style of a layer: the table entry of its name, a rule for each coloured code of its fields, or a plain default."""

from __future__ import annotations

from dataclasses import replace

from layers.field_types import Code, Coded
from layers.spec import LayerSpec
from tiles.style import basemap, safe_codes, themes
from tiles.style import palette as p
from tiles.style.applying import applied
from tiles.style.looks import LIGHT, SAFE, look_named
from tiles.style.model import Filter, LabelRule, LayerStyle, Rule, fixed, stops

#: Of ground by group, so that streets and names of the base map stay legible under it.
GROUP_OPACITY = 0.45
STYLES: dict[str, LayerStyle] = {style.name: style for style in (*basemap.STYLES, *themes.STYLES)}


def style_of(spec: LayerSpec, look: str = LIGHT) -> LayerStyle:
    """Style of a spatial layer in a look of `tiles.style.looks.LOOKS`.

    A code list with colours (TT 16/2025) puts a rule for each code before the table's own rules, which then draw the
    rest; the safe look has colours and hatches of its own for the codes. A layer whose style is not in the table gets
    thin blue lines and its label field, so that a new layer is visible at once.

    Raises:
        UnknownLook: there is no such look.
    """
    return applied(_inked(spec, look), look_named(look))


def _inked(spec: LayerSpec, look: str) -> LayerStyle:
    """The style with inks in it, which know their colour in each look."""
    style = replace(STYLES.get(spec.style) or _default(spec), generalised=_by_group(spec, look))
    coloured = _coloured(spec)
    if coloured is None:
        return style
    field, codes = coloured
    signs = safe_codes.signs([code.value for code in codes]) if look == SAFE else {}
    by_code = tuple(
        replace(
            rule,
            label=code.label,
            filter=Filter(field, (code.value,)),
            fill=signs[code.value].fill if signs else code.colour,
            hatch=signs[code.value].hatch if signs else rule.hatch,
            opacity=safe_codes.OPACITY if signs else rule.opacity,
        )
        for code in codes
        for rule in style.rules
    )
    return replace(style, rules=(*by_code, *style.rules))


def _by_group(spec: LayerSpec, look: str) -> tuple[Rule, ...]:
    """A rule for each group of a layer that is shown by group before its features; zooms are those of the map."""
    if spec.tiles is None or spec.tiles.generalised is None:
        return ()
    told = spec.tiles.generalised
    signs = safe_codes.signs([code.value for code in told.groups.codes]) if look == SAFE else {}
    return tuple(
        Rule(
            code.label,
            Filter(told.field, (code.value,)),
            told.first_zoom + 1,  # vector tiles have 512 pixels
            spec.tiles.min_zoom,
            fill=signs[code.value].fill if signs else code.colour,
            hatch=signs[code.value].hatch if signs else None,
            opacity=GROUP_OPACITY,
        )
        for code in told.groups.codes
        if code.colour
    )


def _coloured(spec: LayerSpec) -> tuple[str, list[Code]] | None:
    for field in spec.fields:
        if isinstance(field.type, Coded) and field.type.codes is not None and field.is_public:
            codes = [code for code in field.type.codes.codes if code.colour]
            if codes:
                return field.name, codes
    return None


def _default(spec: LayerSpec) -> LayerStyle:
    assert spec.geometry is not None
    min_zoom = spec.tiles.min_zoom if spec.tiles else 10
    kind = spec.geometry.kind
    if kind.endswith("Point"):
        rule = Rule(spec.title, min_zoom=min_zoom, fill=p.NEW_LAYER, stroke=p.WHITE, marker=fixed(4))
    elif kind.endswith("LineString"):
        rule = Rule(spec.title, min_zoom=min_zoom, stroke=p.NEW_LAYER, width=stops((10, 0.8), (18, 2.5)))
    else:
        rule = Rule(spec.title, min_zoom=min_zoom, fill=p.NEW_LAYER, opacity=0.15, stroke=p.NEW_LAYER)
    label = spec.tiles.label if spec.tiles else ""
    labels = (LabelRule(f"{{{label}}}", max(min_zoom, 15), size=fixed(9)),) if label else ()
    return LayerStyle(f"default.{spec.name}", (rule,), labels)
