"""The planning domain as a Django app."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Quy hoạch."""

    name = "planning"
    verbose_name = "Quy hoạch"

    def ready(self) -> None:
        """What is computed from plans and parcels follows their publications; imports know the names decided."""
        from layers.catalogue.record import register_source
        from layers.changesets.hooks import before_publication, on_publication
        from layers.name_readers import offer_reader
        from planning.queries.records import plan_records
        from planning.services.changed_answers import look
        from planning.services.functions import function_codes, function_names
        from planning.services.overlay import follow
        from planning.services.processes.offered import offer_all

        register_source("plans", plan_records)
        before_publication("planning.changed_answers", look)
        on_publication("planning.overlay", follow)
        offer_reader(function_codes().name, lambda: function_names().lookup)
        offer_all()
