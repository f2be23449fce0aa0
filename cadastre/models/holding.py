"""Người và quyền. Parties, certificates and rights: personal data, in the PostgreSQL schema `restricted`.

No public role may enter the schema; its tables are found by the search path of the application's connections
(docs/rights.md).
"""

from __future__ import annotations

from django.contrib.gis.db import models

from cadastre.models.parcel import Parcel
from geo.feature import Feature


class Party(Feature):
    """Người sử dụng đất, chủ sở hữu. LADM LA_Party; personal data under Law 91/2025/QH15."""

    name = models.CharField("Họ và tên, tên gọi", max_length=255)
    kind = models.CharField("Loại đối tượng", max_length=20)
    identity_number = models.CharField(
        "Số định danh, số CCCD", max_length=20, blank=True, default="", db_default=""
    )
    born_on = models.DateField("Ngày sinh", null=True, blank=True)
    address = models.CharField("Địa chỉ liên hệ", max_length=255, blank=True, default="", db_default="")
    phone = models.CharField("Số điện thoại", max_length=30, blank=True, default="", db_default="")

    class Meta:
        db_table = "parties"
        verbose_name = "người sử dụng đất"
        verbose_name_plural = "người sử dụng đất"
        constraints = Feature.standard_constraints("parties")

    def __str__(self) -> str:
        return str(self.pk)


class Certificate(Feature):
    """Giấy chứng nhận. LADM LA_AdministrativeSource; DC_GIAYCHUNGNHAN."""

    serial = models.CharField("Số phát hành", max_length=40)
    barcode = models.CharField("Mã vạch", max_length=40, blank=True, default="", db_default="")
    book_number = models.CharField("Số vào sổ", max_length=40, blank=True, default="", db_default="")
    kind = models.CharField("Loại giấy chứng nhận", max_length=40, blank=True, default="", db_default="")
    issued_on = models.DateField("Ngày cấp", null=True, blank=True)
    issuer = models.CharField("Cơ quan cấp", max_length=160, blank=True, default="", db_default="")
    cancelled_on = models.DateField("Ngày hủy, thu hồi", null=True, blank=True)

    class Meta:
        db_table = "certificates"
        verbose_name = "giấy chứng nhận"
        verbose_name_plural = "giấy chứng nhận"
        constraints = Feature.standard_constraints("certificates")

    def __str__(self) -> str:
        return str(self.pk)


class LandRight(Feature):
    """Quyền đối với thửa đất. LADM LA_RRR; DC_QUYENSUDUNGDAT: one party's right to one parcel, on one certificate."""

    parcel = models.ForeignKey(
        Parcel, verbose_name="Thửa đất", on_delete=models.CASCADE, related_name="rights"
    )
    party = models.ForeignKey(
        Party, verbose_name="Người có quyền", on_delete=models.PROTECT, related_name="rights"
    )
    certificate = models.ForeignKey(
        Certificate,
        verbose_name="Giấy chứng nhận",
        on_delete=models.PROTECT,
        related_name="rights",
        null=True,
        blank=True,
    )
    kind = models.CharField("Loại quyền", max_length=20)
    share_pct = models.FloatField("Tỷ lệ (%)", null=True, blank=True)
    mortgaged = models.BooleanField("Đang thế chấp", default=False, db_default=False)
    since = models.DateField("Từ ngày", null=True, blank=True)
    until = models.DateField("Đến ngày", null=True, blank=True)
    basis = models.CharField("Căn cứ", max_length=160, blank=True, default="", db_default="")

    class Meta:
        db_table = "land_rights"
        verbose_name = "quyền đối với thửa đất"
        verbose_name_plural = "quyền đối với thửa đất"
        constraints = [
            *Feature.standard_constraints("land_rights"),
            models.CheckConstraint(
                condition=models.Q(share_pct__isnull=True) | models.Q(share_pct__gt=0, share_pct__lte=100),
                name="land_rights_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
