"""Tài khoản. Sign-in of officers and of machines."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Tài khoản."""

    name = "web.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"
