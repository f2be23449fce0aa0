"""The one style source: sizes, legends, browser JSON; only public columns are ever asked for."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from layers.labels import Label
from layers.registry import registry
from tiles.maps import all_maps, get_layer, get_map, public_layers
from tiles.source_sql import label_fields
from tiles.style import export
from tiles.style.model import Filter, LabelRule, LayerStyle, Rule, fixed, stops
from tiles.style.table import STYLES, style_of

SPECS = public_layers()


def test_sizes_grow_between_stops_and_stay_outside() -> None:
    width = stops((10, 1), (14, 3))
    assert [width.at(zoom) for zoom in (5, 10, 12, 14, 20)] == [1, 1, 2, 3, 3]
    assert fixed(2).at(17) == 2


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_every_spatial_layer_of_the_registry_has_a_style_of_its_own(spec) -> None:  # type: ignore[no-untyped-def]
    assert spec.style in STYLES


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_styles_use_public_fields_only(spec) -> None:  # type: ignore[no-untyped-def]
    style = style_of(spec)
    used = {rule.filter.field for rule in (*style.rules, *style.labels) if rule.filter}
    used |= {name for rule in style.labels for name in label_fields(rule)}
    used |= {one.field for tier in style.tiers for one in tier.filters}
    assert all(spec.by_name[name].is_public for name in used)


@pytest.mark.parametrize("spec", [one for one in SPECS if one.tiles], ids=lambda spec: spec.name)
def test_browser_can_evaluate_every_filter(spec) -> None:  # type: ignore[no-untyped-def]
    tile_fields = {field.name for field in spec.tile_fields}
    if spec.tiles.generalised is not None:
        tile_fields.add(spec.tiles.generalised.field)
    style = export.layer_json(spec, "vi")
    assert all(rule["filter"] is None or rule["filter"]["field"] in tile_fields for rule in style["rules"])
    assert style["title"] == spec.title.vi


def test_each_planning_function_has_the_colour_of_the_circular() -> None:
    spec = get_layer("planning_zones")
    codes = spec.by_name["function_code"].type.codes.codes
    fills = {rule.filter.values[0]: rule.fill for rule in style_of(spec).rules if rule.filter}
    assert fills == {code.value: code.colour for code in codes}
    assert fills["DAT_CayXanhCC"] == "#66cc00"


def test_parcels_begin_at_16_and_their_numbers_at_18() -> None:
    style = style_of(get_layer("parcels"))
    assert style.min_zoom == 16
    assert [rule.min_zoom for rule in style.labels] == [18, 19]
    assert set(label_fields(style.labels[1])) == {"parcel_number", "land_use_codes", "official_area_m2"}


def test_legend_lists_each_text_once_with_a_picture() -> None:
    shared = export.legend(get_map("shared"), "en", "/tiles/legend")
    roads = next(layer for layer in shared["layers"] if layer["name"] == "basemap_roads")
    labels = [entry["label"] for entry in roads["entries"]]
    assert labels[0] == "Motorway" and len(labels) == len(set(labels))
    for spec in SPECS:
        for rule in export.legend_rules(spec):
            ET.fromstring(export.swatch(spec, rule))  # noqa: S314 (our own text)


def test_maps_are_the_groups_of_the_contract_and_every_layer() -> None:
    names = [one.name for one in all_maps()]
    assert {"basemap", "cadastre", "planning", "transport", "shared"} <= set(names)
    assert {spec.name for spec in registry.spatial()} <= set(names)
    assert len(names) == len(set(names))
    shared = get_map("shared")
    assert shared.with_country and "building_permits" in {spec.name for spec in shared.specs}
    assert "parcel_land_uses" not in names


def test_hatch_and_dash_reach_the_swatch() -> None:
    permits = get_layer("building_permits")
    picture = export.swatch(permits, export.legend_rules(permits)[0])
    assert "<pattern" in picture and "rotate(-45)" in picture


def test_rules_with_one_text_share_a_legend_entry() -> None:
    style = LayerStyle(
        "x", (Rule(Label("a", "a"), max_zoom=10, fill="#111111"), Rule(Label("a", "a"), fill="#222222"))
    )
    assert style.min_zoom == 0
    assert Filter("a", ("b",)) == Filter("a", ("b",))
    assert LabelRule("{a}", 3).size.at(3) == 9
