"""Addresses of the tiles, below /ogc/."""

from __future__ import annotations

from django.urls import path

from ogc.tiles_api import views

VECTOR, MAP = {"kind": "vector"}, {"kind": "map"}
_TILE = "<str:name>/<int:matrix>/<int:row>/<int:column>"

_SHARED = {"style": ""}

urlpatterns = [
    path("tileMatrixSets", views.matrix_set_list, name="ogc-matrix-sets"),
    path("tileMatrixSets/<str:name>", views.matrix_set, name="ogc-matrix-set"),
    path("collections/<str:layer>/tiles", views.tileset_list, VECTOR, name="ogc-tilesets"),
    path("collections/<str:layer>/tiles/<str:name>", views.tileset, VECTOR, name="ogc-tileset"),
    path(f"collections/<str:layer>/tiles/{_TILE}", views.tile, VECTOR, name="ogc-tile"),
    path("collections/<str:layer>/map/tiles", views.tileset_list, MAP, name="ogc-map-tilesets"),
    path("collections/<str:layer>/map/tiles/<str:name>", views.tileset, MAP, name="ogc-map-tileset"),
    path(f"collections/<str:layer>/map/tiles/{_TILE}", views.tile, MAP, name="ogc-map-tile"),
    path("map/tiles", views.style_list, name="ogc-shared-tilesets"),
    path("map/tiles/<str:name>", views.style_tileset, _SHARED, name="ogc-shared-tileset"),
    path(f"map/tiles/{_TILE}", views.style_tile, _SHARED, name="ogc-shared-tile"),
    path("styles/<str:style>/map/tiles", views.style_list, name="ogc-style-tilesets"),
    path("styles/<str:style>/map/tiles/<str:name>", views.style_tileset, name="ogc-style-tileset"),
    path(f"styles/<str:style>/map/tiles/{_TILE}", views.style_tile, name="ogc-style-tile"),
]
