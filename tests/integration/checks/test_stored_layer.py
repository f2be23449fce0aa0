"""The rules of edits over a whole stored layer: the report finds what an edit would be told."""

from __future__ import annotations

import json

import pytest
from django.conf import settings
from django.core.management import call_command

from layers.quality.stored_rules import violations
from layers.quality.told import told
from layers.quality.violation import Violation
from layers.registry import registry
from tests.drawing import (
    ORIGIN_EAST,
    ORIGIN_NORTH,
    draw_parcel,
    draw_plan,
    draw_red_line,
    draw_ward,
    draw_zone,
)

pytestmark = pytest.mark.django_db


def found(layer: str, rule: str):
    """Violations of one rule of a layer."""
    every = violations(registry.get(layer), settings.CITY.extent, settings.STORAGE_SRID)
    return [one for one in every if one.rule == rule]


def test_a_sound_block_has_no_violation():
    draw_ward((-40, -40, 60, 60))
    for number in range(3):
        draw_parcel((number * 10, 0, number * 10 + 10, 20), parcel_number=str(number))
    assert violations(registry.get("parcels"), settings.CITY.extent, settings.STORAGE_SRID) == []


def test_gaps_are_found_once_also_on_the_border_of_two_sheets():
    """250 m sheets: E 603000 is such a border, so the second gap runs across it."""
    draw_parcel((20, 0, 30, 20), parcel_number="1")
    draw_parcel((30.02, 0, 40, 20), parcel_number="2")
    draw_parcel((-10, 50, 10, 60), parcel_number="3")
    draw_parcel((-10, 60.03, 10, 70), parcel_number="4")
    gaps = found("parcels", "no-gap")
    assert [one.detail for one in sorted(gaps, key=lambda one: one.y)] == [
        "0.40 m², 0.020 m",
        "0.60 m², 0.030 m",
    ]
    assert min(one.x for one in gaps) == pytest.approx(ORIGIN_EAST, abs=10) and 106 < gaps[0].lon < 107


def test_crumbs_and_strips_are_found():
    crumb = draw_parcel((0, 0, 0.2, 0.2))
    strip = draw_parcel((50, 0, 50.05, 20), parcel_number="46")
    (small,) = found("parcels", "min-area")
    assert (small.feature, small.severity, small.detail) == (str(crumb.pk), "error", "0.04 m²")
    assert [one.feature for one in found("parcels", "min-width")] == [str(strip.pk)]


def test_what_the_province_leaves_open_is_not_judged():
    draw_parcel((0, 0, 2, 2))
    assert found("parcels", "province-min-area") == found("parcels", "province-min-width") == []


def test_a_thing_drawn_twice_is_found_whatever_its_first_corner():
    first = draw_red_line([(0, 0), (10, 0), (10, 5), (0, 5)])
    second = draw_red_line([(10, 0), (10, 5), (0, 5), (0, 0)])
    (twice,) = found("red_lines", "unique-shape")
    assert {twice.feature, twice.other} == {str(first.pk), str(second.pk)} and twice.detail == "2 ×"


def test_zones_are_compared_within_their_plan_only():
    here, there = draw_plan((0, 0, 100, 100)), draw_plan((0, 0, 100, 100))
    draw_zone(here, (0, 0, 50, 50), "A")
    draw_zone(there, (40, 0, 90, 50), "B")
    assert found("planning_zones", "no-overlap-among") == found("planning_zones", "no-gap") == []
    draw_zone(here, (45, 0, 90, 50), "C")
    draw_zone(here, (0, 50.02, 90, 90), "D")
    (overlap,) = found("planning_zones", "no-overlap-among")
    assert overlap.detail == f"{here.plan_code}: 250.0000 m²"
    assert [one.detail.split(":")[0] for one in found("planning_zones", "no-gap")] == [here.plan_code]


def test_a_parcel_outside_the_ward_it_names_is_found():
    draw_ward((-40, -40, 60, 60))
    inside, stray = draw_parcel((0, 0, 10, 20)), draw_parcel((100, 0, 110, 20), parcel_number="46")
    (one,) = found("parcels", "inside-unit")
    assert one.feature == str(stray.pk) != str(inside.pk) and one.detail == "26740: 0 %"


def test_the_command_reports_in_three_formats(tmp_path, capsys):
    draw_parcel((20, 0, 30, 20), parcel_number="1")
    draw_parcel((30.02, 0, 40, 20), parcel_number="2")
    call_command("check_layer", "parcels", report_dir=tmp_path)
    assert "no-gap: 1" in capsys.readouterr().out
    report = json.loads((tmp_path / "rules_parcels.json").read_text(encoding="utf-8"))
    (gap,) = report["findings"]
    assert gap["rule"] == "no-gap" and gap["y"] == pytest.approx(ORIGIN_NORTH + 10, abs=0.1)
    assert gap["remedy_vi"] == "Bắt dính đỉnh vào ranh bên cạnh cho kín khe."
    assert (
        gap["place"] == f"{settings.PUBLIC_URL}/edit/?layer=parcels#map=21/{gap['lat']:.7f}/{gap['lon']:.7f}"
    )
    assert "no-gap" in (tmp_path / "rules_parcels.csv").read_text(encoding="utf-8-sig")
    page = (tmp_path / "rules_parcels.html").read_text(encoding="utf-8")
    assert gap["remedy_vi"] in page and f'href="{gap["place"]}"' in page


def test_every_rule_of_a_report_has_words_and_a_remedy():
    for spec in registry:
        for rule in spec.rules:
            line = told(spec, Violation(rule.id, rule.severity, "one", "", ""), "https://nen.example")
            assert line.title_vi and line.title_en and line.remedy_vi and line.remedy_en, (spec.name, rule.id)
            assert line.place == ""
