"""Headless QGIS reads features; their count and the seconds as JSON on standard output.

`/usr/bin/python3 bench/qgis_reads.py OAPIF "pagingEnabled='true' typename='parcels' url='http://…/ogc/'" 200000`
"""

from __future__ import annotations

import json
import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qgis.core import QgsApplication, QgsFeatureRequest, QgsVectorLayer


def main(provider: str, uri: str, count: int) -> None:
    """Open, then read `count` features with every attribute."""
    application = QgsApplication([], False)
    application.initQgis()
    layer = QgsVectorLayer(uri, "parcels", provider)
    started = time.perf_counter()
    read = sum(
        1 for feature in layer.getFeatures(QgsFeatureRequest().setLimit(count)) if feature.hasGeometry()
    )
    print(json.dumps({"read": read, "seconds": time.perf_counter() - started}), flush=True)
    # its threads outlive the application and end the process the hard way, once the answer is out
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
