"""Addresses under /ogc/qgis/ (docs/qgis.md)."""

from django.urls import path

from tiles.qgis import views

urlpatterns = [
    path("nen.qgz", views.project, name="qgis-project"),
    path("nen.qlr", views.layer_definition, name="qgis-layers"),
    path("styles/<slug:layer>.qml", views.style, name="qgis-style"),
    path("legend/<slug:name>.png", views.legend_png, name="qgis-legend"),
    path("legend/<slug:name>.svg", views.legend_svg, name="qgis-legend-drawing"),
]
