"""Addresses of maps and tiles on the public origin (docs/tiles.md)."""

from django.urls import path, re_path

from tiles import views
from tiles.pmtiles.serving import pmtiles_file

urlpatterns = [
    path("tiles/style.json", views.style),
    path("tiles/versions.json", views.layer_versions),
    path("tiles/legend/<slug:name>.json", views.legend),
    path("tiles/legend/<slug:layer>/<int:index>.svg", views.swatch),
    path("tiles/<slug:layer>.json", views.layer_tilejson),
    path("tiles/<slug:layer>.pmtiles", pmtiles_file),
    path("tiles/<slug:layer>/<int:z>/<int:x>/<int:y>.mvt", views.vector_tile),
    re_path(r"^map/(?P<path>.+)$", views.map_service),
]
