"""Đồ án quy hoạch. Plans (Law 47/2024/QH15; RanhGioiQuyHoach_A of TT 16/2025/TT-BXD Annex II)."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature, PolygonFeature
from planning.domain.statuses import PUBLIC_STATUSES

#: Plans that leave the house: approved and announced, whether in force or of the past.
PUBLIC = models.Q(status__in=sorted(PUBLIC_STATUSES), announced_on__isnull=False)


class Plan(PolygonFeature):
    """Đồ án quy hoạch. One plan, or one local adjustment of it, in any state (TT 16: RanhGioiQuyHoach_A).

    Only what is announced may be seen outside the office (`planning.layers.visibility`).
    """

    plan_code = models.CharField("Mã hồ sơ quy hoạch", max_length=30)
    national_id = models.CharField(
        "Mã thông tin quy hoạch", max_length=60, blank=True, default="", db_default=""
    )
    name = models.CharField("Tên đồ án", max_length=400)
    level = models.CharField("Cấp độ quy hoạch", max_length=20)
    plan_kind = models.CharField("Loại quy hoạch", max_length=40, blank=True, default="", db_default="")
    infrastructure_theme = models.CharField(
        "Chuyên ngành hạ tầng kỹ thuật", max_length=40, blank=True, default="", db_default=""
    )
    scale = models.PositiveIntegerField("Mẫu số tỷ lệ", null=True, blank=True)
    adjustment = models.CharField("Loại điều chỉnh", max_length=20, blank=True, default="", db_default="")
    status = models.CharField("Trạng thái", max_length=20, default="preparing", db_default="preparing")
    brief_decision_number = models.CharField(
        "Số QĐ nhiệm vụ", max_length=80, blank=True, default="", db_default=""
    )
    brief_decision_date = models.DateField("Ngày QĐ nhiệm vụ", null=True, blank=True)
    decision_number = models.CharField(
        "Số quyết định phê duyệt", max_length=80, blank=True, default="", db_default=""
    )
    decision_date = models.DateField("Ngày phê duyệt", null=True, blank=True)
    authority = models.CharField("Cơ quan phê duyệt", max_length=160, blank=True, default="", db_default="")
    announced_on = models.DateField("Ngày công bố", null=True, blank=True)
    consultation_from = models.DateField("Lấy ý kiến từ ngày", null=True, blank=True)
    consultation_to = models.DateField("Lấy ý kiến đến hết ngày", null=True, blank=True)
    responsible_body = models.CharField(
        "Cơ quan tổ chức lập", max_length=200, blank=True, default="", db_default=""
    )
    chief_planner = models.CharField("Chủ nhiệm đồ án", max_length=120, blank=True, default="", db_default="")
    investor = models.CharField("Chủ đầu tư", max_length=200, blank=True, default="", db_default="")
    consultant = models.CharField("Đơn vị tư vấn", max_length=200, blank=True, default="", db_default="")
    location = models.CharField("Địa điểm", max_length=255, blank=True, default="", db_default="")
    area_ha = models.FloatField("Diện tích quy hoạch (ha)", null=True, blank=True)
    stated_zone_count = models.PositiveIntegerField("Số ô, lô ghi trong hồ sơ", null=True, blank=True)
    population_current = models.PositiveIntegerField("Dân số hiện trạng", null=True, blank=True)
    population_planned = models.PositiveIntegerField("Dân số quy hoạch", null=True, blank=True)
    document_name = models.CharField("Tệp quyết định", max_length=255, blank=True, default="", db_default="")
    document_sha256 = models.CharField(
        "SHA-256 của tệp", max_length=64, blank=True, default="", db_default=""
    )
    replaces = models.CharField("Thay thế đồ án", max_length=120, blank=True, default="", db_default="")

    base_plan_code = models.CharField(
        "Điều chỉnh đồ án", max_length=30, blank=True, default="", db_default=""
    )
    #: When a plan that was hidden here became public, set by the database; NULL for what came in as public.
    shown_since = models.DateTimeField("Công khai trong hệ thống từ", null=True, blank=True, editable=False)

    class Meta:
        db_table = "plans"
        verbose_name = "đồ án quy hoạch"
        verbose_name_plural = "đồ án quy hoạch"
        constraints = [
            *Feature.standard_constraints("plans"),
            models.UniqueConstraint(fields=["plan_code", "version"], name="plans_code_version_once"),
            models.CheckConstraint(
                condition=models.Q(consultation_to__isnull=True)
                | models.Q(consultation_from__isnull=True)
                | models.Q(consultation_to__gte=models.F("consultation_from")),
                name="plans_consultation_forward",
            ),
        ]
        indexes = [
            models.Index(fields=["plan_code"], name="plans_not_public", condition=~PUBLIC),
            models.Index(
                fields=["base_plan_code"], name="plans_base_plan", condition=~models.Q(base_plan_code="")
            ),
        ]

    def __str__(self) -> str:
        return self.name
