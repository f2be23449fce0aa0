"""The transport domain as a Django app."""

from django.apps import AppConfig


class TransportConfig(AppConfig):
    """Giao thông."""

    name = "transport"
    verbose_name = "Giao thông"
