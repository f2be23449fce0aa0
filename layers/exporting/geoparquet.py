"""GeoParquet. Shapes as WKB with the CRS in PROJJSON, as version 1.1.0 of the format asks; Vietnamese in UTF-8."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pyproj

from layers.exporting.rows import GEOMETRY, Selection, batches, schema

_VERSION = "1.1.0"


def write_parquet(selection: Selection, path: Path, facts: Mapping[str, str] | None = None) -> int:
    """Write a layer; returns the number of features.

    Args:
        facts: further metadata of the file, by key.
    """
    metadata = {key: value.encode() for key, value in (facts or {}).items()}
    if selection.has_shapes:
        metadata["geo"] = json.dumps(_geo(selection)).encode()
    wanted = schema(selection).with_metadata(metadata)
    count = 0
    with parquet.ParquetWriter(path, wanted, compression="zstd") as writer:
        for batch in batches(selection):
            writer.write_batch(batch.cast(wanted))
            count += batch.num_rows
    return count


def _geo(selection: Selection) -> dict[str, Any]:
    assert selection.spec.geometry is not None
    column = {
        "encoding": "WKB",
        "geometry_types": [selection.spec.geometry.kind],
        "crs": json.loads(pyproj.CRS.from_epsg(selection.srid).to_json()),
    }
    return {"version": _VERSION, "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
