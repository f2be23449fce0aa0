"""Values of one edit against the declaration of its layer; and the words of findings."""

from __future__ import annotations

import string

import pytest

from layers.checks.attributes import wrong_values
from layers.checks.shapes import validity
from layers.checks.wording import FAULTS, WORDS, Figure, say
from layers.field_types import Area, Bool, Code, Coded, CodeList, Date, Int, Text, Uuid
from layers.labels import Label
from layers.registry import registry

WHOLE = {"sheet_number": "12", "parcel_number": "45", "land_use_codes": "ODT+CLN", "official_area_m2": 96.4}


def wrong(properties, *, creating=True, stored=None, layer="parcels"):
    """(rule, severity, field) of each finding."""
    found = wrong_values(registry.get(layer), properties, creating=creating, stored=stored or {})
    return [(rule, severity, field) for rule, severity, field, _words in found]


def test_a_whole_record_has_no_finding():
    assert wrong(WHOLE) == []


def test_required_fields_are_asked_of_a_new_feature():
    assert wrong({"sheet_number": "12"}) == [("required", "error", "parcel_number")]


def test_a_change_may_leave_required_fields_out_but_not_empty_them():
    assert wrong({"address": "1 Lê Lợi"}, creating=False) == []
    assert wrong({"sheet_number": "  "}, creating=False) == [("required", "error", "sheet_number")]
    assert wrong({"sheet_number": None}, creating=False) == [("required", "error", "sheet_number")]


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("official_area_m2", "96,4", "value-kind"),
        ("official_area_m2", True, "value-kind"),
        ("official_area_m2", float("nan"), "value-kind"),
        ("official_area_m2", -1, "value-range"),
        ("survey_date", "31/02/2025", "value-kind"),
        ("survey_date", "2025-02-31", "value-kind"),
        ("in_dispute", "x", "value-kind"),
        ("sheet_number", 12, "value-kind"),
        ("sheet_number", "1234567890123", "value-too-long"),
        ("no_such_field", 1, "unknown-field"),
    ],
)
def test_a_value_that_does_not_fit_is_an_error(field, value, rule):
    assert (rule, "error", field) in wrong({**WHOLE, field: value})


def test_a_code_outside_an_open_list_is_a_warning():
    assert wrong({**WHOLE, "land_use_codes": "ODT+XYZ"}) == [("code-list", "warning", "land_use_codes")]


def test_a_code_of_an_older_circular_is_told_with_its_successor():
    codes = registry.get("parcels").by_name["land_use_codes"].type.codes
    old, new = next(iter(codes.by_former_value.items()))
    spec = registry.get("parcels")
    ((rule, severity, _field, words),) = wrong_values(
        spec, {**WHOLE, "land_use_codes": old}, creating=True, stored={}
    )
    assert (rule, severity) == ("code-list", "warning")
    assert f"“{old}”" in words[0] and f"“{new.value}”" in words[0]


def test_a_life_does_not_end_before_it_begins():
    assert wrong({"valid_to": "2025-01-01"}, creating=False, stored={"valid_from": "2025-06-30"}) == [
        ("lifespan", "error", "valid_to")
    ]


def test_figures_are_written_as_each_language_does():
    vi, en, *_remedies = say("no-overlap", other="thửa 45", area=Figure(1234.56, 1), width=Figure(0.02, 3))
    assert vi == "Chồng lên thửa 45: 1.234,6 m², rộng khoảng 0,020 m."
    assert en == "Overlaps thửa 45: 1,234.6 m², about 0.020 m wide."


def test_every_text_has_both_languages_and_the_same_places():
    for key, words in WORDS.items():
        assert all(text.strip() for text in words), key
        places = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in words[:2]]
        assert places[0] == places[1], key


def test_every_fault_of_a_shape_has_words():
    assert set(validity._NAMES.values()) <= set(FAULTS)


def test_every_kind_of_field_is_checked():
    """A kind that the check does not know would take any text."""
    codes = CodeList("toy", Label("Mẫu", "Toy"), (Code("A", Label("a", "a")),))
    kinds = {type(field.type) for spec in registry for field in spec.all_fields}
    known = (Text, Coded, Int, Area.__mro__[1], Bool, Date, Uuid)
    assert all(issubclass(kind, known) for kind in kinds) and codes.by_value
