"""Tables of the cadastre in LADM terms, the Vietnamese name beside (the ministry calls them DC_THUADAT and so on)."""

from __future__ import annotations

from django.contrib.gis.db import models

from cadastre.models.survey import SurveyDocument
from geo.feature import Feature, PolygonFeature


class Parcel(PolygonFeature):
    """Thửa đất. LADM LA_SpatialUnit.

    `official_area_m2` is what the papers say, `computed_area_m2` the plane area in the CRS of the source record.
    (ward, sheet, number) is NOT unique: real registers hold duplicates, which are reported and never refused.
    """

    national_id = models.CharField(
        "Mã định danh thửa đất", max_length=12, blank=True, default="", db_default=""
    )
    ward_code = models.CharField("Mã xã/phường", max_length=5, blank=True, default="", db_default="")
    ward_name = models.CharField("Xã/phường", max_length=120, blank=True, default="", db_default="")
    sheet_number = models.CharField("Số tờ", max_length=12)
    parcel_number = models.CharField("Số thửa", max_length=12)
    old_ward_code = models.CharField("Mã xã cũ", max_length=5, blank=True, default="", db_default="")
    old_ward_name = models.CharField("Xã/phường cũ", max_length=120, blank=True, default="", db_default="")
    old_sheet_number = models.CharField("Số tờ cũ", max_length=12, blank=True, default="", db_default="")
    old_parcel_number = models.CharField("Số thửa cũ", max_length=12, blank=True, default="", db_default="")
    address = models.CharField("Địa chỉ thửa đất", max_length=255, blank=True, default="", db_default="")
    official_area_m2 = models.FloatField("Diện tích pháp lý (m²)", null=True, blank=True)
    computed_area_m2 = models.FloatField("Diện tích tính toán (m²)")
    land_use_codes = models.CharField("Loại đất", max_length=60, blank=True, default="", db_default="")
    parcel_kind = models.CharField("Loại thửa", max_length=20, blank=True, default="", db_default="")
    holder_name = models.CharField("Người sử dụng đất", max_length=255, blank=True, default="", db_default="")
    holder_kind = models.CharField(
        "Loại đối tượng sử dụng", max_length=20, blank=True, default="", db_default=""
    )
    certificate_issued = models.BooleanField("Đã cấp giấy chứng nhận", null=True, blank=True)
    certificate_serial = models.CharField(
        "Số phát hành GCN", max_length=40, blank=True, default="", db_default=""
    )
    in_dispute = models.BooleanField("Đang tranh chấp", default=False, db_default=False)
    blocked = models.BooleanField("Đang ngăn chặn", default=False, db_default=False)
    restriction_note = models.CharField("Hạn chế", max_length=255, blank=True, default="", db_default="")
    survey_method = models.CharField("Phương pháp đo", max_length=60, blank=True, default="", db_default="")
    survey_date = models.DateField("Ngày đo", null=True, blank=True)
    survey_document = models.ForeignKey(
        SurveyDocument,
        verbose_name="Tài liệu đo đạc",
        on_delete=models.PROTECT,
        related_name="parcels",
        null=True,
        blank=True,
    )

    class Meta:
        db_table = "parcels"
        verbose_name = "thửa đất"
        verbose_name_plural = "thửa đất"
        constraints = [
            *Feature.standard_constraints("parcels"),
            models.UniqueConstraint(
                fields=["national_id"], condition=~models.Q(national_id=""), name="parcels_national_id_once"
            ),
            models.CheckConstraint(condition=models.Q(computed_area_m2__gt=0), name="parcels_area_positive"),
        ]
        indexes = [
            models.Index(fields=["ward_code", "sheet_number", "parcel_number"], name="parcels_key"),
        ]

    def __str__(self) -> str:
        return f"Thửa {self.parcel_number} tờ {self.sheet_number}, {self.ward_name}"


class ParcelLandUse(Feature):
    """Mục đích sử dụng đất của thửa. LADM LA_RRR; a parcel may carry several, each with its area and term."""

    parcel = models.ForeignKey(
        Parcel,
        verbose_name="Thửa đất",
        on_delete=models.CASCADE,
        related_name="land_uses",
        db_constraint=True,
    )
    land_use_code = models.CharField("Mã loại đất", max_length=10)
    planned_use_code = models.CharField("Mã loại đất theo quy hoạch", max_length=10, blank=True, default="")
    area_m2 = models.FloatField("Diện tích (m²)", null=True, blank=True)
    shared_use = models.BooleanField("Sử dụng chung", default=False, db_default=False)
    origin_of_use = models.CharField(
        "Nguồn gốc sử dụng", max_length=120, blank=True, default="", db_default=""
    )
    term_kind = models.CharField("Loại thời hạn", max_length=20, blank=True, default="", db_default="")
    term_from = models.DateField("Sử dụng từ", null=True, blank=True)
    term_to = models.DateField("Sử dụng đến", null=True, blank=True)

    class Meta:
        db_table = "parcel_land_uses"
        verbose_name = "mục đích sử dụng đất"
        verbose_name_plural = "mục đích sử dụng đất"
        constraints = Feature.standard_constraints("parcel_land_uses")

    def __str__(self) -> str:
        return f"{self.land_use_code} {self.area_m2 or ''}"
