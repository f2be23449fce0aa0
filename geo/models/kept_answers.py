"""Câu trả lời đã giữ. Answers to requests that a caller may send again (docs/api.md, Sending again)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now


class KeptAnswer(models.Model):
    """Câu trả lời giữ theo Idempotency-Key. Written in the transaction of what the request did, so that both are there
    or neither; removed after a day.

    `caller` is the login, or for somebody unknown a digest of the address; `request` the SHA-256 of what was sent.
    """

    caller = models.CharField("Người gọi", max_length=80)
    key = models.CharField("Khóa", max_length=200)
    request = models.CharField("Mã băm của yêu cầu", max_length=64)
    status = models.PositiveSmallIntegerField("Mã trạng thái")
    headers = models.JSONField("Tiêu đề", default=dict)
    content = models.BinaryField("Nội dung")
    kept_at = models.DateTimeField("Giữ lúc", db_default=Now(), editable=False)

    class Meta:
        db_table = "kept_answers"
        verbose_name = "câu trả lời đã giữ"
        verbose_name_plural = "câu trả lời đã giữ"
        constraints = [models.UniqueConstraint(fields=["caller", "key"], name="kept_answers_once")]
        indexes = [models.Index(fields=["kept_at"], name="kept_answers_by_age")]

    def __str__(self) -> str:
        return self.key
