"""Addresses of the health checks."""

from django.urls import path

from geo.http import health

urlpatterns = [path("live", health.live), path("ready", health.ready)]
