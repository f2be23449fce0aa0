"""From style to mapfile and SQL: quoting, order, scales, public columns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from layers.labels import Label
from tiles.maps import get_layer, get_map
from tiles.mapserver.mapfile import Drawing, render
from tiles.mapserver.sublayers import Target, label_layers, sublayers
from tiles.mapserver.symbology import scale_range, zoom_steps
from tiles.mapserver.text import block, colour, number, quoted
from tiles.scales import denominator_of_zoom
from tiles.source_sql import (
    NotPublic,
    base_conditions,
    filter_sql,
    geometry_column,
    identifier,
    label_sql,
    literal,
    public_columns,
)
from tiles.style.looks import LOOKS
from tiles.style.model import Filter, LabelRule, LayerStyle, Rule, stops
from tiles.style.table import style_of

WEB, CITY = Target(3857, 9210), Target(9210, 9210)


def test_values_are_quoted_and_names_are_plain() -> None:
    assert literal("L'Île") == "'L''Île'"
    assert (literal(True), literal(3)) == ("TRUE", "3")
    with pytest.raises(ValueError, match="plain identifier"):
        identifier('parcels"; DROP')
    with pytest.raises(ValueError, match="mapfile"):
        quoted('a"b')
    assert colour("#ff0000", 0.5) == '"#ff000080"'
    assert (number(2.0), number(0.25)) == ("2", "0.25")
    assert block("A", ["B"]) == ["A", "  B", "END"]


def test_a_column_that_is_not_public_cannot_be_asked_for() -> None:
    parcels = get_layer("parcels")
    for name in ("holder_name", "certificate_serial", "nothing"):
        with pytest.raises(NotPublic):
            filter_sql(parcels, Filter(name, ("x",)))
        with pytest.raises(NotPublic):
            label_sql(parcels, LabelRule(f"{{{name}}}", 18))
    assert "holder_name" not in public_columns(parcels)
    assert {"parcel_number", "geom", "geom_4326", "geom_3857"} <= set(public_columns(parcels))


def test_label_template_becomes_sql() -> None:
    text, filled = label_sql(
        get_layer("parcels"), LabelRule("Thửa {parcel_number}|{official_area_m2:.1f}", 19)
    )
    assert text == (
        "'Thửa ' || coalesce(parcel_number::text, '') || '|' || "
        "coalesce(round(official_area_m2::numeric, 1)::text, '')"
    )
    assert filled == "coalesce(parcel_number::text, '') <> ''"
    with pytest.raises(ValueError, match="without a field"):
        label_sql(get_layer("parcels"), LabelRule("plain", 19))


def test_rows_out_of_force_and_classified_rows_are_left_out() -> None:
    conditions = base_conditions(get_layer("parcels"))
    assert "valid_to > (SELECT nen_today())" in conditions
    assert "ARRAY['CAN', 'CQP']" in conditions
    assert "published_until" in base_conditions(get_layer("building_permits"))


def test_each_crs_reads_the_column_stored_in_it() -> None:
    assert geometry_column(9210, 9210) == "geom"
    assert geometry_column(3857, 9210) == "geom_3857"
    with pytest.raises(ValueError, match="not stored"):
        geometry_column(5899, 9210)
    text = "\n".join(
        line
        for one in sublayers(get_layer("parcels"), style_of(get_layer("parcels")), CITY)
        for line in one.lines
    )
    assert "USING SRID=9210" in text and '"init=epsg:9210"' in text and "ST_Transform" not in text


def test_scales_lie_half_a_level_around_the_zooms() -> None:
    assert scale_range(16, 17) == [
        f"MAXSCALEDENOM {number(denominator_of_zoom(15.5))}",
        f"MINSCALEDENOM {number(denominator_of_zoom(17.5))}",
    ]
    assert scale_range(0, 20) == []
    assert zoom_steps(stops((10, 1), (12, 3)), 10, 13) == [(10, 10, 1), (11, 11, 2), (12, 13, 3)]


def test_roads_are_tunnels_then_ground_then_bridges_casing_below_fill() -> None:
    roads = get_layer("basemap_roads")
    names = [one.name for one in sublayers(roads, style_of(roads), WEB)]
    order = [name.split("__")[1].rsplit("_", 1)[0] for name in names]
    assert list(dict.fromkeys(order)) == [
        "tunnel_casing", "tunnel_fill", "ground_casing", "ground_fill", "bridge_casing", "bridge_fill",
    ]  # fmt: skip


def test_first_rule_lies_on_top() -> None:
    spec = get_layer("basemap_landcover")
    style = LayerStyle(
        "x",
        (
            Rule(Label("a", "a"), Filter("cover_class", ("park",)), fill="#00ff00"),
            Rule(Label("b", "b"), fill="#eeeeee"),
        ),
    )
    (one,) = sublayers(spec, style, WEB)
    text = "\n".join(one.lines)
    assert "CASE WHEN cover_class IN ('park') THEN 0 ELSE 1 END AS rule" in text
    assert "ORDER BY rule DESC" in text


def test_names_along_lines_are_joined_first() -> None:
    roads = get_layer("basemap_roads")
    text = "\n".join(line for one in label_layers(roads, style_of(roads), WEB) for line in one.lines)
    assert "ST_LineMerge" in text and "ANGLE FOLLOW" in text and "PARTIALS FALSE" in text


def test_a_parcel_is_named_as_a_fraction_with_its_bar() -> None:
    parcels = get_layer("parcels")
    far, near = ("\n".join(one.lines) for one in label_layers(parcels, style_of(parcels), WEB))
    assert "AS bar" not in far and 'TEXT "[bar]"' not in far
    assert "greatest(char_length(split_part(" in near and "'―'" in near
    assert near.count("FORCE GROUP") == 2 * near.count('TEXT "[bar]"') > 0


@pytest.mark.parametrize("look", LOOKS)
def test_both_archipelagos_stand_on_the_base_map_of_every_look(look: str) -> None:
    base = get_map("basemap")
    text = render(Drawing(WEB, base.specs, True, Path("/p/provinces.fgb"), Path("/p/fonts.txt"), look))
    names = text[text.index('"country__sovereignty"') :]
    assert "FORCE TRUE" in names and "SCALEDENOM" not in names and "archipelago" in names
    assert f'IMAGECOLOR "{LOOKS[look].background}"' in text
    assert ("country__neighbours" in text) is not LOOKS[look].transparent


def test_mapfile_refuses_styles_from_outside_and_holds_no_secret() -> None:
    base = get_map("basemap")
    text = render(Drawing(WEB, base.specs, True, Path("/p/provinces.fgb"), Path("/p/fonts.txt")))
    assert '"wms_sld_enabled" "false"' in text
    assert 'CONNECTION "service=nen_tiles"' in text and "password" not in text
    assert (
        text.index("country__land") < text.index("basemap_roads__ground") < text.index("country__sovereignty")
    )
    assert text.count("\nEND") == 1
    overlay = render(Drawing(WEB, get_map("cadastre").specs, False, Path("/p/x.fgb"), Path("/p/fonts.txt")))
    assert "country__" not in overlay


def test_a_layer_without_a_style_is_visible_at_once() -> None:
    plain = replace(get_layer("basemap_water"), style="not.there")
    style = style_of(plain)
    assert style.rules[0].min_zoom == plain.tiles.min_zoom
    assert style.labels[0].template == "{name}"
