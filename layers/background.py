"""Việc nền của người dùng. What somebody asked for that takes longer than a request: how far it is, what came of it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class Job(models.Model):
    """Việc nền. Asked for by a request, done by the worker, looked at by its owner only.

    `problem` holds why it came to nothing, in both languages: {"vi", "en", "remedy_vi", "remedy_en", "code"}.
    """

    class State(models.TextChoices):
        """How far it is; the last three are final."""

        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang chạy"
        DONE = "done", "Đã xong"
        REFUSED = "refused", "Bị từ chối"
        FAILED = "failed", "Bị lỗi"

    id = models.UUIDField("Mã", primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("Loại việc", max_length=40)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người yêu cầu", on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField("Tên", max_length=300)
    state = models.CharField("Trạng thái", max_length=10, choices=State.choices, default=State.WAITING)
    phase = models.CharField("Bước", max_length=40, blank=True, default="")
    progress = models.FloatField("Tiến độ (0–1)", default=0)
    order = models.JSONField("Yêu cầu", default=dict)
    result = models.JSONField("Kết quả", null=True)
    problem = models.JSONField("Lý do", null=True)
    created_at = models.DateTimeField("Lập lúc", db_default=Now(), editable=False)
    started_at = models.DateTimeField("Bắt đầu lúc", null=True)
    finished_at = models.DateTimeField("Xong lúc", null=True)

    class Meta:
        db_table = "jobs"
        verbose_name = "việc nền"
        verbose_name_plural = "việc nền"
        indexes = [models.Index(fields=["owner", "-created_at"], name="jobs_by_owner")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in (self.State.DONE, self.State.REFUSED, self.State.FAILED)
