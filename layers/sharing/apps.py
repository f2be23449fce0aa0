"""Sổ chia sẻ dữ liệu. Agreements and counts of what was given, by receiver, service and day."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """Chia sẻ dữ liệu."""

    name = "layers.sharing"
    label = "sharing"
    verbose_name = "Chia sẻ dữ liệu"
