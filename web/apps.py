"""The site as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Trang web: bản đồ công khai, danh mục, cổng API."""

    name = "web"
    verbose_name = "Trang web"
