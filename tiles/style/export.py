"""The style source for browsers: JSON for OpenLayers, legends, and a small SVG picture of each legend entry."""

from __future__ import annotations

from dataclasses import asdict

from layers.spec import LayerSpec
from tiles.maps import MapDefinition, group_title
from tiles.source_sql import label_fields
from tiles.style import palette
from tiles.style.ink import in_look
from tiles.style.looks import DARK, HYBRID, LIGHT
from tiles.style.model import MAX_ZOOM, Filter, LabelRule, LayerStyle, Rule, Stops
from tiles.style.table import style_of

_SWATCH_WIDTH, _SWATCH_HEIGHT = 28, 18
_LEGEND_ZOOM = 16


def layer_json(spec: LayerSpec, lang: str, look: str = LIGHT) -> dict[str, object]:
    """Style of one layer; widths are pixels, both at the middle of the rule's range and by zoom."""
    style = style_of(spec, look)
    known = {field.name for field in spec.tile_fields} | {"id"}
    return {
        "title": spec.title.text(lang),
        "group": spec.map_group,
        "draw_order": spec.draw_order,
        "opacity": style.opacity,
        "minzoom": spec.tiles.first_zoom if spec.tiles else style.min_zoom,
        "maxzoom": spec.tiles.max_zoom if spec.tiles else MAX_ZOOM,
        "label": spec.tiles.label if spec.tiles else "",
        "rules": [
            *map(_rule_json, style.rules),
            *(_rule_json(rule) | {"by_group": True} for rule in style.generalised),
        ],
        "labels": [_label_json(rule) for rule in style.labels if set(label_fields(rule)) <= known],
    }


def legend(one: MapDefinition, lang: str, base_url: str, look: str = LIGHT) -> dict[str, object]:
    """Legend of a map: entries by layer, each with the address of its picture."""
    query = "" if look == LIGHT else f"?look={look}"
    return {
        "name": one.name,
        "title": one.title.text(lang),
        "look": look,
        "layers": [
            {
                "name": spec.name,
                "title": spec.title.text(lang),
                "group": spec.map_group,
                "group_title": group_title(spec.map_group).text(lang),
                "entries": [
                    {
                        "label": rule.label.text(lang),
                        "label_vi": rule.label.vi,
                        "label_en": rule.label.en,
                        "minzoom": rule.min_zoom,
                        "maxzoom": rule.max_zoom,
                        "swatch": f"{base_url}/{spec.name}/{index}.svg{query}",
                    }
                    for index, rule in enumerate(legend_rules(spec, look))
                ],
            }
            for spec in reversed(one.specs)
            if legend_rules(spec, look)
        ],
    }


def legend_rules(spec: LayerSpec, look: str = LIGHT) -> list[Rule]:
    """Rules of a layer's legend in a look."""
    return listed_rules(style_of(spec, look))


def listed_rules(style: LayerStyle) -> list[Rule]:
    """One rule for each legend text, the one for the largest scale; none for what the look leaves out."""
    chosen: dict[str, Rule] = {}
    for rule in style.rules:
        if rule.in_legend and (rule.fill or rule.stroke or rule.hatch):
            before = chosen.get(rule.label.vi)
            if before is None or rule.max_zoom > before.max_zoom:
                chosen[rule.label.vi] = rule
    return list(chosen.values())


def swatch_ground(look: str) -> str:
    """Colour under the pictures of a legend: of the land, or that of a dim photograph; "" where it is the page."""
    if look == HYBRID:
        return palette.IMAGERY
    return in_look(palette.LAND, look) if look == DARK else ""


def swatch(spec: LayerSpec, rule: Rule, look: str = LIGHT) -> str:
    """Legend picture, SVG of 28 x 18 pixels."""
    assert spec.geometry is not None
    kind = spec.geometry.kind
    if kind.endswith("LineString"):
        body = _line_swatch(rule)
    elif kind.endswith("Point"):
        radius = rule.marker.at(_LEGEND_ZOOM) if rule.marker else 4
        body = f'<circle cx="14" cy="9" r="{radius}" fill="{rule.fill or "#333333"}"{_stroke(rule, 1)}/>'
    else:
        body = _area_swatch(rule)
    below = swatch_ground(look)
    ground = f'<rect width="100%" height="100%" fill="{below}"/>' if below else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_SWATCH_WIDTH}" height="{_SWATCH_HEIGHT}" '
        f'viewBox="0 0 {_SWATCH_WIDTH} {_SWATCH_HEIGHT}">{ground}{body}</svg>'
    )


