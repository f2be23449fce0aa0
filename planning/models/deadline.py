"""Thời hạn. How long each step may take, by which law, from when to when: a change of law is a row."""

from __future__ import annotations

from django.db import models

from planning.domain.deadlines import COUNTINGS
from planning.domain.statuses import PHASES, STAGES


class PlanDeadline(models.Model):
    """Thời hạn của một bước. `valid_to` is the first day on which the rule no longer holds."""

    phase = models.CharField(
        "Nhiệm vụ hay đồ án", max_length=10, choices=[(code, vi) for code, vi, _en in PHASES]
    )
    step = models.CharField("Giai đoạn", max_length=30, choices=[(code, vi) for code, vi, _en in STAGES])
    days = models.PositiveIntegerField("Số ngày nhiều nhất")
    days_least = models.PositiveIntegerField("Số ngày ít nhất", null=True, blank=True)
    counting = models.CharField(
        "Cách tính", max_length=10, choices=[(code, vi) for code, vi, _en in COUNTINGS]
    )
    basis = models.CharField("Căn cứ pháp lý", max_length=255)
    valid_from = models.DateField("Áp dụng từ")
    valid_to = models.DateField("Hết áp dụng", null=True, blank=True)

    class Meta:
        db_table = "plan_deadlines"
        verbose_name = "thời hạn của bước quy hoạch"
        verbose_name_plural = "thời hạn của các bước quy hoạch"
        ordering = ("phase", "step", "valid_from")
        constraints = [
            models.UniqueConstraint(fields=["phase", "step", "valid_from"], name="plan_deadlines_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="plan_deadlines_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(days_least__isnull=True) | models.Q(days_least__lte=models.F("days")),
                name="plan_deadlines_least",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_phase_display()} · {self.get_step_display()}"
