"""Headless QGIS opens a project of the service and reports what it holds, as JSON on standard output.

Run by the Debian Python that owns PyQGIS:
`/usr/bin/python3 tests/ogc/qgis_opens_project.py nen.qgz picture.png west,south,east,north [user:password]`; the box is
in metres of the project's CRS. Also `… nen.qlr`, without picture. Exit code 1 when a layer is not valid.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QGIS_AUTH_DB_DIR_PATH", tempfile.mkdtemp())

from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsLayerDefinition,
    QgsLayerTreeGroup,
    QgsLayerTreeModel,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

LOGIN = "nenqgis"
MOST = 500
PICTURE = QSize(800, 600)


def sign_in(credentials: str) -> None:
    """Put name and password under the entry that the project asks for."""
    manager = QgsApplication.authManager()
    manager.setMasterPassword("only for this run", True)
    entry = QgsAuthMethodConfig("Basic")
    entry.setId(LOGIN)
    entry.setName("Nền")
    name, _, password = credentials.partition(":")
    entry.setConfigMap({"username": name, "password": password, "realm": ""})
    manager.storeAuthenticationConfig(entry)


def tree(node: QgsLayerTreeGroup) -> list[object]:
    """Names of groups and layers, top first, with what is switched on."""
    found: list[object] = []
    for child in node.children():
        if isinstance(child, QgsLayerTreeGroup):
            found.append({"group": child.name(), "shown": child.itemVisibilityChecked(), "has": tree(child)})
        else:
            found.append({"layer": child.name(), "shown": child.itemVisibilityChecked()})
    return found


def legend(project: QgsProject) -> dict[str, list[str]]:
    """Texts of the legend by layer id."""
    model = QgsLayerTreeModel(project.layerTreeRoot())
    return {
        node.layerId(): [one.data(0) for one in model.layerLegendNodes(node) if one.data(0)]
        for node in project.layerTreeRoot().findLayers()
    }


def told_of(layer: object) -> dict[str, object]:
    """What a vector layer became."""
    renderer, labels = layer.renderer(), layer.labeling()
    setups = {field.name(): layer.editorWidgetSetup(at) for at, field in enumerate(layer.fields())}
    form = layer.editFormConfig()
    return {
        "crs": layer.crs().authid(),
        "fields": [field.name() for field in layer.fields()],
        "aliases": {field.name(): field.alias() for field in layer.fields()},
        "controls": {name: one.type() for name, one in setups.items()},
        "choices": {
            name: [text for entry in one.config()["map"] for text in entry]
            for name, one in setups.items()
            if one.type() == "ValueMap"
        },
        "read_only": layer.readOnly(),
        "locked": [field.name() for at, field in enumerate(layer.fields()) if form.readOnly(at)],
        "scale": [layer.minimumScale(), layer.maximumScale()] if layer.hasScaleBasedVisibility() else None,
        "opacity": layer.opacity(),
        "renderer": renderer.type() if renderer else "",
        "rules": [
            [
                rule.label(),
                rule.filterExpression(),
                rule.minimumScale(),
                rule.maximumScale(),
                rule.symbol().color().name(),
            ]
            for rule in (
                renderer.rootRule().children() if renderer and renderer.type() == "RuleRenderer" else []
            )
        ],
        "labels": [rule.settings().fieldName for rule in labels.rootRule().children()] if labels else [],
        "attribution": layer.attribution(),
        "abstract": layer.abstract(),
        "features": sum(1 for _ in layer.getFeatures(QgsFeatureRequest().setLimit(MOST))),
    }


def across_the_seam(project: QgsProject) -> list[list[float]]:
    """Points on both sides of 11.04° N, in the CRS of the project, from EPSG:4326 and from CRS84."""
    found = []
    for source in ("EPSG:4326", "OGC:CRS84"):
        step = QgsCoordinateTransform(QgsCoordinateReferenceSystem(source), project.crs(), project)
        for latitude in (11.0399, 11.0401):
            point = step.transform(QgsPointXY(106.7, latitude))
            back = step.transform(point, QgsCoordinateTransform.ReverseTransform)
            found.append([latitude, point.x(), point.y(), back.x(), back.y()])
    return found


def draw(project: QgsProject, box: str, target: str) -> None:
    """The collections that are switched on, as the map window of QGIS draws them at 96 dots per inch."""
    west, south, east, north = (float(one) for one in box.split(","))
    settings = QgsMapSettings()
    shown = project.layerTreeRoot().checkedLayers()
    settings.setLayers([layer for layer in shown if layer.providerType() == "OAPIF"])
    settings.setDestinationCrs(project.crs())
    settings.setTransformContext(project.transformContext())
    settings.setExtent(QgsRectangle(west, south, east, north))
    settings.setOutputSize(PICTURE)
    settings.setOutputDpi(96)
    settings.setBackgroundColor(QColor("#ffffff"))
    settings.setFlag(QgsMapSettings.DrawLabeling, True)
    settings.setFlag(QgsMapSettings.Antialiasing, True)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(target)


def main(file: str, picture: str = "", box: str = "", credentials: str = "") -> int:
    """Open, report, draw."""
    application = QgsApplication([], False)
    application.initQgis()
    if credentials:
        sign_in(credentials)
    project = QgsProject.instance()
    if file.endswith(".qlr"):
        read, message = QgsLayerDefinition.loadLayerDefinition(file, project, project.layerTreeRoot())
        read = read and not message
    else:
        read = project.read(file)
    layers = project.mapLayers()
    report = {
        "read": bool(read),
        "crs": project.crs().authid(),
        "ellipsoid": project.ellipsoid(),
        "title": project.title(),
        "abstract": project.metadata().abstract(),
        "published": project.readListEntry("WFSLayers", "/")[0],
        "tree": tree(project.layerTreeRoot()),
        "valid": {name: layer.isValid() for name, layer in layers.items()},
        "sources": {name: layer.source() for name, layer in layers.items()},
        "legend": legend(project),
        "layers": {
            name: told_of(layer)
            for name, layer in layers.items()
            if layer.providerType() == "OAPIF" and layer.isValid()
        },
        "seam": across_the_seam(project),
        "operations": [
            project.transformContext().calculateCoordinateOperation(
                QgsCoordinateReferenceSystem(source), project.crs()
            )
            for source in ("EPSG:4326", "OGC:CRS84")
        ],
    }
    if picture:
        draw(project, box, picture)
    print(json.dumps(report, ensure_ascii=False))
    project.clear()
    application.exitQgis()
    return 0 if read and all(report["valid"].values()) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
