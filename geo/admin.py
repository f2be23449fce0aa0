"""Trang quản trị lịch làm việc. Swap days, entered when they are decided."""

from __future__ import annotations

from django.contrib import admin

from geo.models import SwapDay


@admin.register(SwapDay)
class SwapDayAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Ngày làm việc hoán đổi."""

    list_display = ("day", "working", "basis")
    list_filter = ("working",)
    date_hierarchy = "day"
