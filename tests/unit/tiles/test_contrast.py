"""Labels can be read in every look, colours of the law stay, and safe colours are told apart without red or green."""

from __future__ import annotations

from itertools import combinations

import pytest

from tiles.maps import get_layer, public_layers
from tiles.style import palette, safe_codes
from tiles.style.colour import at_night, contrast, distance, luminance, over, seen_by
from tiles.style.contrast import LEAST_DISTANCE, nearest_families, needed, readings
from tiles.style.ink import Ink, in_look
from tiles.style.looks import DARK, HYBRID, LIGHT, LOOKS, PRINT, SAFE
from tiles.style.model import LabelRule, fixed
from tiles.style.table import style_of

SPECS = public_layers()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert luminance("#ff0000") == pytest.approx(0.2126)
    assert over("#000000", 0.5, "#ffffff") == "#808080"
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.1)


def test_red_and_green_look_alike_without_red_or_green_cones() -> None:
    red, green = "#cc5544", "#7f8a3a"
    assert distance(red, green) > 12
    for eyes in ("protanopia", "deuteranopia"):
        assert distance(seen_by(red, eyes), seen_by(green, eyes)) < 12  # type: ignore[arg-type]
        assert distance("#808080", seen_by("#808080", eyes)) < 1  # type: ignore[arg-type]


@pytest.mark.parametrize("look", LOOKS)
def test_every_label_is_legible(look: str) -> None:
    found = list(readings(SPECS, [look]))
    assert len(found) > 25
    assert [one for one in found if not one.is_legible] == []
    assert all(bool(one.worst_ground) is (look != HYBRID) for one in found if one.halo_px < 3)


def test_names_of_the_country_are_legible_on_their_halos() -> None:
    for look in LOOKS:
        halo = in_look(palette.HALO, look)
        assert contrast(in_look(palette.SOVEREIGN_TEXT, look), halo) >= 4.5
        assert contrast(in_look(palette.TEXT_SOFT, look), halo) >= 4.5
        assert contrast(in_look(palette.SEA_TEXT, look), LOOKS[look].background) >= 4.5


def test_large_text_needs_less() -> None:
    assert needed(LabelRule("{name}", 10, size=fixed(9))) == 4.5
    assert needed(LabelRule("{name}", 10, size=fixed(20))) == 3.0
    assert needed(LabelRule("{name}", 10, size=fixed(15), face="bold")) == 3.0


@pytest.mark.parametrize("look", [LIGHT, PRINT, HYBRID])
def test_colours_of_the_circular_stay(look: str) -> None:
    spec = get_layer("planning_zones")
    codes = spec.by_name["function_code"].type.codes.codes  # type: ignore[attr-defined]
    fills = {rule.filter.values[0]: rule.fill for rule in style_of(spec, look).rules if rule.filter}
    assert fills == {code.value: code.colour for code in codes}


def test_at_night_hues_stay_and_nothing_glares() -> None:
    spec = get_layer("planning_zones")
    light, dark = style_of(spec, LIGHT).rules, style_of(spec, DARK).rules
    for day, night in zip(light, dark, strict=True):
        assert luminance(night.fill) < 0.35
        assert day.filter == night.filter
    assert at_night("#000000") != "#000000", "black would be lost on the dark ground"


def test_safe_fills_are_told_apart_and_every_code_has_its_own_sign() -> None:
    for eyes, (apart, one, other) in nearest_families().items():
        assert apart >= LEAST_DISTANCE, (eyes, one, other)
    spec = get_layer("planning_zones")
    rules = [rule for rule in style_of(spec, SAFE).rules if rule.filter]
    signs = {(rule.fill, rule.hatch) for rule in rules}
    assert len(signs) == len({rule.filter.values for rule in rules if rule.filter})
    for (fill, hatch), (other, another) in combinations(signs, 2):
        assert fill != other or hatch != another
    assert all(contrast(hatch.colour, fill) >= 3 for fill, hatch in signs if hatch)


def test_codes_that_nobody_named_get_free_signs() -> None:
    named = safe_codes.signs(["DAT_Ho", "NEW_1", "NEW_2"])
    assert len(set(named.values())) == 3
    assert named["DAT_Ho"] == safe_codes.signs(["DAT_Ho"])["DAT_Ho"]
    with pytest.raises(ValueError, match="no sign"):
        safe_codes.signs([f"NEW_{number}" for number in range(57)])


@pytest.mark.parametrize("look", LOOKS)
def test_no_ink_is_left_in_a_look(look: str) -> None:
    """Every colour of a resolved style is that of the look, plain text, and areas do not hide the imagery."""
    for spec in SPECS:
        style = style_of(spec, look)
        colours = [colour for rule in style.rules for colour in (rule.fill, rule.stroke, rule.casing)]
        assert not any(isinstance(colour, Ink) for colour in colours)
    covers = [rule.fill for rule in style_of(get_layer("basemap_landcover"), look).rules]
    assert any(covers) is (look not in {PRINT, HYBRID})
