"""Tables of transport (Road Law 35/2024; contents of the road database in NĐ 241/2026 annex)."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature, LineFeature


class RoadSegment(LineFeature):
    """Đoạn đường. Segment of the road register, located by (road number, km) and by geometry."""

    road_number = models.CharField("Số hiệu đường", max_length=60, blank=True, default="", db_default="")
    street_code = models.CharField("Mã đường", max_length=40, blank=True, default="", db_default="")
    name = models.CharField("Tên đường", max_length=200, blank=True, default="", db_default="")
    management_class = models.CharField("Phân loại quản lý", max_length=10)
    technical_class = models.CharField("Cấp kỹ thuật", max_length=20, blank=True, default="", db_default="")
    from_km = models.FloatField("Từ km", null=True, blank=True)
    to_km = models.FloatField("Đến km", null=True, blank=True)
    length_m = models.FloatField("Chiều dài (m)", null=True, blank=True)
    lanes = models.PositiveSmallIntegerField("Số làn xe", null=True, blank=True)
    roadbed_width_m = models.FloatField("Bề rộng nền (m)", null=True, blank=True)
    carriageway_width_m = models.FloatField("Bề rộng mặt (m)", null=True, blank=True)
    pavement_width_m = models.FloatField("Bề rộng vỉa hè (m)", null=True, blank=True)
    surface = models.CharField("Kết cấu mặt", max_length=40, blank=True, default="", db_default="")
    built_year = models.PositiveSmallIntegerField("Năm xây dựng", null=True, blank=True)
    condition = models.CharField("Tình trạng", max_length=40, blank=True, default="", db_default="")
    manager = models.CharField("Đơn vị quản lý", max_length=160, blank=True, default="", db_default="")
    row_planned_m = models.FloatField("Lộ giới quy hoạch (m)", null=True, blank=True)
    row_existing_m = models.FloatField("Lộ giới hiện hữu (m)", null=True, blank=True)
    speed_limit_kmh = models.PositiveSmallIntegerField("Tốc độ khai thác (km/h)", null=True, blank=True)
    load_limit_t = models.FloatField("Tải trọng (tấn)", null=True, blank=True)
    osm_id = models.CharField("Mã OSM", max_length=20, blank=True, default="", db_default="")

    class Meta:
        db_table = "road_segments"
        verbose_name = "đoạn đường"
        verbose_name_plural = "đoạn đường"
        constraints = Feature.standard_constraints("road_segments")
        indexes = [models.Index(fields=["name"], name="road_segments_name")]

    def __str__(self) -> str:
        return self.name or self.road_number
