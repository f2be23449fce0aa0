"""`manage.py ensure_demo_users`: tài khoản trình diễn và vai trò; chạy lại không đổi mật khẩu."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand
from django.db import transaction

from layers.models import RoleAssignment

#: Login -> roles that it holds: (role, scope, unit; "" = the whole city).
LOGINS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "land_editor": (("editor", "land", ""),),
    "land_approver": (("approver", "land", ""),),
    "plan_editor": (("editor", "planning", ""),),
    "plan_approver": (("approver", "planning", ""),),
    "ward_editor": (("editor", "land", "26740"),),
    "agency_reader": (("reader", "*", ""),),
    "steward": (("owner", "*", ""), ("editor", "*", "")),
    "admin": (),
}
#: Logins that may enter the administration pages; the steward finds only roles there.
STAFF = ("admin", "steward")
LOGIN_FILE = "demo-logins.txt"


class Command(BaseCommand):
    """For a demonstration only: one password for all logins, from NEN_DEMO_PASSWORD or made once."""

    help = "Tài khoản trình diễn / Demo logins and their roles"
    requires_system_checks: list[str] = []  # runs before the pages are there

    def handle(self, *args: Any, **options: Any) -> None:
        """Create what is missing; existing passwords stay unless NEN_DEMO_PASSWORD names another."""
        path = settings.VAR_DIR / LOGIN_FILE
        with transaction.atomic():
            password, made = self._password(path)
            created = [name for name in LOGINS if self._login(name, password)]
        if made or not path.exists():
            _write_private(path, "".join(f"{name} {password}\n" for name in LOGINS))
        if created:
            self.stdout.write(f"tài khoản mới / new logins: {', '.join(created)}")
        self.stdout.write(f"mật khẩu / password: {path}")

    def _password(self, path: Path) -> tuple[str, bool]:
        """The password and whether it is new: from the environment, else from the file, else random."""
        wanted = os.environ.get("NEN_DEMO_PASSWORD", "")
        known = path.read_text(encoding="utf-8").split() if path.exists() else []
        held = known[1] if len(known) > 1 else ""
        if wanted:
            return wanted, wanted != held
        return (held, False) if held else (secrets.token_urlsafe(12), True)

    def _login(self, name: str, password: str) -> bool:
        """Make or complete one login; True when it is new."""
        user, created = User.objects.get_or_create(username=name)
        if not user.check_password(password):
            user.set_password(password)
        user.is_staff, user.is_superuser = name in STAFF, name == "admin"
        user.save()
        for role, scope, unit_code in LOGINS[name]:
            RoleAssignment.objects.get_or_create(
                user=user, role=role, scope=scope, unit_code=unit_code, valid_to=None
            )
        return created


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, never for a moment otherwise."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
