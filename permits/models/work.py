"""Công trình của hồ sơ. The works of a case that is about several (NĐ 217/2026/NĐ-CP Art. 59)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.gis.db import models

from permits.models.case import PermitCase


class PermitCaseWork(models.Model):
    """Công trình. One work of a case; the case itself says what they make together.

    They change while the case is open only: a permit names the granted case whose works it is for (`works_case`).
    """

    case = models.ForeignKey(PermitCase, verbose_name="Hồ sơ", on_delete=models.PROTECT, related_name="works")
    position = models.PositiveSmallIntegerField("Thứ tự")
    work_name = models.CharField("Tên công trình", max_length=255)
    work_kind = models.CharField("Loại công trình", max_length=60, blank=True, default="")
    work_class = models.CharField("Cấp công trình", max_length=20, blank=True, default="")
    floor_area_m2 = models.FloatField("Tổng diện tích sàn (m²)", null=True, blank=True)
    ground_floor_area_m2 = models.FloatField("Diện tích tầng một (m²)", null=True, blank=True)
    storeys = models.PositiveSmallIntegerField("Số tầng", null=True, blank=True)
    basements = models.PositiveSmallIntegerField("Số tầng hầm", null=True, blank=True)
    height_m = models.FloatField("Chiều cao tối đa (m)", null=True, blank=True)
    national_work_id = models.CharField("Mã công trình quốc gia", max_length=40, blank=True, default="")
    footprint = models.MultiPolygonField(
        "Đường bao công trình", srid=settings.STORAGE_SRID, null=True, blank=True
    )

    class Meta:
        db_table = "permit_case_works"
        verbose_name = "công trình của hồ sơ"
        verbose_name_plural = "công trình của hồ sơ"
        ordering = ("case", "position")
        constraints = [models.UniqueConstraint(fields=["case", "position"], name="permit_case_works_once")]

    def __str__(self) -> str:
        return self.work_name
