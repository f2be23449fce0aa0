"""Hành lang an toàn. Safety corridors (HanhLangAnToan_L of TT 16/2025/TT-BXD Annex II), as the areas they cover."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature, PolygonFeature
from planning.models.plan import Plan


class SafetyCorridor(PolygonFeature):
    """Hành lang an toàn, bảo vệ công trình. Land beside a work where building is restricted by another law than that of
    planning (roads, power lines, canals, railways, heritage)."""

    plan = models.ForeignKey(
        Plan,
        verbose_name="Đồ án",
        on_delete=models.PROTECT,
        related_name="safety_corridors",
        null=True,
        blank=True,
    )
    plan_code = models.CharField("Mã hồ sơ quy hoạch", max_length=30, blank=True, default="", db_default="")
    kind = models.CharField("Loại hành lang", max_length=20)
    name = models.CharField("Công trình được bảo vệ", max_length=200, blank=True, default="", db_default="")
    width_raw = models.CharField("Chiều rộng hành lang", max_length=60, blank=True, default="", db_default="")
    width_m = models.FloatField("Chiều rộng hành lang (m)", null=True, blank=True)
    legal_basis = models.CharField("Căn cứ pháp lý", max_length=255, blank=True, default="", db_default="")
    authority = models.CharField("Cơ quan quản lý", max_length=160, blank=True, default="", db_default="")
    decision_number = models.CharField("Số quyết định", max_length=80, blank=True, default="", db_default="")
    decision_date = models.DateField("Ngày quyết định", null=True, blank=True)
    note = models.CharField("Ghi chú", max_length=255, blank=True, default="", db_default="")

    class Meta:
        db_table = "safety_corridors"
        verbose_name = "hành lang an toàn"
        verbose_name_plural = "hành lang an toàn"
        constraints = Feature.standard_constraints("safety_corridors")

    def __str__(self) -> str:
        return self.name or self.kind
