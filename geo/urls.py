"""Every address of the one origin. Only this module and geo.settings name all apps, as strings."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("health/", include("geo.http.health_urls")),
    path("api/", include("web.api_urls")),
    path("metrics", include("web.metrics_urls")),
    path("ogc", RedirectView.as_view(url="/ogc/", query_string=True)),
    path("ogc/qgis/", include("tiles.qgis.urls")),
    path("ogc/", include("ogc.urls")),
    path("", include("tiles.urls")),
    path("", include("web.accounts.urls")),
    path("admin/", admin.site.urls),
    path("", include("web.urls")),
]

handler404 = "web.views.problems.not_found"
handler500 = "web.views.problems.server_error"
