"""Addresses of the catalogue, below /ogc/; they stand before those of layers."""

from __future__ import annotations

from django.urls import path

from ogc.records import COLLECTION, views

urlpatterns = [
    path("catalogue.jsonld", views.jsonld, name="ogc-dcat"),
    path(f"collections/{COLLECTION}", views.catalogue, name="ogc-catalogue"),
    path(f"collections/{COLLECTION}/queryables", views.queryables, name="ogc-record-queryables"),
    path(f"collections/{COLLECTION}/items", views.items, name="ogc-records"),
    path(f"collections/{COLLECTION}/items/<str:record>", views.item, name="ogc-record"),
]
