"""Collects every app's layers once all models are known."""

from django.apps import AppConfig


class LayersConfig(AppConfig):
    """Lớp dữ liệu."""

    name = "layers"
    verbose_name = "Lớp dữ liệu"

    def ready(self) -> None:
        """Discover the declarations; the quality of each is checked as it is made."""
        from django.apps import apps

        from layers.registry import autodiscover, registry

        if not len(registry):
            autodiscover(config.name for config in apps.get_app_configs())
