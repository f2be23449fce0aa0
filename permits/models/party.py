"""Các bên của hồ sơ. Investors and others with their personal data (Law 91/2025/QH15): the schema `restricted`."""

from __future__ import annotations

from django.db import models

from permits.models.case import PermitCase

#: (code, Vietnamese, English)
PARTY_ROLES: tuple[tuple[str, str, str], ...] = (
    ("investor", "Chủ đầu tư", "Investor"),
    ("representative", "Người đại diện", "Representative"),
    ("designer", "Đơn vị thiết kế", "Designer"),
    ("builder", "Đơn vị thi công", "Builder"),
)


class PermitParty(models.Model):
    """Một bên. Every column but the role is personal: the table stands in the schema `restricted`."""

    case = models.ForeignKey(
        PermitCase, verbose_name="Hồ sơ", on_delete=models.PROTECT, related_name="parties"
    )
    role = models.CharField(
        "Vai trò", max_length=20, choices=[(code, vi) for code, vi, _en in PARTY_ROLES], default="investor"
    )
    name = models.CharField("Họ tên, tên tổ chức", max_length=255)
    identity_number = models.CharField("Số định danh", max_length=20, blank=True, default="")
    address = models.CharField("Địa chỉ", max_length=255, blank=True, default="")
    phone = models.CharField("Điện thoại", max_length=20, blank=True, default="")
    email = models.CharField("Thư điện tử", max_length=120, blank=True, default="")

    class Meta:
        db_table = "permit_parties"
        verbose_name = "bên của hồ sơ"
        verbose_name_plural = "các bên của hồ sơ"
        ordering = ("case", "id")

    def __str__(self) -> str:
        return self.get_role_display()
