"""Tài liệu của đồ án. Documents of plans: decisions, drawings, texts, each with the hash of its file."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature
from planning.models.plan import Plan


class PlanDocument(Feature):
    """Tài liệu của hồ sơ đồ án. LADM LA_Source; rows of the sheets BanVe and VanBan (TT 16/2025/TT-BXD Annex II).

    The file itself lies under its hash in the store of documents (`layers.documents`); a document without hash is known
    by name only.
    """

    plan = models.ForeignKey(Plan, verbose_name="Đồ án", on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField("Loại tài liệu", max_length=20)
    number = models.CharField("Số, ký hiệu", max_length=80, blank=True, default="", db_default="")
    issued_on = models.DateField("Ngày ban hành", null=True, blank=True)
    authority = models.CharField("Cơ quan ban hành", max_length=160, blank=True, default="", db_default="")
    title = models.CharField("Tên tài liệu", max_length=400, blank=True, default="", db_default="")
    file_name = models.CharField("Tên tệp", max_length=255, blank=True, default="", db_default="")
    sha256 = models.CharField("SHA-256 của tệp", max_length=64, blank=True, default="", db_default="")
    size_bytes = models.BigIntegerField("Dung lượng (byte)", null=True, blank=True)
    media_type = models.CharField("Định dạng", max_length=100, blank=True, default="", db_default="")

    class Meta:
        db_table = "plan_documents"
        verbose_name = "tài liệu đồ án"
        verbose_name_plural = "tài liệu đồ án"
        constraints = Feature.standard_constraints("plan_documents")

    def __str__(self) -> str:
        return self.title or self.file_name or self.number
