"""The permits domain as a Django app."""

from django.apps import AppConfig


class PermitsConfig(AppConfig):
    """Giấy phép xây dựng."""

    name = "permits"
    verbose_name = "Giấy phép xây dựng"
