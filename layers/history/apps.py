"""Lịch sử dữ liệu. Every version of every feature that once held: when in law, and when the system knew it."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Lịch sử dữ liệu."""

    name = "layers.history"
    label = "history"
    verbose_name = "Lịch sử dữ liệu"
