"""Bảng nhật ký. One table, written once: the database refuses change, removal and emptying (migration 0001)."""

from __future__ import annotations

from django.contrib.postgres.indexes import BrinIndex, GinIndex, OpClass
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Now


class AuditEntry(models.Model):
    """Mục nhật ký. Who did or saw what, when, from where and on which legal ground.

    `seq`, `at`, `prev_hash` and `hash` are the database's own, whatever an INSERT says: numbered without gaps under
    one lock, each entry sealed with the hash of the one before.
    """

    seq = models.BigIntegerField("Số thứ tự", primary_key=True, db_default=0, editable=False)
    at = models.DateTimeField("Thời điểm", db_default=Now(), editable=False)
    actor_id = models.BigIntegerField("Mã người dùng", null=True, blank=True)
    actor_name = models.CharField("Người dùng", max_length=150, blank=True, default="", db_default="")
    action = models.CharField("Hành động", max_length=60)
    layer = models.CharField("Lớp", max_length=60, blank=True, default="", db_default="")
    feature = models.UUIDField("Mã đối tượng", null=True, blank=True)
    change_set = models.UUIDField("Hồ sơ thay đổi", null=True, blank=True)
    address = models.GenericIPAddressField("Địa chỉ mạng", null=True, blank=True)
    request_id = models.CharField("Mã yêu cầu", max_length=64, blank=True, default="", db_default="")
    ground = models.CharField("Căn cứ hoặc mục đích", max_length=500, blank=True, default="", db_default="")
    row_count = models.PositiveIntegerField("Số bản ghi", null=True, blank=True)
    detail = models.JSONField("Chi tiết", default=dict, blank=True)
    prev_hash = models.CharField("Mã băm mục trước", max_length=64, db_default="", editable=False)
    hash = models.CharField("Mã băm", max_length=64, db_default="", editable=False)

    class Meta:
        db_table = "audit_entries"
        verbose_name = "mục nhật ký"
        verbose_name_plural = "nhật ký truy cập"
        ordering = ["-seq"]
        indexes = [
            # entries come in the order of time, so a few pages of ranges find a day among millions
            BrinIndex(fields=["at"], name="audit_entries_at", pages_per_range=16),
            models.Index(fields=["actor_name", "-seq"], name="audit_entries_actor"),
            models.Index(fields=["action", "-seq"], name="audit_entries_action"),
            models.Index(fields=["layer", "-seq"], name="audit_entries_layer", condition=~models.Q(layer="")),
            models.Index(
                fields=["feature", "-seq"],
                name="audit_entries_feature",
                condition=models.Q(feature__isnull=False),
            ),
            GinIndex(
                OpClass(KeyTransform("features", "detail"), name="jsonb_path_ops"),
                name="audit_entries_features",
                condition=models.Q(detail__has_key="features"),
            ),
            models.Index(
                fields=["change_set", "-seq"],
                name="audit_entries_change_set",
                condition=models.Q(change_set__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action} {self.actor_name}".rstrip()
