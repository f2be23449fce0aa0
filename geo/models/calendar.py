"""Lịch làm việc. Days whose standing was decided beside the law."""

from __future__ import annotations

from django.db import models


class SwapDay(models.Model):
    """Ngày hoán đổi. A working day that is off, or a day off that is worked, by a decision of the Prime Minister.

    Holidays themselves, and the swaps decided when the calendar was released, come from `geo.domain.working_days`.
    """

    day = models.DateField("Ngày", unique=True)
    working = models.BooleanField("Là ngày làm việc")
    basis = models.CharField("Văn bản", max_length=200)

    class Meta:
        db_table = "swap_days"
        verbose_name = "ngày làm việc hoán đổi"
        verbose_name_plural = "ngày làm việc hoán đổi"
        ordering = ("day",)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"
