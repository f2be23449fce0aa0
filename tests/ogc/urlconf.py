"""Addresses of the OGC service alone, as in geo.urls, so that its tests need no other app's pages."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("ogc", RedirectView.as_view(url="/ogc/", query_string=True)),
    path("ogc/qgis/", include("tiles.qgis.urls")),
    path("ogc/", include("ogc.urls")),
    path("", include("tiles.urls")),
]
