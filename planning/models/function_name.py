"""Tên chức năng. Raw names of functions as dossiers write them, and the code of TT 16/2025 that each means."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class FunctionName(models.Model):
    """Bảng hài hòa tên chức năng. One decision: this raw name means that code (list `planning-function`).

    `folded` is the name without case, accents, blanks and signs, as names are compared.
    """

    folded = models.CharField("Tên để so sánh", max_length=255, unique=True, editable=False)
    raw = models.CharField("Tên ghi trong hồ sơ", max_length=255)
    code = models.CharField("Mã chức năng", max_length=40)
    note = models.CharField("Căn cứ, ghi chú", max_length=255, blank=True, default="")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người gán", on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", editable=False,
    )  # fmt: skip
    decided_at = models.DateTimeField("Gán lúc", db_default=Now(), editable=False)

    class Meta:
        db_table = "function_names"
        verbose_name = "tên chức năng"
        verbose_name_plural = "tên chức năng"
        ordering = ["raw"]

    def __str__(self) -> str:
        return f"{self.raw} → {self.code}"
