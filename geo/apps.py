"""The kernel as a Django app."""

from django.apps import AppConfig


class GeoConfig(AppConfig):
    """Nền địa lý."""

    name = "geo"
    verbose_name = "Nền địa lý"

    def ready(self) -> None:
        """Pin the datum operation for GeoDjango and register the start-up checks."""
        from importlib import import_module

        import_module("geo.gdal_pin").pin()
        import_module("geo.checks")
