"""`manage.py ensure_demo_client`: chương trình mẫu permit-system; mật mã là mật khẩu của các tài khoản mẫu."""

from __future__ import annotations

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from web.accounts.machines import DEMO_CLIENT, ensure_demo_client

LOGIN_FILE = "demo-logins.txt"


class Command(BaseCommand):
    """For a demonstration only: the secret is NEN_DEMO_PASSWORD, else the password in var/demo-logins.txt."""

    help = "Chương trình mẫu (OAuth2) / Demo OAuth2 client"
    requires_system_checks: list[str] = []  # runs before the pages are there

    def handle(self, *args: Any, **options: Any) -> None:
        """Create or complete the client."""
        path = settings.VAR_DIR / LOGIN_FILE
        known = path.read_text(encoding="utf-8").split() if path.exists() else []
        password = os.environ.get("NEN_DEMO_PASSWORD", "") or (known[1] if len(known) > 1 else "")
        if not password:
            raise CommandError(
                f"{path}: chưa có mật khẩu mẫu, hãy chạy ensure_demo_users trước / no demo password yet"
            )
        created = ensure_demo_client(password)
        state = "mới / new" if created else "đã có / present"
        self.stdout.write(f"{DEMO_CLIENT}: {state}")
