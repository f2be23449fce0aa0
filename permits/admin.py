"""Trang quản trị thời hạn. Deadlines of permit cases: a change of law is a new row."""

from __future__ import annotations

from django.contrib import admin

from permits.models import PermitDeadline


@admin.register(PermitDeadline)
class PermitDeadlineAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Thời hạn giải quyết hồ sơ cấp phép."""

    list_display = ("kind", "work_group", "step", "days", "counting", "basis", "valid_from", "valid_to")
    list_filter = ("kind", "work_group", "step")
