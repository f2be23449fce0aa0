"""Addresses of the tiles, below /ogc/."""

from __future__ import annotations

from django.urls import path

from ogc.tiles_api import views

VECTOR, MAP = {"kind": "vector"}, {"kind": "map"}
_TILE = "<str:name>/<int:matrix>/<int:row>/<int:column>"

urlpatterns = [
    path("tileMatrixSets", views.matrix_set_list, name="ogc-matrix-sets"),
    path("tileMatrixSets/<str:name>", views.matrix_set, name="ogc-matrix-set"),
    path("collections/<str:layer>/tiles", views.tileset_list, VECTOR, name="ogc-tilesets"),
    path("collections/<str:layer>/tiles/<str:name>", views.tileset, VECTOR, name="ogc-tileset"),
    path(f"collections/<str:layer>/tiles/{_TILE}", views.tile, VECTOR, name="ogc-tile"),
    path("collections/<str:layer>/map/tiles", views.tileset_list, MAP, name="ogc-map-tilesets"),
    path("collections/<str:layer>/map/tiles/<str:name>", views.tileset, MAP, name="ogc-map-tileset"),
    path(f"collections/<str:layer>/map/tiles/{_TILE}", views.tile, MAP, name="ogc-map-tile"),
]
