"""Collects every app's layers once all models are known."""

from django.apps import AppConfig


class LayersConfig(AppConfig):
    """Lớp dữ liệu."""

    name = "layers"
    verbose_name = "Lớp dữ liệu"

    def ready(self) -> None:
        """Discover the declarations; the quality of each is checked as it is made. Each has a record."""
        from django.apps import apps

        from layers.catalogue.of_layers import layer_records, snapshot_records
        from layers.catalogue.record import register_source
        from layers.registry import autodiscover, registry

        if not len(registry):
            autodiscover(config.name for config in apps.get_app_configs())
        register_source("layers", layer_records)
        register_source("snapshots", snapshot_records)
