"""Hạn chế và ranh giới pháp lý. What limits a parcel, and where its boundary runs on paper."""

from __future__ import annotations

from django.contrib.gis.db import models

from cadastre.models.parcel import Parcel
from geo.feature import Feature, PolygonFeature


class ParcelRestriction(Feature):
    """Hạn chế, ngăn chặn, tranh chấp của thửa. LADM LA_Restriction; HANCHE, NGANCHAN, TRANHCHAP.

    The paper behind the flags `blocked` and `in_dispute` of the parcel, which are what edits obey.
    """

    parcel = models.ForeignKey(
        Parcel, verbose_name="Thửa đất", on_delete=models.CASCADE, related_name="restrictions"
    )
    kind = models.CharField("Loại", max_length=20)
    document_number = models.CharField("Số văn bản", max_length=80, blank=True, default="", db_default="")
    document_date = models.DateField("Ngày văn bản", null=True, blank=True)
    authority = models.CharField("Cơ quan ban hành", max_length=160, blank=True, default="", db_default="")
    reason = models.CharField("Lý do", max_length=255, blank=True, default="", db_default="")
    starts_on = models.DateField("Có hiệu lực từ", null=True, blank=True)
    ends_on = models.DateField("Hết hiệu lực", null=True, blank=True)
    area_m2 = models.FloatField("Diện tích bị hạn chế (m²)", null=True, blank=True)

    class Meta:
        db_table = "parcel_restrictions"
        verbose_name = "hạn chế đối với thửa đất"
        verbose_name_plural = "hạn chế đối với thửa đất"
        constraints = [
            *Feature.standard_constraints("parcel_restrictions"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="parcel_restrictions_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.document_number}"


class ParcelLegalBoundary(PolygonFeature):
    """Ranh giới thửa đất theo giấy tờ. LADM LA_SpatialUnit by title; level 61 of a cadastral drawing.

    Beside the surveyed boundary of the parcel and never instead of it; ends with the parcel.
    """

    parcel = models.ForeignKey(
        Parcel, verbose_name="Thửa đất", on_delete=models.CASCADE, related_name="legal_boundaries"
    )
    document = models.CharField("Giấy tờ", max_length=120, blank=True, default="", db_default="")
    document_date = models.DateField("Ngày giấy tờ", null=True, blank=True)
    area_m2 = models.FloatField("Diện tích theo giấy tờ (m²)", null=True, blank=True)

    class Meta:
        db_table = "parcel_legal_boundaries"
        verbose_name = "ranh giới thửa theo giấy tờ"
        verbose_name_plural = "ranh giới thửa theo giấy tờ"
        constraints = Feature.standard_constraints("parcel_legal_boundaries")

    def __str__(self) -> str:
        return self.document or str(self.pk)
