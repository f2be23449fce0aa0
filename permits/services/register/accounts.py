"""Tài khoản của hệ thống. Two logins without a password: one approves what was decided in the permit procedure, one
writes what follows from the day alone (docs/adr/0028-permits-through-change-sets.md).
"""

from __future__ import annotations

from django.contrib.auth.models import User

from layers.models import RoleAssignment
from permits.queries.case_access import LAYER

#: login: (role, name shown)
_ACCOUNTS = {
    "permit-register": ("approver", "Sổ cấp phép xây dựng"),
    "permit-clock": ("editor", "Lịch của sổ cấp phép"),
}


def register_account() -> User:
    """Approves and publishes what an authority decided in the permit procedure."""
    return _account("permit-register")


def clock_account() -> User:
    """Author of what follows from the day: expiry, silence."""
    return _account("permit-clock")


def _account(name: str) -> User:
    """The login, made with its one role when it is missing. A role that the owner took away stays away."""
    role, shown = _ACCOUNTS[name]
    user, created = User.objects.get_or_create(username=name, defaults={"first_name": shown})
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
        RoleAssignment.objects.create(user=user, role=role, scope=f"layer:{LAYER}")
    return user
