"""The cadastre domain as a Django app."""

from django.apps import AppConfig


class CadastreConfig(AppConfig):
    """Địa chính."""

    name = "cadastre"
    verbose_name = "Địa chính"

    def ready(self) -> None:
        """Offer the operations on parcels; the services need the models, which are there only now."""
        from cadastre.services.operations.registration import register_all

        register_all()
