"""Thời hạn. How long each step of a case may take, by which law, from when to when: a change of law is a row."""

from __future__ import annotations

from django.db import models

from permits.domain.deadlines import STEPS
from permits.domain.kinds import KINDS, WORK_GROUPS

#: (code, Vietnamese)
COUNTINGS = (("working", "Ngày làm việc"), ("calendar", "Ngày"))


class PermitDeadline(models.Model):
    """Thời hạn của một bước. `valid_to` is the first day on which the rule no longer holds."""

    kind = models.CharField("Loại hồ sơ", max_length=30, choices=[(code, vi) for code, vi, _en in KINDS])
    work_group = models.CharField(
        "Nhóm công trình", max_length=10, choices=[(code, vi) for code, vi, _en in WORK_GROUPS]
    )
    step = models.CharField("Bước", max_length=30, choices=[(code, vi) for code, vi, _en in STEPS])
    days = models.PositiveIntegerField("Số ngày")
    counting = models.CharField("Cách tính", max_length=10, choices=COUNTINGS, default="working")
    basis = models.CharField("Căn cứ pháp lý", max_length=255)
    valid_from = models.DateField("Áp dụng từ")
    valid_to = models.DateField("Hết áp dụng", null=True, blank=True)

    class Meta:
        db_table = "permit_deadlines"
        verbose_name = "thời hạn giải quyết hồ sơ cấp phép"
        verbose_name_plural = "thời hạn giải quyết hồ sơ cấp phép"
        ordering = ("kind", "work_group", "step", "valid_from")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "work_group", "step", "valid_from"], name="permit_deadlines_once"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="permit_deadlines_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.get_work_group_display()} · {self.get_step_display()}"
