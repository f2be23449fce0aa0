"""Bảng các lần vẽ trước."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models.functions import Now


class SeedRun(models.Model):
    """Lần vẽ trước. One run of seeding: what was asked for, how far it is, what came of it.

    `order` holds `tiles.seeding.order.Order`. `problem` says why it stopped, in both languages: {"code", "vi", "en",
    "remedy_vi", "remedy_en"}. A run whose `updated_at` is old while it runs was killed.
    """

    class State(models.TextChoices):
        """How far it is; a run that is not done can be taken up again."""

        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang vẽ"
        DONE = "done", "Đã xong"
        FAILED = "failed", "Bị lỗi"
        STOPPED = "stopped", "Đã dừng"

    id = models.UUIDField("Mã", primary_key=True, default=uuid.uuid4, editable=False)
    order = models.JSONField("Yêu cầu")
    title = models.CharField("Tên", max_length=300)
    state = models.CharField("Trạng thái", max_length=10, choices=State.choices, default=State.WAITING)
    asked_by = models.CharField("Người yêu cầu", max_length=150, blank=True, default="")
    queued = models.BooleanField("Do hàng đợi chạy", default=False)
    at_full_speed = models.BooleanField("Không giảm tốc trong giờ làm việc", default=False)
    processes = models.PositiveSmallIntegerField("Số tiến trình vẽ", default=1)
    claim = models.UUIDField("Tiến trình đang giữ", null=True, editable=False)
    blocks_total = models.PositiveBigIntegerField("Số khối ô", default=0)
    blocks_done = models.PositiveBigIntegerField("Số khối đã xong", default=0)
    tiles_drawn = models.PositiveBigIntegerField("Số ô đã vẽ", default=0)
    tiles_kept = models.PositiveBigIntegerField("Số ô có sẵn", default=0)
    tiles_failed = models.PositiveBigIntegerField("Số ô không vẽ được", default=0)
    bytes_drawn = models.PositiveBigIntegerField("Dung lượng đã vẽ (byte)", default=0)
    tiles_per_s = models.FloatField("Ô mỗi giây", default=0)
    remaining_s = models.PositiveIntegerField("Còn lại (giây)", null=True)
    waiting_for = models.CharField("Đang đợi", max_length=20, blank=True, default="")
    problem = models.JSONField("Lý do", null=True)
    created_at = models.DateTimeField("Lập lúc", db_default=Now(), editable=False)
    started_at = models.DateTimeField("Bắt đầu lúc", null=True)
    updated_at = models.DateTimeField("Cập nhật lúc", null=True)
    finished_at = models.DateTimeField("Xong lúc", null=True)

    class Meta:
        app_label = "tiles"
        db_table = "seed_runs"
        verbose_name = "lần vẽ trước ô bản đồ"
        verbose_name_plural = "lần vẽ trước ô bản đồ"
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return self.title

    @property
    def share_done(self) -> float:
        """Part of the blocks that is behind it, 0 to 1."""
        return self.blocks_done / self.blocks_total if self.blocks_total else 0.0
