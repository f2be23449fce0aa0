"""The planning domain as a Django app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Quy hoạch."""

    name = "planning"
    verbose_name = "Quy hoạch"

    def ready(self) -> None:
        """What is computed from plans and parcels follows their publications."""
        from layers.changesets.hooks import on_publication
        from planning.services.overlay import follow

        on_publication("planning.overlay", follow)
