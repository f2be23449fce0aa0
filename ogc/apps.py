"""Django application of the OGC API."""

from django.apps import AppConfig


class OgcConfig(AppConfig):
    """Dịch vụ OGC API."""

    name = "ogc"
    verbose_name = "Dịch vụ OGC API"
