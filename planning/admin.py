"""Trang quản trị thời hạn. Deadlines of planning steps: a change of law is a new row."""

from __future__ import annotations

from django.contrib import admin

from planning.models import PlanDeadline


@admin.register(PlanDeadline)
class PlanDeadlineAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Thời hạn của các bước quy hoạch."""

    list_display = ("phase", "step", "days_least", "days", "counting", "basis", "valid_from", "valid_to")
    list_filter = ("phase", "step")
