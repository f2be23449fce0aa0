"""The planning domain as a Django app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Quy hoạch."""

    name = "planning"
    verbose_name = "Quy hoạch"
