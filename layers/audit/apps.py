"""Nhật ký truy cập. Who did and who saw what, append-only, each entry chained to the one before by its hash."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Nhật ký truy cập."""

    name = "layers.audit"
    label = "audit"
    verbose_name = "Nhật ký truy cập"