def _line_swatch(rule: Rule) -> str:
    width = min(8.0, max(1.2, rule.width.at(_LEGEND_ZOOM)))
    path = "M1 13 C9 13 17 5 27 5"
    casing = (
        f'<path d="{path}" fill="none" stroke="{rule.casing}" stroke-width="{width + 2 * rule.casing_width:g}"/>'
        if rule.casing
        else ""
    )
    dash = f' stroke-dasharray="{" ".join(f"{one:g}" for one in rule.dash)}"' if rule.dash else ""
    return f'{casing}<path d="{path}" fill="none" stroke="{rule.stroke}" stroke-width="{width:g}"{dash}/>'


def _area_swatch(rule: Rule) -> str:
    box = 'x="1.5" y="1.5" width="25" height="15"'
    fill = f'fill="{rule.fill}" fill-opacity="{rule.opacity:g}"' if rule.fill else 'fill="none"'
    hatch = ""
    if rule.hatch:
        hatch = (
            f'<defs><pattern id="h" width="{rule.hatch.spacing:g}" height="{rule.hatch.spacing:g}" '
            f'patternUnits="userSpaceOnUse" patternTransform="rotate({-rule.hatch.angle:g})">'
            f'<path d="M0 0H{rule.hatch.spacing:g}" stroke="{rule.hatch.colour}" '
            f'stroke-width="{rule.hatch.width:g}"/></pattern></defs><rect {box} fill="url(#h)"/>'
        )
    return f"<rect {box} {fill}{_stroke(rule, min(2.5, rule.width.at(_LEGEND_ZOOM)))}/>{hatch}"


def _stroke(rule: Rule, width: float) -> str:
    if not rule.stroke:
        return ""
    dash = f' stroke-dasharray="{" ".join(f"{one:g}" for one in rule.dash)}"' if rule.dash else ""
    return f' stroke="{rule.stroke}" stroke-width="{max(0.8, width):g}"{dash}'


def _rule_json(rule: Rule) -> dict[str, object]:
    middle = (max(rule.min_zoom, 8) + min(rule.max_zoom, 19)) / 2
    return {
        "label_vi": rule.label.vi,
        "label_en": rule.label.en,
        "filter": _filter_json(rule.filter),
        "minzoom": rule.min_zoom,
        "maxzoom": rule.max_zoom,
        "fill": rule.fill or None,
        "fill_opacity": rule.opacity,
        "stroke": rule.stroke or None,
        "stroke_width": rule.width.at(middle),
        "stroke_width_stops": _stops_json(rule.width),
        "dash": list(rule.dash) or None,
        "casing": rule.casing or None,
        "casing_width": rule.casing_width if rule.casing else None,
        "hatch": asdict(rule.hatch) if rule.hatch else None,
        "radius": rule.marker.at(middle) if rule.marker else None,
    }


def _label_json(rule: LabelRule) -> dict[str, object]:
    return {
        "template": rule.spelled.replace("|", "\n"),
        "fields": label_fields(rule),
        "filter": _filter_json(rule.filter),
        "minzoom": rule.min_zoom,
        "maxzoom": rule.max_zoom,
        "size_stops": _stops_json(rule.size),
        "colour": rule.colour,
        "halo": rule.halo,
        "halo_width": rule.halo_width,
        "face": rule.face,
        "placement": rule.placement,
        "priority": rule.priority,
    }


def _filter_json(condition: Filter | None) -> dict[str, object] | None:
    return None if condition is None else {"field": condition.field, "values": list(condition.values)}


def _stops_json(size: Stops) -> list[list[float]]:
    return [[zoom, value] for zoom, value in size.pairs]


def styles_json(specs: list[LayerSpec], lang: str, look: str = LIGHT) -> dict[str, object]:
    """Styles of all layers by name."""
    return {spec.name: layer_json(spec, lang, look) for spec in specs}
