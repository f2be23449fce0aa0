"""Tables of the layer machinery that belong to no particular layer."""

from __future__ import annotations

import uuid

from django.db import models

from layers.background import Job
from layers.rights.assignments import RoleAssignment

__all__ = ["ImportRun", "Job", "RoleAssignment"]


class ImportRun(models.Model):
    """Lần nhập dữ liệu. One run of the importer: what came from which file, what was refused, where the log lies.

    `change_set` names the draft that the rows became. Without one they were written at once, and the versions made so
    bear the id of the run as their change set.
    """

    class Outcome(models.TextChoices):
        """How a run ended; anything but `written` left the layer as it was."""

        WRITTEN = "written", "Đã ghi"
        UNCHANGED = "unchanged", "Không thay đổi"
        DRY_RUN = "dry_run", "Chạy thử"
        REFUSED = "refused", "Từ chối"
        DRAFTED = "drafted", "Đã lập bộ thay đổi"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    layer = models.CharField("Lớp", max_length=60)
    source = models.CharField("Nguồn dữ liệu", max_length=60)
    file_name = models.CharField("Tệp", max_length=255)
    file_sha256 = models.CharField("SHA-256 của tệp", max_length=64)
    started_at = models.DateTimeField("Bắt đầu")
    finished_at = models.DateTimeField("Kết thúc")
    outcome = models.CharField("Kết quả", max_length=12, choices=Outcome.choices)
    rows_read = models.PositiveIntegerField("Số dòng đọc", default=0)
    rows_added = models.PositiveIntegerField("Thêm mới", default=0)
    rows_changed = models.PositiveIntegerField("Thay đổi", default=0)
    rows_unchanged = models.PositiveIntegerField("Giữ nguyên", default=0)
    rows_removed = models.PositiveIntegerField("Không còn trong tệp", default=0)
    rows_refused = models.PositiveIntegerField("Bị từ chối", default=0)
    issue_counts = models.JSONField("Số lỗi theo quy tắc", default=dict)
    report_path = models.CharField("Báo cáo", max_length=500, blank=True, default="")
    user_name = models.CharField("Người nhập", max_length=150, blank=True, default="")

    change_set = models.UUIDField("Bộ thay đổi", null=True, blank=True)

    class Meta:
        db_table = "import_runs"
        verbose_name = "lần nhập dữ liệu"
        verbose_name_plural = "lần nhập dữ liệu"
        indexes = [models.Index(fields=["layer", "-finished_at"], name="import_runs_layer")]

    def __str__(self) -> str:
        return f"{self.layer} ← {self.file_name}"
