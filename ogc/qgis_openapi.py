"""What the OpenAPI definition says of the files for QGIS, which another app mounts below the landing page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from layers.labels import Label
from ogc.neighbours import QGIS
from ogc.records.links import is_served

TAG = "qgis"
#: Path, operation, media type, summary.
_FILES = (
    ("/qgis/nen.qgz", "getQgisProject", f"{QGIS}project-container",
     Label("Dự án QGIS với các lớp người gọi được xem", "QGIS project with the layers that the caller may see")),
    ("/qgis/nen.qlr", "getQgisLayers", f"{QGIS}layer-definition",
     Label("Các lớp đó cho một dự án có sẵn", "The same layers for a project that exists already")),
    ("/qgis/styles/{layer}.qml", "getQgisStyle", f"{QGIS}layer-settings",
     Label("Kiểu vẽ và biểu mẫu của một lớp", "Look and form of one layer")),
    ("/qgis/legend/{layer}.png", "getLegend", "image/png",
     Label("Chú giải của một lớp hoặc một bản đồ nhiều lớp", "Legend of one layer or of a map of several")),
    ("/qgis/legend/{layer}.svg", "getLegendDrawing", "image/svg+xml",
     Label("Chú giải của một lớp hoặc một bản đồ nhiều lớp, dạng véc-tơ",
           "Legend of one layer or of a map of several, as a drawing")),
)  # fmt: skip
_LAYER = Label(
    "Tên lớp; của chú giải còn có tên bản đồ nhiều lớp, như shared",
    "Name of the layer; of a legend also of a map of several, as shared",
)
#: Looks of the maps, the default first.
LOOKS = ("light", "dark", "print", "hybrid", "safe")
_LOOK = Label("Kiểu hiển thị của nét vẽ, nhãn và chú giải", "Look of symbols, labels and legends")


def paths(lang: str) -> dict[str, Any]:
    """Paths below the root address; none where the files are not mounted."""
    if not is_served(f"{reverse('ogc-landing')}qgis/nen.qgz"):
        return {}
    return {path: {"get": _get(path, name, kind, summary, lang)} for path, name, kind, summary in _FILES}


def _get(path: str, name: str, media_type: str, summary: Label, lang: str) -> dict[str, Any]:
    layer = {"name": "layer", "in": "path", "required": True, "schema": {"type": "string"},
             "description": _LAYER.text(lang)}  # fmt: skip
    look = {"name": "look", "in": "query", "description": _LOOK.text(lang),
            "schema": {"type": "string", "enum": list(LOOKS), "default": LOOKS[0]}}  # fmt: skip
    content = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    found: dict[str, Any] = {
        "operationId": name,
        "summary": summary.text(lang),
        "tags": [TAG],
        "parameters": [{"$ref": "#/components/parameters/lang"}, look],
        "responses": {
            "200": {"description": summary.text(lang), "content": content},
            "400": {"$ref": "#/components/responses/InvalidRequest"},
        },
    }
    if "{layer}" in path:
        found["parameters"].append(layer)
        found["responses"]["404"] = {"$ref": "#/components/responses/NotFound"}
    return found
