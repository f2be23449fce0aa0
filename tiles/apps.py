"""The tiles as a Django app."""

from django.apps import AppConfig


class TilesConfig(AppConfig):
    """Bản đồ dùng chung."""

    name = "tiles"
    verbose_name = "Bản đồ dùng chung"
