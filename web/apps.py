"""The site as a Django app."""

from django.apps import AppConfig

from layers.sharing.services import services
from web.services.declared import DECLARED


class WebConfig(AppConfig):
    """Trang web: bản đồ công khai, danh mục, cổng API."""

    name = "web"
    verbose_name = "Trang web"

    def ready(self) -> None:
        """Tell the sharing record which addresses belong to which service."""
        services.declare(*DECLARED)
