"""The names of a layer as rule-based labels of QGIS."""

from __future__ import annotations

from collections.abc import Collection
from xml.etree.ElementTree import Element

from layers.spec import LayerSpec
from tiles.qgis import expressions
from tiles.qgis.markup import add, add_by_expression, rgba
from tiles.qgis.renderer import key, scale_range
from tiles.source_sql import label_fields
from tiles.style.model import LabelRule, LayerStyle

#: The faces of the tiles first, then what QGIS brings and what every system has; all know Vietnamese.
_FAMILIES = ("Noto Sans", "Open Sans", "Arial")
_CURVED, _OVER_POINT, _HORIZONTAL = 3, 1, 4
_UNIT = "3x:0,0,0,0,0,0"
_REPEAT_PX = 500
#: The renderer of the tiles counts sizes of text in points of 1/72 inch at 96 dots per inch.
_TEXT_TIMES = 96 / 72


def shown_labels(style: LayerStyle, readable: Collection[str]) -> list[LabelRule]:
    """Label rules whose fields the user may read."""
    return [rule for rule in style.labels if set(label_fields(rule)) <= set(readable)]


def add_labelling(parent: Element, spec: LayerSpec, style: LayerStyle, readable: Collection[str]) -> None:
    """`labeling` of a spatial layer; nothing where nothing is named."""
    rules = shown_labels(style, readable)
    if not rules:
        return
    tree = add(add(parent, "labeling", type="rule-based"), "rules", key=key(spec.name, "labels"))
    for number, rule in enumerate(rules):
        one = add(
            tree, "rule", key=key(spec.name, f"label {number}"), filter=expressions.label_condition(rule),
            description=rule.template.replace("|", " · "), **scale_range(rule.min_zoom, rule.max_zoom),
        )  # fmt: skip
        _settings(one, spec, rule)


def _settings(parent: Element, spec: LayerSpec, rule: LabelRule) -> None:
    assert spec.geometry is not None
    settings = add(parent, "settings", calloutType="simple")
    _text(settings, rule)
    add(
        settings,
        "text-format",
        multilineAlign=1,
        wrapChar="",
        autoWrapLength=0,
        formatNumbers=0,
        plussign=0,
        decimals=0,
    )
    along = rule.placement == "line"
    area = spec.geometry.kind.endswith("Polygon")
    add(
        settings, "placement", placement=_CURVED if along else _HORIZONTAL if area else _OVER_POINT,
        priority=rule.priority, fitInPolygonOnly=rule.force_inside, centroidInside=1, centroidWhole=0, quadOffset=4,
        placementFlags=9, polygonPlacementFlags=2, dist=0, distUnits="MM", distMapUnitScale=_UNIT,
        repeatDistance=_REPEAT_PX * expressions.PIXEL_MM if along else 0.0, repeatDistanceUnits="MM",
        repeatDistanceMapUnitScale=_UNIT, maxCurvedCharAngleIn=25, maxCurvedCharAngleOut=-25, xOffset=0, yOffset=0,
        offsetUnits="MM", labelOffsetMapUnitScale=_UNIT, rotationAngle=0, preserveRotation=1, overrunDistance=0,
        overrunDistanceUnit="MM", geometryGeneratorEnabled=0, lineAnchorPercent=0.5, lineAnchorType=0,
        layerType=f"{'Polygon' if area else 'Line' if 'Line' in spec.geometry.kind else 'Point'}Geometry",
    )  # fmt: skip
    add(
        settings, "rendering", drawLabels=1, displayAll=0, obstacle=1, obstacleFactor=1, obstacleType=1,
        mergeLines=along, labelPerPart=0, upsidedownLabels=0, limitNumLabels=0, maxNumLabels=2000, minFeatureSize=0,
        scaleVisibility=0, scaleMin=0, scaleMax=0, fontLimitPixelSize=0, fontMinPixelSize=3, fontMaxPixelSize=10000,
        zIndex=0, unplacedVisibility=0,
    )  # fmt: skip
    by_scale = expressions.millimetres(rule.size, rule.min_zoom, rule.max_zoom, times=_TEXT_TIMES)
    if by_scale:
        add_by_expression(settings, "dd_properties", {"Size": by_scale})


def _text(settings: Element, rule: LabelRule) -> None:
    bold = rule.face == "bold"
    style = add(
        settings, "text-style", fieldName=expressions.label_text(rule), isExpression=1, fontFamily=_FAMILIES[0],
        namedStyle={"regular": "Regular", "bold": "Bold", "italic": "Italic"}[rule.face],
        fontWeight=75 if bold else 50, fontItalic=rule.face == "italic", fontUnderline=0, fontStrikeout=0,
        fontKerning=1, fontLetterSpacing=0, fontWordSpacing=0,
        fontSize=expressions.fixed_millimetres(rule.size, rule.min_zoom, times=_TEXT_TIMES),
        fontSizeUnit="MM", fontSizeMapUnitScale=_UNIT, textColor=rgba(rule.colour), textOpacity=1, blendMode=0,
        multilineHeight=1, capitalization=0, allowHtml=0, textOrientation="horizontal", useSubstitutions=0,
        previewBkgrdColor="255,255,255,255", legendString="Aa",
    )  # fmt: skip
    families = add(style, "families")
    for name in _FAMILIES:
        add(families, "family", name=name)
    add(
        style, "text-buffer", bufferDraw=rule.halo_width > 0, bufferSize=rule.halo_width * expressions.PIXEL_MM / 2,
        bufferSizeUnits="MM", bufferSizeMapUnitScale=_UNIT, bufferColor=rgba(rule.halo), bufferOpacity=1,
        bufferNoFill=1, bufferJoinStyle=128, bufferBlendMode=0,
    )  # fmt: skip
