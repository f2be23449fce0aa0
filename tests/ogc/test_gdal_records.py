"""A client that speaks OGC API Features and knows nothing of records reads the catalogue as any collection."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from layers.catalogue import of_layers
from layers.registry import registry
from tests.ogc.test_gdal_client import run

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        shutil.which("ogr2ogr") is None, reason="GDAL's programs are not installed (gdal-bin)"
    ),
]


def test_ogr2ogr_copies_every_record_page_by_page(service: str, tmp_path: Path) -> None:
    of_layers.forget()
    target = tmp_path / "catalogue.geojson"
    run("ogr2ogr", "-f", "GeoJSON", str(target), f"OAPIF:{service}", "catalogue", "-oo", "PAGE_SIZE=7")
    records = json.loads(target.read_text())["features"]
    layers = {one["properties"]["layer"] for one in records if one["properties"]["type"] == "dataset"}
    assert layers == {spec.name for spec in registry if spec.is_public}
    assert len([one for one in records if one["properties"]["type"] == "plan"]) == 3
    spatial = {one["properties"]["layer"]: one["geometry"] is not None for one in records}
    assert spatial["parcels"] and not spatial["parcel_land_uses"]
