"""Trang quản trị phân quyền. Who gives roles: an owner inside the scopes owned, the administrator everywhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from geo.models import AdminUnit
from layers.audit.recording import record
from layers.models import RoleAssignment
from layers.registry import registry
from layers.rights import grantable_scopes, may_grant
from layers.rights.standing import EVERYTHING, scopes_of


class RoleAssignmentForm(forms.ModelForm):  # type: ignore[type-arg]
    """Scopes to choose from are those that the giver may give."""

    giver: Any = None

    class Meta:
        model = RoleAssignment
        fields = ("user", "role", "scope", "unit_code", "valid_from", "valid_to")

    def clean_scope(self) -> str:
        """A known scope that the giver owns."""
        scope: str = self.cleaned_data["scope"].strip()
        if scope not in known_scopes():
            raise ValidationError("Không có phạm vi dữ liệu này.")
        if not may_grant(self.giver, scope):
            raise ValidationError("Bạn không phải chủ quản của phạm vi dữ liệu này.")
        return scope

    def clean_unit_code(self) -> str:
        """The code of a unit of today, or "" for the whole city."""
        code: str = self.cleaned_data["unit_code"].strip()
        if code and not AdminUnit.objects.filter(code=code, valid_to__isnull=True).exists():
            raise ValidationError("Không có xã, phường nào hiện mang mã này.")
        return code


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Phân quyền."""

    form = RoleAssignmentForm
    list_display = (
        "user",
        "role",
        "scope",
        "unit_code",
        "valid_from",
        "valid_to",
        "granted_by",
        "granted_at",
    )
    list_filter = ("role", "scope")
    search_fields = ("user__username", "scope", "unit_code")
    autocomplete_fields: tuple[str, ...] = ()
    list_select_related = ("user", "granted_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[RoleAssignment]:
        """Roles in the scopes that the reader may give."""
        rows: QuerySet[RoleAssignment] = super().get_queryset(request)
        scopes = grantable_scopes(request.user)
        return rows if EVERYTHING in scopes else rows.filter(scope__in=scopes)

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """The form, which knows who gives."""
        made = super().get_form(request, *args, **options)
        return type(made.__name__, (made,), {"giver": request.user})

    def save_model(self, request: HttpRequest, obj: RoleAssignment, form: Any, change: bool) -> None:
        """Remember who gave the role."""
        obj.granted_by = request.user
        super().save_model(request, obj, form, change)
        _told(request, "role.changed" if change else "role.granted", obj)

    def delete_model(self, request: HttpRequest, obj: RoleAssignment) -> None:
        """Take a role."""
        super().delete_model(request, obj)
        _told(request, "role.revoked", obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[RoleAssignment]) -> None:
        """Take several roles; each is an entry of its own."""
        taken = list(queryset)
        super().delete_queryset(request, queryset)
        for one in taken:
            _told(request, "role.revoked", one)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Shown to those who may give anything."""
        return bool(grantable_scopes(request.user))

    def has_view_permission(self, request: HttpRequest, obj: RoleAssignment | None = None) -> bool:
        """Seen by those who may give it."""
        return self._may(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Given by those who may give anything; the form refuses other scopes."""
        return self._may(request, None)

    def has_change_permission(self, request: HttpRequest, obj: RoleAssignment | None = None) -> bool:
        """Changed by those who may give it."""
        return self._may(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: RoleAssignment | None = None) -> bool:
        """Taken by those who may give it."""
        return self._may(request, obj)

    def _may(self, request: HttpRequest, obj: RoleAssignment | None) -> bool:
        if obj is None:
            return bool(grantable_scopes(request.user))
        return may_grant(request.user, obj.scope)


def _told(request: HttpRequest, action: str, given: RoleAssignment) -> None:
    """The audit record of a role given, changed or taken."""
    record(
        request.user,
        action,
        request=request,
        detail={
            "user": given.user.get_username(),
            "role": given.role,
            "scope": given.scope,
            "unit": given.unit_code,
            "from": given.valid_from,
            "to": given.valid_to,
        },
    )


def known_scopes() -> frozenset[str]:
    """Every scope that a layer of this installation lies in."""
    return frozenset({EVERYTHING}).union(*(scopes_of(spec) for spec in registry))
