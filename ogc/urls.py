"""Addresses under /ogc/. Of pygeoapi, only what serves features is mounted."""

from __future__ import annotations

from django.urls import path

from ogc import views
from ogc.formats import part5
from ogc.processes.urls import urlpatterns as processes
from ogc.records.urls import urlpatterns as records
from ogc.tiles_api.urls import urlpatterns as tiles
from ogc.transactions import views as transactions

urlpatterns = [
    path("", views.landing, name="ogc-landing"),
    path("conformance", views.conformance, name="ogc-conformance"),
    path("openapi", views.openapi, name="ogc-openapi"),
    path("collections", views.collections, name="ogc-collections"),
    *records,
    # asked most, so found first among the layers
    path("collections/<str:layer>/items", transactions.items, name="ogc-items"),
    path("collections/<str:layer>/items/<str:feature>", transactions.item, name="ogc-item"),
    *processes,
    *tiles,
    path("collections/<str:layer>", views.collection, name="ogc-collection"),
    path("collections/<str:layer>/schema", views.schema, name="ogc-schema"),
    path("collections/<str:layer>/queryables", views.queryables, name="ogc-queryables"),
    path("collections/<str:layer>/returnables", part5.returnables, name="ogc-returnables"),
    path("collections/<str:layer>/sortables", part5.sortables, name="ogc-sortables"),
]
