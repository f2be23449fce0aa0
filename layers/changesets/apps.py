"""Bộ thay đổi. The only door for writes: draft, submitted, returned or approved, published."""

from django.apps import AppConfig


class ChangesetsConfig(AppConfig):
    """Bộ thay đổi."""

    name = "layers.changesets"
    label = "changesets"
    verbose_name = "Bộ thay đổi"
