"""What QGIS is told: conditions, sizes by scale, controls of a form, the pinned operation."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from geo.domain.crs import CRS84, VN2000
from layers.field_types import Area, Bool, Code, Coded, CodeList, Date, Text
from layers.labels import Label
from layers.registry import registry
from layers.spec import Field
from tiles.qgis import expressions, forms, reference, renderer
from tiles.qgis.maplayer import Reader, style_document
from tiles.scales import denominator_of_zoom
from tiles.style import legend_picture
from tiles.style.model import Filter, LabelRule, fixed, stops
from tiles.style.table import style_of

CODES = CodeList("colours", Label("Màu", "Colours"), (
    Code("R", Label("Đỏ", "Red")), Code("O", Label("Đỏ", "Orange")), Code("B", Label("Xanh", "Blue")),
))  # fmt: skip


def _field(kind: object, *, required: bool = False) -> Field:
    return Field("colour", kind, Label("Màu", "Colour"), required=required)  # type: ignore[arg-type]


def test_the_first_rule_holds_and_a_field_without_value_belongs_to_the_rest() -> None:
    red, blue = Filter("colour", ("R",)), Filter("colour", ("B", "O'x"))
    assert expressions.first_match(red, []) == "(coalesce(\"colour\", '') IN ('R'))"
    assert expressions.first_match(blue, [red]) == "(coalesce(\"colour\", '') IN ('B', 'O\\'x'))"
    rest = expressions.first_match(None, [red, blue])
    assert rest.count("NOT coalesce") == 2
    overlapping = Filter("colour", ("R", "B"))
    assert "NOT coalesce(\"colour\", '') IN ('R')" in expressions.first_match(overlapping, [red])


def test_a_size_follows_the_scale_of_the_map() -> None:
    assert expressions.millimetres(fixed(2), 10, 18) == ""
    grows = expressions.millimetres(stops((10, 1), (14, 2), (18, 10)), 10, 18)
    zoom = f"log(2, {denominator_of_zoom(0):.2f} / @map_scale)"
    assert grows == (
        f"CASE WHEN {zoom} <= 14 THEN scale_linear({zoom}, 10, 14, 0.28, 0.56) "
        f"ELSE scale_linear({zoom}, 14, 18, 0.56, 2.8) END"
    )
    assert "scale_linear" in expressions.millimetres(stops((10, 1), (14, 2)), 12, 13)


def test_a_label_rounds_breaks_lines_and_needs_its_first_field() -> None:
    rule = LabelRule("LG {width}|{area:.1f}", 15, unless_like=("Quận %",))
    assert expressions.label_text(rule) == (
        "concat('LG ', \"width\", '\\n', replace(format_number(\"area\", 1, 'en'), ',', ''))"
    )
    assert expressions.label_condition(rule) == (
        "(coalesce(to_string(\"width\"), '') <> '') AND (\"width\" NOT LIKE 'Quận %')"
    )


@pytest.mark.parametrize(
    ("kind", "control"),
    [(Text(), "TextEdit"), (Bool(), "CheckBox"), (Date(), "DateTime"), (Area(), "Range"),
     (Coded(codes=CODES), "ValueMap"), (Coded(codes=CODES, separator="+"), "TextEdit")],
)  # fmt: skip
def test_each_kind_of_field_has_its_control(kind: object, control: str) -> None:
    assert forms.widget(_field(kind), "vi")[0] == control


def test_texts_that_two_codes_share_are_told_apart() -> None:
    _kind, options = forms.widget(_field(Coded(codes=CODES), required=True), "vi")
    assert options == {"map": [{"Đỏ (R)": "R"}, {"Đỏ (O)": "O"}, {"Xanh": "B"}]}
    _kind, options = forms.widget(_field(Coded(codes=CODES)), "en")
    values = options["map"]
    assert isinstance(values, list)
    assert [next(iter(one)) for one in values] == ["", "Red", "Orange", "Blue"]


def test_an_area_cannot_be_negative_and_says_its_unit() -> None:
    _kind, options = forms.widget(_field(Area()), "vi")
    assert (options["Min"], options["Precision"], options["Suffix"]) == (0.0, 1, " m²")


def test_every_pair_of_the_project_has_the_explicit_operation() -> None:
    root = Element("qgis")
    reference.add_transform_context(root)
    pairs = list(root.iter("srcDest"))
    assert len(pairs) == 6
    for pair in pairs:
        assert "+x=-191.90441429" in pair.attrib["coordinateOp"]
        assert pair.attrib["allowFallback"] == "0"
    named = {
        (one.findtext("src/spatialrefsys/authid"), one.findtext("dest/spatialrefsys/authid")) for one in pairs
    }
    assert (CRS84.code, reference.city_crs().code) in named
    assert (CRS84.code, VN2000.code) in named


def test_scales_of_a_layer_are_those_of_its_tiles() -> None:
    spec = registry.get("parcels")
    far, near = renderer.drawn_rules(spec, style_of(spec))
    assert renderer.scale_range(far.rule.min_zoom, far.rule.max_zoom) == {
        "scalemindenom": 6032,
        "scalemaxdenom": 12065,
    }
    assert renderer.scale_range(near.rule.min_zoom, near.rule.max_zoom) == {"scalemaxdenom": 6032}
    assert [far.listed, near.listed] == [False, True]


def test_bridges_lie_over_streets_and_casings_under_both_fills_of_their_storey() -> None:
    spec = registry.get("basemap_roads")
    style = style_of(spec)
    drawn = renderer.drawn_rules(spec, style)
    rules = len(style.rules)
    tunnel, ground, bridge = drawn[:rules], drawn[rules : 2 * rules], drawn[2 * rules :]
    assert max(max(one.passes) for one in tunnel) < min(min(one.passes) for one in ground)
    assert max(max(one.passes) for one in ground) < min(min(one.passes) for one in bridge)
    assert max(one.passes[0] for one in ground) < min(one.passes[1] for one in ground)
    assert ground[0].passes > ground[-1].passes, "the first rule of the style lies on top"
    assert not any(one.listed for one in (*tunnel, *bridge))


def test_a_style_is_written_for_every_public_layer_and_always_the_same() -> None:
    reader = Reader(None, "vi", "https://nen.example")
    for spec in (one for one in registry if one.is_public):
        root = style_document(spec, reader)
        named = {one.attrib["name"] for one in root.iter("field") if one.attrib.get("configurationFlags")}
        assert named == {one.name for one in spec.public_fields}
        assert root.attrib["readOnly"] == "1"
        if spec.is_spatial:
            kinds = {one.attrib["type"] for one in root.iter("symbol")}
            assert len(kinds) <= (2 if root.find(".//layer[@class='LinePatternFill']") is not None else 1)


@pytest.mark.parametrize("layer", ["basemap_roads", "safety_corridors", "planning_zones"])
def test_a_legend_is_drawn_with_its_texts(layer: str) -> None:
    spec = registry.get(layer)
    drawing = legend_picture.svg(spec, "vi")
    for rule in legend_picture.entries(spec):
        assert rule.label.vi in drawing
    assert drawing.count('id="h0"') <= 1
    assert legend_picture.png(spec, "en").startswith(b"\x89PNG")


def test_a_wide_line_of_a_legend_has_no_gaps() -> None:
    """The middle of the first road's swatch bears its colour from end to end."""
    spec = registry.get("basemap_roads")
    with Image.open(io.BytesIO(legend_picture.png(spec, "vi"))) as picture:
        image = picture.convert("RGB")
    colour = tuple(int(legend_picture.entries(spec)[0].stroke[at : at + 2], 16) for at in (1, 3, 5))
    for x in range(22, 68, 2):
        column = [image.getpixel((x, y)) for y in range(68, 104)]
        assert any(max(abs(a - b) for a, b in zip(one, colour, strict=True)) < 40 for one in column), x  # type: ignore[arg-type]
