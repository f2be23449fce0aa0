"""Biến động thửa đất. Events that change parcels, and which parcel came from which."""

from __future__ import annotations

import uuid

from django.contrib.gis.db import models
from django.contrib.postgres.functions import RandomUUID
from django.db.models.functions import Now


class ParcelEvent(models.Model):
    """Biến động. DC_BD_THUA; LADM: the LA_Source and VersionedObject of a change, written when it is published.

    `summary` holds figures of the change and never personal data.
    """

    id = models.UUIDField(
        "Mã biến động", primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False
    )
    operation = models.CharField("Loại biến động", max_length=20)
    title = models.CharField("Nội dung", max_length=200, blank=True, default="", db_default="")
    document = models.CharField("Văn bản", max_length=200, blank=True, default="", db_default="")
    document_date = models.DateField("Ngày văn bản", null=True, blank=True)
    effective_on = models.DateField("Ngày có hiệu lực")
    change_set = models.UUIDField("Bộ thay đổi")
    edit = models.BigIntegerField("Sửa đổi", null=True, blank=True)
    recorded_at = models.DateTimeField("Ghi nhận lúc", db_default=Now(), editable=False)
    summary = models.JSONField("Tóm tắt", default=dict, blank=True)
    reverted_by = models.UUIDField("Bị hoàn tác bởi bộ thay đổi", null=True, blank=True)
    reverted_at = models.DateTimeField("Hoàn tác lúc", null=True, blank=True)

    class Meta:
        db_table = "parcel_events"
        verbose_name = "biến động thửa đất"
        verbose_name_plural = "biến động thửa đất"
        indexes = [models.Index(fields=["change_set"], name="parcel_events_change_set")]

    def __str__(self) -> str:
        return f"{self.operation} {self.effective_on}"


class ParcelLineage(models.Model):
    """Nguồn gốc thửa đất. DC_BD_THUA_THUA: a state of one parcel became (part of) a state of another.

    Parcels are named by (id, version), for a corrected boundary keeps the id; closed parcels stay nameable.
    Shares are between 0 and 1, of the area of either side in the storage CRS.
    """

    event = models.ForeignKey(
        ParcelEvent, verbose_name="Biến động", on_delete=models.CASCADE, related_name="links"
    )
    parent = models.UUIDField("Thửa cha")
    parent_version = models.PositiveIntegerField("Phiên bản thửa cha")
    child = models.UUIDField("Thửa con")
    child_version = models.PositiveIntegerField("Phiên bản thửa con")
    overlap_m2 = models.FloatField("Phần chung (m²)")
    share_of_parent = models.FloatField("Phần của thửa cha")
    share_of_child = models.FloatField("Phần của thửa con")

    class Meta:
        db_table = "parcel_lineage"
        verbose_name = "nguồn gốc thửa đất"
        verbose_name_plural = "nguồn gốc thửa đất"
        constraints = [
            models.UniqueConstraint(fields=["event", "parent", "child"], name="parcel_lineage_once"),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("child"))
                | models.Q(child_version__gt=models.F("parent_version")),
                name="parcel_lineage_forward",
            ),
        ]
        indexes = [
            models.Index(fields=["parent"], name="parcel_lineage_parent"),
            models.Index(fields=["child"], name="parcel_lineage_child"),
        ]

    def __str__(self) -> str:
        return f"{self.parent} → {self.child}"
