"""Tables of planning (Law 47/2024/QH15; classes and fields of TT 16/2025/TT-BXD Annex II).

Indicators are text in practice ("40-60", "≤5", "theo QCVN"): the raw text is kept beside the parsed bounds.
"""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature, PolygonFeature


class Plan(PolygonFeature):
    """Đồ án quy hoạch. One approved plan or one local adjustment of it (TT 16: RanhGioiQuyHoach_A)."""

    plan_code = models.CharField("Mã hồ sơ quy hoạch", max_length=30)
    national_id = models.CharField(
        "Mã thông tin quy hoạch", max_length=60, blank=True, default="", db_default=""
    )
    name = models.CharField("Tên đồ án", max_length=400)
    level = models.CharField("Cấp độ quy hoạch", max_length=20)
    plan_kind = models.CharField("Loại quy hoạch", max_length=40, blank=True, default="", db_default="")
    scale = models.PositiveIntegerField("Mẫu số tỷ lệ", null=True, blank=True)
    adjustment = models.CharField("Loại điều chỉnh", max_length=20, blank=True, default="", db_default="")
    status = models.CharField("Trạng thái", max_length=20, default="approved", db_default="approved")
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
    investor = models.CharField("Chủ đầu tư", max_length=200, blank=True, default="", db_default="")
    consultant = models.CharField("Đơn vị tư vấn", max_length=200, blank=True, default="", db_default="")
    location = models.CharField("Địa điểm", max_length=255, blank=True, default="", db_default="")
    area_ha = models.FloatField("Diện tích quy hoạch (ha)", null=True, blank=True)
    population_current = models.PositiveIntegerField("Dân số hiện trạng", null=True, blank=True)
    population_planned = models.PositiveIntegerField("Dân số quy hoạch", null=True, blank=True)
    document_name = models.CharField("Tệp quyết định", max_length=255, blank=True, default="", db_default="")
    document_sha256 = models.CharField(
        "SHA-256 của tệp", max_length=64, blank=True, default="", db_default=""
    )
    replaces = models.CharField("Thay thế đồ án", max_length=120, blank=True, default="", db_default="")

    class Meta:
        db_table = "plans"
        verbose_name = "đồ án quy hoạch"
        verbose_name_plural = "đồ án quy hoạch"
        constraints = [
            *Feature.standard_constraints("plans"),
            models.UniqueConstraint(fields=["plan_code", "version"], name="plans_code_version_once"),
        ]

    def __str__(self) -> str:
        return self.name


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
