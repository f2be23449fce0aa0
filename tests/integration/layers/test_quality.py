"""Features off the base map, and stored features against the declared rules."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from django.conf import settings

from layers.quality.base_map import disagreements
from layers.quality.stored_rules import violations
from layers.registry import registry
from tests.fixtures import files

pytestmark = pytest.mark.django_db
EAST, NORTH = files.EAST, files.NORTH


def line(offset: float) -> shapely.LineString:
    """A street of 100 m, moved north by `offset` metres at its end."""
    return shapely.LineString([(EAST, NORTH), (EAST + 100, NORTH + offset)])


def test_a_segment_off_its_base_road_is_listed_with_its_distance(tmp_path, import_file):
    base = {"osm_id": ["w1", "w2"], "road_class": ["primary", "primary"]}
    shapes = np.array([line(0), line(0)])
    import_file(
        files.write_vector(tmp_path / "b.gpkg", shapes, base, geometry_type="LineString"), "basemap_roads"
    )
    own = {"osm_id": ["w1", "w2"], "tenDuong": ["Lê Lợi", "Pasteur"], "loaiDuong": ["ĐĐT", "ĐĐT"]}
    shapes = np.array([line(0.5), line(6.0)])
    import_file(
        files.write_vector(tmp_path / "r.gpkg", shapes, own, geometry_type="LineString"), "road_segments"
    )
    (found,) = disagreements(registry.get("road_segments"))
    assert (
        found.title.startswith("Pasteur")
        and found.amount_m == pytest.approx(6.0)
        and found.tolerance_m == 1.0
    )
    assert (found.x, found.y) == pytest.approx((EAST + 100, NORTH + 6)) and 106 < found.lon < 107


def test_a_parcel_that_reaches_into_water_is_listed_and_not_moved(tmp_path, import_file):
    river = np.array([shapely.box(EAST + 8, NORTH - 50, EAST + 60, NORTH + 50)])
    import_file(
        files.write_vector(tmp_path / "w.gpkg", river, {"name": ["Sông"], "water_class": ["river"]}),
        "basemap_water",
    )
    import_file(files.good_parcels(tmp_path / "p.gpkg", 1))
    (found,) = disagreements(registry.get("parcels"))
    assert 1.0 < found.amount_m < 2.0 and found.measure == "boundary_in_water"
    import_file(files.write_vector(tmp_path / "p2.gpkg", files.squares(1), files.parcel_fields(1)))
    assert len(disagreements(registry.get("parcels"))) == 1


def test_stored_overlaps_and_shared_keys_are_found(tmp_path, import_file):
    fields = files.parcel_fields(2) | {"SHTHUA": [5, 5]}
    import_file(files.write_vector(tmp_path / "p.gpkg", files.squares(2, step=9), fields))
    found = violations(registry.get("parcels"), settings.CITY.extent, settings.STORAGE_SRID)
    assert {one.rule for one in found} == {"no-overlap", "unique-key"}
    overlap = next(one for one in found if one.rule == "no-overlap")
    assert overlap.detail == "10.0000 m²" and overlap.x == pytest.approx(EAST + 9.5, abs=0.5)
