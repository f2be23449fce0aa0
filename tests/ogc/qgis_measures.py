"""Headless QGIS filters a collection and measures its areas in VN-2000; reports as JSON on standard output.

By hand: `/usr/bin/python3 tests/ogc/qgis_measures.py http://…/ogc parcels EPSG:9210 FILTER CQL2`. The first filter is
set in QGIS, which sends what it can; the second stands in the address of the page.
"""

from __future__ import annotations

import json
import os
import sys
from urllib.parse import urlencode

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProject,
    QgsVectorLayer,
)

URI = "http://www.opengis.net/def/crs/EPSG/0/"


def of_collection(service: str, name: str) -> QgsVectorLayer:
    """The collection as QGIS's own provider opens it."""
    return QgsVectorLayer(f" pagingEnabled='true' typename='{name}' url='{service}/'", name, "OAPIF")


def of_page(service: str, name: str, crs: QgsCoordinateReferenceSystem, cql: str) -> QgsVectorLayer:
    """The page of features in the storage CRS, which QGIS 3.22 does not ask for by itself."""
    asked = {"f": "json", "limit": 10000, "crs": URI + crs.authid().partition(":")[2], "filter": cql}
    layer = QgsVectorLayer(f"{service}/collections/{name}/items?{urlencode(asked)}", name, "ogr")
    layer.setCrs(crs)
    return layer


def areas(layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem) -> dict[str, float]:
    """Plane area of every feature in `crs`, square metres, by id."""
    way = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance().transformContext())
    found = {}
    for feature in layer.getFeatures():
        shape = feature.geometry()
        if layer.crs() != crs:
            shape.transform(way)
        found[feature["id"]] = shape.area()
    return found


def main(service: str, name: str, authority: str, subset: str, cql: str) -> int:
    """Read, filter, measure."""
    application = QgsApplication([], False)
    application.initQgis()
    crs = QgsCoordinateReferenceSystem(authority)
    page, collection, filtered = (
        of_page(service, name, crs, cql),
        of_collection(service, name),
        of_collection(service, name),
    )
    set_on = filtered.setSubsetString(subset)
    report = {
        "valid": all(layer.isValid() for layer in (page, collection, filtered)) and set_on,
        "found": sorted(feature["id"] for feature in filtered.getFeatures()),
        "page": areas(page, crs),
        "collection": areas(collection, crs),
    }
    print(json.dumps(report), flush=True)
    # its threads outlive the application and end the process the hard way, once the answer is out
    os._exit(0 if report["valid"] else 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/"), *sys.argv[2:6]))
