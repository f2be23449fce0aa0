"""Nền địa lý. Base geodata of the 1:2000 and 1:5000 maps (NĐ 27/2019: seven themes); contour and control points are
declared and stay empty until a city delivers them."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature, LineFeature, PointFeature, PolygonFeature


class Road(LineFeature):
    """Đường giao thông trên bản đồ nền. Centre line as the base map shows it (not the asset register)."""

    osm_id = models.CharField("Mã OSM", max_length=20, blank=True, default="")
    name = models.CharField("Tên đường", max_length=200, blank=True, default="")
    name_en = models.CharField("Tên tiếng Anh", max_length=200, blank=True, default="")
    road_class = models.CharField("Cấp đường", max_length=30)
    ref = models.CharField("Số hiệu", max_length=60, blank=True, default="")
    oneway = models.BooleanField("Một chiều", default=False, db_default=False)
    bridge = models.BooleanField("Cầu", default=False, db_default=False)
    tunnel = models.BooleanField("Hầm", default=False, db_default=False)
    layer_order = models.SmallIntegerField("Thứ tự tầng", default=0, db_default=0)
    width_m = models.FloatField("Bề rộng (m)", null=True, blank=True)

    class Meta:
        db_table = "basemap_roads"
        verbose_name = "đường (bản đồ nền)"
        verbose_name_plural = "đường (bản đồ nền)"
        constraints = Feature.standard_constraints("basemap_roads")
        indexes = [models.Index(fields=["name"], name="basemap_roads_name")]


class Water(PolygonFeature):
    """Mặt nước. River, canal, lake or pond area."""

    name = models.CharField("Tên", max_length=200, blank=True, default="")
    water_class = models.CharField("Loại mặt nước", max_length=30)

    class Meta:
        db_table = "basemap_water"
        verbose_name = "mặt nước"
        verbose_name_plural = "mặt nước"
        constraints = Feature.standard_constraints("basemap_water")


class Waterway(LineFeature):
    """Dòng nước. River, canal or ditch drawn as a line."""

    name = models.CharField("Tên", max_length=200, blank=True, default="")
    waterway_class = models.CharField("Loại dòng nước", max_length=30)

    class Meta:
        db_table = "basemap_waterways"
        verbose_name = "dòng nước"
        verbose_name_plural = "dòng nước"
        constraints = Feature.standard_constraints("basemap_waterways")


class Building(PolygonFeature):
    """Nhà, công trình trên bản đồ nền."""

    name = models.CharField("Tên", max_length=200, blank=True, default="")
    building_class = models.CharField("Loại nhà", max_length=40, blank=True, default="")
    storeys = models.PositiveSmallIntegerField("Số tầng", null=True, blank=True)
    height_m = models.FloatField("Chiều cao (m)", null=True, blank=True)

    class Meta:
        db_table = "basemap_buildings"
        verbose_name = "nhà, công trình"
        verbose_name_plural = "nhà, công trình"
        constraints = Feature.standard_constraints("basemap_buildings")


class LandCover(PolygonFeature):
    """Phủ bề mặt."""

    name = models.CharField("Tên", max_length=200, blank=True, default="")
    cover_class = models.CharField("Loại phủ bề mặt", max_length=30)

    class Meta:
        db_table = "basemap_landcover"
        verbose_name = "phủ bề mặt"
        verbose_name_plural = "phủ bề mặt"
        constraints = Feature.standard_constraints("basemap_landcover")


class Place(PointFeature):
    """Địa danh."""

    name = models.CharField("Tên", max_length=200)
    name_en = models.CharField("Tên tiếng Anh", max_length=200, blank=True, default="")
    place_class = models.CharField("Loại địa danh", max_length=30)
    population = models.PositiveIntegerField("Dân số", null=True, blank=True)

    class Meta:
        db_table = "basemap_places"
        verbose_name = "địa danh"
        verbose_name_plural = "địa danh"
        constraints = Feature.standard_constraints("basemap_places")


class SovereigntyLabel(models.Model):
    """Chủ quyền biển đảo. Hoàng Sa and Trường Sa, shown on every base map (Law 27/2018 Art. 18; Art. 6.4).

    Held in WGS 84: the archipelagos lie outside every provincial VN-2000 zone. Not a layer that anybody edits.
    """

    name = models.CharField("Tên", max_length=120, unique=True)
    name_en = models.CharField("Tên tiếng Anh", max_length=120)
    belongs_to = models.CharField("Thuộc", max_length=80)
    rank = models.CharField("Loại", max_length=20, choices=[("archipelago", "quần đảo"), ("island", "đảo")])
    geom_4326 = models.PointField("Vị trí", srid=4326)
    geom_3857 = models.PointField("Vị trí Web Mercator", srid=3857)

    class Meta:
        db_table = "sovereignty_labels"
        verbose_name = "nhãn chủ quyền"
        verbose_name_plural = "nhãn chủ quyền"

    def __str__(self) -> str:
        return self.name


class Contour(LineFeature):
    """Đường bình độ."""

    elevation_m = models.FloatField("Độ cao (m)")
    contour_kind = models.CharField("Loại đường bình độ", max_length=20, blank=True, default="")

    class Meta:
        db_table = "basemap_contours"
        verbose_name = "đường bình độ"
        verbose_name_plural = "đường bình độ"
        constraints = Feature.standard_constraints("basemap_contours")


class ControlPoint(PointFeature):
    """Điểm khống chế đo đạc."""

    number = models.CharField("Số hiệu điểm", max_length=40)
    grade = models.CharField("Cấp hạng", max_length=30, blank=True, default="")
    elevation_m = models.FloatField("Độ cao (m)", null=True, blank=True)
    height_system = models.CharField("Hệ độ cao", max_length=40, blank=True, default="")
    monument = models.CharField("Loại mốc", max_length=60, blank=True, default="")

    class Meta:
        db_table = "basemap_control_points"
        verbose_name = "điểm khống chế"
        verbose_name_plural = "điểm khống chế"
        constraints = Feature.standard_constraints("basemap_control_points")


class RasterBaseMap(models.Model):
    """Ảnh nền. A registered GeoTIFF or COG: orthophoto, scanned base-map sheet or relief."""

    name = models.SlugField("Tên", max_length=60, unique=True)
    title_vi = models.CharField("Nhan đề", max_length=160)
    title_en = models.CharField("Nhan đề tiếng Anh", max_length=160, blank=True, default="")
    path = models.CharField("Tệp", max_length=500)
    sha256 = models.CharField("SHA-256", max_length=64)
    srid = models.PositiveIntegerField("Hệ tọa độ (EPSG)")
    width = models.PositiveIntegerField("Số cột")
    height = models.PositiveIntegerField("Số hàng")
    bands = models.PositiveSmallIntegerField("Số kênh")
    pixel_size_m = models.FloatField("Cỡ điểm ảnh (m)")
    nodata = models.FloatField("Giá trị trống", null=True, blank=True)
    overviews = models.PositiveSmallIntegerField("Số mức tổng quát")
    footprint = models.PolygonField("Phạm vi", srid=4326)
    registered_at = models.DateTimeField("Đăng ký lúc", auto_now_add=True)

    class Meta:
        db_table = "raster_base_maps"
        verbose_name = "ảnh nền"
        verbose_name_plural = "ảnh nền"

    def __str__(self) -> str:
        return self.title_vi
