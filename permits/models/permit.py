"""Giấy phép xây dựng. The layer of permits (NĐ 217/2026/NĐ-CP Art. 49)."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature, PolygonFeature


class BuildingPermit(PolygonFeature):
    """Giấy phép xây dựng. One permit with the footprint of the work and the versions of parcel and plan relied on.

    `parcel_id` is an identity, not a foreign key: the permit outlives the parcel version it was issued on. A permit for
    several works names in `works_case` the granted case that lists them; its own figures are of the whole.
    """

    permit_number = models.CharField("Số giấy phép", max_length=60)
    permit_kind = models.CharField("Loại giấy phép", max_length=30)
    status = models.CharField("Tình trạng", max_length=30)
    issued_on = models.DateField("Ngày cấp", null=True, blank=True)
    expires_on = models.DateField("Ngày hết hạn", null=True, blank=True)
    issuer = models.CharField("Cơ quan cấp", max_length=160, blank=True, default="", db_default="")
    work_name = models.CharField("Tên công trình", max_length=255, blank=True, default="", db_default="")
    work_kind = models.CharField("Loại công trình", max_length=60, blank=True, default="", db_default="")
    work_class = models.CharField("Cấp công trình", max_length=20, blank=True, default="", db_default="")
    parcel = models.UUIDField("Thửa đất", null=True, blank=True, db_index=True, default=None)
    parcel_version = models.PositiveIntegerField("Phiên bản thửa đất", null=True, blank=True)
    plan_code = models.CharField("Mã hồ sơ quy hoạch", max_length=30, blank=True, default="", db_default="")
    zone_code = models.CharField("Ký hiệu ô quy hoạch", max_length=40, blank=True, default="", db_default="")
    address = models.CharField("Địa điểm xây dựng", max_length=255, blank=True, default="", db_default="")
    investor_name = models.CharField("Chủ đầu tư", max_length=255, blank=True, default="", db_default="")
    investor_address = models.CharField(
        "Địa chỉ chủ đầu tư", max_length=255, blank=True, default="", db_default=""
    )
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
    work_count = models.PositiveSmallIntegerField("Số công trình", null=True, blank=True)
    works_case = models.UUIDField("Hồ sơ kê các công trình", null=True, blank=True)
    published_until = models.DateField("Công khai đến", null=True, blank=True)

    class Meta:
        db_table = "building_permits"
        verbose_name = "giấy phép xây dựng"
        verbose_name_plural = "giấy phép xây dựng"
        constraints = Feature.standard_constraints("building_permits")
        indexes = [models.Index(fields=["permit_number"], name="building_permits_number")]

    def __str__(self) -> str:
        return self.permit_number
