"""Đơn vị hành chính. Administrative units as versions: codes were reused in 2025, so the key is (code, valid_from)
(26740 was phường Bến Nghé until 30 June 2025 and is phường Sài Gòn since)."""

from __future__ import annotations

from django.contrib.gis.db import models
from django.contrib.postgres.indexes import GinIndex

from geo.feature import Feature, PolygonFeature


class AdminUnit(PolygonFeature):
    """Đơn vị hành chính. One version of a province, district or commune."""

    code = models.CharField("Mã đơn vị", max_length=5)
    name = models.CharField("Tên", max_length=120)
    name_en = models.CharField("Tên tiếng Anh", max_length=120, blank=True, default="")
    full_name = models.CharField("Tên đầy đủ", max_length=160)
    kind = models.CharField("Loại đơn vị", max_length=30)
    level = models.CharField("Cấp", max_length=12)
    province_code = models.CharField("Mã tỉnh/thành", max_length=2)
    province_name = models.CharField("Tỉnh/thành phố", max_length=80, blank=True, default="")
    district_name = models.CharField("Quận/huyện cũ", max_length=80, blank=True, default="")
    area_km2_stated = models.FloatField("Diện tích công bố (km²)", null=True, blank=True)
    population_stated = models.PositiveIntegerField("Dân số công bố", null=True, blank=True)
    merged_from = models.TextField("Sáp nhập từ", blank=True, default="")
    legal_act = models.CharField("Văn bản pháp lý", max_length=160, blank=True, default="")

    class Meta:
        db_table = "wards"
        verbose_name = "đơn vị hành chính"
        verbose_name_plural = "đơn vị hành chính"
        constraints = [
            *Feature.standard_constraints("wards"),
            models.UniqueConstraint(fields=["level", "code", "valid_from"], name="wards_code_version_once"),
        ]
        indexes = [models.Index(fields=["code"], name="wards_code")]

    def __str__(self) -> str:
        return (
            f"{self.full_name} ({self.code}, {self.valid_from:%d/%m/%Y})"
            if self.valid_from
            else self.full_name
        )


class AdminUnitSuccession(models.Model):
    """Kế thừa đơn vị. One link of the m:n crosswalk between units before and after a reorganisation.

    New units are unions of whole and partial old ones; `part` says which, `evidence` where that is written.
    """

    old_code = models.CharField("Mã cũ", max_length=5, blank=True)
    old_name = models.CharField("Tên cũ", max_length=120)
    old_district = models.CharField("Quận/huyện cũ", max_length=80, blank=True, default="")
    old_province_code = models.CharField("Mã tỉnh cũ", max_length=2, blank=True, default="")
    new_code = models.CharField("Mã mới", max_length=5)
    new_name = models.CharField("Tên mới", max_length=120)
    part = models.CharField("Phần", max_length=10, choices=[("whole", "toàn bộ"), ("part", "một phần")])
    effective_on = models.DateField("Hiệu lực từ")
    legal_act = models.CharField("Văn bản pháp lý", max_length=160, blank=True, default="")
    evidence = models.CharField("Căn cứ", max_length=255, blank=True, default="")

    class Meta:
        db_table = "admin_unit_successions"
        verbose_name = "kế thừa đơn vị hành chính"
        verbose_name_plural = "kế thừa đơn vị hành chính"
        constraints = [
            models.UniqueConstraint(
                fields=["old_code", "old_name", "old_district", "new_code", "effective_on"],
                name="successions_once",
            )
        ]
        indexes = [
            models.Index(fields=["old_code"], name="successions_old"),
            models.Index(fields=["new_code"], name="successions_new"),
            GinIndex(fields=["old_name"], opclasses=["gin_trgm_ops"], name="successions_old_name_trgm"),
        ]

    def __str__(self) -> str:
        return f"{self.old_name} → {self.new_name}"
