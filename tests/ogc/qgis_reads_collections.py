"""Headless QGIS opens every collection of a service and reports what it read, as JSON on standard output.

Run by the Debian Python that owns PyQGIS: `/usr/bin/python3 tests/ogc/qgis_reads_collections.py http://…/ogc [name…]`.
Exit code 1 when a layer is not valid.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.request

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsFeatureRequest, QgsVectorLayer


def collections(service: str) -> list[str]:
    """Names of the collections."""
    with urllib.request.urlopen(f"{service}/collections?f=json") as answer:  # noqa: S310
        return [one["id"] for one in json.load(answer)["collections"]]


def read(service: str, name: str, most: int) -> dict[str, object]:
    """Open one collection as QGIS does and read at most `most` features."""
    uri = f" pagingEnabled='true' restrictToRequestBBOX='1' typename='{name}' url='{service}/'"
    layer = QgsVectorLayer(uri, name, "OAPIF")
    if not layer.isValid():
        return {"valid": False, "error": layer.error().message()}
    features = list(layer.getFeatures(QgsFeatureRequest().setLimit(most)))
    extent = layer.extent()
    return {
        "valid": True,
        "count": len(features),
        "crs": layer.crs().authid(),
        "fields": [field.name() for field in layer.fields()],
        "shapes": sum(1 for feature in features if feature.hasGeometry()),
        "extent": [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()],
    }


def main(service: str, names: list[str]) -> int:
    """Read the named collections, or all."""
    application = QgsApplication([], False)
    application.initQgis()
    report = {name: read(service, name, 500) for name in names or collections(service)}
    print(json.dumps(report, ensure_ascii=False))
    application.exitQgis()
    return 0 if all(one["valid"] for one in report.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/"), sys.argv[2:]))
