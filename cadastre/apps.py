"""The cadastre domain as a Django app."""

from django.apps import AppConfig


class CadastreConfig(AppConfig):
    """Địa chính."""

    name = "cadastre"
    verbose_name = "Địa chính"
