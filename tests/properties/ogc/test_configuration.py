"""The pygeoapi configuration, schemas and pages are written from the registry; no database."""

from __future__ import annotations

import pytest

from layers.registry import registry
from ogc import configuration, openapi, schemas, sketch
from ogc.values_shown import shown


def test_every_layer_is_a_read_only_collection_in_its_storage_crs() -> None:
    config = configuration.build(list(registry), "https://example.test/ogc")
    assert set(config["resources"]) == {spec.name for spec in registry}
    for resource in config["resources"].values():
        (provider,) = resource["providers"]
        assert provider["editable"] is False
        assert provider["storage_crs"].endswith("/EPSG/0/9210")
        assert provider["name"] == "ogc.layer_provider.LayerProvider"
        assert set(resource["title"]) == {"vi", "en"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_layer_has_a_schema_without_hidden_fields(lang: str) -> None:
    for spec in registry:
        properties = schemas.layer_properties(spec, spec.public_fields, lang)
        assert ("geometry" in properties) is spec.is_spatial
        assert all(one["title"] for one in properties.values())
        hidden = {field.name for field in spec.all_fields} - {field.name for field in spec.public_fields}
        assert not hidden & set(properties)


def test_operations_have_names_of_their_own() -> None:
    document = openapi.build(
        [(spec, spec.public_fields) for spec in registry], "https://example.test/ogc", "en"
    )
    names = [one["operationId"] for methods in document["paths"].values() for one in methods.values()]
    assert len(names) == len(set(names)) > 3 + 5 * len(registry)


def test_values_are_shown_as_people_write_them() -> None:
    parcels = registry.get("parcels").by_name
    assert shown(parcels["official_area_m2"], 1234.56, "vi") == "1.234,6 m²"
    assert shown(parcels["official_area_m2"], 1234.56, "en") == "1,234.6 m²"
    assert shown(parcels["survey_date"], "2025-07-01", "vi") == "01/07/2025"
    assert shown(parcels["in_dispute"], False, "vi") == "Không"
    assert shown(parcels["address"], "", "vi") == "–"
    assert shown(parcels["holder_kind"], "CNV", "en") == "Individual (CNV)"


def test_a_small_shape_is_drawn_with_its_surroundings() -> None:
    drawn = sketch.of_features(
        [{"geometry": {"type": "Point", "coordinates": [106.7, 10.77]}}, {"geometry": None}]
    )
    assert drawn is not None and drawn.points == ((sketch.WIDTH / 2, sketch.HEIGHT / 2),)
    assert drawn.extent.width == pytest.approx(sketch.MIN_WIDTH_M)
    assert drawn.base_url.startswith("/map/service?") and "LAYERS=basemap" in drawn.base_url
    assert sketch.of_features([{"geometry": None}]) is None
