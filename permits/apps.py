"""The permits domain as a Django app."""

from django.apps import AppConfig


class PermitsConfig(AppConfig):
    """Giấy phép xây dựng."""

    name = "permits"
    verbose_name = "Giấy phép xây dựng"

    def ready(self) -> None:
        """Offer the permits of a parcel to the extract, once models and layers are there."""
        from layers.extract_themes import extract_themes
        from permits.extract_theme import PERMITS_THEME

        extract_themes.register(PERMITS_THEME)
