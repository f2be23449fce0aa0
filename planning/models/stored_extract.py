"""Trích lục đã lưu. Extracts as they were handed out: never changed, so that each can be shown and proved again."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class StoredExtract(models.Model):
    """Trích lục đã lưu. The bytes of one extract; `sha256` is their hash, `id` the identity of the facts in them."""

    id = models.UUIDField("Mã trích lục", primary_key=True, editable=False)
    parcel = models.UUIDField("Thửa đất", editable=False)
    as_of = models.DateField("Ngày tra cứu", editable=False)
    lang = models.CharField("Ngôn ngữ", max_length=2, editable=False)
    content = models.BinaryField("Nội dung")
    sha256 = models.CharField("SHA-256", max_length=64, editable=False)
    created_at = models.DateTimeField("Lập lúc", db_default=Now(), editable=False)

    class Meta:
        db_table = "stored_extracts"
        verbose_name = "trích lục đã lưu"
        verbose_name_plural = "trích lục đã lưu"
        indexes = [models.Index(fields=["parcel"], name="stored_extracts_parcel")]

    def __str__(self) -> str:
        return f"{self.id} {self.as_of:%d/%m/%Y}"
