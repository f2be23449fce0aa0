"""Bảng của sổ chia sẻ. Agreements, and what was given by day, receiver and service.

Receivers are named, not linked: the record outlives accounts and clients.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone


class Receiver(models.TextChoices):
    """Who was given data."""

    CLIENT = "client", "Hệ thống (OAuth2)"
    USER = "user", "Tài khoản"
    PUBLIC = "public", "Công chúng"


class SharingAgreement(models.Model):
    """Văn bản chia sẻ. On which legal ground and for which purpose a system or a person gets data.

    A day belongs to it from `valid_from` until before `valid_to`.
    """

    receiver_kind = models.CharField(
        "Bên nhận là",
        max_length=6,
        choices=[(kind.value, kind.label) for kind in (Receiver.CLIENT, Receiver.USER)],
    )
    receiver = models.CharField(
        "Mã hệ thống hoặc tên đăng nhập", max_length=150, help_text="client_id OAuth2 hoặc tên đăng nhập"
    )
    organisation = models.CharField("Cơ quan, tổ chức nhận", max_length=200)
    legal_ground = models.CharField(
        "Căn cứ pháp lý", max_length=500, help_text="Điều, khoản của luật, nghị định cho phép chia sẻ"
    )
    document_number = models.CharField("Số văn bản", max_length=100)
    document_date = models.DateField("Ngày văn bản")
    purpose = models.CharField("Mục đích sử dụng", max_length=500)
    services = ArrayField(models.CharField(max_length=30), verbose_name="Dịch vụ")
    personal_data = models.BooleanField(
        "Gồm dữ liệu cá nhân", default=False, help_text="Văn bản cho phép cung cấp dữ liệu cá nhân"
    )
    valid_from = models.DateField("Hiệu lực từ", default=timezone.localdate)
    valid_to = models.DateField(
        "Hiệu lực đến", null=True, blank=True, help_text="Ngày đầu tiên không còn hiệu lực"
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        verbose_name="Người nhập",
    )
    entered_at = models.DateTimeField("Nhập lúc", auto_now_add=True)

    class Meta:
        db_table = "sharing_agreements"
        verbose_name = "văn bản chia sẻ"
        verbose_name_plural = "văn bản chia sẻ"
        ordering = ["receiver_kind", "receiver", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="sharing_agreements_forward",
            ),
            models.CheckConstraint(
                condition=models.Q(receiver_kind__in=["client", "user"]), name="sharing_agreements_known_kind"
            ),
            models.CheckConstraint(
                condition=~models.Q(services__len=0), name="sharing_agreements_some_service"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_number} ({self.receiver})"


class SharingUsage(models.Model):
    """Lượng đã chia sẻ. One row a day, receiver and service; written by `layers.sharing.counting` alone."""

    day = models.DateField("Ngày")
    receiver_kind = models.CharField("Bên nhận là", max_length=6, choices=Receiver.choices)
    receiver = models.CharField("Bên nhận", max_length=150, blank=True)
    service = models.CharField("Dịch vụ", max_length=30)
    requests = models.BigIntegerField("Số yêu cầu")
    rows_given = models.BigIntegerField("Số bản ghi")
    personal_rows = models.BigIntegerField("Bản ghi có dữ liệu cá nhân")
    errors = models.BigIntegerField("Số lỗi")

    class Meta:
        db_table = "sharing_usage"
        verbose_name = "lượng đã chia sẻ"
        verbose_name_plural = "lượng đã chia sẻ"
        constraints = [
            models.UniqueConstraint(
                fields=["day", "receiver_kind", "receiver", "service"], name="sharing_usage_once"
            ),
        ]
        indexes = [models.Index(fields=["receiver_kind", "receiver", "day"], name="sharing_usage_receiver")]

    def __str__(self) -> str:
        return f"{self.day} {self.receiver or self.receiver_kind} {self.service}"
