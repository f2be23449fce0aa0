"""Tài liệu của hồ sơ. Papers and drawings of a case, each with the hash of its file."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from permits.models.case import PermitCase

#: (code, Vietnamese, English): NĐ 217/2026/NĐ-CP Art. 55–62.
DOCUMENT_KINDS: tuple[tuple[str, str, str], ...] = (
    ("don", "Đơn đề nghị", "Application form"),
    ("giay_to_dat", "Giấy tờ về đất", "Land paper"),
    ("du_an", "Quyết định phê duyệt dự án, kết quả thẩm định", "Project approval, appraisal results"),
    ("ban_ve", "Bản vẽ thiết kế", "Drawings"),
    ("y_kien", "Ý kiến của cơ quan", "Opinion of an agency"),
    ("giay_phep", "Giấy phép", "Permit"),
    ("quyet_dinh", "Quyết định", "Decision"),
    ("khac", "Tài liệu khác", "Other"),
)


class PermitDocument(models.Model):
    """Tài liệu. The file lies under its hash in `layers.documents`; one without file is known by hash only."""

    id = models.UUIDField("Mã tài liệu", primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(
        PermitCase, verbose_name="Hồ sơ", on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(
        "Loại tài liệu", max_length=20, choices=[(code, vi) for code, vi, _en in DOCUMENT_KINDS], default="khac"
    )  # fmt: skip
    title = models.CharField("Tên tài liệu", max_length=255, blank=True, default="")
    number = models.CharField("Số, ký hiệu", max_length=80, blank=True, default="")
    dated = models.DateField("Ngày văn bản", null=True, blank=True)
    file_name = models.CharField("Tên tệp", max_length=255, blank=True, default="")
    media_type = models.CharField("Định dạng", max_length=100, blank=True, default="")
    sha256 = models.CharField("SHA-256 của tệp", max_length=64)
    size_bytes = models.BigIntegerField("Dung lượng (byte)", null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người thêm", on_delete=models.PROTECT, related_name="+", null=True
    )  # fmt: skip
    added_at = models.DateTimeField("Thêm lúc", db_default=Now(), editable=False)

    class Meta:
        db_table = "permit_documents"
        verbose_name = "tài liệu hồ sơ"
        verbose_name_plural = "tài liệu hồ sơ"
        ordering = ("added_at", "id")
        constraints = [models.UniqueConstraint(fields=["case", "sha256"], name="permit_documents_once")]

    def __str__(self) -> str:
        return self.title or self.file_name or self.sha256[:12]
