"""Quyền. The one module that decides who may do what; doors (API, OGC, tiles, pages, exports) only ask.

Rights are data: a layer names the group that may read, write or approve (`layers.spec.Rights`), a field its
sensitivity. Personal data are masked by default (Law 91/2025/QH15): only the layer's own editors and
approvers see them.
"""

from __future__ import annotations

from typing import Literal, Protocol

from layers.registry import registry
from layers.spec import INTERNAL, PUBLIC, Field, LayerSpec

Action = Literal["read", "write", "approve"]


class User(Protocol):
    """What a decision needs to know of a person or a machine (Django's user and anonymous user fit)."""

    is_authenticated: bool
    is_active: bool
    is_superuser: bool
    groups: object


def may(user: User | None, action: Action, layer: LayerSpec, field: Field | None = None) -> bool:
    """Whether `user` may do `action` on a layer, or on one field of it.

    Args:
        user: None stands for a citizen who is not signed in.
        field: also ask for this field's sensitivity.
    """
    if not _may_layer(user, action, layer):
        return False
    return field is None or _may_field(user, layer, field)


def readable_layers(user: User | None = None) -> list[LayerSpec]:
    """Layers that `user` may read, in drawing order."""
    return [spec for spec in registry if may(user, "read", spec)]


def readable_fields(user: User | None, layer: LayerSpec) -> tuple[Field, ...]:
    """Fields of `layer` that `user` may read, filter by and sort by: the same set, or a filter would be an oracle."""
    return tuple(field for field in layer.all_fields if may(user, "read", layer, field))


def _may_layer(user: User | None, action: Action, layer: LayerSpec) -> bool:
    granted = getattr(layer.rights, action)
    if granted == PUBLIC:
        return True
    return bool(granted) and _in_group(user, granted)


def _may_field(user: User | None, layer: LayerSpec, field: Field) -> bool:
    if field.sensitivity == PUBLIC:
        return True
    if field.sensitivity == INTERNAL:
        return user is not None and user.is_authenticated and user.is_active
    return any(_in_group(user, group) for group in (layer.rights.write, layer.rights.approve) if group)


def _in_group(user: User | None, group: str) -> bool:
    """Membership is asked once per user object; a superuser is in every group."""
    if user is None or not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    names = getattr(user, "_nen_group_names", None)
    if names is None:
        names = frozenset(user.groups.values_list("name", flat=True))  # type: ignore[attr-defined]
        user._nen_group_names = names  # type: ignore[attr-defined]
    return group in names
