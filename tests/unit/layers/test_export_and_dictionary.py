"""Names for shapefiles, the data dictionary and forms, all out of the declarations."""

from __future__ import annotations

import pytest

from layers.dictionary import as_csv, as_markdown, describe
from layers.exporting.short_names import short_names
from layers.forms import form
from layers.registry import registry


@pytest.mark.parametrize("spec", list(registry), ids=lambda spec: spec.name)
def test_short_names_are_unique_and_fit(spec):
    names = short_names(spec.all_fields)
    assert len(set(names.values())) == len(spec.all_fields)
    assert all(0 < len(name) <= 10 for name in names.values())


def test_the_dictionary_describes_every_field_in_both_languages():
    for spec in registry:
        described = describe(spec, 9210)
        assert [one["name"] for one in described["fields"]] == [one.name for one in spec.all_fields]
        assert all(one["label"]["vi"] and one["label"]["en"] for one in described["fields"])
    assert "`parcel_number`" in as_markdown(registry, 9210)
    assert as_csv(registry, 9210).count("\n") > 200


def test_a_form_hides_what_its_reader_may_not_see():
    described = form(registry.get("parcels"), None)
    names = [control["name"] for control in described["controls"]]
    assert "holder_name" not in names and "certificate_serial" not in names and "sheet_number" in names
    assert described["editable"] is False and described["schema"]["required"] == [
        "sheet_number",
        "parcel_number",
    ]


def test_choices_of_a_strict_list_are_closed():
    schema = form(registry.get("plans"), None)["schema"]["properties"]
    assert schema["level"]["enum"] == [
        "chung", "phan_khu", "nong_thon_moi", "chi_tiet", "rut_gon", "thiet_ke_do_thi", "ha_tang_ky_thuat",
    ]  # fmt: skip
    assert schema["status"]["enum"][-1] is None
