"""Chỉ giới đường đỏ. Road reserves (ChiGioiDuongDo_L, MangLuoiGiaoThongDuongBo of TT 16/2025/TT-BXD Annex II)."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature, PolygonFeature
from planning.models.plan import Plan


class RedLine(PolygonFeature):
    """Chỉ giới đường đỏ. The road reserve (lộ giới) that the red lines bound, as an area that nets off parcels."""

    plan = models.ForeignKey(
        Plan, verbose_name="Đồ án", on_delete=models.PROTECT, related_name="red_lines", null=True, blank=True
    )
    plan_code = models.CharField("Mã hồ sơ quy hoạch", max_length=30, blank=True, default="", db_default="")
    street_name = models.CharField("Tên đường", max_length=200, blank=True, default="", db_default="")
    kind = models.CharField(
        "Loại chỉ giới", max_length=30, default="chi_gioi_duong_do", db_default="chi_gioi_duong_do"
    )
    row_width_raw = models.CharField("Lộ giới", max_length=60, blank=True, default="", db_default="")
    row_width_m = models.FloatField("Bề rộng lộ giới (m)", null=True, blank=True)
    cross_section = models.CharField("Ký hiệu mặt cắt", max_length=40, blank=True, default="", db_default="")
    chamfer = models.CharField("Vạt góc", max_length=40, blank=True, default="", db_default="")
    decision_number = models.CharField("Số quyết định", max_length=80, blank=True, default="", db_default="")
    decision_date = models.DateField("Ngày quyết định", null=True, blank=True)

    class Meta:
        db_table = "red_lines"
        verbose_name = "chỉ giới đường đỏ"
        verbose_name_plural = "chỉ giới đường đỏ"
        constraints = Feature.standard_constraints("red_lines")

    def __str__(self) -> str:
        return f"{self.street_name} ({self.row_width_raw})"
