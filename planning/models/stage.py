"""Giai đoạn của đồ án. What was done to a plan, from when to when, by whom (Law 47/2024/QH15 Art. 36, 37, 40)."""

from __future__ import annotations

from django.contrib.gis.db import models

from geo.feature import Feature
from planning.models.document import PlanDocument
from planning.models.plan import Plan


class PlanStage(Feature):
    """Giai đoạn của nhiệm vụ hoặc đồ án. One dated step, with the document that records it."""

    plan = models.ForeignKey(Plan, verbose_name="Đồ án", on_delete=models.PROTECT, related_name="stages")
    phase = models.CharField("Nhiệm vụ hay đồ án", max_length=10, default="plan", db_default="plan")
    stage = models.CharField("Giai đoạn", max_length=30)
    started_on = models.DateField("Bắt đầu ngày", null=True, blank=True)
    due_on = models.DateField("Hạn", null=True, blank=True)
    ended_on = models.DateField("Kết thúc ngày", null=True, blank=True)
    body = models.CharField("Cơ quan thực hiện", max_length=200, blank=True, default="", db_default="")
    document = models.ForeignKey(
        PlanDocument,
        verbose_name="Tài liệu",
        on_delete=models.PROTECT,
        related_name="stages",
        null=True,
        blank=True,
    )
    document_number = models.CharField("Số văn bản", max_length=80, blank=True, default="", db_default="")
    note = models.CharField("Ghi chú", max_length=255, blank=True, default="", db_default="")

    class Meta:
        db_table = "plan_stages"
        verbose_name = "giai đoạn đồ án"
        verbose_name_plural = "giai đoạn đồ án"
        constraints = [
            *Feature.standard_constraints("plan_stages"),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(started_on__isnull=True)
                | models.Q(ended_on__gte=models.F("started_on")),
                name="plan_stages_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage} {self.started_on or ''}".strip()
