"""Chất lượng dữ liệu địa chính. Runs of the quality rules of TT 19/2026/TT-BNNMT Annex II, and what they found."""

from __future__ import annotations

from django.conf import settings
from django.contrib.gis.db import models


class QualityRun(models.Model):
    """Lượt kiểm tra. One run over one ward; LADM and ISO 19157 data quality. `counts`: findings by rule."""

    ward_code = models.CharField("Mã xã/phường", max_length=5)
    trigger = models.CharField("Nguồn kích hoạt", max_length=20)
    started_at = models.DateTimeField("Bắt đầu")
    finished_at = models.DateTimeField("Kết thúc")
    parcels = models.PositiveIntegerField("Số thửa đã xét")
    counts = models.JSONField("Số phát hiện theo quy tắc", default=dict, blank=True)

    class Meta:
        db_table = "cadastre_quality_runs"
        verbose_name = "lượt kiểm tra chất lượng"
        verbose_name_plural = "lượt kiểm tra chất lượng"
        indexes = [models.Index(fields=["ward_code", "-finished_at"], name="cadastre_quality_of_ward")]

    def __str__(self) -> str:
        return f"{self.ward_code} {self.finished_at:%Y-%m-%d}"


class QualityFinding(models.Model):
    """Phát hiện. One place where a rule does not hold; the shape is in the storage CRS, metres."""

    run = models.ForeignKey(
        QualityRun, verbose_name="Lượt kiểm tra", on_delete=models.CASCADE, related_name="findings"
    )
    rule = models.CharField("Quy tắc", max_length=40)
    severity = models.CharField("Mức độ", max_length=10)
    parcel = models.UUIDField("Thửa đất", null=True, blank=True)
    sheet_number = models.CharField("Số tờ", max_length=12, blank=True, default="", db_default="")
    number = models.CharField("Số thửa", max_length=12, blank=True, default="", db_default="")
    message_vi = models.TextField("Nội dung")
    message_en = models.TextField("Nội dung (tiếng Anh)")
    geom = models.GeometryField("Vị trí", srid=settings.STORAGE_SRID, null=True, blank=True)

    class Meta:
        db_table = "cadastre_quality_findings"
        verbose_name = "phát hiện chất lượng"
        verbose_name_plural = "phát hiện chất lượng"
        indexes = [models.Index(fields=["run", "rule", "id"], name="cadastre_quality_by_rule")]

    def __str__(self) -> str:
        return f"{self.rule} {self.sheet_number}/{self.number}"
