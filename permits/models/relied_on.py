"""Căn cứ của hồ sơ. Which parcels and which zones of plans a case relied on when it was filed, with their versions."""

from __future__ import annotations

from django.db import models

from permits.models.case import PermitCase


class PermitCaseParcel(models.Model):
    """Thửa đất của hồ sơ. An identity and a version, no foreign key: the case outlives the parcel."""

    case = models.ForeignKey(
        PermitCase, verbose_name="Hồ sơ", on_delete=models.PROTECT, related_name="parcels"
    )
    position = models.PositiveSmallIntegerField("Thứ tự")
    parcel = models.UUIDField("Thửa đất", db_index=True)
    version = models.PositiveIntegerField("Phiên bản")
    national_id = models.CharField("Mã định danh thửa đất", max_length=12, blank=True, default="")
    name = models.CharField("Tên thửa", max_length=200, blank=True, default="")
    area_m2 = models.FloatField("Diện tích (m²)", null=True, blank=True)

    class Meta:
        db_table = "permit_case_parcels"
        verbose_name = "thửa đất của hồ sơ"
        verbose_name_plural = "thửa đất của hồ sơ"
        ordering = ("case", "position")
        constraints = [models.UniqueConstraint(fields=["case", "parcel"], name="permit_case_parcels_once")]

    def __str__(self) -> str:
        return self.name or str(self.parcel)


class PermitCasePlan(models.Model):
    """Quy hoạch của hồ sơ. A zone of a plan that governed part of the site on the day of filing."""

    case = models.ForeignKey(PermitCase, verbose_name="Hồ sơ", on_delete=models.PROTECT, related_name="plans")
    position = models.PositiveSmallIntegerField("Thứ tự")
    parcel = models.UUIDField("Thửa đất", null=True, blank=True)
    plan = models.UUIDField("Đồ án", null=True, blank=True)
    plan_code = models.CharField("Mã hồ sơ quy hoạch", max_length=60, blank=True, default="")
    plan_version = models.PositiveIntegerField("Phiên bản đồ án", null=True, blank=True)
    level = models.CharField("Cấp đồ án", max_length=30, blank=True, default="")
    zone = models.UUIDField("Ô quy hoạch", null=True, blank=True)
    zone_version = models.PositiveIntegerField("Phiên bản ô", null=True, blank=True)
    zone_code = models.CharField("Ký hiệu ô quy hoạch", max_length=60, blank=True, default="")
    area_m2 = models.FloatField("Diện tích chi phối (m²)", null=True, blank=True)
    share_pct = models.FloatField("Tỷ lệ (%)", null=True, blank=True)

    class Meta:
        db_table = "permit_case_plans"
        verbose_name = "quy hoạch của hồ sơ"
        verbose_name_plural = "quy hoạch của hồ sơ"
        ordering = ("case", "position")

    def __str__(self) -> str:
        return f"{self.plan_code} {self.zone_code}".strip()
