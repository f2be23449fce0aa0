"""Hồ sơ cấp phép. One case from filing to decision, with the work that it is about (NĐ 217/2026/NĐ-CP Art. 49, 54)."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.gis.db import models
from django.db.models.functions import Now

from permits.domain.kinds import KINDS, WORK_GROUPS
from permits.domain.statuses import STATUSES


class PermitCase(models.Model):
    """Hồ sơ cấp phép. The case that begins a permit bears its id (`permit` = `id`); one that changes a permit names it.

    `geom` is the site: the parcels, or the footprint where there are none; `footprint` what is built. `version` counts
    the events: who records one says which version he has seen. `due_on` is kept for sorting only: what counts is
    `permits.domain.deadlines`.
    """

    id = models.UUIDField("Mã hồ sơ", primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField("Số hồ sơ", max_length=40, unique=True)
    reference = models.CharField("Mã hồ sơ của hệ thống khác", max_length=80, blank=True, default="")
    version = models.PositiveIntegerField("Phiên bản", default=1)
    kind = models.CharField("Loại hồ sơ", max_length=30, choices=[(code, vi) for code, vi, _en in KINDS])
    work_group = models.CharField(
        "Nhóm công trình", max_length=10, choices=[(code, vi) for code, vi, _en in WORK_GROUPS]
    )
    status = models.CharField("Tình trạng", max_length=20, choices=[(code, vi) for code, vi, _en in STATUSES])
    permit = models.UUIDField("Giấy phép")
    permit_number = models.CharField("Số giấy phép", max_length=60, blank=True, default="")
    exempt = models.BooleanField("Công trình miễn phép", default=False)
    filed_on = models.DateField("Ngày nộp")
    decided_on = models.DateField("Ngày quyết định", null=True, blank=True)
    due_on = models.DateField("Hạn giải quyết", null=True, blank=True)
    authority = models.CharField("Cơ quan giải quyết", max_length=160, blank=True, default="")
    ward_code = models.CharField("Mã xã/phường", max_length=5, blank=True, default="")
    address = models.CharField("Địa điểm xây dựng", max_length=255, blank=True, default="")
    work_name = models.CharField("Tên công trình", max_length=255, blank=True, default="")
    work_kind = models.CharField("Loại công trình", max_length=60, blank=True, default="")
    work_class = models.CharField("Cấp công trình", max_length=20, blank=True, default="")
    floor_area_m2 = models.FloatField("Tổng diện tích sàn (m²)", null=True, blank=True)
    ground_floor_area_m2 = models.FloatField("Diện tích tầng một (m²)", null=True, blank=True)
    storeys = models.PositiveSmallIntegerField("Số tầng", null=True, blank=True)
    basements = models.PositiveSmallIntegerField("Số tầng hầm", null=True, blank=True)
    height_m = models.FloatField("Chiều cao tối đa (m)", null=True, blank=True)
    site_coverage_pct = models.FloatField("Mật độ xây dựng (%)", null=True, blank=True)
    far = models.FloatField("Hệ số sử dụng đất", null=True, blank=True)
    ground_level_m = models.FloatField("Cốt nền (m)", null=True, blank=True)
    setback_m = models.FloatField("Khoảng lùi (m)", null=True, blank=True)
    red_line = models.CharField("Chỉ giới đường đỏ", max_length=255, blank=True, default="", db_default="")
    building_line = models.CharField(
        "Chỉ giới xây dựng", max_length=255, blank=True, default="", db_default=""
    )
    lifetime_until = models.DateField("Công trình tồn tại đến", null=True, blank=True)
    national_project_id = models.CharField("Mã dự án quốc gia", max_length=40, blank=True, default="")
    national_work_id = models.CharField("Mã công trình quốc gia", max_length=40, blank=True, default="")
    footprint = models.MultiPolygonField(
        "Đường bao công trình", srid=settings.STORAGE_SRID, null=True, blank=True
    )
    geom = models.MultiPolygonField("Khu đất", srid=settings.STORAGE_SRID)
    source_srid = models.PositiveIntegerField("Hệ tọa độ nguồn (EPSG)", null=True, blank=True)
    synthetic = models.BooleanField("Dữ liệu mô phỏng", default=False, db_default=False)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người ghi", on_delete=models.PROTECT, related_name="+", null=True
    )  # fmt: skip
    recorded_at = models.DateTimeField("Ghi nhận lúc", db_default=Now(), editable=False)

    class Meta:
        db_table = "permit_cases"
        verbose_name = "hồ sơ cấp phép"
        verbose_name_plural = "hồ sơ cấp phép"
        ordering = ("-filed_on", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["filed_by", "reference"], condition=~models.Q(reference=""), name="permit_cases_reference_once"
            ),
            models.CheckConstraint(
                condition=models.Q(decided_on__isnull=True) | models.Q(decided_on__gte=models.F("filed_on")),
                name="permit_cases_forward",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-filed_on", "-id"], name="permit_cases_by_day"),
            models.Index(fields=["status", "due_on"], name="permit_cases_by_due"),
            models.Index(fields=["permit"], name="permit_cases_of_permit"),
            models.Index(fields=["ward_code", "-filed_on"], name="permit_cases_of_ward"),
        ]

    def __str__(self) -> str:
        return self.number
