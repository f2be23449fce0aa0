"""A layer of the registry as MapServer LAYER blocks: tiers (tunnel, ground, bridge) by pass (casing, fill) by band.

A band is the set of rules that begin at about the same zoom, so that alleys are not even read where only main roads are
drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from geo.named_sql import load
from layers.spec import LayerSpec
from tiles.mapserver.symbology import (
    area_styles,
    label_classes,
    line_styles,
    point_styles,
    scale_range,
)
from tiles.mapserver.text import block, quoted
from tiles.scales import MAX_ZOOM, resolution_of_zoom
from tiles.source_sql import (
    all_of,
    base_conditions,
    filter_sql,
    geometry_column,
    identifier,
    label_sql,
    literal,
)
from tiles.style.model import FRACTION_BAR, Filter, LabelRule, LayerStyle, Rule, Tier
from tiles.tickets import MARK, PARAMETER

_GLYPH_WIDTH, _LINE_HEIGHT, _ROOM = 0.62, 1.35, 1.5
_BANDS = (0, 12, 14, 16, 18)
_SMOOTHING_PX = 2
"""Bends smaller than this would pile letters on each other."""


@dataclass(frozen=True)
class Target:
    """CRS in which a mapfile draws: SRID of the picture and of the stored column, never reprojected."""

    srid: int
    storage_srid: int

    @property
    def column(self) -> str:
        """Column with the shapes in this CRS."""
        return geometry_column(self.srid, self.storage_srid)

    def projection(self) -> list[str]:
        """PROJECTION block, the same for map and layers, so that MapServer sees nothing to transform."""
        return block("PROJECTION", [quoted(f"init=epsg:{self.srid}")])


@dataclass(frozen=True)
class SubLayer:
    """One LAYER block; `name` is what requests ask for."""

    name: str
    lines: tuple[str, ...]


def sublayers(spec: LayerSpec, style: LayerStyle, target: Target) -> list[SubLayer]:
    """Shapes of a layer, bottom first."""
    assert spec.geometry is not None
    is_line = spec.geometry.kind.endswith("LineString")
    passes = ("casing", "fill") if is_line and any(rule.casing for rule in style.rules) else ("fill",)
    found: list[SubLayer] = []
    for tier in style.tiers:
        for part in passes:
            for band in reversed(_bands(style)):
                one = _shape_layer(spec, style, target, tier, part, band)
                if one is not None:
                    found.append(one)
    return found


def label_layers(spec: LayerSpec, style: LayerStyle, target: Target) -> list[SubLayer]:
    """Names of a layer; they go above the shapes of all layers."""
    return [
        SubLayer(f"{spec.name}__label_{index}", tuple(_label_layer(spec, rule, target, index)))
        for index, rule in enumerate(style.labels)
    ]


def _bands(style: LayerStyle) -> list[int]:
    return sorted({_band(zoom) for zoom in _first_zooms(style).values()})


def _band(zoom: int) -> int:
    """Band of the rules that begin at `zoom`: few bands, because each is a query of its own."""
    return max(start for start in _BANDS if start <= zoom)


def _first_zooms(style: LayerStyle) -> dict[Filter | None, int]:
    """Zoom at which the features of each filter first show."""
    first: dict[Filter | None, int] = {}
    for rule in style.rules:
        first[rule.filter] = min(first.get(rule.filter, rule.min_zoom), rule.min_zoom)
    return first


def _shape_layer(
    spec: LayerSpec, style: LayerStyle, target: Target, tier: Tier, part: str, band: int
) -> SubLayer | None:
    filters = [condition for condition, zoom in _first_zooms(style).items() if _band(zoom) == band]
    codes = {condition: index for index, condition in enumerate(_first_zooms(style))}
    classes: list[str] = []
    first_zoom, last_zoom = MAX_ZOOM, 0
    for rule in style.rules:
        if rule.filter not in filters:
            continue
        styles = _rule_styles(spec, replace(rule, opacity=1.0) if style.small_on_top else rule, part)
        if not styles:
            continue
        first_zoom, last_zoom = min(first_zoom, rule.min_zoom), max(last_zoom, rule.max_zoom)
        condition = quoted(str(codes[rule.filter]))
        classes += block(
            "CLASS", [f"EXPRESSION {condition}", *scale_range(rule.min_zoom, rule.max_zoom), *styles]
        )
    if not classes:
        return None
    name = f"{spec.name}__{tier.name}_{part}_{band}"
    body = [
        f"NAME {quoted(name)}",
        f"TYPE {_mapserver_type(spec)}",
        *connection(target),
        f"DATA {quoted(_shape_sql(spec, style, target, tier, filters, codes))}",
        'CLASSITEM "rule"',
        *scale_range(band, last_zoom),
        *(block("COMPOSITE", [f"OPACITY {round(style.laid_on * 100)}"]) if style.laid_on < 1 else []),
        *classes,
    ]
    return SubLayer(name, tuple(block("LAYER", body)))


def _rule_styles(spec: LayerSpec, rule: Rule, part: str) -> list[str]:
    assert spec.geometry is not None
    kind = spec.geometry.kind
    if kind.endswith("LineString"):
        if part == "casing":
            return line_styles(rule, casing=True) if rule.casing else []
        return line_styles(rule, casing=False) if rule.stroke else []
    return point_styles(rule) if kind.endswith("Point") else area_styles(rule)


def _shape_sql(
    spec: LayerSpec,
    style: LayerStyle,
    target: Target,
    tier: Tier,
    filters: list[Filter | None],
    codes: dict[Filter | None, int],
) -> str:
    """Features of the band with the number of their rule; the first rule of the style comes last, on top."""
    cases = "".join(
        f" WHEN {filter_sql(spec, condition)} THEN {code}"
        for condition, code in codes.items()
        if condition is not None
    )
    other = codes.get(None, -1)
    rule = f"CASE{cases} ELSE {other} END" if cases else str(other)
    wanted = ", ".join(str(codes[condition]) for condition in filters)
    where = all_of(
        [
            base_conditions(spec),
            *(filter_sql(spec, condition) for condition in tier.filters),
            f"({rule}) IN ({wanted})" if cases else "",
        ]
    )
    order = f"ST_Area({target.column})" if style.small_on_top else "rule"
    return data_clause(
        "shapes",
        target,
        column=target.column,
        rule=rule,
        table=identifier(spec.table),
        conditions=where,
        order=order,
    )


def _label_layer(spec: LayerSpec, rule: LabelRule, target: Target, index: int) -> list[str]:
    is_line = rule.placement == "line"
    body = [
        f"NAME {quoted(f'{spec.name}__label_{index}')}",
        f"TYPE {'LINE' if is_line else 'POINT'}",
        *connection(target),
        f"DATA {quoted(_label_data(spec, rule, target))}",
        'LABELITEM "label"',
        *scale_range(rule.min_zoom, rule.max_zoom),
        *label_classes(rule),
    ]
    return block("LAYER", body)


def _label_data(spec: LayerSpec, rule: LabelRule, target: Target) -> str:
    """Lines with the same name are joined first; areas are named on one point, the same in every picture."""
    assert spec.geometry is not None
    text, filled = label_sql(spec, rule)
    where = all_of(
        [
            base_conditions(spec),
            filled,
            filter_sql(spec, rule.filter) if rule.filter else "",
            _room(rule, target, text),
            *(f"{text} NOT LIKE {literal(pattern)}" for pattern in rule.unless_like),
        ]
    )
    return data_clause(
        _label_statement(spec, rule),
        target,
        text=text,
        bar=_bar_sql(text) if rule.fraction else "",
        column=target.column,
        table=identifier(spec.table),
        conditions=where,
        tolerance=f"{_SMOOTHING_PX * resolution_of_zoom(rule.min_zoom):.3f}",
    )


def _bar_sql(text: str) -> str:
    """Column with the bar of a fraction, as long as the longer of its two lines (an em is about 1.7 letters)."""
    longest = f"greatest(char_length(split_part({text}, '|', 1)), char_length(split_part({text}, '|', 2)))"
    return f", repeat({literal(FRACTION_BAR)}, ceil(0.58 * {longest})::int) AS bar"


def _label_statement(spec: LayerSpec, rule: LabelRule) -> str:
    assert spec.geometry is not None
    if rule.placement == "line":
        return "names_along_lines"
    if spec.geometry.kind.endswith("Polygon"):
        return "names_in_areas"
    return "names_on_lines" if spec.geometry.kind.endswith("LineString") else "names_of_points"


def data_clause(statement: str, target: Target, **parts: str) -> str:
    """DATA of a LAYER block: a statement of sql/renderer.sql on one line, with the request's number (tiles.tickets)."""
    template = " ".join(load("tiles", "renderer")[statement].split())
    mark = MARK.format(number=f"%{PARAMETER}%")
    drawn = template.format(**parts).replace("SELECT ", f"SELECT {mark} ", 1)
    return f"shape from ({drawn}) AS drawn USING UNIQUE id USING SRID={target.srid}"


def _room(rule: LabelRule, target: Target, text: str) -> str:
    """Condition that the text fits into the area at the rule's first zoom (all in pixels, squared)."""
    if not rule.force_inside:
        return ""
    size = rule.size.at(rule.min_zoom)
    glyph_m2 = _GLYPH_WIDTH * size * _LINE_HEIGHT * size * resolution_of_zoom(rule.min_zoom) ** 2
    return f"ST_Area({target.column}) > {_ROOM * glyph_m2:.4f} * char_length({text})"


def _mapserver_type(spec: LayerSpec) -> str:
    assert spec.geometry is not None
    kind = spec.geometry.kind
    if kind.endswith("Point"):
        return "POINT"
    return "LINE" if kind.endswith("LineString") else "POLYGON"


def connection(target: Target) -> list[str]:
    """Database and projection of a LAYER block; the connection is kept between pictures."""
    return [
        "STATUS OFF",
        "CONNECTIONTYPE POSTGIS",
        'CONNECTION "service=nen_tiles"',
        'PROCESSING "CLOSE_CONNECTION=DEFER"',
        *target.projection(),
    ]
