"""Ý kiến cộng đồng. What people say of a plan in its consultation window, and what the planners answer."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.gis.db import models
from django.db.models.functions import Now


class PlanOpinion(models.Model):
    """Ý kiến về đồ án (Law 47/2024/QH15 Art. 36, 37). `name` and `contact` are personal: planners alone read them.

    `plan` is an identity, not a foreign key: an opinion outlives the draft that it is about.
    """

    id = models.UUIDField("Mã ý kiến", primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.UUIDField("Đồ án", editable=False)
    plan_code = models.CharField("Mã hồ sơ quy hoạch", max_length=30, editable=False)
    text = models.TextField("Ý kiến")
    name = models.CharField("Họ tên", max_length=200, blank=True, default="")
    contact = models.CharField("Liên hệ", max_length=200, blank=True, default="")
    parcel = models.UUIDField("Thửa đất", null=True, blank=True, editable=False)
    place = models.PointField("Vị trí", srid=settings.STORAGE_SRID, null=True, blank=True, editable=False)
    received_at = models.DateTimeField("Nhận lúc", db_default=Now(), editable=False)
    answer = models.TextField("Trả lời", blank=True, default="")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người trả lời", on_delete=models.SET_NULL, null=True, blank=True,
        related_name="+", editable=False,
    )  # fmt: skip
    answered_at = models.DateTimeField("Trả lời lúc", null=True, blank=True, editable=False)
    is_published = models.BooleanField("Công khai", default=False)

    class Meta:
        db_table = "plan_opinions"
        verbose_name = "ý kiến về đồ án"
        verbose_name_plural = "ý kiến về đồ án"
        ordering = ["received_at"]
        indexes = [models.Index(fields=["plan", "received_at"], name="plan_opinions_of_plan")]

    def __str__(self) -> str:
        return f"{self.plan_code}: {self.text[:60]}"
