"""Ô, lô quy hoạch. Zones of plans (ChucNangSuDungDat_A, PhanOQuyHoach_A of TT 16/2025/TT-BXD Annex II).

Indicators are text in practice ("40-60", "≤5", "theo QCVN"): the raw text is kept beside the parsed bounds.
"""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature, PolygonFeature
from planning.models.plan import Plan


class PlanningZone(PolygonFeature):
    """Ô, lô quy hoạch. Function of land and indicators (TT 16: ChucNangSuDungDat_A, PhanOQuyHoach_A)."""

    plan = models.ForeignKey(
        Plan, verbose_name="Đồ án", on_delete=models.PROTECT, related_name="zones", null=True, blank=True
    )
    plan_code = models.CharField("Mã hồ sơ quy hoạch", max_length=30)
    zone_code = models.CharField("Ký hiệu lô đất", max_length=40, blank=True, default="", db_default="")
    block_code = models.CharField("Ký hiệu ô quy hoạch", max_length=40, blank=True, default="", db_default="")
    function_code = models.CharField("Mã chức năng", max_length=40, blank=True, default="", db_default="")
    function_name = models.CharField(
        "Chức năng sử dụng đất", max_length=160, blank=True, default="", db_default=""
    )
    function_raw = models.CharField(
        "Chức năng ghi trong hồ sơ", max_length=255, blank=True, default="", db_default=""
    )
    area_stated_m2 = models.FloatField("Diện tích ghi trong hồ sơ (m²)", null=True, blank=True)
    population = models.PositiveIntegerField("Dân số", null=True, blank=True)
    site_coverage_raw = models.CharField(
        "Mật độ xây dựng", max_length=60, blank=True, default="", db_default=""
    )
    site_coverage_min_pct = models.FloatField("Mật độ xây dựng tối thiểu (%)", null=True, blank=True)
    site_coverage_max_pct = models.FloatField("Mật độ xây dựng tối đa (%)", null=True, blank=True)
    storeys_raw = models.CharField("Tầng cao", max_length=60, blank=True, default="", db_default="")
    storeys_min = models.FloatField("Tầng cao tối thiểu", null=True, blank=True)
    storeys_max = models.FloatField("Tầng cao tối đa", null=True, blank=True)
    far_raw = models.CharField("Hệ số sử dụng đất", max_length=60, blank=True, default="", db_default="")
    far_min = models.FloatField("Hệ số sử dụng đất tối thiểu", null=True, blank=True)
    far_max = models.FloatField("Hệ số sử dụng đất tối đa", null=True, blank=True)
    height_raw = models.CharField("Chiều cao", max_length=60, blank=True, default="", db_default="")
    height_max_m = models.FloatField("Chiều cao tối đa (m)", null=True, blank=True)
    setback_raw = models.CharField("Khoảng lùi", max_length=60, blank=True, default="", db_default="")
    note = models.CharField("Ghi chú", max_length=255, blank=True, default="", db_default="")

    class Meta:
        db_table = "planning_zones"
        verbose_name = "ô quy hoạch"
        verbose_name_plural = "ô quy hoạch"
        constraints = Feature.standard_constraints("planning_zones")
        indexes = [models.Index(fields=["plan_code"], name="planning_zones_plan_code")]

    def __str__(self) -> str:
        return f"{self.zone_code} {self.function_name}".strip()
