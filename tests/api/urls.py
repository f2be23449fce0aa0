"""Addresses of the API tests: what `geo.urls` mounts, without pages, OGC and tiles."""

from django.urls import include, path

urlpatterns = [path("api/", include("web.api_urls")), path("metrics", include("web.metrics_urls"))]
