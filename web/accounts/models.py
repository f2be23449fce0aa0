"""Bảng của tài khoản. Tokens of machines and programs, their quotas, and what the city's SSO says about roles."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from layers.models import RoleAssignment
from layers.rights.matrix import ROLES
from web.accounts.scopes import ACTIONS


class AccessToken(models.Model):
    """Mã truy cập cá nhân. Stands for its owner at the API, for QGIS and scripts; only its digest is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="access_tokens",
        verbose_name="Tài khoản",
    )
    name = models.CharField("Tên gợi nhớ", max_length=80)
    digest = models.CharField("Mã băm", max_length=64, unique=True, editable=False)
    beginning = models.CharField("Các ký tự đầu", max_length=16, editable=False)
    scopes = ArrayField(
        models.CharField(max_length=12, choices=[(one, one) for one in ACTIONS]), verbose_name="Phạm vi"
    )
    created_at = models.DateTimeField("Tạo lúc", auto_now_add=True)
    expires_at = models.DateTimeField("Hết hạn lúc")
    last_used_at = models.DateTimeField("Dùng lần cuối", null=True, editable=False)
    revoked_at = models.DateTimeField("Thu hồi lúc", null=True, editable=False)

    class Meta:
        db_table = "access_tokens"
        verbose_name = "mã truy cập"
        verbose_name_plural = "mã truy cập"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.user}: {self.name}"


class ApiQuota(models.Model):
    """Hạn mức API. Requests that the programs of a login may make of the domain API in a day, where it is not the usual
    number (NEN_API_DAILY_QUOTA). An OAuth2 client acts as its login; all tokens of a login count together."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="Tài khoản"
    )
    requests_per_day = models.PositiveIntegerField(
        "Số yêu cầu mỗi ngày", help_text="0: không được gọi API bằng chương trình"
    )

    class Meta:
        db_table = "api_quotas"
        verbose_name = "hạn mức API"
        verbose_name_plural = "hạn mức API"

    def __str__(self) -> str:
        return f"{self.user}: {self.requests_per_day}"


class ApiUse(models.Model):
    """Lượt gọi API. Requests that the programs of a login made of the domain API on a day of the city, counted in
    blocks that a process takes in advance."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="Tài khoản"
    )
    day = models.DateField("Ngày")
    requests = models.PositiveBigIntegerField("Số yêu cầu")

    class Meta:
        db_table = "api_uses"
        verbose_name = "lượt gọi API"
        verbose_name_plural = "lượt gọi API"
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="api_uses_once")]
        ordering = ["-day", "user"]

    def __str__(self) -> str:
        return f"{self.user} {self.day:%d/%m/%Y}: {self.requests}"


class ClaimRole(models.Model):
    """Ánh xạ nhóm SSO. Which role a group of the city's single sign-on brings here.

    A row is a deliberate decision of an administrator: no group gives a role by its name alone.
    """

    value = models.CharField(
        "Nhóm bên SSO", max_length=200, help_text="Giá trị trong claim NEN_OIDC_ROLES_CLAIM"
    )
    role = models.CharField(
        "Vai trò", max_length=12, choices=[(name, rights.label.vi) for name, rights in ROLES.items()]
    )
    scope = models.CharField(
        "Phạm vi dữ liệu", max_length=60, help_text="Nhóm dữ liệu (land), một lớp (layer:parcels) hoặc *"
    )
    unit_code = models.CharField(
        "Mã xã/phường", max_length=5, blank=True, default="", help_text="Để trống: toàn thành phố"
    )

    class Meta:
        db_table = "claim_roles"
        verbose_name = "ánh xạ nhóm SSO"
        verbose_name_plural = "ánh xạ nhóm SSO"
        constraints = [
            models.UniqueConstraint(fields=["value", "role", "scope", "unit_code"], name="claim_roles_once"),
        ]

    def __str__(self) -> str:
        place = f" · {self.unit_code}" if self.unit_code else ""
        return f"{self.value} → {self.role}:{self.scope}{place}"


class SsoAssignment(models.Model):
    """Vai trò do SSO cấp. Marks a role that came from single sign-on, so that the next sign-in may end it."""

    assignment = models.OneToOneField(
        RoleAssignment,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="+",
        verbose_name="Phân quyền",
    )

    class Meta:
        db_table = "sso_assignments"
        verbose_name = "vai trò do SSO cấp"
        verbose_name_plural = "vai trò do SSO cấp"

    def __str__(self) -> str:
        return str(self.assignment)
