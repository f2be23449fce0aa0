"""Addresses of the OGC service alone, so that its tests need no other app's pages."""

from django.urls import include, path

urlpatterns = [path("ogc/", include("ogc.urls"))]
