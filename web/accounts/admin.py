"""Administration pages of tokens, of quotas and of the group table of single sign-on; for system administrators."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from web.accounts import events
from web.accounts.models import AccessToken, ApiQuota, ApiUse, ClaimRole


@admin.register(AccessToken)
class AccessTokenAdmin(admin.ModelAdmin):
    """Mã truy cập: seen and revoked here, made only by their owners."""

    list_display = (
        "name",
        "user",
        "beginning",
        "scopes",
        "created_at",
        "expires_at",
        "last_used_at",
        "revoked_at",
    )
    list_select_related = ("user",)
    search_fields = ("user__username", "name")
    actions = ("revoke",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AccessToken | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AccessToken | None = None) -> bool:
        return False

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Whoever might change tokens may end them."""
        return bool(super().has_change_permission(request))

    @admin.action(description="Thu hồi các mã đã chọn", permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: Any) -> None:
        """End tokens of somebody else."""
        for token in queryset.filter(revoked_at__isnull=True).select_related("user"):
            token.revoked_at = timezone.now()
            token.save(update_fields=["revoked_at"])
            events.account(request, "token.revoked", name=token.name, owner=token.user.get_username())


@admin.register(ApiQuota)
class ApiQuotaAdmin(admin.ModelAdmin):
    """Hạn mức API: which login may call more or less often than usual; every change is in the audit record."""

    list_display = ("user", "requests_per_day")
    list_select_related = ("user",)
    search_fields = ("user__username",)
    autocomplete_fields = ("user",)

    def save_model(self, request: HttpRequest, obj: ApiQuota, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        events.account(request, "quota.changed", login=obj.user.get_username(), requests=obj.requests_per_day)

    def delete_model(self, request: HttpRequest, obj: ApiQuota) -> None:
        super().delete_model(request, obj)
        events.account(request, "quota.removed", login=obj.user.get_username())

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for one in queryset:
            self.delete_model(request, one)


@admin.register(ApiUse)
class ApiUseAdmin(admin.ModelAdmin):
    """Lượt gọi API: how many requests the programs of each login made, day by day; only to be read."""

    list_display = ("day", "user", "requests")
    list_select_related = ("user",)
    list_filter = ("day",)
    search_fields = ("user__username",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ApiUse | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ApiUse | None = None) -> bool:
        return False


@admin.register(ClaimRole)
class ClaimRoleAdmin(admin.ModelAdmin):
    """Ánh xạ nhóm SSO: who edits this table gives roles, so every change is in the audit record."""

    list_display = ("value", "role", "scope", "unit_code")
    list_filter = ("role",)
    search_fields = ("value",)

    def save_model(self, request: HttpRequest, obj: ClaimRole, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        events.account(request, "sso.mapping-changed", mapping=str(obj))

    def delete_model(self, request: HttpRequest, obj: ClaimRole) -> None:
        told = str(obj)
        super().delete_model(request, obj)
        events.account(request, "sso.mapping-removed", mapping=told)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for one in queryset:
            self.delete_model(request, one)
