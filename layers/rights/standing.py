"""Tư cách người dùng. The roles that a user holds today, and what a token leaves of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from django.db.models import Q
from django.utils import timezone

from layers.rights.assignments import RoleAssignment
from layers.rights.matrix import ROLES, Action, RoleRights
from layers.spec import LayerSpec

EVERYTHING = "*"
LAYER_SCOPE = "layer:"
_KEPT = "_nen_roles"


class User(Protocol):
    """What a decision needs to know of a person or a machine (Django's user and anonymous user fit).

    A user who comes with a token also has `token_scopes: frozenset[str] | None`. None or no such attribute: the token
    does not narrow. Otherwise each entry is an action (`read`, `write`, `approve`, …, or `personal` for personal
    fields), for all that the user may, or followed by a scope (`write:permits`, `read:layer:parcels`). What is
    public stays readable: the caller could as well leave the token out.
    """

    is_authenticated: bool
    is_active: bool
    is_superuser: bool
    pk: object


class Held(NamedTuple):
    """A role in force: its scope, and the unit it is limited to ("" = the whole city)."""

    role: str
    scope: str
    unit_code: str

    @property
    def rights(self) -> RoleRights:
        """What the role brings."""
        return ROLES[self.role]


def held_by(user: User | None) -> tuple[Held, ...]:
    """Roles of a user that are in force today, read once for each user object and so once a request."""
    if user is None or not user.is_authenticated or not user.is_active:
        return ()
    if user.is_superuser:
        return tuple(Held(role, EVERYTHING, "") for role in ROLES)
    kept: tuple[Held, ...] | None = getattr(user, _KEPT, None)
    if kept is None:
        today = timezone.localdate()
        rows = RoleAssignment.objects.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=today),
            Q(valid_to__isnull=True) | Q(valid_to__gt=today),
            user_id=user.pk,
        ).values_list("role", "scope", "unit_code")
        kept = tuple(Held(*row) for row in rows)
        setattr(user, _KEPT, kept)
    return kept


def forget(user: User) -> None:
    """Read the roles of this user object anew: they were changed in the same request."""
    if hasattr(user, _KEPT):
        delattr(user, _KEPT)


def held_on(user: User | None, layer: LayerSpec) -> Iterator[Held]:
    """Roles that count on a layer, whichever unit they are limited to."""
    scopes = scopes_of(layer)
    return (held for held in held_by(user) if held.scope in scopes)


def scopes_of(layer: LayerSpec) -> frozenset[str]:
    """Scopes a layer lies in: its dataset groups (`editor:land` → `land`), itself, everything."""
    named = (layer.rights.read, layer.rights.write, layer.rights.approve)
    groups = {one.partition(":")[2] for one in named if ":" in one}
    return frozenset({*groups, f"{LAYER_SCOPE}{layer.name}", EVERYTHING})


def token_allows(user: User | None, action: Action | str, layer: LayerSpec) -> bool:
    """Whether the user's token, if there is one, covers `action` on the layer."""
    scopes: frozenset[str] | None = getattr(user, "token_scopes", None)
    if scopes is None:
        return True
    return action in scopes or any(f"{action}:{scope}" in scopes for scope in scopes_of(layer))
