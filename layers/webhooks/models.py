"""Đăng ký nhận tin. Who wants to be told of what, which messages were made of it, and what became of each."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models.functions import Now


class Subscription(models.Model):
    """Đăng ký nhận tin. Changes of some layers in an area go to one address.

    (`publication`, `seq`) is the place in the change feed up to which messages were made. The secret is derived from
    `salt` (`layers.webhooks.domain.signing`); while it is exchanged, messages bear the former signature too.
    """

    class State(models.TextChoices):
        """Paused by its owner, disabled because nobody took its messages; both keep their place in the feed."""

        ACTIVE = "active", "Đang gửi"
        PAUSED = "paused", "Tạm dừng"
        DISABLED = "disabled", "Đã tắt"

    id = models.UUIDField("Mã", primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="Người đăng ký", on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField("Tên", max_length=120)
    url = models.CharField("Địa chỉ nhận", max_length=500)
    layers = ArrayField(models.CharField(max_length=60), verbose_name="Các lớp", default=list)
    events = ArrayField(models.CharField(max_length=20), verbose_name="Loại tin", default=list)
    area = models.GeometryField("Vùng", srid=settings.STORAGE_SRID, null=True, spatial_index=False)
    area_text = models.CharField("Vùng, như đã nêu", max_length=200, blank=True, default="")
    state = models.CharField("Trạng thái", max_length=10, choices=State.choices, default=State.ACTIVE)
    reason = models.CharField("Lý do tắt", max_length=60, blank=True, default="")
    salt = models.CharField(max_length=32)
    former_salt = models.CharField(max_length=32, blank=True, default="")
    former_until = models.DateTimeField(null=True)
    publication = models.BigIntegerField("Đã đọc đến số công bố")
    seq = models.PositiveIntegerField("Đã đọc đến thứ tự", default=0)
    created_at = models.DateTimeField("Lập lúc", db_default=Now())
    succeeded_at = models.DateTimeField("Gửi được lần cuối", null=True)
    failing_since = models.DateTimeField("Không gửi được từ", null=True)

    class Meta:
        db_table = "webhook_subscriptions"
        verbose_name = "đăng ký nhận tin"
        verbose_name_plural = "đăng ký nhận tin"
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """Tin gửi đi. One message; `body` is sent again byte for byte, under the same id."""

    class State(models.TextChoices):
        """`dead`: given up after the last attempt, kept until somebody sends it again."""

        WAITING = "waiting", "Chờ gửi"
        DONE = "done", "Đã nhận"
        DEAD = "dead", "Không gửi được"

    id = models.UUIDField("Mã tin", primary_key=True, default=uuid.uuid4, editable=False)
    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="deliveries")
    kind = models.CharField("Loại", max_length=10)
    body = models.TextField("Nội dung")
    count = models.PositiveIntegerField("Số mục", default=0)
    state = models.CharField("Trạng thái", max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("Số lần gửi", default=0)
    next_at = models.DateTimeField("Gửi lúc", db_default=Now())
    status = models.PositiveSmallIntegerField("Mã trả lời", null=True)
    problem = models.CharField("Lỗi", max_length=40, blank=True, default="")
    created_at = models.DateTimeField("Lập lúc", db_default=Now())
    finished_at = models.DateTimeField("Xong lúc", null=True)

    class Meta:
        db_table = "webhook_deliveries"
        verbose_name = "tin gửi đi"
        verbose_name_plural = "tin gửi đi"
        ordering = ["created_at", "id"]
        indexes = [
            models.Index(fields=["next_at"], name="webhooks_due", condition=models.Q(state="waiting")),
            models.Index(fields=["subscription", "-created_at"], name="webhooks_of_subscription"),
        ]

    def __str__(self) -> str:
        return f"msg_{self.id.hex}"


class AnswerChange(models.Model):
    """Trả lời thay đổi. What a publication changed in the answer for one parcel; m² before and after in `detail`.

    `parcel` null: the comparison could not be made, answers in the area of the change set may differ.
    """

    change_set = models.UUIDField("Bộ thay đổi")
    parcel = models.UUIDField("Thửa đất", null=True)
    detail = models.JSONField("Thay đổi", default=dict)
    created_at = models.DateTimeField("Lúc", db_default=Now())

    class Meta:
        db_table = "answer_changes"
        verbose_name = "trả lời thay đổi"
        verbose_name_plural = "trả lời thay đổi"
        indexes = [models.Index(fields=["change_set"], name="answer_changes_of_set")]

    def __str__(self) -> str:
        return f"{self.change_set} {self.parcel}"
