"""Phân quyền. Which role a person or a machine holds, on which datasets, in which administrative unit, how long."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from layers.rights.matrix import ROLES


class RoleAssignment(models.Model):
    """Phân quyền. One role given to one login by an owner of the dataset.

    `scope` is a group of datasets as layers name it (`land`, `planning`), one layer (`layer:parcels`) or `*`;
    `unit_code` a commune, empty for the whole city.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="role_assignments",
        verbose_name="Tài khoản",
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
    valid_from = models.DateField("Hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField(
        "Hiệu lực đến", null=True, blank=True, help_text="Ngày đầu tiên không còn quyền"
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
        verbose_name="Người cấp",
    )
    granted_at = models.DateTimeField("Cấp lúc", auto_now_add=True)

    class Meta:
        app_label = "layers"
        db_table = "role_assignments"
        verbose_name = "phân quyền"
        verbose_name_plural = "phân quyền"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "scope", "unit_code"],
                condition=models.Q(valid_to__isnull=True),
                name="role_assignments_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(ROLES)), name="role_assignments_known_role"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="role_assignments_forward",
            ),
        ]

    def __str__(self) -> str:
        place = f" · {self.unit_code}" if self.unit_code else ""
        return f"{self.user}: {self.role}:{self.scope}{place}"
