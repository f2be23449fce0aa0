"""Diễn biến hồ sơ. What happened to a case, on which day, recorded by whom; never changed afterwards."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from permits.domain.statuses import EVENT_KINDS
from permits.models.case import PermitCase
from permits.models.document import PermitDocument


class PermitEvent(models.Model):
    """Diễn biến. The database refuses to change or remove one (migration 0005).

    `data` holds what the event needs besides day and note: agencies, answer, numbers of documents. `actor` null: the
    system itself. `change_set` is the one that carried the event into the layer of permits.
    """

    case = models.ForeignKey(
        PermitCase, verbose_name="Hồ sơ", on_delete=models.PROTECT, related_name="events"
    )
    seq = models.PositiveIntegerField("Thứ tự")
    event = models.CharField("Diễn biến", max_length=30, choices=[(one.code, one.vi) for one in EVENT_KINDS])
    on = models.DateField("Ngày", db_column="happened_on")
    from_status = models.CharField("Từ", max_length=20, blank=True, default="")
    to_status = models.CharField("Sang", max_length=20)
    note = models.TextField("Ghi chú", blank=True, default="")
    data = models.JSONField("Nội dung", default=dict, blank=True)
    document = models.ForeignKey(
        PermitDocument, verbose_name="Tài liệu", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )  # fmt: skip
    change_set = models.UUIDField("Bộ thay đổi", null=True, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người ghi", on_delete=models.PROTECT, related_name="+", null=True
    )  # fmt: skip
    recorded_at = models.DateTimeField("Ghi nhận lúc", db_default=Now(), editable=False)

    class Meta:
        db_table = "permit_events"
        verbose_name = "diễn biến hồ sơ"
        verbose_name_plural = "diễn biến hồ sơ"
        ordering = ("case", "seq")
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="permit_events_seq")]

    def __str__(self) -> str:
        return f"{self.get_event_display()} {self.on:%d/%m/%Y}"
