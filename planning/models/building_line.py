"""Chỉ giới xây dựng. Building lines (ChiGioiXayDung_L of TT 16/2025/TT-BXD Annex II)."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature, LineFeature
from planning.models.plan import Plan


class BuildingLine(LineFeature):
    """Chỉ giới xây dựng. The line that no building may pass towards the street; the setback is its distance from the
    red line."""

    plan = models.ForeignKey(
        Plan,
        verbose_name="Đồ án",
        on_delete=models.PROTECT,
        related_name="building_lines",
        null=True,
        blank=True,
    )
    plan_code = models.CharField("Mã hồ sơ quy hoạch", max_length=30, blank=True, default="", db_default="")
    street_name = models.CharField("Tên đường", max_length=200, blank=True, default="", db_default="")
    setback_raw = models.CharField("Khoảng lùi", max_length=60, blank=True, default="", db_default="")
    setback_m = models.FloatField("Khoảng lùi (m)", null=True, blank=True)
    decision_number = models.CharField("Số quyết định", max_length=80, blank=True, default="", db_default="")
    decision_date = models.DateField("Ngày quyết định", null=True, blank=True)
    note = models.CharField("Ghi chú", max_length=255, blank=True, default="", db_default="")

    class Meta:
        db_table = "building_lines"
        verbose_name = "chỉ giới xây dựng"
        verbose_name_plural = "chỉ giới xây dựng"
        constraints = Feature.standard_constraints("building_lines")

    def __str__(self) -> str:
        return f"{self.street_name} ({self.setback_raw})"
