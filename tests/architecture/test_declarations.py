"""Every declared layer is whole: both languages, a style, an owner, no personal field in a tile."""

from __future__ import annotations

import re

import pytest

from layers.field_types import Coded
from layers.registry import registry
from layers.rights import readable_fields

CONTRACT_LAYERS = {
    "wards", "basemap_roads", "basemap_water", "basemap_buildings", "basemap_landcover", "parcels", "parcel_land_uses",
    "plans", "planning_zones", "red_lines", "road_segments", "building_permits", "survey_documents",
    "parcel_restrictions", "parcel_legal_boundaries", "parties", "certificates", "land_rights", "building_lines",
    "safety_corridors", "plan_stages", "plan_documents",
}  # fmt: skip
#: Written by hand, not read from the declarations.
PERSONAL_FIELDS = {
    "holder_name", "certificate_serial", "investor_name", "investor_address", "identity_number", "born_on", "phone",
    "serial", "barcode", "book_number", "mortgaged", "party",
}  # fmt: skip


def test_the_layers_of_the_contract_are_there():
    assert {spec.name for spec in registry} >= CONTRACT_LAYERS


@pytest.mark.parametrize("spec", list(registry), ids=lambda spec: spec.name)
def test_both_languages_are_complete(spec):
    labels = [spec.title, spec.description, spec.owner, *(field.label for field in spec.all_fields)]
    labels += [
        code.label
        for field in spec.fields
        if isinstance(field.type, Coded) and field.type.codes
        for code in field.type.codes.codes
    ]
    assert all(label.vi.strip() and label.en.strip() for label in labels)


@pytest.mark.parametrize("spec", [spec for spec in registry if spec.rights.write], ids=lambda spec: spec.name)
def test_the_form_explains_every_field_that_officers_fill_in(spec):
    """A label alone does not say which of two areas, whose code, which of two days."""
    silent = [field.name for field in spec.fields if not field.description]
    assert silent == []
    for field in spec.fields:
        for said, label in zip(field.description, field.label, strict=True):
            assert said != label and len(said) <= 110 and said.endswith((".", ")")), (
                f"{spec.name}.{field.name}: {said}"
            )


@pytest.mark.parametrize("spec", [spec for spec in registry if spec.is_spatial], ids=lambda spec: spec.name)
def test_a_spatial_layer_can_be_drawn(spec):
    assert spec.style
    assert spec.map_group
    assert spec.tiles is not None
    assert spec.geometry.tolerance_m > 0


def test_a_citizen_reads_no_personal_field():
    leaking = [
        f"{spec.name}.{field.name}"
        for spec in registry
        for field in readable_fields(None, spec)
        if field.name in PERSONAL_FIELDS
    ]
    assert leaking == []


def test_a_layer_names_those_that_show_or_hide_its_rows():
    """What is cached of it must go when one of them changes."""
    for spec in registry:
        asked = set(re.findall(r"\bFROM ([a-z_]+)", spec.public_where)) - {spec.name}
        assert asked == set(spec.shown_by), spec.name


def test_an_export_name_fits_a_shapefile_once_shortened():
    """Two names that shorten to the same ten characters must still come back as two columns."""
    for spec in registry:
        names = [field.name for field in spec.all_fields]
        assert len({one.lower() for one in names}) == len(names), spec.name
