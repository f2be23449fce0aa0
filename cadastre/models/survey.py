"""Tài liệu đo đạc. Where a boundary comes from: who measured it, how, when, and in which file."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature


class SurveyDocument(Feature):
    """Tài liệu đo đạc. LADM LA_SpatialSource; DC_TAILIEUDODAC.

    Accuracy (metres), map scale and source CRS are the columns that every feature has.
    """

    document_number = models.CharField("Số tài liệu", max_length=60)
    kind = models.CharField("Cách đo", max_length=20)
    survey_unit = models.CharField("Đơn vị đo đạc", max_length=200, blank=True, default="", db_default="")
    method = models.CharField("Phương pháp đo", max_length=60, blank=True, default="", db_default="")
    surveyed_on = models.DateField("Ngày đo", null=True, blank=True)
    accepted_on = models.DateField("Ngày nghiệm thu", null=True, blank=True)
    accepted_by = models.CharField(
        "Cơ quan nghiệm thu", max_length=160, blank=True, default="", db_default=""
    )
    file_name = models.CharField("Tên tệp", max_length=255, blank=True, default="", db_default="")
    file_sha256 = models.CharField("SHA-256 của tệp", max_length=64, blank=True, default="", db_default="")

    class Meta:
        db_table = "survey_documents"
        verbose_name = "tài liệu đo đạc"
        verbose_name_plural = "tài liệu đo đạc"
        constraints = Feature.standard_constraints("survey_documents")
        indexes = [models.Index(fields=["document_number"], name="survey_documents_number")]

    def __str__(self) -> str:
        return self.document_number
