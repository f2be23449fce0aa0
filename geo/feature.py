"""Columns that every stored feature carries: identity, lifespan, provenance (LADM VersionedObject and LA_Source).

"Tied to the 1:2000/1:5000 base map" means these columns: from which source at which scale and accuracy, on which map
sheet. Nothing is ever snapped to the base map.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.gis.db import models
from django.contrib.postgres.functions import RandomUUID, TransactionNow
from django.db.models import Func, Value
from django.db.models.functions import Cast, NullIf

#: Change set of the running transaction, as the database knows it; absent outside one.
CURRENT_CHANGE_SET = Cast(
    NullIf(
        Func(
            Value("nen.change_set"),
            Value(True),
            function="current_setting",
            output_field=models.TextField(),
        ),
        Value(""),
    ),
    output_field=models.UUIDField(),
)


class Feature(models.Model):
    """Đối tượng địa lý. One feature of one layer, in the state that is in force.

    `valid_from`/`valid_to` say when it holds in law, `recorded_at` when the system learnt of it, `change_set` by which
    change. The database itself sets `version`, `recorded_at` and `change_set` at every update and keeps the state
    before in the schema `history` (docs/history.md).
    """

    id = models.UUIDField(
        "Mã đối tượng", primary_key=True, default=uuid.uuid4, db_default=RandomUUID(), editable=False
    )
    version = models.PositiveIntegerField("Phiên bản", default=1, db_default=1)
    valid_from = models.DateField("Hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField("Hiệu lực đến", null=True, blank=True)
    recorded_at = models.DateTimeField("Ghi nhận lúc", db_default=TransactionNow(), editable=False)
    change_set = models.UUIDField(
        "Bộ thay đổi", null=True, blank=True, db_default=CURRENT_CHANGE_SET, editable=False
    )
    source = models.CharField("Nguồn dữ liệu", max_length=60)
    source_key = models.CharField("Khóa trong nguồn", max_length=120, blank=True, default="", db_default="")
    source_srid = models.PositiveIntegerField("Hệ tọa độ nguồn (EPSG)", null=True, blank=True)
    accuracy_m = models.FloatField("Độ chính xác (m)", null=True, blank=True)
    map_scale = models.PositiveIntegerField("Mẫu số tỷ lệ bản đồ", null=True, blank=True)
    map_sheet = models.CharField("Mảnh bản đồ nền", max_length=40, blank=True, default="", db_default="")
    synthetic = models.BooleanField("Dữ liệu mô phỏng", default=False, db_default=False)

    class Meta:
        abstract = True

    @classmethod
    def standard_constraints(cls, table: str) -> list[models.BaseConstraint]:
        """Constraints of every layer table: a record of a source is held once; a lifespan does not run backwards."""
        return [
            models.UniqueConstraint(
                fields=["source", "source_key"],
                condition=~models.Q(source_key=""),
                name=f"{table}_source_key_once",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name=f"{table}_lifespan_forward",
            ),
        ]


#: Columns of `Feature`, in the order in which services show them.
IDENTITY_COLUMNS = ("id", "version", "valid_from", "valid_to")
PROVENANCE_COLUMNS = ("source", "source_srid", "accuracy_m", "map_scale", "map_sheet", "synthetic")

#: The true shape (storage CRS) and the two shapes derived from it by trigger through the pinned operation.
GEOMETRY_COLUMN = "geom"
DERIVED_COLUMNS = {4326: "geom_4326", 3857: "geom_3857"}


class PolygonFeature(Feature):
    """Feature with an area: `geom` in metres in the city's VN-2000 zone, the other two by trigger."""

    geom = models.MultiPolygonField("Ranh giới", srid=settings.STORAGE_SRID)
    geom_4326 = models.MultiPolygonField("Ranh giới WGS 84", srid=4326, null=True, editable=False)
    geom_3857 = models.MultiPolygonField("Ranh giới Web Mercator", srid=3857, null=True, editable=False)

    class Meta:
        abstract = True


class LineFeature(Feature):
    """Feature with a course: `geom` in metres in the city's VN-2000 zone, the other two by trigger."""

    geom = models.MultiLineStringField("Tuyến", srid=settings.STORAGE_SRID)
    geom_4326 = models.MultiLineStringField("Tuyến WGS 84", srid=4326, null=True, editable=False)
    geom_3857 = models.MultiLineStringField("Tuyến Web Mercator", srid=3857, null=True, editable=False)

    class Meta:
        abstract = True


class PointFeature(Feature):
    """Feature with a position: `geom` in metres in the city's VN-2000 zone, the other two by trigger."""

    geom = models.PointField("Vị trí", srid=settings.STORAGE_SRID)
    geom_4326 = models.PointField("Vị trí WGS 84", srid=4326, null=True, editable=False)
    geom_3857 = models.PointField("Vị trí Web Mercator", srid=3857, null=True, editable=False)

    class Meta:
        abstract = True
